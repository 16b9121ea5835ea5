//! What a signer's X.509 certificate says.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use credential::{Event, SpkiDer};
use x509_parser::asn1_rs::Oid;
use x509_parser::prelude::{FromDer as _, X509Certificate};

/// The arc of extended key usages under which a key signs one kind of certificate alone, with the kind as the last
/// number: eHealth Network, Technical Specifications for Digital Green Certificates, Volume 1, Annex A. Early
/// certificates have the arc with a zero inside.
const ARCS: [&str; 2] = ["1.3.6.1.4.1.1847.2021.1.", "1.3.6.1.4.1.0.1847.2021.1."];
const TEST: &str = "1";
const VACCINATION: &str = "2";
const RECOVERY: &str = "3";

pub(crate) struct Signer {
    pub(crate) key: SpkiDer,
    /// The kinds that the key is bound to; none where it may sign all.
    kinds: Vec<String>,
}

impl Signer {
    /// Of DER in base64.
    pub(crate) fn parse(certificate: &str) -> Result<Self, String> {
        let joined: String = certificate.split_whitespace().collect();
        let der = STANDARD.decode(joined).map_err(|error| format!("CERTIFICATE is no base64: {error}"))?;
        let (_, certificate) =
            X509Certificate::from_der(&der).map_err(|error| format!("CERTIFICATE is no X.509: {error}"))?;
        let usage = certificate.extended_key_usage().map_err(|error| format!("CERTIFICATE: {error}"))?;
        let named = usage.map(|usage| usage.value.other.iter().map(Oid::to_id_string));
        let kind = |id: String| ARCS.iter().find_map(|arc| id.strip_prefix(arc).map(str::to_owned));
        Ok(Self {
            key: SpkiDer(certificate.public_key().raw.to_vec()),
            kinds: named.into_iter().flatten().filter_map(kind).collect(),
        })
    }

    pub(crate) fn may_sign(&self, event: &Event) -> bool {
        let kind = match event {
            Event::Vaccination(_) => VACCINATION,
            Event::Test(_) => TEST,
            Event::Recovery(_) => RECOVERY,
        };
        self.kinds.is_empty() || self.kinds.iter().any(|other| other == kind)
    }
}
