//! The rules for what people type.

use contract::{CodeError, Date, MobileError, MobileNumber, OtpCode, ReferenceId};
use proptest::prelude::*;

#[track_caller]
fn check_mobile(raw: &str, expected: Result<&str, MobileError>) {
    let parsed = MobileNumber::parse(raw);
    assert_eq!(parsed.as_ref().map(MobileNumber::expose_digits).map_err(|e| *e), expected, "{raw:?}");
}

#[test]
fn a_mobile_number_is_taken_as_people_type_it() {
    for raw in [
        "9876543210",
        " 9876543210 ",
        "98765 43210",
        "98765-43210",
        "987 654 3210",
        "(98765) 43210",
        "+919876543210",
        "+91 98765 43210",
        "+91-9876543210",
        "+91 (0) 9876543210",
        "919876543210",
        "91 98765 43210",
        "09876543210",
        "0 98765 43210",
        "00919876543210",
        "0091 98765 43210",
        "९८७६५४३२१०",
        "৯৮৭৬৫৪৩২১০",
        "੯੮੭੬੫੪੩੨੧੦",
        "૯૮૭૬૫૪૩૨૧૦",
        "୯୮୭୬୫୪୩୨୧୦",
        "௯௮௭௬௫௪௩௨௧௦",
        "౯౮౭౬౫౪౩౨౧౦",
        "೯೮೭೬೫೪೩೨೧೦",
        "൯൮൭൬൫൪൩൨൧൦",
        "۹۸۷۶۵۴۳۲۱۰",
        "٩٨٧٦٥٤٣٢١٠",
        "᱙᱘᱗᱖᱕᱔᱓᱒᱑᱐",
        "꯹꯸꯷꯶꯵꯴꯳꯲꯱꯰",
        "9876543210",
        "\u{200e}+91 98765\u{a0}43210\u{202c}",
        "98765–43210",
    ] {
        check_mobile(raw, Ok("9876543210"));
    }
    check_mobile("9123456789", Ok("9123456789"));
    check_mobile("919123456789", Ok("9123456789"));
    check_mobile("6000000000", Ok("6000000000"));
}

#[test]
fn a_wrong_number_is_refused_for_its_reason() {
    for (raw, reason) in [
        ("", MobileError::Empty),
        ("   ", MobileError::Empty),
        ("+", MobileError::Empty),
        ("98765", MobileError::WrongLength),
        ("98765432101", MobileError::WrongLength),
        ("9876543210987", MobileError::WrongLength),
        ("+91 98765", MobileError::WrongLength),
        ("5876543210", MobileError::WrongStart),
        ("0123456789", MobileError::WrongStart),
        ("+1 415 555 0100", MobileError::Foreign),
        ("me@example.org", MobileError::NotANumber),
        ("98765x3210", MobileError::NotANumber),
        ("98765+43210", MobileError::NotANumber),
        ("<script>", MobileError::NotANumber),
    ] {
        check_mobile(raw, Err(reason));
    }
}

#[track_caller]
fn check_code(raw: &str, expected: Result<&str, CodeError>) {
    let parsed = OtpCode::parse(raw);
    assert_eq!(parsed.as_ref().map(OtpCode::expose_digits).map_err(|e| *e), expected, "{raw:?}");
}

#[test]
fn a_code_is_found_in_what_is_typed_or_pasted() {
    for raw in [
        "123456",
        "123 456",
        "123-456",
        "1 2 3 4 5 6",
        " 123456\n",
        "१२३४५६",
        "۱۲۳۴۵۶",
        "௧௨௩௪௫௬",
        "Your OTP to register/access CoWIN is 123456. It will be valid for 3 minutes. - CoWIN",
        "Your OTP is 123456. Valid for 3 minutes.\n\n@portal.example #123456",
        "Call 1075 or 01123978046 for help. 123456 is your code",
        "@portal.example #123456",
    ] {
        check_code(raw, Ok("123456"));
    }
    check_code("000000", Ok("000000"));
    check_code("Ref 654321, code below\n@portal.example #123456", Ok("123456"));
}

#[test]
fn what_holds_no_code_is_refused() {
    check_code("", Err(CodeError::Empty));
    check_code(" \n", Err(CodeError::Empty));
    for raw in ["12345", "1234567", "12345 67", "abcdef", "123456 or 654321", "#12345", "12 hours 3456"] {
        check_code(raw, Err(CodeError::NotSixDigits));
    }
}

#[test]
fn the_digest_is_sha_256_in_hexadecimal() {
    let code = OtpCode::parse("123456").unwrap();
    // As `printf 123456 | sha256sum` prints it.
    assert_eq!(code.digest().expose(), "8d969eef6ecad3c29a3a629280e686cf0c3f5d5a86aff3ca12020c923adc6c92");
    assert_eq!(OtpCode::from_number(42).expose_digits(), "000042");
    assert_eq!(OtpCode::from_number(1_000_007).expose_digits(), "000007");
}

#[test]
fn a_date_is_a_day_that_the_calendar_has() {
    for text in ["01-03-2021", "29-02-2024", "31-12-1999"] {
        assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
    }
    for text in [
        "",
        "Invalid date",
        "2021-03-01",
        "29-02-2021",
        "31-04-2021",
        "00-01-2021",
        "1-1-21",
        "01-03-2021-1",
        "+1-03-2021",
    ] {
        assert_eq!(Date::parse(text), None, "{text:?}");
    }
}

#[test]
fn debug_output_shows_no_personal_data() {
    let number = MobileNumber::parse("9876543210").unwrap();
    assert_eq!(format!("{number:?}"), "MobileNumber(******3210)");
    let code = OtpCode::parse("123456").unwrap();
    let shown = format!("{code:?} {:?}", code.digest());
    assert!(!shown.contains("123456") && !shown.contains("8d96"), "{shown}");
    let id = ReferenceId::parse("12345678901234").unwrap();
    assert_eq!(format!("{id:?}"), "ReferenceId(…1234)");
}

proptest! {
    #[test]
    fn no_text_makes_the_parsers_fall(raw in "\\PC{0,200}") {
        if let Ok(number) = MobileNumber::parse(&raw) {
            prop_assert_eq!(number.expose_digits().len(), 10);
        }
        if let Ok(code) = OtpCode::parse(&raw) {
            prop_assert_eq!(code.expose_digits().len(), 6);
        }
        let _ = (Date::parse(&raw), ReferenceId::parse(&raw));
    }

    #[test]
    fn every_number_survives_its_spellings(number in "[6-9][0-9]{9}", prefix in "(\\+91 ?|91|0|0091)?", gap in "[ -]?") {
        let raw = format!("{prefix}{}{gap}{}", &number[..5], &number[5..]);
        let parsed = MobileNumber::parse(&raw);
        prop_assert_eq!(parsed.as_ref().map(MobileNumber::expose_digits), Ok(number.as_str()));
    }
}
