//! [`Whole`]: the items of a request that is a list.
//!
//! In go items one by one, out comes the whole body. Invariant: a list without items is refused.

use serde::ser::{Error as _, Serialize, SerializeSeq};

use super::Refused;
use super::body::Body;
use super::target::Target;
use crate::http::Carrier;

/// The name under which a request that is a list measures its items.
const ITEMS: &str = "[]";

/// The items on their way into the body.
pub(super) struct Whole<'a> {
    target: &'a mut Target,
    count: u64,
}

impl<'a> Whole<'a> {
    pub fn of(target: &'a mut Target) -> Result<Self, Refused> {
        match target.carrier {
            Carrier::Json => Ok(Self { target, count: 0 }),
            Carrier::Query => Err(Refused::custom("a list is sent in a body alone")),
        }
    }
}

impl SerializeSeq for Whole<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Refused> {
        let Target { body, marks, .. } = &mut *self.target;
        body.push(if self.count == 0 { b'[' } else { b',' });
        self.count += 1;
        let item = item.serialize(Body {
            text: body,
            marks,
            name: ITEMS,
        });
        item.map(|_| ())
    }

    fn end(self) -> Result<(), Refused> {
        if self.count == 0 {
            return Err(Refused(
                "the list is empty: nothing would be sent".to_owned(),
            ));
        }
        self.target.body.push(b']');
        self.target.measure(ITEMS, self.count, "");
        Ok(())
    }
}
