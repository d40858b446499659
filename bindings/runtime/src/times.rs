//! Points in time.
pub struct Unit;
