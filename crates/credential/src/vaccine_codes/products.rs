//! The names of vaccines in records to the codes that a credential holds.

use std::borrow::Cow;

/// The most characters of a product that is written as recorded.
pub const LONGEST_PRODUCT: usize = 80;

const M_RNA: &str = "1119349007";
const RECOMBINANT_SPIKE: &str = "1162643001";
const INACTIVATED: &str = "1157024006";
const VIRAL_VECTOR: &str = "29061000087103";
const DNA: &str = "1187593009";
/// A vaccine against COVID-19 of any kind. `J07BX03` meant that until 2023, and is not for new credentials since.
const ANY_KIND: &str = "28531000087107";

const SERUM_INSTITUTE: &str = "ORG-100001981";
const BHARAT_BIOTECH: &str = "Bharat-Biotech";
const GAMALEYA: &str = "Gamaleya-Research-Institute";

/// `vp`, `mp` and `ma` of a vaccination entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductCodes {
    /// The kind of vaccine, a SNOMED CT concept.
    pub vp: Cow<'static, str>,
    /// The product.
    pub mp: Cow<'static, str>,
    /// Who holds its authorisation or makes it.
    pub ma: Cow<'static, str>,
}

struct Product {
    /// Spellings in capitals and digits alone: what is between them differs from record to record.
    names: &'static [&'static str],
    vp: &'static str,
    mp: &'static str,
    ma: &'static str,
}

const fn product(
    names: &'static [&'static str],
    vp: &'static str,
    mp: &'static str,
    ma: &'static str,
) -> Product {
    Product { names, vp, mp, ma }
}

/// Those that India gives first. CORBEVAX, ZyCoV-D, GEMCOVAC and iNCOVACC never came into the value sets of `mp`, nor
/// did the makers of the first three into that of `ma`: they are written by name, in the manner of those sets.
const PRODUCTS: &[Product] = &[
    product(&["COVISHIELD", "CHADOX1NCOV19"], VIRAL_VECTOR, "Covishield", SERUM_INSTITUTE),
    product(&["COVAXIN", "BBV152"], INACTIVATED, "Covaxin", BHARAT_BIOTECH),
    product(&["SPUTNIKV", "GAMCOVIDVAC"], VIRAL_VECTOR, "Sputnik-V", GAMALEYA),
    product(&["SPUTNIKLIGHT"], VIRAL_VECTOR, "Sputnik-Light", GAMALEYA),
    product(&["CORBEVAX"], RECOMBINANT_SPIKE, "Corbevax", "Biological-E"),
    product(&["ZYCOVD"], DNA, "ZyCoV-D", "Zydus-Cadila"),
    product(&["COVOVAX"], RECOMBINANT_SPIKE, "Covovax", SERUM_INSTITUTE),
    product(&["GEMCOVAC19", "GEMCOVAC"], M_RNA, "Gemcovac-19", "Gennova"),
    product(&["GEMCOVACOM"], M_RNA, "Gemcovac-OM", "Gennova"),
    product(&["INCOVACC", "BBV154"], VIRAL_VECTOR, "iNCOVACC", BHARAT_BIOTECH),
    product(
        &["COMIRNATY", "PFIZER", "PFIZERBIONTECH", "BIONTECH", "BNT162B2", "TOZINAMERAN"],
        M_RNA,
        "EU/1/20/1528",
        "ORG-100030215",
    ),
    product(&["SPIKEVAX", "MODERNA", "MRNA1273", "ELASOMERAN"], M_RNA, "EU/1/20/1507", "ORG-100031184"),
    product(
        &["JCOVDEN", "JANSSEN", "JOHNSONJOHNSON", "JOHNSONANDJOHNSON", "AD26COV2S"],
        VIRAL_VECTOR,
        "EU/1/20/1525",
        "ORG-100001417",
    ),
    product(
        &["VAXZEVRIA", "ASTRAZENECA", "OXFORDASTRAZENECA", "AZD1222"],
        VIRAL_VECTOR,
        "EU/1/21/1529",
        "ORG-100001699",
    ),
    product(&["NUVAXOVID", "NOVAVAX", "NVXCOV2373"], RECOMBINANT_SPIKE, "EU/1/21/1618", "ORG-100032020"),
    product(
        &["BBIBPCORV", "SINOPHARM", "SINOPHARMBIBP", "SINOPHARMBEIJING", "COVILO"],
        INACTIVATED,
        "BBIBP-CorV",
        "ORG-100020693",
    ),
    product(&["WIBPCORV", "SINOPHARMWIBP", "SINOPHARMWUHAN"], INACTIVATED, "WIBP-CorV", "Sinopharm-WIBP"),
    product(&["CORONAVAC", "SINOVAC"], INACTIVATED, "CoronaVac", "Sinovac-Biotech"),
    product(&["CONVIDECIA", "CANSINO", "AD5NCOV"], VIRAL_VECTOR, "Convidecia", "ORG-100013793"),
    product(&["HAYATVAX"], INACTIVATED, "Hayat-Vax", "ORG-100023050"),
    product(&["RCOVI"], VIRAL_VECTOR, "R-COVI", "ORG-100007893"),
    product(&["SPUTNIKM"], VIRAL_VECTOR, "Sputnik-M", GAMALEYA),
    product(&["COVIVAC"], INACTIVATED, "CoviVac", "Chumakov-Federal-Scientific-Center"),
    product(&["EPIVACCORONA"], RECOMBINANT_SPIKE, "EpiVacCorona", "Vector-Institute"),
    product(&["ABDALA", "CIGB66"], ANY_KIND, "Abdala", "CIGB"),
    product(&["MVCCOV1901", "MEDIGEN"], RECOMBINANT_SPIKE, "MVC-COV1901", "ORG-100033914"),
    product(&["BIMERVAX", "HIPRA"], ANY_KIND, "EU/1/22/1709", "ORG-100036914"),
];

/// The codes of the vaccine that a record names. Case, blanks, hyphens and other signs do not matter, nor do
/// `COVID-19 Vaccine` before the name and what stands in brackets after it.
///
/// A product that is not known does not stop a credential. Then `mp` is the name as recorded, on one line, without
/// control characters, at most [`LONGEST_PRODUCT`] characters; `vp` is a COVID-19 vaccine of no said kind; and `ma` is
/// `Unknown`, since the record does not say who made it and a guess would be signed. A verifier that knows its value
/// sets will call such a product unknown, which it is. The same goes for a record that names none: `mp` is `Unknown`
/// as well.
pub fn product_codes(vaccine: &str) -> ProductCodes {
    let before_brackets = vaccine.split('(').next().unwrap_or_default();
    match found(vaccine).or_else(|| found(before_brackets)) {
        Some(product) => ProductCodes { vp: product.vp.into(), mp: product.mp.into(), ma: product.ma.into() },
        None => ProductCodes { vp: ANY_KIND.into(), mp: as_recorded(vaccine), ma: UNKNOWN.into() },
    }
}

const UNKNOWN: &str = "Unknown";

fn found(vaccine: &str) -> Option<&'static Product> {
    let key: String =
        vaccine.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let key = key.strip_prefix("COVID19VACCINE").unwrap_or(&key);
    PRODUCTS.iter().find(|product| product.names.contains(&key))
}

fn as_recorded(vaccine: &str) -> Cow<'static, str> {
    let seen: String = vaccine.chars().filter(|c| c.is_whitespace() || !is_unseen(*c)).collect();
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    let bounded: String = line.chars().take(LONGEST_PRODUCT).collect();
    let bounded = bounded.trim_end();
    if bounded.is_empty() { UNKNOWN.into() } else { bounded.to_owned().into() }
}

/// Control characters, and marks that turn text around or draw nothing.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
