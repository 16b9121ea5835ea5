//! The names of vaccines to codes, and codes to names.

use credential::{manufacturer_name, product_name};

#[test]
fn codes_are_told_by_the_names_that_people_know() {
    assert_eq!(product_name("EU/1/20/1528"), "Comirnaty");
    assert_eq!(product_name("EU/1/21/1529"), "Vaxzevria");
    assert_eq!(product_name("Sputnik-V"), "Sputnik V");
    assert_eq!(manufacturer_name("ORG-100030215"), "BioNTech");
    assert_eq!(manufacturer_name("ORG-100001981"), "Serum Institute of India");
}

#[test]
fn a_code_that_is_a_name_stays() {
    assert_eq!(product_name("Covishield"), "Covishield");
    assert_eq!(product_name("EU/9/99/9999"), "EU/9/99/9999");
    assert_eq!(manufacturer_name("Bharat-Biotech"), "Bharat-Biotech");
}

#[cfg(feature = "issue")]
mod issue {
    use credential::{LONGEST_PRODUCT, ProductCodes, product_codes, product_name};
    use proptest::prelude::*;

    /// `vaccine-prophylaxis` of 2023-01-25, those that are active.
    const KINDS: &[&str] = &[
        "1119305005",
        "1119349007",
        "1157024006",
        "1162643001",
        "1187593009",
        "28531000087107",
        "29061000087103",
        "30141000087107",
    ];

    /// `vaccine-medicinal-product` of 2022-11-30, those that are active and known to this crate.
    const PRODUCTS: &[&str] = &[
        "EU/1/20/1528",
        "EU/1/20/1507",
        "EU/1/21/1529",
        "EU/1/20/1525",
        "EU/1/21/1618",
        "EU/1/22/1709",
        "Sputnik-V",
        "Sputnik-Light",
        "Sputnik-M",
        "Convidecia",
        "EpiVacCorona",
        "BBIBP-CorV",
        "CoronaVac",
        "Covaxin",
        "Covishield",
        "R-COVI",
        "CoviVac",
        "Hayat-Vax",
        "Abdala",
        "WIBP-CorV",
        "MVC-COV1901",
        "Covovax",
    ];

    const NOT_IN_THE_SET: &[&str] = &["Corbevax", "ZyCoV-D", "Gemcovac-19", "Gemcovac-OM", "iNCOVACC"];

    /// Names as Co-WIN and other registers spell them; `vp`, `mp`, `ma`.
    const SPELLINGS: &[(&[&str], [&str; 3])] = &[
        (
            &["COVISHIELD", "Covishield", "Covi Shield", "covi-shield", "Covishield (ChAdOx1 nCoV-19)"],
            ["29061000087103", "Covishield", "ORG-100001981"],
        ),
        (&["COVAXIN", "Covaxin ", "BBV152"], ["1157024006", "Covaxin", "Bharat-Biotech"]),
        (
            &["SPUTNIK V", "Sputnik-V", "SputnikV", "Gam-COVID-Vac"],
            ["29061000087103", "Sputnik-V", "Gamaleya-Research-Institute"],
        ),
        (
            &["SPUTNIK LIGHT", "Sputnik-Light"],
            ["29061000087103", "Sputnik-Light", "Gamaleya-Research-Institute"],
        ),
        (&["CORBEVAX", "Corbe-vax"], ["1162643001", "Corbevax", "Biological-E"]),
        (&["ZYCOV-D", "ZyCoV D", "ZyCoV-D"], ["1187593009", "ZyCoV-D", "Zydus-Cadila"]),
        (&["COVOVAX"], ["1162643001", "Covovax", "ORG-100001981"]),
        (&["GEMCOVAC-19", "GEMCOVAC"], ["1119349007", "Gemcovac-19", "Gennova"]),
        (&["GEMCOVAC-OM", "Gemcovac OM"], ["1119349007", "Gemcovac-OM", "Gennova"]),
        (&["iNCOVACC", "INCOVACC"], ["29061000087103", "iNCOVACC", "Bharat-Biotech"]),
        (
            &["Pfizer", "PFIZER-BIONTECH", "Comirnaty", "Pfizer/BioNTech (Comirnaty)"],
            ["1119349007", "EU/1/20/1528", "ORG-100030215"],
        ),
        (
            &["MODERNA", "Spikevax", "mRNA-1273", "COVID-19 Vaccine Moderna"],
            ["1119349007", "EU/1/20/1507", "ORG-100031184"],
        ),
        (
            &["JANSSEN", "Johnson & Johnson", "Ad26.COV2.S", "COVID-19 Vaccine Janssen", "Jcovden"],
            ["29061000087103", "EU/1/20/1525", "ORG-100001417"],
        ),
        (
            &["AstraZeneca", "Oxford/AstraZeneca", "VAXZEVRIA"],
            ["29061000087103", "EU/1/21/1529", "ORG-100001699"],
        ),
        (&["NOVAVAX", "Nuvaxovid"], ["1162643001", "EU/1/21/1618", "ORG-100032020"]),
        (&["SINOPHARM", "BBIBP-CorV", "Sinopharm (Beijing)"], ["1157024006", "BBIBP-CorV", "ORG-100020693"]),
        (&["Sinovac", "CORONAVAC"], ["1157024006", "CoronaVac", "Sinovac-Biotech"]),
        (&["Convidecia"], ["29061000087103", "Convidecia", "ORG-100013793"]),
    ];

    #[test]
    fn each_spelling_is_the_product() {
        for (names, [vp, mp, ma]) in SPELLINGS {
            for name in *names {
                let expected = ProductCodes { vp: (*vp).into(), mp: (*mp).into(), ma: (*ma).into() };
                assert_eq!(product_codes(name), expected, "{name}");
                assert_eq!(product_codes(&name.to_lowercase()), expected, "{name}");
            }
        }
    }

    /// Each is issued by its own code or name, so what was written reads back as itself.
    #[test]
    fn what_is_written_is_in_the_value_sets() {
        for mp in PRODUCTS.iter().chain(NOT_IN_THE_SET) {
            let codes = product_codes(product_name(mp));
            assert_eq!(codes.mp, *mp);
            assert_ne!(codes.ma, "Unknown", "{mp}");
            assert!(KINDS.contains(&&*codes.vp), "{mp}: {}", codes.vp);
        }
        for (names, [_, mp, _]) in SPELLINGS {
            assert!(PRODUCTS.contains(mp) || NOT_IN_THE_SET.contains(mp), "{names:?}");
        }
    }

    #[track_caller]
    fn check_unknown(vaccine: &str, mp: &str) {
        let expected =
            ProductCodes { vp: "28531000087107".into(), mp: mp.to_owned().into(), ma: "Unknown".into() };
        assert_eq!(product_codes(vaccine), expected);
    }

    #[test]
    fn an_unknown_product_is_written_as_recorded() {
        check_unknown("Turkovac", "Turkovac");
        check_unknown("  New\nVaccine\u{202e} \u{7}2 ", "New Vaccine 2");
        check_unknown(&"ä".repeat(200), &"ä".repeat(LONGEST_PRODUCT));
        check_unknown("", "Unknown");
        check_unknown(" \u{200b} ", "Unknown");
    }

    /// A name that holds another is not that one.
    #[test]
    fn only_the_whole_name_counts() {
        check_unknown("not COVAXIN", "not COVAXIN");
        check_unknown("SPUTNIK", "SPUTNIK");
        check_unknown("COVISHIELD or COVAXIN", "COVISHIELD or COVAXIN");
    }

    proptest! {
        #[test]
        fn any_text_gets_codes(text in any::<String>()) {
            let codes = product_codes(&text);
            prop_assert!((1..=LONGEST_PRODUCT).contains(&codes.mp.chars().count()));
            prop_assert!(!codes.mp.chars().any(char::is_control));
            prop_assert!(KINDS.contains(&&*codes.vp));
        }
    }
}
