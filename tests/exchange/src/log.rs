//! What was received, for tests to look at.
//!
//! Invariant: only the newest requests are kept, so that a long run does not grow.

use crate::call::{Call, Head};
use crate::json::Json;
use crate::market::Venue;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// One request: its venue and all that was sent.
struct Entry {
    venue: Venue,
    time: i64,
    head: Arc<Head>,
}

pub struct Log {
    most: usize,
    entries: Mutex<VecDeque<Entry>>,
}

impl Log {
    /// A log that keeps the newest so many requests.
    pub fn new(most: usize) -> Self {
        Log {
            most,
            entries: Mutex::default(),
        }
    }

    pub fn add(&self, venue: Venue, time: i64, head: &Arc<Head>) {
        if self.most == 0 {
            return;
        }
        let mut entries = self.entries.lock().unwrap();
        if entries.len() == self.most {
            entries.pop_front();
        }
        entries.push_back(Entry {
            venue,
            time,
            head: Arc::clone(head),
        });
    }

    pub fn clear(&self) {
        self.entries.lock().unwrap().clear();
    }

    /// All kept requests, oldest first.
    pub fn to_json(&self) -> Json {
        Json::array(|json| {
            for Entry { venue, time, head } in self.entries.lock().unwrap().iter() {
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
                    json.field("body", &*String::from_utf8_lossy(&head.body));
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
