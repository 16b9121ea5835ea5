//! Reading QR codes, by camera or out of files. The scripts and the Wasm that do it (`scan/`, `crates/qr-reader`) are
//! loaded when they are asked for here, and not before.

use core::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;

use crate::problem::Problem;
use crate::proof::CodeContent;

#[wasm_bindgen]
extern "C" {
    async fn scan(order: &str, id: &str, tell: &JsValue) -> JsValue;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CameraEvent {
    /// The picture is seen.
    Started,
    /// Again for the same code only after another one.
    Read(CodeContent),
    /// By another than [`close_camera`]: the page was hidden, or the camera taken away.
    Stopped,
    Failed(Problem),
}

type Listener = Rc<dyn Fn(CameraEvent)>;

thread_local! {
    /// There while a camera is open, or about to be.
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Gets all that reading takes, so that it needs no network from then on.
pub async fn load_scanner() -> Result<(), Problem> {
    call("load", "", &JsValue::UNDEFINED).await.map(drop)
}

/// Shows what the camera sees in the `<video>` with this id, and tells `on_event` what happens until it is closed, has
/// stopped, or has failed. Only one camera is open at a time.
pub fn open_camera(video_id: &'static str, on_event: impl Fn(CameraEvent) + 'static) {
    let listener: Listener = Rc::new(on_event);
    LISTENER.set(Some(listener.clone()));
    spawn_local(async move {
        let own = listener.clone();
        let told = Closure::<dyn Fn(JsValue)>::new(move |told: JsValue| tell(&own, event(&told)));
        // Comes back when the camera is closed, and nothing is told from then on.
        if let Err(error) = call("open", video_id, told.as_ref()).await {
            tell(&listener, CameraEvent::Failed(error));
        }
    });
}

pub fn close_camera() {
    if LISTENER.take().is_some() {
        spawn_local(async {
            // There is nothing that closing could fail of, and nobody to be told.
            let _ = call("close", "", &JsValue::UNDEFINED).await;
        });
    }
}

/// The codes in the picture or PDF that was picked in the `<input type="file">` with this id. The field is emptied, unless
/// what reads codes could not be loaded: then the same file can be tried again.
pub async fn read_file(input_id: &'static str) -> Result<Vec<CodeContent>, Problem> {
    let found = call("read", input_id, &JsValue::UNDEFINED).await?;
    let found = found.dyn_into::<Array>().map_err(|_| Problem::FileNotReadable)?;
    Ok(found.iter().map(|bytes| content(&bytes)).collect())
}

/// Unless the camera was closed or opened again meanwhile. The listener may do either.
fn tell(listener: &Listener, event: CameraEvent) {
    let is_current =
        LISTENER.with_borrow(|current| current.as_ref().is_some_and(|it| Rc::ptr_eq(it, listener)));
    if is_current {
        if matches!(event, CameraEvent::Stopped | CameraEvent::Failed(_)) {
            LISTENER.take();
        }
        listener(event);
    }
}

fn event(told: &JsValue) -> CameraEvent {
    match told.as_string().as_deref() {
        None => CameraEvent::Read(content(told)),
        Some("started") => CameraEvent::Started,
        Some(_) => CameraEvent::Stopped,
    }
}

fn content(bytes: &JsValue) -> CodeContent {
    CodeContent::new(Uint8Array::new(bytes).to_vec())
}

/// An order for `scan` of `src/loader.js`, which answers with a word where it fails.
pub(super) async fn call(order: &str, id: &str, tell: &JsValue) -> Result<JsValue, Problem> {
    let answer = scan(order, id, tell).await;
    match answer.as_string().as_deref() {
        None => Ok(answer),
        Some("no-camera") => Err(Problem::NoCamera),
        Some("not-allowed") => Err(Problem::CameraNotAllowed),
        Some("busy") => Err(Problem::CameraBusy),
        Some("nothing") => Err(Problem::NoCodeFound),
        Some("not-loaded") => Err(Problem::CheckerNotLoaded),
        Some(_) => Err(Problem::FileNotReadable),
    }
}
