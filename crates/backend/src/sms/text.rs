//! What the citizen reads.

use std::time::Duration;

use contract::OtpCode;

/// Co-WIN's words, and the line from which browsers fill the code in (WebOTP). In the GSM-7 alphabet, and one SMS
/// of at most 160 characters as long as the domain has no more than 60.
pub fn text(code: &OtpCode, life: Duration, domain: &str) -> String {
    // The one way out of the house for a code: onto its owner's phone.
    let digits = code.expose_digits();
    let life = in_words(life);
    format!(
        "Your OTP to register/access CoWIN is {digits}. It will be valid for {life}. - CoWIN\n\n@{domain} #{digits}"
    )
}

fn in_words(life: Duration) -> String {
    let seconds = life.as_secs();
    let (count, unit) =
        if seconds.is_multiple_of(60) { (seconds / 60, "minute") } else { (seconds, "second") };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The basic GSM 03.38 alphabet, without the extension table, whose characters count twice.
    const GSM_7: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                         ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    #[test]
    fn reads_as_co_win_wrote_it_and_ends_with_the_line_for_browsers() {
        let text = text(&OtpCode::from_number(351_187), Duration::from_secs(180), "localhost");
        assert_eq!(
            text,
            "Your OTP to register/access CoWIN is 351187. It will be valid for 3 minutes. - CoWIN\n\n\
             @localhost #351187"
        );
    }

    #[test]
    fn is_one_sms_for_the_longest_life_and_a_long_domain() {
        let domain = "vaccination-certificate.health.state.example.gov.in";
        let text = text(&OtpCode::from_number(999_999), Duration::from_secs(599), domain);
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
    fn the_page_finds_the_code_in_it() {
        let code = OtpCode::from_number(42);
        let text = text(&code, Duration::from_secs(180), "localhost");
        assert!(OtpCode::parse(&text).is_ok_and(|found| found == code));
    }
}
