//! Calls to the backend. What is sent and what arrives stays with the browser until somebody reads it.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;

use super::JsonObject;

#[wasm_bindgen(module = "/src/browser/fetching.js")]
extern "C" {
    type JsRequest;
    fn request(method: &str, path: &str, token: Option<&str>) -> JsRequest;
    #[wasm_bindgen(js_name = addField)]
    fn add_field(request: &JsRequest, name: &str, value: &str);
    async fn send(request: JsRequest, milliseconds: u32) -> JsReply;
    /// Ends all calls that only read: nobody waits for them any more.
    #[wasm_bindgen(js_name = stopReading)]
    pub fn stop_reading();

    type JsReply;
    #[wasm_bindgen(method, getter)]
    fn status(this: &JsReply) -> u16;
    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    fn retry_after(this: &JsReply) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &JsReply) -> Uint8Array;
    #[wasm_bindgen(method, getter, js_name = isLate)]
    fn is_late(this: &JsReply) -> bool;
    #[wasm_bindgen(method, getter, js_name = isOffline)]
    fn is_offline(this: &JsReply) -> bool;
}

/// What is asked.
pub struct Request(JsRequest);

/// What came of it.
pub struct Reply(JsReply);

/// The body of a reply.
pub struct Body(pub(super) Uint8Array);

/// Why no reply came.
pub enum Silence {
    TimedOut,
    Offline,
    Unreachable,
}

impl Request {
    /// With a token, on behalf of its holder.
    pub fn new(method: &str, path: &str, token: Option<&str>) -> Self {
        Self(request(method, path, token))
    }

    /// As a field of the JSON object that it carries.
    pub fn with(self, name: &str, value: &str) -> Self {
        add_field(&self.0, name, value);
        self
    }

    /// A slow network gets so many seconds before it counts as silent.
    pub async fn send(self, seconds: u32) -> Result<Reply, Silence> {
        let reply = send(self.0, seconds.saturating_mul(1000)).await;
        match (reply.status(), reply.is_late(), reply.is_offline()) {
            (1.., ..) => Ok(Reply(reply)),
            (_, true, _) => Err(Silence::TimedOut),
            (.., true) => Err(Silence::Offline),
            _ => Err(Silence::Unreachable),
        }
    }
}

impl Reply {
    pub fn status(&self) -> u16 {
        self.0.status()
    }

    /// The header of that name.
    pub fn retry_after(&self) -> Option<String> {
        self.0.retry_after()
    }

    pub fn body(&self) -> Body {
        Body(self.0.bytes())
    }
}

impl Body {
    /// `None` where it is no JSON object.
    pub fn json(&self) -> Option<JsonObject> {
        JsonObject::parse(self)
    }
}

/// For those who have their bytes already.
impl From<&str> for Body {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().into())
    }
}

/// Text as it stands in a query.
pub fn percent_encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
