//! Exact numbers: to `decimal.Decimal` and from what stands for a number in Python.
pub struct Decimals;
