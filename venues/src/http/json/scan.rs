//! [`Scanner`]: JSON text, token by token.

use super::error::Error;

/// A place in JSON text. All text is UTF-8, checked once, so that every token is a slice of it.
pub(super) struct Scanner<'de> {
    text: &'de str,
    at: usize,
}

/// What a string holds: a piece of the text, or what its escapes stand for.
pub(super) enum Str<'de> {
    Plain(&'de str),
    Escaped(String),
}

/// Deeper nesting is refused.
pub(super) const DEEPEST: usize = 128;

impl<'de> Scanner<'de> {
    pub fn new(text: &'de [u8]) -> Result<Self, Error> {
        match std::str::from_utf8(text) {
            Ok(text) => Ok(Self { text, at: 0 }),
            Err(error) => Err(Error::new(format_args!(
                "not UTF-8 from byte {} on",
                error.valid_up_to()
            ))),
        }
    }

    /// The first byte of the next token, which stays; 0 at the end of the text.
    #[inline]
    pub fn peek(&mut self) -> u8 {
        loop {
            match self.byte() {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return byte,
            }
        }
    }

    /// Whether nothing is left.
    pub fn at_end(&mut self) -> bool {
        self.peek();
        self.at == self.text.len()
    }

    /// Takes the next token when it is this byte.
    #[inline]
    pub fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    /// Takes the next token, which must be this byte.
    #[inline]
    pub fn expect(&mut self, byte: u8) -> Result<(), Error> {
        match self.take(byte) {
            true => Ok(()),
            false => Err(self.unexpected(&format!("`{}`", byte as char))),
        }
    }

    /// Whether what comes next is `""`; takes it then.
    #[inline]
    pub fn take_empty(&mut self) -> bool {
        let empty = self.peek() == b'"' && self.text.as_bytes().get(self.at + 1) == Some(&b'"');
        self.at += 2 * usize::from(empty);
        empty
    }

    /// Takes `null`, `true` or `false` when it is what comes next.
    #[inline]
    pub fn take_word(&mut self, word: &str) -> bool {
        self.peek();
        let found = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        self.at += word.len() * usize::from(found);
        found
    }

    /// Takes a string.
    #[inline]
    pub fn string(&mut self) -> Result<Str<'de>, Error> {
        self.expect(b'"')?;
        let start = self.at;
        match self.string_piece()? {
            b'"' => Ok(Str::Plain(&self.text[start..self.at - 1])),
            _ => self.escaped(start).map(Str::Escaped),
        }
    }

    /// Takes the digits of a number, as they stand.
    #[inline]
    pub fn number(&mut self) -> Result<&'de str, Error> {
        self.peek();
        let start = self.at;
        self.at += usize::from(self.byte() == b'-');
        let whole = self.at;
        self.digits()?;
        if self.byte_at(whole) == b'0' && self.at > whole + 1 {
            self.at = whole + 1;
            return Err(self.unexpected("no digit behind a leading zero"));
        }
        if self.byte() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), b'e' | b'E') {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), b'+' | b'-'));
            self.digits()?;
        }
        Ok(&self.text[start..self.at])
    }

    /// Takes any value and gives its text. `depth` is how deep in others it is.
    pub fn value(&mut self, depth: usize) -> Result<&'de str, Error> {
        self.peek();
        let start = self.at;
        let mut open: Vec<u8> = Vec::new();
        loop {
            match self.peek() {
                opening @ (b'{' | b'[') => {
                    self.at += 1;
                    if depth + open.len() >= DEEPEST {
                        return Err(too_deep());
                    }
                    // An object's and an array's closing byte are both two behind the opening one.
                    open.push(opening + 2);
                    if !self.take(opening + 2) {
                        if opening == b'{' {
                            self.key()?;
                        }
                        continue;
                    }
                    open.pop();
                }
                _ => self.scalar()?,
            }
            loop {
                let Some(&closing) = open.last() else {
                    return Ok(&self.text[start..self.at]);
                };
                if self.take(b',') {
                    if closing == b'}' {
                        self.key()?;
                    }
                    break;
                }
                self.expect(closing)?;
                open.pop();
            }
        }
    }

    /// Says what was expected in place of what is there.
    #[cold]
    pub fn unexpected(&mut self, expected: &str) -> Error {
        self.peek();
        let found = match self.text[self.at..].chars().next() {
            None => "the end".to_owned(),
            Some(found) => format!("{found:?}"),
        };
        Error::new(format_args!(
            "expected {expected}, found {found} at byte {}",
            self.at
        ))
    }

    fn key(&mut self) -> Result<(), Error> {
        self.skip_string()?;
        self.expect(b':')
    }

    fn scalar(&mut self) -> Result<(), Error> {
        match self.peek() {
            b'"' => self.skip_string(),
            b'-' | b'0'..=b'9' => self.number().map(drop),
            _ if self.take_word("null") || self.take_word("true") || self.take_word("false") => {
                Ok(())
            }
            _ => Err(self.unexpected("a value")),
        }
    }

    fn skip_string(&mut self) -> Result<(), Error> {
        self.string().map(drop)
    }

    /// Goes behind the next quote or backslash, and gives it.
    #[inline]
    fn string_piece(&mut self) -> Result<u8, Error> {
        let bytes = self.text.as_bytes();
        while let Some(eight) = bytes.get(self.at..self.at + 8) {
            // Eight bytes at once; which of them it is, the loop below finds.
            let word = u64::from_le_bytes([
                eight[0], eight[1], eight[2], eight[3], eight[4], eight[5], eight[6], eight[7],
            ]);
            let special = holds_zero(word ^ every(b'"'))
                | holds_zero(word ^ every(b'\\'))
                | holds_control(word);
            if special != 0 {
                self.at += (special.trailing_zeros() / 8) as usize;
                break;
            }
            self.at += 8;
        }
        loop {
            match self.byte() {
                byte @ (b'"' | b'\\') => {
                    self.at += 1;
                    return Ok(byte);
                }
                0..=0x1f => return Err(self.unexpected("the rest of a string")),
                _ => self.at += 1,
            }
        }
    }

    /// The rest of a string that has escapes; the first backslash is taken.
    #[cold]
    fn escaped(&mut self, start: usize) -> Result<String, Error> {
        let mut text = self.text[start..self.at - 1].to_owned();
        loop {
            text.push(self.escape()?);
            let start = self.at;
            let end = self.string_piece()?;
            text.push_str(&self.text[start..self.at - 1]);
            if end == b'"' {
                return Ok(text);
            }
        }
    }

    fn escape(&mut self) -> Result<char, Error> {
        let byte = self.byte();
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => byte as char,
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => {
                self.at -= 1;
                return Err(self.unexpected("an escape"));
            }
        })
    }

    fn unicode(&mut self) -> Result<char, Error> {
        let first = self.four_hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first)
                .ok_or_else(|| Error::new("half of a surrogate pair in a string"));
        }
        let paired = self.text.as_bytes()[self.at..].starts_with(b"\\u");
        self.at += 2 * usize::from(paired);
        let second = if paired { self.four_hex()? } else { 0 };
        match (0xdc00..0xe000).contains(&second) {
            true => char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)),
            false => None,
        }
        .ok_or_else(|| Error::new("half of a surrogate pair in a string"))
    }

    fn four_hex(&mut self) -> Result<u32, Error> {
        let digits = self
            .text
            .get(self.at..self.at + 4)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let value = value.ok_or_else(|| self.unexpected("four hexadecimal digits"))?;
        self.at += 4;
        Ok(value)
    }

    #[inline]
    fn digits(&mut self) -> Result<(), Error> {
        let start = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        match self.at > start {
            true => Ok(()),
            false => Err(self.unexpected("a digit")),
        }
    }

    #[inline]
    fn byte(&self) -> u8 {
        self.byte_at(self.at)
    }

    #[inline]
    fn byte_at(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }
}

#[cold]
pub(super) fn too_deep() -> Error {
    Error::new(format_args!("nested deeper than {DEEPEST} levels"))
}

const fn every(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The high bit of each byte that is zero; higher bytes than the first such may be wrong.
fn holds_zero(word: u64) -> u64 {
    word.wrapping_sub(every(1)) & !word & every(0x80)
}

/// The high bit of each byte below 0x20; higher bytes than the first such may be wrong.
fn holds_control(word: u64) -> u64 {
    word.wrapping_sub(every(0x20)) & !word & every(0x80)
}
