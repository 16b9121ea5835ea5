//! A component in a container of its own, found by what a citizen is told of it.

use core::any::Any;

use beneficiary_portal::i18n::speak;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use leptos::web_sys::{Element, HtmlElement, HtmlInputElement, NodeList};
use texts::file::{self, Texts};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const ID: &str = "screen";

/// One at a time; it goes with its owner, so that no test sees what another has drawn.
pub(crate) struct Screen {
    container: HtmlElement,
    _mounted: Box<dyn Any>,
}

/// As its file travels.
fn english() -> String {
    let texts = Texts::parse(include_str!("../../locales/app/en.txt")).expect("the English texts");
    file::lines(&texts, &texts)
}

impl Screen {
    /// Draws what `view` makes, in English, and waits until it is there.
    pub(crate) async fn show<V: IntoView>(view: impl FnOnce() -> V + 'static) -> Self {
        // A test that failed has left its own behind.
        while let Some(left_behind) = document().get_element_by_id(ID) {
            left_behind.remove();
        }
        let container = append("div");
        container.set_id(ID);
        speak(english());
        let mounted = mount_to(container.clone(), move || view().into_any());
        let screen = Self { container, _mounted: Box::new(mounted) };
        settle().await;
        screen
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        elements(&self.container.query_selector_all(selector).expect("a selector"))
    }

    /// The only element of its kind.
    #[track_caller]
    pub(crate) fn the(&self, selector: &str) -> HtmlElement {
        only(self.all(selector), selector)
    }

    #[track_caller]
    pub(crate) fn role(&self, role: &str) -> HtmlElement {
        self.the(&format!("[role={role}]"))
    }

    /// The button with this label.
    #[track_caller]
    pub(crate) fn button(&self, label: &str) -> HtmlElement {
        only(self.labelled("button", label), label)
    }

    #[track_caller]
    pub(crate) fn link(&self, label: &str) -> HtmlElement {
        only(self.labelled("a", label), label)
    }

    /// The field that the label with this text belongs to.
    #[track_caller]
    pub(crate) fn field(&self, label: &str) -> HtmlInputElement {
        let label = only(self.labelled("label", label), label);
        let id = label.get_attribute("for").expect("a label names its field");
        self.the(&format!("input[id={id}]")).unchecked_into()
    }

    fn labelled(&self, tag: &str, label: &str) -> Vec<HtmlElement> {
        self.all(tag).into_iter().filter(|element| text(element) == label).collect()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.container.remove();
    }
}

fn elements(list: &NodeList) -> Vec<HtmlElement> {
    (0..list.length()).filter_map(|place| list.item(place)?.dyn_into().ok()).collect()
}

#[track_caller]
fn only(mut found: Vec<HtmlElement>, what: &str) -> HtmlElement {
    assert_eq!(found.len(), 1, "how often {what:?} is there");
    found.remove(0)
}

/// A new element at the end of the page.
pub(crate) fn append(tag: &str) -> HtmlElement {
    let element: HtmlElement = document().create_element(tag).expect("a tag").unchecked_into();
    document().body().expect("a body").append_child(&element).expect("a body takes elements");
    element
}

pub(crate) fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

/// What the attribute of `element` refers to by ids, as a screen reader would say it.
pub(crate) fn told_by(attribute: &str, element: &Element) -> String {
    let ids = element.get_attribute(attribute).unwrap_or_default();
    let told = ids.split_whitespace().filter_map(|id| document().get_element_by_id(id));
    told.map(|element| text(&element)).collect::<Vec<_>>().join(" | ")
}

pub(crate) fn has_focus(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// Leaves no element with the focus.
pub(crate) fn drop_focus() {
    if let Some(focused) = document().active_element().and_then(|element| element.dyn_into().ok()) {
        let focused: HtmlElement = focused;
        focused.blur().expect("focus can leave");
    }
}

/// Everything that follows from what has just been done: effects have run, and what they put off until the next
/// frame is done as well. Of two things that wait for one frame, the other may be second.
pub(crate) async fn settle() {
    tick().await;
    frame().await;
    frame().await;
}

async fn frame() {
    let drawn = js_sys::Promise::new(&mut |resolve, _| {
        request_animation_frame(move || {
            resolve.call1(&JsValue::NULL, &JsValue::NULL).expect("a promise takes its answer");
        });
    });
    JsFuture::from(drawn).await.expect("a frame is drawn");
}
