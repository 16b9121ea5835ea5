//! What the citizen reads.

use std::time::Duration;

use contract::{Language, OtpCode};

const MINUTE: u64 = 60;

/// A line of words with the code and its life in it, and the line from which browsers fill the code in (WebOTP).
///
/// In English these are Co-WIN's words, in the GSM-7 alphabet, and one SMS of at most 160 characters as long as the domain
/// has no more than 60. Other languages are sent as UCS-2, and are at most two SMS with a domain of 37 characters. They
/// have words for whole minutes alone: of any other life a code's message is in English.
pub fn text(code: &OtpCode, life: Duration, domain: &str, language: Language) -> String {
    // The one way out of the house for a code: onto its owner's phone.
    let digits = code.expose_digits();
    let words = translated(language, life)
        .unwrap_or_else(|| {
            format!(
                "Your OTP to register/access CoWIN is {{code}}. It will be valid for {}. - CoWIN",
                in_words(life)
            )
        })
        .replace("{code}", digits);
    format!("{words}\n\n@{domain} #{digits}")
}

fn translated(language: Language, life: Duration) -> Option<String> {
    let seconds = life.as_secs();
    let minutes = (seconds > 0 && seconds.is_multiple_of(MINUTE)).then_some(seconds / MINUTE)?;
    Some(template(language)?.replace("{minutes}", &in_digits(language, minutes)))
}

/// One line with `{code}` and `{minutes}` in it; none for English, whose words change with the number.
fn template(language: Language) -> Option<&'static str> {
    let file = match language {
        Language::English => return None,
        Language::Hindi => include_str!("texts/hi.txt"),
        Language::Bengali => include_str!("texts/bn.txt"),
        Language::Marathi => include_str!("texts/mr.txt"),
        Language::Telugu => include_str!("texts/te.txt"),
        Language::Tamil => include_str!("texts/ta.txt"),
        Language::Gujarati => include_str!("texts/gu.txt"),
        Language::Urdu => include_str!("texts/ur.txt"),
        Language::Kannada => include_str!("texts/kn.txt"),
        Language::Odia => include_str!("texts/or.txt"),
        Language::Malayalam => include_str!("texts/ml.txt"),
        Language::Punjabi => include_str!("texts/pa.txt"),
        Language::Assamese => include_str!("texts/as.txt"),
    };
    Some(file.trim_end())
}

/// In the digits that the language is written with today. A code is never written so: it is typed on another screen.
fn in_digits(language: Language, number: u64) -> String {
    let zero = match language {
        Language::Bengali | Language::Assamese => '০',
        Language::Marathi => '०',
        Language::Urdu => '۰',
        _ => '0',
    };
    let own = |digit: char| {
        let value = digit.to_digit(10)?;
        char::from_u32(u32::from(zero) + value)
    };
    number.to_string().chars().filter_map(own).collect()
}

fn in_words(life: Duration) -> String {
    let seconds = life.as_secs();
    let (count, unit) =
        if seconds.is_multiple_of(MINUTE) { (seconds / MINUTE, "minute") } else { (seconds, "second") };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The basic GSM 03.38 alphabet, without the extension table, whose characters count twice.
    const GSM_7: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                         ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// Long for a domain: every label of it is one that a state may want.
    const DOMAIN: &str = "vaccination.health.state.example.test";

    /// UTF-16 units in one SMS, and in each of several, which carry their order, too.
    const UCS_2: [usize; 2] = [70, 67];

    fn translations() -> impl Iterator<Item = (Language, &'static str)> {
        Language::ALL.into_iter().filter_map(|language| Some((language, template(language)?)))
    }

    #[test]
    fn reads_as_co_win_wrote_it_and_ends_with_the_line_for_browsers() {
        let code = OtpCode::from_number(351_187);
        let text = text(&code, Duration::from_secs(180), "localhost", Language::English);
        assert_eq!(
            text,
            "Your OTP to register/access CoWIN is 351187. It will be valid for 3 minutes. - CoWIN\n\n\
             @localhost #351187"
        );
    }

    #[test]
    fn is_one_sms_for_the_longest_life_and_a_long_domain() {
        let domain = "vaccination-certificate.health.state.example.gov.in";
        let text = text(&OtpCode::from_number(999_999), Duration::from_secs(599), domain, Language::English);
        assert!(text.chars().all(|c| GSM_7.contains(c)), "outside GSM-7: {text}");
        assert!(text.chars().count() <= 160, "{} characters", text.chars().count());
    }

    #[test]
    fn says_the_life_in_words() {
        let check = |seconds, expected: &str| assert_eq!(in_words(Duration::from_secs(seconds)), expected);
        check(2, "2 seconds");
        check(60, "1 minute");
        check(90, "90 seconds");
        check(600, "10 minutes");
    }

    #[test]
    fn every_language_but_english_has_a_line_with_both_gaps_in_its_own_letters() {
        assert_eq!(translations().count(), Language::ALL.len() - 1);
        for (language, template) in translations() {
            assert_eq!(template.trim(), template, "{language:?}");
            assert!(!template.chars().any(char::is_control), "{language:?}: more than a line");
            for gap in ["{code}", "{minutes}"] {
                assert_eq!(template.matches(gap).count(), 1, "{language:?}: {gap}");
            }
            let words = template.replace("{code}", "").replace("{minutes}", "");
            assert!(!words.contains(['{', '}', '@', '#']), "{language:?}: {words}");
            // The networks' own name for the service and the word for a code are written in the script, too.
            assert!(!words.chars().any(|c| c.is_ascii_alphanumeric()), "{language:?}: {words}");
            assert!(words.chars().any(char::is_alphabetic), "{language:?}");
        }
    }

    #[test]
    fn minutes_are_in_the_digits_of_the_language_and_the_code_never_is() {
        let check = |language, ten: &str| {
            let text = text(&OtpCode::from_number(42), Duration::from_secs(600), DOMAIN, language);
            let words = text.lines().next().expect("a line");
            let expected =
                template(language).expect("words").replace("{minutes}", ten).replace("{code}", "000042");
            assert_eq!(words, expected, "{language:?}");
        };
        for language in [Language::Bengali, Language::Assamese] {
            check(language, "১০");
        }
        check(Language::Marathi, "१०");
        check(Language::Urdu, "۱۰");
        for (language, _) in
            translations().filter(|(language, _)| !matches!(language.tag(), "bn" | "as" | "mr" | "ur"))
        {
            check(language, "10");
        }
    }

    #[test]
    fn a_life_of_no_whole_minutes_is_told_in_english() {
        let code = OtpCode::from_number(42);
        for seconds in [0, 1, 59, 61, 90, 599] {
            let life = Duration::from_secs(seconds);
            let english = text(&code, life, DOMAIN, Language::English);
            for language in Language::ALL {
                assert_eq!(text(&code, life, DOMAIN, language), english, "{language:?}");
            }
        }
    }

    /// In the whole message, and in its first line, where somebody copies no more.
    #[test]
    fn the_page_finds_the_code_in_it() {
        let code = OtpCode::from_number(42);
        for language in Language::ALL {
            for minutes in 1..=10 {
                let text = text(&code, Duration::from_secs(minutes * MINUTE), DOMAIN, language);
                let words = text.lines().next().expect("a line");
                for copied in [&text, words] {
                    assert!(OtpCode::parse(copied).is_ok_and(|found| found == code), "{copied}");
                }
                assert!(text.ends_with(&format!("\n\n@{DOMAIN} #000042")), "{text}");
            }
        }
    }

    #[test]
    fn is_two_sms_at_most_in_every_other_language() {
        assert_eq!(DOMAIN.len(), 37);
        for (language, _) in translations() {
            let text = text(&OtpCode::from_number(999_999), Duration::from_secs(600), DOMAIN, language);
            let units = text.encode_utf16().count();
            let [alone, each] = UCS_2;
            let parts = if units <= alone { 1 } else { units.div_ceil(each) };
            assert!(parts <= 2, "{language:?}: {parts} SMS of {units} units");
        }
    }
}
