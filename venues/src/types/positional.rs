//! `positional!`: a struct that the wire has as an array.

/// Makes a response struct whose fields the wire has by position: `["4.00","431.0"]` becomes `Level { price, quantity }`.
///
/// Items behind the last field are ignored. An item that may be missing at the end takes `#[serde(default)]`.
macro_rules! positional {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$doc:meta])* pub $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Deserialize)]
        #[serde(rename = "[")]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)+
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeSeq;
                let mut items = serializer.serialize_seq(None)?;
                $(items.serialize_element(&self.$field)?;)+
                items.end()
            }
        }
    };
}
pub(crate) use positional;
