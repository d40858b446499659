//! What of the unsupported items no factory could bind, so that it is not counted among the eligible ones.
//!
//! In: the sentence that says why an item is not bound. Out: whether that is a call-back, an unbound generic, `unsafe`, a result that
//! borrows, or a type that threads cannot share. Invariant: what decides is the reason that an item is listed with, its own or that of the
//! type which it needs.

/// Words of those sentences, as the passes before write them.
const BEYOND: [&str; 7] = [
    " is a call-back",
    " is generic over ",
    "it is unsafe",
    "its result borrows",
    "its result may borrow",
    " that it gives borrow from it",
    ", and Python may ",
];

pub fn is_beyond(reason: &str) -> bool {
    BEYOND.iter().any(|words| reason.contains(words))
}

#[cfg(test)]
mod tests {
    use super::is_beyond;

    #[test]
    fn what_can_be_mended_counts() {
        assert!(is_beyond(
            "its argument `f`: `Box<dyn Fn()>` is a call-back"
        ));
        assert!(is_beyond(
            "it is not `Sync`, and Python may use it on any thread"
        ));
        assert!(!is_beyond(
            "its argument `of`: `&Order` borrows; inside another type that is not bound yet"
        ));
        assert!(!is_beyond("its argument `of`: `Order` has no public path"));
    }
}
