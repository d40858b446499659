//! [`Plan`]: what each intent is and what befalls it, from a seed.
//!
//! In: a seed and the number of an intent. Out: always the same. Invariant: nothing else in a run is left to chance but the order in
//! which tasks get their turn.

/// What is planned for a run.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub seed: u64,
    /// Whether anything befalls requests.
    pub faults: bool,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An order that trades at once.
    Trade,
    /// An order that the account cannot pay.
    TooLarge,
    /// An order that rests in the book, and is cancelled then.
    Rest,
    /// An order that rests, gets smaller, and is cancelled.
    Amend,
    /// Several orders at once, or one in the place of another.
    Several,
    /// Orders that depend on each other.
    List,
    /// An order that waits for a price.
    Waiting,
    /// Orders that are cancelled by one request for all.
    Sweep,
    /// Money that is moved between own accounts.
    Transfer,
}

/// What befalls a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// The connection ends, and it goes nowhere.
    Lost,
    /// It is done, and the reply is cut behind so many thousandths of its bytes.
    Cut(u64),
    /// It is done, and a proxy's page comes in place of the reply.
    Page,
    /// It is not done, and a proxy's page comes in place of the reply.
    Unavailable,
    /// It is done, and no reply ever comes.
    Stall,
    /// The connection ends, and it comes to the exchange so many milliseconds later.
    Late(u64),
    /// It is not done: too many requests.
    Limited,
    /// It is not done: the address is banned.
    Banned,
}

/// What a caller does who does not wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Waits.
    Stays,
    /// Goes away.
    Leaves(Moment),
}

/// When a caller goes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// So many milliseconds after it called.
    After(u64),
    /// When the request is on its way.
    Sent,
    /// When the answer is there, and before it is taken.
    Answered,
}

/// Milliseconds after which a late request may come: from before the end of every venue's window until behind it.
const LATEST: u64 = 12_000;

impl Plan {
    /// What an intent is.
    pub fn kind(self, intent: u64) -> Kind {
        match self.draw(intent, 1) % 100 {
            0..30 => Kind::Trade,
            30..34 => Kind::TooLarge,
            34..52 => Kind::Rest,
            52..64 => Kind::Amend,
            64..78 => Kind::Several,
            78..86 => Kind::List,
            86..94 => Kind::Waiting,
            94..96 => Kind::Sweep,
            _ => Kind::Transfer,
        }
    }

    /// One of so many ways in which an intent can be carried out.
    pub fn way(self, intent: u64, ways: u64) -> u64 {
        self.draw(intent, 4) % ways
    }

    /// Whether somebody waits for a step of an intent.
    pub fn caller(self, intent: u64, step: u64) -> Caller {
        match self.draw(intent, 500 + step) % 10 {
            0 => Caller::Leaves(match self.draw(intent, 600 + step) % 4_000 {
                millis @ 0..1_000 => Moment::After(millis),
                1_000..2_000 => Moment::Answered,
                _ => Moment::Sent,
            }),
            _ => Caller::Stays,
        }
    }

    /// What befalls the `nth` request of an intent that changes something.
    pub fn of_change(self, intent: u64, nth: u64) -> Fault {
        if !self.faults {
            return Fault::None;
        }
        let more = self.draw(intent, 100 + nth);
        match self.draw(intent, 200 + nth) % 1_000 {
            0..500 => Fault::None,
            500..580 => Fault::Lost,
            580..720 => Fault::Cut(more % 1_000),
            720..770 => Fault::Page,
            770..820 => Fault::Unavailable,
            820..850 => Fault::Stall,
            850..995 => Fault::Late(more % LATEST),
            995..999 => Fault::Limited,
            _ => Fault::Banned,
        }
    }

    /// What befalls the `nth` request of an intent that asks.
    pub fn of_question(self, intent: u64, nth: u64) -> Fault {
        if !self.faults {
            return Fault::None;
        }
        let more = self.draw(intent, 300 + nth);
        match self.draw(intent, 400 + nth) % 1_000 {
            0..900 => Fault::None,
            900..930 => Fault::Lost,
            930..960 => Fault::Cut(more % 1_000),
            960..975 => Fault::Page,
            975..985 => Fault::Unavailable,
            985..998 => Fault::Stall,
            _ => Fault::Limited,
        }
    }

    /// How far the client's clock is set, in milliseconds, at the `nth` step.
    pub fn clock_step(self, nth: u64) -> i64 {
        let draw = self.draw(nth, 5);
        let far = [900, 20_000, 86_400_000][(draw % 3) as usize];
        (draw / 3 % (2 * far)) as i64 - far as i64
    }

    /// A number that depends on all of these (SplitMix64).
    fn draw(self, intent: u64, salt: u64) -> u64 {
        let mut mixed = self.seed;
        for part in [intent, salt] {
            mixed = mixed.wrapping_add(part).wrapping_add(0x9e37_79b9_7f4a_7c15);
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^= mixed >> 31;
        }
        mixed
    }
}

/// The client order id of an intent's `nth` order; the wire finds the intent by it.
pub fn client_id(intent: u64, nth: usize) -> String {
    format!("intent{intent:010}n{nth}")
}

/// The intent whose id stands in a text.
pub fn intent_in(text: &str) -> Option<u64> {
    let (_, behind) = text.split_once("intent")?;
    behind.get(..10)?.parse().ok()
}
