//! What the page needs of the browser. The only place that names `web_sys` and holds scripts: what a script says in a
//! line takes some twenty times the bytes in Wasm, with its bindings.

mod checking;
mod clock;
mod document;
mod fetching;
mod fields;
mod file;
mod history;
mod json;
mod language;
mod scan;
mod sms_code;
mod tab;
mod wake_lock;

pub use checking::check;
pub use clock::{local_time, now};
pub use document::{
    document_setting, enter_page, every_second, focus_soon, on_leave, on_touch, print, set_dialog_open,
    set_title,
};
pub use fetching::{Body, Reply, Request, Silence, percent_encoded, stop_reading};
pub use fields::{empty_all_fields, fill_in, is_shell_in_use, leave_shell, typed_text};
pub use file::{File, HandoverError, can_share};
pub use history::{
    current_path, go_back, go_forward, on_navigation, push_path, replace_path, start_over_when_restored,
};
pub use json::JsonObject;
pub use language::{is_one, on_language, texts};
pub use scan::{CameraEvent, close_camera, load_scanner, open_camera, read_file};
pub use sms_code::{await_sms_code, stop_awaiting_sms_code};
pub use tab::{forget_challenge, keep_challenge, kept_challenge};
pub use wake_lock::keep_awake;
