//! The crates whose types cross without a rule, as generated code names them: in the very versions that this crate has converters for.

macro_rules! crates {
    ($($feature:literal: $name:ident),+ $(,)?) => {$(
        #[cfg(feature = $feature)]
        pub use ::$name;
    )+};
}
crates! {
    "arcstr": arcstr,
    "bigdecimal": bigdecimal,
    "bytes": bytes,
    "chrono": chrono,
    "compact_str": compact_str,
    "http": http,
    "num_bigint": num_bigint,
    "ordered_float": ordered_float,
    "rust_decimal": rust_decimal,
    "secrecy": secrecy,
    "serde_json": serde_json,
    "smol_str": smol_str,
    "time": time,
    "url": url,
    "uuid": uuid,
    "zeroize": zeroize,
}
