//! Checking signatures natively, by ring: what makes signatures here, p256, is not what checks them.

use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm,
};

use crate::check::{CheckFailure, SignatureCheck};
use crate::signed::Algorithm;
use crate::trust::SpkiDer;

/// What stands before the 65 bytes of an uncompressed point in the DER of a P-256 key: RFC 5480, 2.
const P256: &[u8] = &[
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
    0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// The algorithm in the DER of an RSA key, `rsaEncryption` without parameters: RFC 3279, 2.3.1.
const RSA: &[u8] =
    &[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

/// Checks ES256 with keys on P-256, and PS256 with RSA keys of 2048 to 8192 bits.
#[derive(Debug, Clone, Copy, Default)]
pub struct NativeCheck;

impl SignatureCheck for NativeCheck {
    async fn holds(
        &self,
        key: &SpkiDer,
        algorithm: Algorithm,
        message: &[u8],
        signature: &[u8],
    ) -> Result<bool, CheckFailure> {
        let (algorithm, key): (&'static dyn VerificationAlgorithm, _) = match algorithm {
            Algorithm::Es256 => (&ECDSA_P256_SHA256_FIXED, p256_point(&key.0)),
            Algorithm::Ps256 => (&RSA_PSS_2048_8192_SHA256, rsa_key(&key.0)),
        };
        let key = UnparsedPublicKey::new(algorithm, key.ok_or(CheckFailure::UnusableKey)?);
        Ok(key.verify(message, signature).is_ok())
    }
}

fn p256_point(der: &[u8]) -> Option<&[u8]> {
    der.strip_prefix(P256).filter(|point| point.len() == 65)
}

/// The `RSAPublicKey` of RFC 8017 inside. Keys of that size have lengths of two bytes throughout.
fn rsa_key(der: &[u8]) -> Option<&[u8]> {
    let inner = sized(der.strip_prefix(&[0x30, 0x82])?)?;
    sized(inner.strip_prefix(RSA)?.strip_prefix(&[0x03, 0x82])?)?.strip_prefix(&[0])
}

/// What follows a length that has to be its own.
fn sized(der: &[u8]) -> Option<&[u8]> {
    let (length, rest) = der.split_first_chunk()?;
    (usize::from(u16::from_be_bytes(*length)) == rest.len()).then_some(rest)
}
