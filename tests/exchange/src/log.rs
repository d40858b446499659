//! What was received, for tests to look at.
//!
//! Invariant: only the newest requests are kept, so that a long run does not grow.

use crate::call::{Call, Head};
use crate::json::Json;
use crate::market::Venue;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

const KEPT: usize = 20_000;

/// One request: its venue and all that its head says.
struct Entry {
    venue: Venue,
    time: i64,
    head: Arc<Head>,
}

#[derive(Default)]
pub struct Log(Mutex<VecDeque<Entry>>);

impl Log {
    pub fn add(&self, venue: Venue, time: i64, head: Arc<Head>) {
        let mut entries = self.0.lock().unwrap();
        if entries.len() == KEPT {
            entries.pop_front();
        }
        entries.push_back(Entry { venue, time, head });
    }

    pub fn clear(&self) {
        self.0.lock().unwrap().clear();
    }

    /// All kept requests, oldest first.
    pub fn to_json(&self) -> Json {
        Json::array(|json| {
            for Entry { venue, time, head } in self.0.lock().unwrap().iter() {
                let call = Call::new(Arc::clone(head));
                json.object_item(|json| {
                    json.field("venue", venue.name()).field("time", *time);
                    json.field("method", head.method.as_str())
                        .field("path", &call.path)
                        .field("query", head.uri.query().unwrap_or_default());
                    json.array_field("parameters", |json| {
                        for (name, value) in &call.parameters {
                            json.array_item(|json| {
                                json.item(name).item(value);
                            });
                        }
                    });
                    json.array_field("headers", |json| {
                        for (name, value) in &head.headers {
                            let value = String::from_utf8_lossy(value.as_bytes());
                            json.array_item(|json| {
                                json.item(name.as_str()).item(&*value);
                            });
                        }
                    });
                });
            }
        })
    }
}
