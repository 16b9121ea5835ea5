//! Why a text or its bytes cannot be read as a health certificate.

/// One variant for each cause. None of them says what was in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the text does not begin with HC1:")]
    NotAHealthCertificate,
    #[error("the text is longer than any code holds")]
    TooLong,
    #[error("the text is no base45")]
    Base45,
    #[error("the bytes cannot be inflated")]
    Inflate,
    #[error("the bytes are too many once inflated")]
    TooLarge,
    #[error("the bytes are no CBOR")]
    Cbor,
    #[error("the CBOR is nested too deep")]
    TooDeep,
    #[error("a text inside is too long")]
    TextTooLong,
    #[error("the bytes are not signed as COSE_Sign1")]
    NotCoseSign1,
    #[error("a header has to be understood, and is not")]
    CriticalHeader,
    #[error("it is not said which key signed")]
    NoKeyId,
    #[error("the algorithm of the signature is neither ES256 nor PS256")]
    UnsupportedAlgorithm,
    #[error("what was signed is no health certificate")]
    NoHealthCertificate,
    #[error("the certificate tells of no vaccination, test or recovery")]
    NoEvent,
}
