//! Every recorded reply of an implemented endpoint decodes, and every value in it is held by a field, digit for digit; also with its
//! fields in another order and one more of them.
//!
//! The replies are not part of the repository: the test reads `../shared/corpus` beside it, or `$CCRXT_SHARED/corpus`, and says so when
//! there is none.

mod compare;
mod drift;
mod replies;
mod table;

use replies::Reply;

#[test]
fn every_recorded_value_is_held_by_a_field() {
    let Some(replies) = replies::all() else {
        println!("skipped: there is no corpus (set CCRXT_SHARED to the folder that holds it)");
        return;
    };
    let mut failures = Vec::new();
    for entry in table::entries() {
        let mut seen = 0;
        for reply in replies.iter().filter(|reply| entry.takes(reply)) {
            seen += 1;
            failures.extend(
                entry
                    .check(reply)
                    .into_iter()
                    .map(|failure| format!("{}: {failure}", reply.file)),
            );
        }
        if seen == 0 && !entry.unrecorded {
            failures.push(format!(
                "{} {}: no recorded reply; is the path right?",
                entry.venue, entry.path
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn every_recorded_error_is_told_from_a_value() {
    let Some(replies) = replies::errors() else {
        println!("skipped: there is no corpus (set CCRXT_SHARED to the folder that holds it)");
        return;
    };
    for (venue, refusal) in table::ERRORS {
        let of_venue: Vec<&Reply> = replies
            .iter()
            .filter(|reply| reply.venue == *venue)
            .collect();
        assert!(!of_venue.is_empty(), "no recorded error of {venue}");
        for reply in of_venue {
            assert!(
                refusal(reply.body.as_bytes()),
                "{} is not seen as an error: {}",
                reply.file,
                reply.body
            );
        }
    }
}
