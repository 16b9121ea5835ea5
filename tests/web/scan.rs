//! What reads QR codes, with a stand-in for the scripts behind it; they have journeys of their own.

use std::cell::RefCell;
use std::rc::Rc;

use beneficiary_portal::browser::{CameraEvent, check, close_camera, load_scanner, open_camera, read_file};
use beneficiary_portal::problem::Problem;
use beneficiary_portal::proof::{CodeContent, Doubt, Proof, Subject};
use contract::{PublicKey, TrustedKeys};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// What the scripts were asked for, and whom they tell what the camera sees.
type Asked = Rc<RefCell<Vec<(String, Function)>>>;

/// Scripts that answer each order alike.
fn scripts_that_answer(answer: JsValue) -> Asked {
    let asked = Asked::default();
    let noted = asked.clone();
    let scan = Closure::<dyn Fn(String, String, JsValue) -> Promise>::new(move |order, id, tell: JsValue| {
        noted.borrow_mut().push((format!("{order} {id}"), tell.unchecked_into()));
        Promise::resolve(&answer)
    });
    Reflect::set(&js_sys::global(), &"scan".into(), &scan.into_js_value()).expect("a global object");
    asked
}

/// Scripts whose camera stays open.
fn scripts_that_wait() -> Asked {
    scripts_that_answer(Promise::new(&mut |_, _| {}).into())
}

fn orders(asked: &Asked) -> Vec<String> {
    asked.borrow().iter().map(|(order, _)| order.clone()).collect()
}

async fn soon() {
    for _ in 0..9 {
        JsFuture::from(Promise::resolve(&JsValue::NULL)).await.expect("a value");
    }
}

fn bytes(content: &[u8]) -> JsValue {
    Uint8Array::from(content).into()
}

fn seen() -> (Rc<RefCell<Vec<CameraEvent>>>, impl Fn(CameraEvent) + 'static) {
    let events = Rc::new(RefCell::new(Vec::new()));
    let noted = events.clone();
    (events, move |event| noted.borrow_mut().push(event))
}

#[wasm_bindgen_test]
async fn each_word_of_the_scripts_is_an_error_of_its_own() {
    for (word, error) in [
        ("no-camera", Problem::NoCamera),
        ("not-allowed", Problem::CameraNotAllowed),
        ("busy", Problem::CameraBusy),
        ("nothing", Problem::NoCodeFound),
        ("unreadable", Problem::FileNotReadable),
        ("not-loaded", Problem::CheckerNotLoaded),
        ("a word of tomorrow", Problem::FileNotReadable),
    ] {
        let asked = scripts_that_answer(word.into());
        assert_eq!(read_file("field").await, Err(error), "{word}");
        assert_eq!(load_scanner().await, Err(error), "{word}");
        assert_eq!(orders(&asked), ["read field", "load "]);
    }
}

#[wasm_bindgen_test]
async fn codes_are_bytes_and_nothing_that_is_printed() {
    scripts_that_answer(Array::of2(&bytes("सीमा".as_bytes()), &bytes(b"PK\xff\0")).into());
    let found = read_file("field").await.expect("codes");
    let contents: Vec<_> = found.iter().map(CodeContent::expose).collect();
    assert_eq!(contents, ["सीमा".as_bytes(), b"PK\xff\0"]);
    assert_eq!(format!("{:?}", found[0]), "CodeContent(…)", "it is somebody's record");
}

#[wasm_bindgen_test]
async fn the_camera_tells_until_it_is_closed() {
    let asked = scripts_that_wait();
    let (events, note) = seen();
    open_camera("video", note);
    soon().await;
    let tell = asked.borrow()[0].1.clone();
    let say = |told: &JsValue| drop(tell.call1(&JsValue::NULL, told).expect("it listens"));
    say(&"started".into());
    say(&bytes(b"x"));
    assert_eq!(events.borrow()[0], CameraEvent::Started);
    assert!(matches!(&events.borrow()[1], CameraEvent::Read(content) if content.expose() == b"x"));
    close_camera();
    soon().await;
    assert_eq!(orders(&asked), ["open video", "close "]);
    say(&bytes(b"late"));
    assert_eq!(events.borrow().len(), 2);
}

#[wasm_bindgen_test]
async fn a_camera_that_has_stopped_or_failed_is_not_closed_again() {
    let asked = scripts_that_wait();
    let (events, note) = seen();
    open_camera("video", note);
    soon().await;
    let tell = asked.borrow()[0].1.clone();
    tell.call1(&JsValue::NULL, &"stopped".into()).expect("it listens");
    close_camera();
    soon().await;
    assert_eq!(*events.borrow(), [CameraEvent::Stopped]);
    assert_eq!(orders(&asked), ["open video"]);

    let asked = scripts_that_answer("busy".into());
    let (events, note) = seen();
    open_camera("video", note);
    soon().await;
    close_camera();
    soon().await;
    assert_eq!(*events.borrow(), [CameraEvent::Failed(Problem::CameraBusy)]);
    assert_eq!(orders(&asked), ["open video"]);
}

#[wasm_bindgen_test]
async fn what_was_opened_before_tells_nothing_to_what_is_open_now() {
    let asked = scripts_that_wait();
    let ((first, note_first), (second, note_second)) = (seen(), seen());
    open_camera("video", note_first);
    open_camera("video", note_second);
    soon().await;
    let tell = asked.borrow()[0].1.clone();
    tell.call1(&JsValue::NULL, &"stopped".into()).expect("it listens");
    assert!(first.borrow().is_empty() && second.borrow().is_empty());
    close_camera();
    soon().await;
}

#[wasm_bindgen_test]
async fn a_check_is_ordered_with_the_keys_that_count_and_whose_it_has_to_be() {
    let key = |kid: &str, not_after: Option<&str>| PublicKey {
        kid: kid.to_owned(),
        issuer: "IN".to_owned(),
        spki: "spki".to_owned(),
        not_before: None,
        not_after: not_after.map(str::to_owned),
    };
    let keys = vec![key("one", Some("2030-01-01T00:00:00Z")), key("two", None)];
    let trust = TrustedKeys { keys, revoked: Some("gone".to_owned()) };
    let subject = Subject { name: "Sample".to_owned(), birth_year: Some(1978) };
    let answers = Array::of2(&Array::of1(&"expired".into()), &Array::new());
    let asked = scripts_that_answer(answers.into());
    let contents = [CodeContent::new(b"HC1:".to_vec()), CodeContent::new(b"PK".to_vec())];
    let proofs = check(&contents, &trust, Some(&subject)).await.expect("an answer");
    assert_eq!(proofs, [Proof::Fails(Doubt::Expired), Proof::Fails(Doubt::Unreadable)]);
    let ordered = Array::from(asked.borrow()[0].1.as_ref());
    assert_eq!(orders(&asked), ["check "]);
    assert_eq!(Uint8Array::new(&Array::from(&ordered.get(0)).get(0)).to_vec(), b"HC1:");
    let texts = |place| Array::from(&ordered.get(place)).join(",").as_string();
    let flat = "gone,one,IN,spki,,2030-01-01T00:00:00Z,two,IN,spki,,";
    assert_eq!(texts(1).as_deref(), Some(flat));
    assert_eq!(texts(2).as_deref(), Some("Sample,1978"));
    check(&contents, &trust, None).await.expect("an answer");
    let ordered = Array::from(asked.borrow()[1].1.as_ref());
    assert_eq!(Array::from(&ordered.get(2)).length(), 0);
}

#[wasm_bindgen_test]
async fn without_the_scripts_nothing_is_proven() {
    scripts_that_answer("not-loaded".into());
    let trust = TrustedKeys { keys: Vec::new(), revoked: None };
    assert_eq!(check(&[], &trust, None).await, Err(Problem::CheckerNotLoaded));
}
