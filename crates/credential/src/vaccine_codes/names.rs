//! Codes to the names that people know, for credentials that others have issued.

/// Codes of `mp` that are not names themselves.
const PRODUCTS: &[(&str, &str)] = &[
    ("EU/1/20/1507", "Spikevax"),
    ("EU/1/20/1525", "Jcovden"),
    ("EU/1/20/1528", "Comirnaty"),
    ("EU/1/21/1529", "Vaxzevria"),
    ("EU/1/21/1580", "VidPrevtyn Beta"),
    ("EU/1/21/1618", "Nuvaxovid"),
    ("EU/1/21/1624", "COVID-19 Vaccine Valneva"),
    ("EU/1/22/1709", "Bimervax"),
    ("Inactivated-SARS-CoV-2-Vero-Cell", "WIBP-CorV"),
    ("NVX-CoV2373", "Nuvaxovid"),
    ("Sputnik-V", "Sputnik V"),
    ("Sputnik-Light", "Sputnik Light"),
    ("Sputnik-M", "Sputnik M"),
];

/// Codes of `ma` that are not names themselves: numbers in the register of the European Medicines Agency.
const MANUFACTURERS: &[(&str, &str)] = &[
    ("ORG-100000788", "Sanofi Pasteur"),
    ("ORG-100001417", "Janssen-Cilag"),
    ("ORG-100001699", "AstraZeneca"),
    ("ORG-100001981", "Serum Institute of India"),
    ("ORG-100006270", "CureVac"),
    ("ORG-100007893", "R-Pharm"),
    ("ORG-100008549", "Medicago"),
    ("ORG-100010771", "Sinopharm"),
    ("ORG-100013793", "CanSino Biologics"),
    ("ORG-100020693", "Sinopharm"),
    ("ORG-100023050", "Gulf Pharmaceutical"),
    ("ORG-100024420", "Sinopharm"),
    ("ORG-100026614", "Sinocelltech"),
    ("ORG-100030215", "BioNTech"),
    ("ORG-100031184", "Moderna"),
    ("ORG-100032020", "Novavax"),
    ("ORG-100033914", "Medigen"),
    ("ORG-100036422", "Valneva"),
    ("ORG-100036914", "Hipra"),
];

/// What people call the product of an `mp`. One that is in no list is returned as it came: most codes of the value
/// set are names, and so is what `product_codes` writes for products outside it. It is a
/// stranger's text then, to be made legible before it is shown.
pub fn product_name(mp: &str) -> &str {
    name(PRODUCTS, mp)
}

/// What people call the maker of an `ma`; else as [`product_name`].
pub fn manufacturer_name(ma: &str) -> &str {
    name(MANUFACTURERS, ma)
}

fn name<'a>(names: &[(&str, &'static str)], code: &'a str) -> &'a str {
    names.iter().find(|(of, _)| *of == code).map_or(code, |(_, name)| name)
}
