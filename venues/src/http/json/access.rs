//! Lists and objects, one item or field at a time; each knows its place, for the error that one of them may hold.

use serde::de::value::{BorrowedStrDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess};

use super::decoder::Decoder;
use super::error::Error;
use super::scan::Str;

/// What to do with a list's items behind those that were read.
pub(super) enum Rest {
    Refused,
    Ignored,
}

pub(super) struct Items<'a, 'de> {
    decoder: &'a mut Decoder<'de>,
    count: usize,
    ended: bool,
}

impl<'a, 'de> Items<'a, 'de> {
    pub fn new(decoder: &'a mut Decoder<'de>) -> Self {
        Self {
            decoder,
            count: 0,
            ended: false,
        }
    }

    /// Whether there is one more item; stands before it then.
    #[inline]
    fn more(&mut self) -> Result<bool, Error> {
        let scan = &mut self.decoder.scan;
        if self.ended || scan.take(b']') {
            self.ended = true;
            return Ok(false);
        }
        if self.count > 0 {
            scan.expect(b',')?;
        }
        Ok(true)
    }

    /// Goes behind the list's end.
    pub fn finish(mut self, rest: Rest) -> Result<(), Error> {
        while self.more()? {
            if let Rest::Refused = rest {
                return Err(Error::custom(format_args!(
                    "more than {} items",
                    self.count
                )));
            }
            self.decoder.scan.value(self.decoder.depth)?;
            self.count += 1;
        }
        self.decoder.lengths[self.decoder.depth] = self.count;
        Ok(())
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        if !self.more()? {
            return Ok(None);
        }
        let item = seed
            .deserialize(&mut *self.decoder)
            .map_err(|error| error.at(self.count))?;
        self.count += 1;
        Ok(Some(item))
    }

    fn size_hint(&self) -> Option<usize> {
        // Never more than a list that was really there, so that memory stays in proportion to the text.
        Some(self.decoder.lengths[self.decoder.depth])
    }
}

pub(super) struct Fields<'a, 'de> {
    decoder: &'a mut Decoder<'de>,
    first: bool,
    ended: bool,
    /// Of the field whose value comes next.
    name: Str<'de>,
}

impl<'a, 'de> Fields<'a, 'de> {
    pub fn new(decoder: &'a mut Decoder<'de>) -> Self {
        Self {
            decoder,
            first: true,
            ended: false,
            name: Str::Plain(""),
        }
    }

    /// Whoever reads an object reads all of it.
    pub fn finish(self) -> Result<(), Error> {
        match self.ended {
            true => Ok(()),
            false => Err(Error::custom("more fields than are read")),
        }
    }
}

impl<'de> MapAccess<'de> for &mut Fields<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let scan = &mut self.decoder.scan;
        if scan.take(b'}') {
            self.ended = true;
            return Ok(None);
        }
        if !std::mem::take(&mut self.first) {
            scan.expect(b',')?;
        }
        self.name = scan.string()?;
        scan.expect(b':')?;
        match &self.name {
            Str::Plain(name) => seed.deserialize(BorrowedStrDeserializer::new(name)),
            Str::Escaped(name) => seed.deserialize(StringDeserializer::new(name.clone())),
        }
        .map(Some)
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(&mut *self.decoder)
            .map_err(|error| match &self.name {
                Str::Plain(name) => error.under(name),
                Str::Escaped(name) => error.under(name),
            })
    }
}
