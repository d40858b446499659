//! Randomness without state: the same place gives the same number, in any order of asking.
//!
//! In: a seed and a place (a minute, a trade number, a book level). Out: 64 bits, or a smooth walk through them.
//! Invariant: integers only, so that every machine makes the same market.

/// One in the fixed-point scale of price factors.
pub const ONE: i64 = 1 << 30;
const PPM: i64 = ONE / 1_000_000;

/// How far prices swing (in parts per million) over which time (in minutes): short swings are small.
const SWINGS: [(i64, i64); 7] = [
    (3, 150),
    (17, 450),
    (71, 1_200),
    (360, 3_500),
    (1_800, 9_000),
    (12_000, 26_000),
    (80_000, 80_000),
];

/// 64 random bits of a place.
pub fn bits(seed: u64, place: u64) -> u64 {
    let mut word = seed ^ place.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

/// A seed made of a seed and a name.
pub fn seed_of(seed: u64, name: &str) -> u64 {
    name.bytes()
        .fold(bits(seed, name.len() as u64), |seed, byte| {
            bits(seed, u64::from(byte))
        })
}

/// The swing of a market at a minute, around 0, in units of [`ONE`].
///
/// All periods are whole minutes, so between two minutes the walk is a straight line.
pub fn walk(seed: u64, minute: i64) -> i64 {
    SWINGS
        .iter()
        .map(|&(period, ppm)| smooth(bits(seed, period as u64), minute, period, ppm * PPM))
        .sum()
}

/// A small swing of one venue against the others.
pub fn drift(seed: u64, minute: i64) -> i64 {
    smooth(bits(seed, 1), minute, 11, 120 * PPM) + smooth(bits(seed, 2), minute, 190, 350 * PPM)
}

/// The jitter of a moment, a step that lasts five seconds.
pub fn jitter(seed: u64, millis: i64) -> i64 {
    between(bits(seed, (millis / 5_000) as u64), 25 * PPM)
}

fn smooth(seed: u64, minute: i64, period: i64, amplitude: i64) -> i64 {
    let (step, rest) = (minute.div_euclid(period), minute.rem_euclid(period));
    let from = between(bits(seed, step as u64), amplitude);
    let to = between(bits(seed, (step + 1) as u64), amplitude);
    from + (to - from) * rest / period
}

fn between(word: u64, amplitude: i64) -> i64 {
    (((word >> 34) as i64 * amplitude) >> 29) - amplitude
}
