//! Vaccines and their makers in the codes of the EU DCC.
//!
//! The value sets are those in their last state (`vaccine-prophylaxis` of 2023-01-25, `vaccine-medicinal-product` of
//! 2022-11-30, `vaccine-mah-manf`), and which product goes with which maker and kind is what the eHealth Network's
//! `vaccine-encoding-instructions` of 2023-05-05 say. All of them: <https://github.com/ehn-dcc-development/eu-dcc-valuesets>,
//! kept on by WHO in <https://github.com/WorldHealthOrganization/tng-valuesets>.

mod names;
#[cfg(feature = "issue")]
mod products;

pub use names::{manufacturer_name, product_name};
#[cfg(feature = "issue")]
pub use products::{LONGEST_PRODUCT, ProductCodes, product_codes};
