//! No text, however odd, breaks the page.

use std::sync::LazyLock;

use certificate::{Certificate, Day, Dose, Kind, Language, Renderer};
use proptest::prelude::*;

static RENDERER: LazyLock<Renderer> = LazyLock::new(|| Renderer::new().unwrap());

/// A page object is `<</Type/Page/…`, the page tree `<</Type/Pages/…`; neither stands in a compressed stream.
fn pages(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/Type/Page/").count()
}

#[track_caller]
fn check(name: &str, other: &str, doses: u8) {
    let dose = |number| Dose {
        number,
        vaccine: other,
        date: other,
        batch: Some(other),
        next_due: Some(name),
        vaccinated_by: Some(name),
        facility: Some(name),
        district: Some(other),
        state: Some(other),
        code: None,
    };
    let certificate = Certificate {
        kind: Kind::Final,
        name,
        birth_year: None,
        gender: other,
        id_verified: other,
        reference_id: other,
        certificate_id: other,
        status: other,
        check_at: other,
        made_on: Day { year: 2021, month: 6, day: 15 },
        doses: (1..=doses).map(dose).collect(),
    };
    let pdf = RENDERER.render(&certificate, Language::Hindi).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(pages(&pdf), 1);
}

#[test]
fn known_troublemakers() {
    for name in [
        "",
        "\u{0}\u{7f}\u{feff}",
        "💉👨‍👩‍👧 Asha 🇮🇳",
        "\u{202e}imaK\u{2066}",
        "्ािी",
        "\u{301}\u{200d}\u{200c}",
        "a्कि\u{64b}",
        "क\u{200d}\u{64b}ம\u{300}",
        "محمد Asha محمد 12 खान",
        "﷽ ﷺ",
        "\u{fffd}\u{fffe}\u{ffff}\u{10ffff}",
        "…",
    ] {
        check(name, name, 2);
    }
    check(&"अ".repeat(10_000), &"W".repeat(10_000), 3);
    check(&"క్ష్మీ ".repeat(2_000), &"ﷺ".repeat(10_000), 3);
}

/// Letters, signs and joiners of the scripts that our fonts have, in orders that no one writes.
fn indic() -> impl Strategy<Value = String> {
    let characters = prop_oneof![
        prop::char::range('\u{900}', '\u{d7f}'),
        prop::char::range('\u{600}', '\u{6ff}'),
        prop::char::range(' ', '\u{36f}'),
        Just('\u{200d}'),
        Just('\u{200c}'),
    ];
    prop::collection::vec(characters, 0..60).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_one_page(name in any::<String>(), other in any::<String>(), doses in 1..=4_u8) {
        check(&name, &other, doses);
    }

    #[test]
    fn any_order_of_indic_letters_gives_one_page(name in indic(), other in indic(), doses in 1..=4_u8) {
        check(&name, &other, doses);
    }
}
