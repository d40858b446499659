//! [`Trial`]: a run of intents at one venue, and what the client says of each of their requests.
//!
//! In: a plan and how many intents. Out: what was counted, and everything that is wrong. Invariant: what the client says is decided
//! before the ledger is read, once nothing is on its way any more.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use exchange::Act;
use tokio::sync::Semaphore;
use venues::http::{CallOutcome, Failure, Kind, Note, Sent, Verdict};

use crate::desk::{Desk, Told};
use crate::judge::{Ledger, Said, Word};
use crate::plan::{Caller, Moment, Plan};
use crate::task::Task;
use crate::time::Time;
use crate::traffic::Traffic;
use crate::watch::Watch;
use crate::wire::Wire;

/// So many intents are at work at once.
const AT_ONCE: usize = 128;
/// After so many intents all is judged, and what is left open is cancelled.
const CHAPTER: u64 = 500;
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
    /// What the exchange did so far.
    pub ledger: Box<dyn Fn() -> Vec<Act> + Send + Sync>,
}

/// What was counted in a run.
#[derive(Debug, Default)]
pub struct Count {
    /// Requests that change something, and the things that they ask for.
    pub requests: usize,
    pub deeds: usize,
    pub executed: usize,
    /// Requests whose outcome was not known at first.
    pub resolved: usize,
    /// Of these, the ones of which the venue tells nobody.
    pub untold: usize,
    /// Requests whose caller had gone.
    pub left: usize,
    pub wrong: Vec<String>,
}

/// A run that goes on.
pub struct Run<D> {
    pub trial: Trial<D>,
    /// Held by who cancels all orders of a coin.
    pub sweeping: tokio::sync::Mutex<()>,
    outcomes: Mutex<Vec<CallOutcome>>,
    /// Those of the present chapter.
    words: Mutex<Vec<Word>>,
    count: Mutex<Count>,
}

impl<D: Desk> Trial<D> {
    /// Runs so many intents.
    pub async fn run(self, intents: u64) -> Count {
        let run = Arc::new(Run {
            trial: self,
            sweeping: tokio::sync::Mutex::default(),
            outcomes: Mutex::default(),
            words: Mutex::default(),
            count: Mutex::default(),
        });
        run.trial.watch.look(&format!("{:?}", run.trial.desk));
        for first in (0..intents).step_by(CHAPTER as usize) {
            run.chapter(first..intents.min(first + CHAPTER)).await;
            run.judge();
            run.tidy_up().await;
        }
        for repeated in Ledger::new((run.trial.ledger)()).repeated() {
            run.complain(repeated);
        }
        let mut count = std::mem::take(&mut *run.count.lock().unwrap());
        count.wrong.extend(run.trial.watch.wrong());
        count
    }
}

impl<D: Desk> Run<D> {
    async fn chapter(self: &Arc<Self>, intents: std::ops::Range<u64>) {
        let places = Arc::new(Semaphore::new(AT_ONCE));
        let middle = intents.start + (intents.end - intents.start) / 2;
        let mut tasks = Vec::new();
        for intent in intents {
            let place = places.clone().acquire_owned().await.unwrap();
            if intent == middle {
                self.trial
                    .time
                    .set_apart(self.trial.plan.clock_step(intent));
            }
            let run = self.clone();
            tasks.push(tokio::spawn(async move {
                run.intent(intent).await;
                drop(place);
            }));
        }
        for task in tasks {
            if let Err(error) = task.await {
                self.complain(format!("a task ended: {error}"));
            }
        }
        while self.trial.wire.held() > 0 {
            self.trial.time.clock.sleep(Duration::from_secs(1)).await;
        }
    }

    /// Compares the client's words with what was done.
    fn judge(&self) {
        let ledger = Ledger::new((self.trial.ledger)());
        for word in self.words.lock().unwrap().drain(..) {
            let mut count = self.count.lock().unwrap();
            count.requests += 1;
            count.deeds += word.parts.len();
            let done = word.said.done(word.parts.len());
            count.executed += done.iter().filter(|done| **done).count();
            count.wrong.extend(ledger.contradiction(&word));
        }
    }

    /// Sends a request, and finds out what was done; gives of each of its parts whether it is known to be.
    pub async fn deed(&self, intent: u64, step: u64, task: Task) -> Vec<bool> {
        let note = Note::default();
        let call = note.of(self.trial.desk.act(&task));
        let answer = match self.trial.plan.caller(intent, step) {
            Caller::Stays => Some(call.await),
            Caller::Leaves(moment) => self.leave(moment, &note, call).await,
        };
        let parts = self.trial.desk.parts(&task);
        let (said, how) = match answer {
            Some(Ok(done)) => (Said::Each(done), "answered".to_owned()),
            Some(Err(failure)) => self.failed(&task, *failure).await,
            None => match note.sent() {
                None => {
                    let how = "left before it was sent".to_owned();
                    (Said::Each(vec![false; parts.len()]), how)
                }
                Some(sent) => self.left(&task, sent).await,
            },
        };
        let done = said.done(parts.len());
        let word = Word { parts, said, how };
        match task {
            // The next one may do what this one did not.
            Task::Sweep { .. } => self.judge_now(&word),
            _ => self.words.lock().unwrap().push(word),
        }
        done
    }

    fn judge_now(&self, word: &Word) {
        let ledger = Ledger::new((self.trial.ledger)());
        if let Some(wrong) = ledger.contradiction(word) {
            self.complain(wrong);
        }
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

    async fn failed(&self, task: &Task, failure: Failure) -> (Said, String) {
        let said = format!("{failure} {failure:?}");
        self.trial.watch.look(&said);
        match (failure.kind, &failure.sent) {
            (Kind::OrderOutcomeUnknown, Some(sent)) => {
                self.resolve(task, Sent::clone(sent), said).await
            }
            _ => (Said::Each(self.trial.desk.refused(task, &failure)), said),
        }
    }

    /// The outcome of a call whose caller went away.
    async fn left(&self, task: &Task, sent: &Sent) -> (Said, String) {
        self.count.lock().unwrap().left += 1;
        let clock = &self.trial.time.clock;
        let until = clock.now() + LONGEST;
        let outcome = loop {
            if let Some(outcome) = self.take_outcome(sent) {
                break outcome;
            }
            if clock.now() > until {
                self.complain(format!("{task:?} was sent, and has no outcome"));
                return (Said::Nothing, "no outcome".to_owned());
            }
            clock.sleep(Duration::from_millis(500)).await;
        };
        let how = format!("{outcome:?}");
        match outcome.verdict {
            Verdict::Unknown => self.resolve(task, outcome.sent, how).await,
            verdict => (self.said(task, verdict, &[]), how),
        }
    }

    fn take_outcome(&self, sent: &Sent) -> Option<CallOutcome> {
        let mut outcomes = self.outcomes.lock().unwrap();
        for outcome in self.trial.desk.outcomes() {
            self.trial.watch.look(&format!("{outcome:?}"));
            outcomes.push(outcome);
        }
        let about = |sent: &Sent| (sent.request.clone(), sent.orders.clone());
        let place = outcomes
            .iter()
            .position(|outcome| about(&outcome.sent) == about(sent))?;
        Some(outcomes.swap_remove(place))
    }

    async fn resolve(&self, task: &Task, sent: Sent, why: String) -> (Said, String) {
        self.count.lock().unwrap().resolved += 1;
        let mut last = String::new();
        for _ in 0..QUESTIONS {
            match self.trial.desk.resolve(task, sent.clone()).await {
                Ok(told) => {
                    self.trial.watch.look(&told.debug);
                    return self.told(task, &told, format!("{why}, resolved as {}", told.debug));
                }
                Err(failure) => {
                    last = format!("{failure} {failure:?}");
                    self.trial.watch.look(&last);
                }
            }
            self.trial.time.clock.sleep(Duration::from_secs(1)).await;
        }
        self.complain(format!(
            "{task:?} was asked for {QUESTIONS} times in vain: {last}"
        ));
        (Said::Nothing, why)
    }

    fn told(&self, task: &Task, told: &Told, how: String) -> (Said, String) {
        let unknown = told.verdict == Verdict::Unknown;
        if unknown && !self.trial.desk.tells(task) {
            self.count.lock().unwrap().untold += 1;
        } else if unknown {
            self.complain(format!("nothing is known of {task:?}: {how}"));
        }
        (self.said(task, told.verdict, &told.parts), how)
    }

    /// What a verdict says, in full where there is one on each part.
    fn said(&self, task: &Task, verdict: Verdict, parts: &[Verdict]) -> Said {
        let count = self.trial.desk.parts(task).len();
        match verdict {
            _ if parts.len() == count && !parts.contains(&Verdict::Unknown) => Said::Each(
                parts
                    .iter()
                    .map(|part| *part == Verdict::Executed)
                    .collect(),
            ),
            Verdict::Executed => Said::Each(vec![true; count]),
            Verdict::Rejected | Verdict::NeverArrived => Said::Each(vec![false; count]),
            Verdict::PartlyExecuted => Said::InPart,
            Verdict::Unknown => Said::Nothing,
        }
    }

    fn complain(&self, what: String) {
        self.count.lock().unwrap().wrong.push(what);
    }
}
