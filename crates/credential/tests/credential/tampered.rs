//! Not one bit of a credential can be changed.

use credential::{Signed, read};

use crate::made::{inflated, issue, key, trusting, vaccination, verdict};

#[test]
fn no_flipped_bit_goes_unseen() {
    let trust = trusting(vec![key()]);
    let right = inflated();
    assert!(verdict(&Signed::parse(&right).unwrap(), &trust).is_ok());
    for bit in 0..right.len() * 8 {
        let mut wrong = right.clone();
        wrong[bit / 8] ^= 1 << (bit % 8);
        let is_verified = Signed::parse(&wrong).is_ok_and(|signed| verdict(&signed, &trust).is_ok());
        assert!(!is_verified, "bit {bit} is changed, and it is verified");
    }
}

#[test]
fn no_end_can_be_cut_off_and_nothing_can_be_put_behind() {
    let right = inflated();
    for length in 0..right.len() {
        assert!(Signed::parse(&right[..length]).is_err(), "{length} bytes");
    }
    assert!(Signed::parse(&[right, vec![0]].concat()).is_err());
}

#[test]
fn a_signature_does_not_fit_another_credential() {
    let mut other = vaccination();
    other.birth_year = Some(1980);
    let signature = read(&issue(&other)).unwrap().signature().to_vec();
    let mut mixed = inflated();
    let start = mixed.len() - signature.len();
    mixed.splice(start.., signature);
    assert_eq!(
        verdict(&Signed::parse(&mixed).unwrap(), &trusting(vec![key()])).err(),
        Some(credential::Refused::SignatureWrong)
    );
}
