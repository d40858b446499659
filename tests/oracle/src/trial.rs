//! [`Trial`]: the client's word on each intent, held against the exchange's ledger.
//!
//! In: a plan and how many intents. Out: what was counted, and everything that is wrong. Invariant: what the client says is decided
//! before the ledger is read, once nothing is on its way any more.

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use exchange::{Act, Deed};
use tokio::sync::Semaphore;
use venues::http::{CallOutcome, Failure, Kind as FailureKind, Note, Sent, Verdict};

use crate::desk::Desk;
use crate::plan::{Caller, Kind, Moment, Plan, client_id};
use crate::time::Time;
use crate::traffic::Traffic;
use crate::watch::Watch;
use crate::wire::Wire;

/// So many intents are at work at once.
const AT_ONCE: usize = 128;
/// So often an outcome is asked for again when the question itself fails.
const QUESTIONS: usize = 50;
/// Longer than any call or outcome takes.
const LONGEST: Duration = Duration::from_secs(300);

/// One run at one venue.
pub struct Trial<D> {
    pub desk: D,
    pub plan: Plan,
    pub time: Time,
    pub traffic: Traffic,
    pub watch: Watch,
    pub wire: Wire,
}

/// What the client says of a deed: whether it was done, and how it knows.
#[derive(Debug, Clone)]
struct Word {
    id: String,
    deed: Deed,
    executed: bool,
    how: String,
}

/// What was counted in a run.
#[derive(Debug, Default)]
pub struct Count {
    pub deeds: usize,
    pub executed: usize,
    /// Deeds whose outcome was not known at first.
    pub resolved: usize,
    /// Deeds whose caller had gone.
    pub left: usize,
    pub wrong: Vec<String>,
}

struct Run<D> {
    trial: Trial<D>,
    /// By client order id, and by whether an order was placed.
    outcomes: Mutex<HashMap<(String, bool), CallOutcome>>,
    words: Mutex<Vec<Word>>,
    count: Mutex<Count>,
}

impl<D: Desk> Trial<D> {
    /// Runs so many intents; `ledger` is read at the end.
    pub async fn run(self, intents: u64, ledger: impl Fn() -> Vec<Act>) -> Count {
        let run = Arc::new(Run {
            trial: self,
            outcomes: Mutex::default(),
            words: Mutex::default(),
            count: Mutex::default(),
        });
        let places = Arc::new(Semaphore::new(AT_ONCE));
        let mut tasks = Vec::new();
        for intent in 0..intents {
            let place = places.clone().acquire_owned().await.unwrap();
            if intent % 500 == 499 {
                let step = run.trial.plan.clock_step(intent);
                run.trial.time.set_apart(step);
            }
            let run = run.clone();
            tasks.push(tokio::spawn(async move {
                run.intent(intent).await;
                drop(place);
            }));
        }
        for task in tasks {
            if let Err(error) = task.await {
                run.complain(format!("a task ended: {error}"));
            }
        }
        while run.trial.wire.held() > 0 {
            run.trial.time.clock.sleep(Duration::from_secs(1)).await;
        }
        run.judge(&ledger());
        let mut count = std::mem::take(&mut *run.count.lock().unwrap());
        count.wrong.extend(run.trial.watch.wrong());
        count
    }
}

impl<D: Desk> Run<D> {
    async fn intent(&self, intent: u64) {
        let (id, plan) = (client_id(intent), self.trial.plan);
        let (kind, caller) = (plan.kind(intent), plan.caller(intent));
        let placing = self.trial.desk.place(&id, kind);
        let placed = self.deed(&id, Deed::Order, caller, placing).await;
        if kind == Kind::RestAndCancel && placed {
            let caller = plan.caller(intent + (1 << 40));
            let cancelling = self.trial.desk.cancel(&id);
            self.deed(&id, Deed::Cancel, caller, cancelling).await;
        }
    }

    /// Does something, and finds out whether it was done.
    async fn deed(
        &self,
        id: &str,
        deed: Deed,
        caller: Caller,
        call: impl Future<Output = Result<(), Failure>>,
    ) -> bool {
        let note = Note::default();
        let call = note.of(call);
        let answer = match caller {
            Caller::Stays => Some(call.await),
            Caller::Leaves(moment) => self.leave(moment, &note, call).await,
        };
        let (executed, how) = match answer {
            Some(Ok(())) => (true, "answered".to_owned()),
            Some(Err(failure)) => self.failed(failure).await,
            None if note.sent().is_none() => (false, "left before it was sent".to_owned()),
            None => {
                self.count.lock().unwrap().left += 1;
                self.left(id, deed).await
            }
        };
        let (id, mut words) = (id.to_owned(), self.words.lock().unwrap());
        words.push(Word {
            id,
            deed,
            executed,
            how,
        });
        executed
    }

    /// What a call gives whose caller goes away, if it gives it before.
    async fn leave<T>(
        &self,
        moment: Moment,
        note: &Note,
        call: impl Future<Output = T>,
    ) -> Option<T> {
        let mut call = pin!(call);
        let answer = match moment {
            Moment::After(millis) => {
                let patience = Duration::from_millis(millis);
                self.trial.time.clock.within(patience, call).await
            }
            Moment::Sent => {
                poll_fn(|context| match call.as_mut().poll(context) {
                    Poll::Pending if note.sent().is_some() => Poll::Ready(None),
                    answer => answer.map(Some),
                })
                .await
            }
            // Once it is sent, nothing wakes the caller but the answer.
            Moment::Answered => {
                poll_fn(|context| match note.sent() {
                    Some(_) => Poll::Ready(None),
                    None => call.as_mut().poll(context).map(Some),
                })
                .await
            }
        };
        if answer.is_none() {
            self.trial.traffic.left();
        }
        answer
    }

    async fn failed(&self, failure: Failure) -> (bool, String) {
        let said = format!("{failure} {failure:?}");
        self.trial.watch.look(&said);
        match (failure.kind, failure.sent) {
            (FailureKind::OrderOutcomeUnknown, Some(sent)) => self.resolve(*sent, said).await,
            _ => (false, said),
        }
    }

    /// The outcome of a call whose caller went away.
    async fn left(&self, id: &str, deed: Deed) -> (bool, String) {
        let clock = &self.trial.time.clock;
        let until = clock.now() + LONGEST;
        let outcome = loop {
            if let Some(outcome) = self.take_outcome(id, deed) {
                break outcome;
            }
            if clock.now() > until {
                self.complain(format!("{deed:?} of {id} was sent, and has no outcome"));
                return (false, "no outcome".to_owned());
            }
            clock.sleep(Duration::from_millis(500)).await;
        };
        let said = format!("{outcome:?}");
        match outcome.verdict {
            Verdict::Executed => (true, said),
            Verdict::Unknown => self.resolve(outcome.sent, said).await,
            _ => (false, said),
        }
    }

    fn take_outcome(&self, id: &str, deed: Deed) -> Option<CallOutcome> {
        let mut outcomes = self.outcomes.lock().unwrap();
        for outcome in self.trial.desk.outcomes() {
            self.trial.watch.look(&format!("{outcome:?}"));
            let id = outcome.sent.client_order_id.as_deref().unwrap_or_default();
            let key = (id.to_owned(), !outcome.request.contains(D::CANCELS));
            outcomes.insert(key, outcome);
        }
        outcomes.remove(&(id.to_owned(), deed == Deed::Order))
    }

    async fn resolve(&self, sent: Sent, why: String) -> (bool, String) {
        self.count.lock().unwrap().resolved += 1;
        let mut last = String::new();
        for _ in 0..QUESTIONS {
            match self.trial.desk.resolve(sent.clone()).await {
                Ok(told) => {
                    self.trial.watch.look(&told.debug);
                    let said = format!("{why}, resolved as {}", told.debug);
                    return match told.verdict {
                        Verdict::Executed => (true, said),
                        Verdict::Rejected | Verdict::NeverArrived => (false, said),
                        Verdict::Unknown | Verdict::PartlyExecuted => {
                            self.complain(format!("nothing is known of {sent:?}: {said}"));
                            (false, said)
                        }
                    };
                }
                Err(failure) => {
                    last = format!("{failure} {failure:?}");
                    self.trial.watch.look(&last);
                }
            }
            self.trial.time.clock.sleep(Duration::from_secs(1)).await;
        }
        self.complain(format!(
            "{sent:?} was asked for {QUESTIONS} times in vain: {last}"
        ));
        (false, why)
    }

    /// Compares the client's word with what was done.
    fn judge(&self, ledger: &[Act]) {
        let done: HashMap<(Deed, &str), u32> = ledger
            .iter()
            .map(|act| ((act.deed, act.client_id.as_str()), act.executed))
            .collect();
        let words = self.words.lock().unwrap();
        for Word {
            id,
            deed,
            executed,
            how,
        } in &*words
        {
            let times = done.get(&(*deed, id.as_str())).copied().unwrap_or(0);
            if times > 1 {
                self.complain(format!("{deed:?} of {id} was done {times} times: {how}"));
            }
            if (times > 0) != *executed {
                self.complain(format!(
                    "{deed:?} of {id} was done {times} times, and the client says {executed}: {how}"
                ));
            }
        }
        let mut count = self.count.lock().unwrap();
        count.deeds = words.len();
        count.executed = words.iter().filter(|word| word.executed).count();
    }

    fn complain(&self, what: String) {
        self.count.lock().unwrap().wrong.push(what);
    }
}
