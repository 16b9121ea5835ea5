//! How a code is masked, and how much of it is there to repair the rest.

use crate::modules::Modules;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) level: Level,
    /// 0 to 7.
    pub(super) mask: u8,
}

/// How much may be damaged: 7, 15, 25 and 30 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Low,
    Medium,
    Quartile,
    High,
}

/// Bits that may be wrong of the fifteen.
const MOST_WRONG: u32 = 3;
/// What the fifteen bits are masked with, so that they are never all light.
const MASK: u16 = 0x5412;

/// The one of 32 that is nearest to what stands in either of its two places.
pub(super) fn read(modules: &Modules) -> Option<Format> {
    let seen = [beside_first_finder(modules), beside_the_others(modules)];
    let distance =
        |data: u16| seen.iter().map(|bits| (bits ^ written(data)).count_ones()).min().unwrap_or(u32::MAX);
    let best = (0..32).min_by_key(|data| distance(*data))?;
    (distance(best) <= MOST_WRONG).then_some(Format {
        level: match best >> 3 {
            0 => Level::Medium,
            1 => Level::Low,
            2 => Level::High,
            _ => Level::Quartile,
        },
        mask: (best & 7) as u8,
    })
}

/// The five bits with ten to repair them.
fn written(data: u16) -> u16 {
    let rest = (0..10).fold(data, |rest, _| (rest << 1) ^ ((rest >> 9) * 0x537));
    (data << 10 | rest) ^ MASK
}

fn beside_first_finder(modules: &Modules) -> u16 {
    collected((0..15).map(|bit| match bit {
        0..=5 => modules.is_dark(8, bit),
        6 => modules.is_dark(8, 7),
        7 => modules.is_dark(8, 8),
        8 => modules.is_dark(7, 8),
        _ => modules.is_dark(14 - bit, 8),
    }))
}

fn beside_the_others(modules: &Modules) -> u16 {
    let size = modules.size();
    collected((0..15).map(|bit| match bit {
        0..=7 => modules.is_dark(size - 1 - bit, 8),
        _ => modules.is_dark(8, size - 15 + bit),
    }))
}

/// The first one is the lowest.
fn collected(bits: impl Iterator<Item = bool>) -> u16 {
    bits.enumerate().fold(0, |all, (place, bit)| all | u16::from(bit) << place)
}
