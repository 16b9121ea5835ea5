//! The words of the page, in the chosen language; numbers and dates in it.

use contract::Date;
use leptos::prelude::*;

/// Embedded, so that the page can speak even when nothing more can be fetched.
const ENGLISH: &str = include_str!("../locales/en.txt");

/// The texts of one language, a line each: `key = text`.
#[derive(Clone, Copy)]
pub struct Texts(&'static str);

impl Texts {
    pub fn english() -> Self {
        Self(ENGLISH)
    }

    /// The text for `key`. A key without a text shows itself, and a test finds it.
    pub fn get(self, key: &'static str) -> &'static str {
        self.find(key).unwrap_or(key)
    }

    /// The lines are searched as they stand: that takes some microseconds, and a sorted list of them would take a
    /// kilobyte.
    fn find(self, key: &str) -> Option<&'static str> {
        self.0.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))
    }
}

/// The language context.
#[derive(Clone, Copy)]
pub struct LanguageContext(Texts);

impl LanguageContext {
    pub fn provide(texts: Texts) {
        provide_context(Self(texts));
    }
}

/// The text for `key`.
pub fn t(key: &'static str) -> &'static str {
    match use_context::<LanguageContext>() {
        Some(LanguageContext(texts)) => texts.get(key),
        None => key,
    }
}

/// The text for a key that came as data; `None` where there is none.
pub fn t_found(key: &str) -> Option<&'static str> {
    use_context::<LanguageContext>().and_then(|LanguageContext(texts)| texts.find(key))
}

/// The text for `key`, with each `{name}` filled in.
pub fn t_with(key: &'static str, values: &[(&str, &str)]) -> String {
    fill(t(key), values)
}

fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
    {
        text.push_str(before);
        text.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    text.push_str(rest);
    text
}

/// `1 March 2021`
pub fn long_date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "month.1", "month.2", "month.3", "month.4", "month.5", "month.6", "month.7", "month.8", "month.9",
        "month.10", "month.11", "month.12",
    ];
    let month = MONTHS.get(usize::from(date.month()) - 1).map_or("", |key| t(key));
    t_with(
        "date.long",
        &[("day", &date.day().to_string()), ("month", month), ("year", &date.year().to_string())],
    )
}

/// `2:05`, minutes and seconds; beyond an hour `3 hours`, rounded up.
pub fn duration(seconds: u32) -> String {
    const HOUR: u32 = 60 * 60;
    if seconds > HOUR {
        return t_with("time.hours", &[("hours", &seconds.div_ceil(HOUR).to_string())]);
    }
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let tens = if seconds < 10 { "0" } else { "" };
    t_with(
        "time.minutes_seconds",
        &[("minutes", &minutes.to_string()), ("seconds", &[tens, &seconds.to_string()].concat())],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, values: &[(&str, &str)], expected: &str) {
        assert_eq!(fill(template, values), expected);
    }

    #[test]
    fn fills_in_names_and_leaves_the_rest() {
        check("plain", &[], "plain");
        check("{a}", &[("a", "1")], "1");
        check("x {a} y {b} z", &[("b", "2"), ("a", "1")], "x 1 y 2 z");
        check("{unknown}!", &[("a", "1")], "!");
        check("open { brace", &[("a", "1")], "open { brace");
        check("{a}", &[("a", "{b}"), ("b", "never")], "{b}");
    }
}
