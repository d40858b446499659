//! Borrowed values inside others: `&[(&str, &str)]`, `HashMap<&str, u32>`.
//!
//! In: the owned value that Python's was made into, `Vec<(String, String)>`. Out: one of the same shape that borrows from it, for a call.
//! Invariant: a text is lent and never copied.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::Hash;

use crate::Held;

/// An owned value that can be lent, part by part.
pub trait Loan {
    type Of<'a>
    where
        Self: 'a;

    fn loan(&self) -> Self::Of<'_>;
}

/// A part that is no reference: the call gets a copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Copied<T>(pub T);

impl Loan for String {
    type Of<'a> = &'a str;

    fn loan(&self) -> &str {
        self
    }
}

impl<T: 'static> Loan for Held<T> {
    type Of<'a> = &'a T;

    fn loan(&self) -> &T {
        self
    }
}

impl<T: Clone> Loan for Copied<T> {
    type Of<'a>
        = T
    where
        T: 'a;

    fn loan(&self) -> T {
        self.0.clone()
    }
}

impl<T: Loan> Loan for Option<T> {
    type Of<'a>
        = Option<T::Of<'a>>
    where
        T: 'a;

    fn loan(&self) -> Option<T::Of<'_>> {
        self.as_ref().map(T::loan)
    }
}

impl<T: Loan> Loan for Vec<T> {
    type Of<'a>
        = Vec<T::Of<'a>>
    where
        T: 'a;

    fn loan(&self) -> Vec<T::Of<'_>> {
        self.iter().map(T::loan).collect()
    }
}

macro_rules! maps {
    ($($map:ident where $($key:ident),+;)+) => {$(
        impl<K: Loan, V: Loan> Loan for $map<K, V>
        where
            for<'a> K::Of<'a>: $($key +)+,
        {
            type Of<'a> = $map<K::Of<'a>, V::Of<'a>>
            where
                K: 'a,
                V: 'a;

            fn loan(&self) -> $map<K::Of<'_>, V::Of<'_>> {
                self.iter().map(|(key, value)| (key.loan(), value.loan())).collect()
            }
        }
    )+};
}
maps! {
    HashMap where Eq, Hash;
    BTreeMap where Ord;
}

macro_rules! sets {
    ($($set:ident where $($item:ident),+;)+) => {$(
        impl<T: Loan> Loan for $set<T>
        where
            for<'a> T::Of<'a>: $($item +)+,
        {
            type Of<'a> = $set<T::Of<'a>>
            where
                T: 'a;

            fn loan(&self) -> $set<T::Of<'_>> {
                self.iter().map(T::loan).collect()
            }
        }
    )+};
}
sets! {
    HashSet where Eq, Hash;
    BTreeSet where Ord;
}

macro_rules! tuples {
    ($($($item:ident $at:tt),+;)+) => {$(
        impl<$($item: Loan),+> Loan for ($($item,)+) {
            type Of<'a> = ($($item::Of<'a>,)+)
            where
                $($item: 'a),+;

            fn loan(&self) -> ($($item::Of<'_>,)+) {
                ($(self.$at.loan(),)+)
            }
        }
    )+};
}
tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}
