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
    place: u8,
}

impl<'a, 'de> Items<'a, 'de> {
    pub fn new(decoder: &'a mut Decoder<'de>) -> Self {
        Self {
            place: decoder.place,
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
        self.decoder.lengths[usize::from(self.place)] =
            u32::try_from(self.count).unwrap_or(u32::MAX);
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
        // A list in a list is in a place of its own.
        self.decoder.place = self.place.wrapping_add(1);
        let item = seed
            .deserialize(&mut *self.decoder)
            .map_err(|error| error.at(self.count))?;
        self.count += 1;
        Ok(Some(item))
    }

    fn size_hint(&self) -> Option<usize> {
        // Never more than a list that was really there, so that memory stays in proportion to the text.
        Some(self.decoder.lengths[usize::from(self.place)] as usize)
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
        let name = match &self.name {
            Str::Plain(name) => name,
            Str::Escaped(name) => name.as_str(),
        };
        self.decoder.place = place(name);
        let value = seed.deserialize(&mut *self.decoder);
        value.map_err(|error| error.under(name))
    }
}

/// The kind of place that a field's value is in: the same for the same name, most often another for another one.
#[inline]
fn place(name: &str) -> u8 {
    let letters = name.as_bytes();
    let last = letters.last().copied().unwrap_or(0);
    let middle = letters.get(letters.len() / 2).copied().unwrap_or(0);
    last.wrapping_mul(31)
        .wrapping_add(middle.wrapping_mul(7))
        .wrapping_add(letters.len() as u8)
}
