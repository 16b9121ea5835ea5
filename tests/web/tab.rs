//! The one thing that is written outside memory.

use beneficiary_portal::browser::{forget_challenge, keep_challenge, kept_challenge, now};
use beneficiary_portal::session::{Challenge, Moment};
use contract::{CodeSent, MobileNumber, TxnId};
use leptos::prelude::window;
use leptos::web_sys::Storage;
use wasm_bindgen_test::wasm_bindgen_test;

const ID: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
const MOBILE: &str = "9876543210";

/// The tab's storage, emptied.
fn storage() -> Storage {
    let storage = window().session_storage().ok().flatten().expect("a tab has a storage");
    storage.clear().expect("a storage can be emptied");
    storage
}

fn entries(storage: &Storage) -> Vec<(String, String)> {
    let count = storage.length().expect("a storage counts");
    (0..count)
        .filter_map(|place| {
            let key = storage.key(place).ok().flatten()?;
            let value = storage.get_item(&key).ok().flatten()?;
            Some((key, value))
        })
        .collect()
}

fn challenge(expires_in: u32) -> Challenge {
    let mobile = MobileNumber::parse(MOBILE).expect("a mobile number");
    let answer = CodeSent { txn_id: TxnId::new(ID.to_owned()), expires_in, resend_after: 30 };
    Challenge::from_answer(answer, mobile, false, now())
}

#[wasm_bindgen_test]
fn a_code_under_way_is_found_again_without_the_number() {
    let storage = storage();
    assert!(kept_challenge().is_none(), "nothing is kept yet");
    let challenge = challenge(120);
    keep_challenge(&challenge);
    let kept = kept_challenge().expect("the tab keeps it");
    assert_eq!((kept.txn_id().as_str(), kept.expires_at()), (ID, challenge.expires_at()));
    assert!(kept.mobile().is_none());
    assert_eq!(kept_challenge(), Some(kept), "looking does not use it up");
    forget_challenge();
    assert!(kept_challenge().is_none());
    assert_eq!(entries(&storage), []);
}

#[wasm_bindgen_test]
fn only_the_opaque_id_and_a_time_are_written() {
    let storage = storage();
    let challenge = challenge(120);
    keep_challenge(&challenge);
    let written = [("code-under-way".to_owned(), format!("{} {ID}", challenge.expires_at().0))];
    assert_eq!(entries(&storage), written);
    let lasting = window().local_storage().ok().flatten().expect("a browser has a storage");
    assert_eq!(entries(&lasting), [], "nothing outlives the tab");
    forget_challenge();
}

#[wasm_bindgen_test]
fn an_expired_one_is_ignored_and_removed() {
    let storage = storage();
    let just_now = Moment(now().0 - 1);
    keep_challenge(&Challenge::resumed(TxnId::new(ID.to_owned()), just_now));
    assert_eq!(entries(&storage).len(), 1);
    assert!(kept_challenge().is_none());
    assert_eq!(entries(&storage), []);
}

#[wasm_bindgen_test]
fn none_is_kept_longer_than_codes_live() {
    let _storage = storage();
    keep_challenge(&challenge(86_400));
    let kept = kept_challenge().expect("the tab keeps it");
    assert!(kept.expires_at() <= now().plus_seconds(180));
    forget_challenge();
}

#[wasm_bindgen_test]
fn what_was_not_written_by_the_page_is_ignored_and_removed() {
    let storage = storage();
    for entry in ["", " ", "nonsense", "nonsense id", "-1 id", "99999999999999999999999 id"] {
        storage.set_item("code-under-way", entry).expect("a storage takes entries");
        assert!(kept_challenge().is_none(), "{entry:?}");
        assert_eq!(entries(&storage), [], "{entry:?}");
    }
}

/// A new code takes the place of the one before.
#[wasm_bindgen_test]
fn one_code_at_a_time_is_kept() {
    let storage = storage();
    keep_challenge(&Challenge::resumed(TxnId::new("earlier".to_owned()), now().plus_seconds(60)));
    keep_challenge(&challenge(120));
    assert_eq!(entries(&storage).len(), 1);
    assert_eq!(kept_challenge().map(|kept| kept.txn_id().as_str().to_owned()).as_deref(), Some(ID));
    forget_challenge();
}
