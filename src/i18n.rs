//! The words of the page, in the language that is chosen; numbers and dates in it.
//!
//! One language is spoken at a time, and no more than its file is loaded (`src/loader.js`). It is not in a signal: a change
//! of language draws everything anew (`app.rs`), so nothing else has to watch for it.

use core::cell::{Cell, RefCell};

use contract::Date;
use texts::{Filled, MOST_GAPS, Text};

thread_local! {
    /// The texts of the language, a line each: see `crates/texts`.
    static SPOKEN: Cell<&'static str> = const { Cell::new("") };
    /// Each language that was spoken. Texts are lent for good, so each is kept once.
    static KNOWN: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Speaks the language with these texts from now on.
pub fn speak(texts: String) {
    let known = KNOWN.with_borrow_mut(|known| {
        known.iter().copied().find(|it| *it == texts).unwrap_or_else(|| {
            let texts: &'static str = texts.leak();
            known.push(texts);
            texts
        })
    });
    SPOKEN.set(known);
}

/// The words of `text`. The lines are counted as they stand: that takes some microseconds, and a list of them would take
/// a kilobyte.
pub fn t(text: Text) -> &'static str {
    SPOKEN.get().split('\n').nth(usize::from(text.line())).unwrap_or_default()
}

/// The words of a text with gaps.
pub fn t_with<'a>(filled: impl Into<Filled<'a>>) -> String {
    let Filled { text, values } = filled.into();
    fill(t(text), &values)
}

/// A gap is the number of its value in braces.
fn fill(template: &str, values: &[&str; MOST_GAPS]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, (number, after))) =
        rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
    {
        text.push_str(before);
        let value = number.parse::<usize>().ok().and_then(|number| values.get(number));
        text.push_str(value.copied().unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    text
}

/// In the digits that readers of the language expect.
pub fn number(number: u32) -> String {
    in_own_digits(&number.to_string())
}

/// Each digit in `text`; the rest as it is.
pub fn in_own_digits(text: &str) -> String {
    let own = |c: char| c.to_digit(10).and_then(|digit| t(texts::number::DIGITS).chars().nth(digit as usize));
    text.chars().map(|c| own(c).unwrap_or(c)).collect()
}

/// With a zero before it where it is a single digit.
pub fn two_digits(number: u32) -> String {
    in_own_digits(&[if number < 10 { "0" } else { "" }, &number.to_string()].concat())
}

/// `1 March 2021`. Not by the browser's Intl: Chromium has no months for Odia and Assamese and none in words for Punjabi.
pub fn long_date(date: Date) -> String {
    use texts::month::*;
    const MONTHS: [Text; 12] = [N1, N2, N3, N4, N5, N6, N7, N8, N9, N10, N11, N12];
    let month = MONTHS.get(usize::from(date.month()) - 1).map_or("", |month| t(*month));
    let (day, year) = (number(date.day().into()), number(date.year().into()));
    t_with(texts::date::Long { day: &day, month, year: &year })
}

/// `2:05`, minutes and seconds; beyond an hour `3 hours`, rounded up. `is_one` is the language's rule for the singular.
pub fn duration(seconds: u32, is_one: impl Fn(u32) -> bool) -> String {
    const HOUR: u32 = 60 * 60;
    if seconds > HOUR {
        let count = seconds.div_ceil(HOUR);
        let hours = &number(count);
        return match is_one(count) {
            true => t_with(texts::time::HoursOne { hours }),
            false => t_with(texts::time::Hours { hours }),
        };
    }
    t_with(texts::time::MinutesSeconds { minutes: &number(seconds / 60), seconds: &two_digits(seconds % 60) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, values: [&str; MOST_GAPS], expected: &str) {
        assert_eq!(fill(template, &values), expected);
    }

    #[test]
    fn fills_in_values_and_leaves_the_rest() {
        check("plain", ["1", "", ""], "plain");
        check("{0}", ["1", "", ""], "1");
        check("x {1} y {0} z", ["1", "2", ""], "x 2 y 1 z");
        check("{9}!", ["1", "", ""], "!");
        check("open { brace", ["1", "", ""], "open { brace");
        check("{0}", ["{1}", "never", ""], "{1}");
    }

    #[test]
    fn numbers_are_written_in_the_digits_of_the_language() {
        let mut lines = vec![String::new(); usize::from(texts::COUNT)];
        lines[usize::from(texts::number::DIGITS.line())] = "०१२३४५६७८९".to_owned();
        speak(lines.join("\n"));
        assert_eq!(number(1_980), "१९८०");
        assert_eq!(two_digits(5), "०५");
    }
}
