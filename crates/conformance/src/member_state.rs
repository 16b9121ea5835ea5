//! Samples of the EU's member states: each step of the chain with what it leads to.

use std::fs;
use std::path::Path;

use credential::{
    Algorithm, CheckFailure, Claims, Compressed, KeyUsage, MOST_INFLATED, NativeCheck, PREFIX, Refused,
    Revocations, SignatureCheck, Signed, SpkiDer, TrustStore, TrustedKey, read, verify,
};
use serde_json::Value;

use crate::count::{Count, Fault};
use crate::moment::moment;
use crate::signer::Signer;
use crate::{json, picture};

/// What is looked at.
const STEPS: [(&str, Step); 9] = [
    ("EXPECTEDPICTUREDECODE", Sample::picture),
    ("EXPECTEDUNPREFIX", Sample::unprefix),
    ("EXPECTEDB45DECODE", Sample::base45),
    ("EXPECTEDCOMPRESSION", Sample::compression),
    ("EXPECTEDVERIFY", Sample::signature),
    ("EXPECTEDKEYUSAGE", Sample::key_usage),
    ("EXPECTEDEXPIRATIONCHECK", Sample::expiration),
    ("EXPECTEDDECODE", Sample::decode),
    ("EXPECTEDVALIDJSON", Sample::whole_chain),
];

type Found = Result<(), Fault>;
type Step = fn(&Sample) -> Found;

pub(crate) fn check(path: &Path, count: &mut Count) {
    let Ok(text) = fs::read_to_string(path) else { return };
    let Ok(file) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else { return };
    let Some(expected) = file.get("EXPECTEDRESULTS").and_then(Value::as_object).cloned() else { return };
    count.file();
    let sample = Sample { file };
    for (expectation, is_to_hold) in &expected {
        let Some(is_to_hold) = is_to_hold.as_bool() else { continue };
        match STEPS.iter().find(|(name, _)| name == expectation) {
            Some((name, step)) => count.compare(path, name, is_to_hold, step(&sample)),
            None => count.leave_out(expectation),
        }
    }
}

struct Sample {
    file: Value,
}

impl Sample {
    fn text(&self, name: &str) -> Result<&str, Fault> {
        self.file[name].as_str().ok_or(Fault::Absent)
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>, Fault> {
        hex(self.text(name)?).ok_or_else(|| format!("{name} is not hexadecimal").into())
    }

    fn context(&self, name: &str) -> Result<&str, Fault> {
        self.file["TESTCTX"][name].as_str().ok_or(Fault::Absent)
    }

    /// Of the whole text, where a file has nothing else.
    fn signed(&self) -> Result<Signed, Fault> {
        match self.bytes("COSE") {
            Err(Fault::Absent) => Ok(read(self.text("PREFIX")?)?),
            cose => Ok(Signed::parse(&cose?)?),
        }
    }

    fn json(&self) -> Result<&Value, Fault> {
        self.file.get("JSON").ok_or(Fault::Absent)
    }

    fn picture(&self) -> Found {
        let text = picture::read(self.text("2DCODE")?)?;
        same(text.as_str(), self.text("PREFIX")?, "the picture and PREFIX")
    }

    fn unprefix(&self) -> Found {
        let text = self.text("PREFIX")?;
        let coded = text.strip_prefix(PREFIX).ok_or("PREFIX does not begin with HC1:")?;
        same(coded, self.text("BASE45")?, "PREFIX and BASE45")
    }

    fn base45(&self) -> Found {
        let text = [PREFIX, self.text("BASE45")?].concat();
        let read = Compressed::parse(&text)?;
        match self.file.get("COMPRESSED") {
            None => Ok(()),
            Some(_) => same(read.zlib(), &*self.bytes("COMPRESSED")?, "BASE45 and COMPRESSED"),
        }
    }

    fn compression(&self) -> Found {
        let text = [PREFIX, &base45(&self.bytes("COMPRESSED")?)].concat();
        let compressed = Compressed::parse(&text)?;
        let inflated = compressed.inflate()?;
        same(&*inflated, &*self.bytes("COSE")?, "COMPRESSED and COSE")
    }

    fn signature(&self) -> Found {
        let (signed, signer) = (self.signed()?, Signer::parse(self.context("CERTIFICATE")?)?);
        let message = signed.to_be_signed();
        let check = NativeCheck.holds(&signer.key, signed.algorithm(), &message, signed.signature());
        match pollster::block_on(check) {
            Ok(true) => Ok(()),
            Ok(false) => Err("the signature is wrong".into()),
            Err(failure) => Err(failure.to_string().into()),
        }
    }

    fn key_usage(&self) -> Found {
        let claims = self.signed()?.claims()?;
        let signer = Signer::parse(self.context("CERTIFICATE")?)?;
        if signer.may_sign(&claims.certificate.event) {
            Ok(())
        } else {
            Err("the key may not sign that kind".into())
        }
    }

    /// By the whole of [`verify`], with a signature that is taken for right: whether it is, is another expectation.
    fn expiration(&self) -> Found {
        let signed = self.signed()?;
        let claims = signed.claims()?;
        let clock = moment(self.context("VALIDATIONCLOCK")?).ok_or("VALIDATIONCLOCK is no time")?;
        let key = TrustedKey {
            kid: signed.kid().clone(),
            spki: Signer::parse(self.context("CERTIFICATE")?)?.key,
            issuer: claims.issuer.clone().unwrap_or_default(),
            not_before: None,
            not_after: None,
            usage: KeyUsage::ALL,
        };
        let trust = TrustStore::new(vec![key], Revocations::default());
        match pollster::block_on(verify(&signed, &trust, clock, None, &TakenForRight)) {
            // Looked at after the life.
            Ok(_) | Err(Refused::NoCertificateId) => Ok(()),
            Err(refused) => Err(refused.to_string().into()),
        }
    }

    fn decode(&self) -> Found {
        let certificate = self.bytes("CBOR")?;
        let claims = claims_of(&certificate)?;
        json::says_the_same(self.json()?, &claims.certificate)
    }

    fn whole_chain(&self) -> Found {
        let claims = read(self.text("PREFIX")?).and_then(|signed| signed.claims());
        let claims = claims?;
        json::says_the_same(self.json()?, &claims.certificate)
    }
}

struct TakenForRight;

impl SignatureCheck for TakenForRight {
    async fn holds(&self, _: &SpkiDer, _: Algorithm, _: &[u8], _: &[u8]) -> Result<bool, CheckFailure> {
        Ok(true)
    }
}

/// CBOR of a certificate alone, or of the web token around it, inside of a signature that nobody looks at.
fn claims_of(cbor: &[u8]) -> Result<Claims, credential::Unreadable> {
    // {-260: {1: certificate}}
    let token = [&[0xa1, 0x39, 0x01, 0x03, 0xa1, 0x01], cbor].concat();
    let claims = |payload: &[u8]| Signed::parse(&unsigned(payload))?.claims();
    claims(cbor).or_else(|_| claims(&token))
}

/// [h'{1: -7}', {4: h'00'}, payload, h'']
fn unsigned(payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len().min(MOST_INFLATED - 1)).unwrap_or(u16::MAX).to_be_bytes();
    [&[0x84, 0x43, 0xa1, 0x01, 0x26, 0xa1, 0x04, 0x41, 0x00, 0x59], &length[..], payload, &[0x40]].concat()
}

fn same<T: PartialEq + ?Sized>(left: &T, right: &T, what: &str) -> Found {
    if left == right { Ok(()) } else { Err(format!("{what} differ").into()) }
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let digits: Option<Vec<u8>> = text.trim().as_bytes().iter().map(digit).collect();
    let digits = digits.filter(|digits| digits.len().is_multiple_of(2))?;
    Some(digits.chunks(2).map(|pair| pair.iter().fold(0_u8, |byte, digit| byte << 4 | digit)).collect())
}

/// RFC 9285: the product decodes alone, and what is inflated has to come to it as text.
fn base45(bytes: &[u8]) -> String {
    const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let letter = |digit: usize| ALPHABET.chars().nth(digit % 45).unwrap_or_default();
    let group = |group: &[u8]| {
        let number = group.iter().fold(0_usize, |number, byte: &u8| number << 8 | usize::from(*byte));
        (0..=u32::try_from(group.len()).unwrap_or(0))
            .map(|place| letter(number / 45_usize.pow(place)))
            .collect()
    };
    bytes.chunks(2).map(group).collect::<Vec<String>>().concat()
}
