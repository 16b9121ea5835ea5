//! What the page needs of the browser. The only place that names `web_sys`.

mod clock;
mod document;
mod fetching;
mod fields;
mod file;
mod history;
mod json;
mod scan;
mod shell;
mod sms_code;
mod tab;

pub use clock::{every_second, local_time, now};
pub use document::{
    document_setting, enter_page, focus_soon, on_leave, on_touch, print, set_dialog_open, set_title,
};
pub use fetching::{Deadline, is_online, percent_encoded};
pub use fields::{empty_all_fields, fill_in, typed_text};
pub use file::{ShareError, can_share, save, share};
pub use history::{
    current_path, go_back, go_forward, on_navigation, push_path, replace_path, start_over_when_restored,
};
pub use json::{JsonObject, json_text};
pub use scan::{CameraEvent, QrContent, ScanError, close_camera, load_scanner, open_camera, read_file};
pub use shell::{is_shell_in_use, leave_shell};
pub use sms_code::{await_sms_code, stop_awaiting_sms_code};
pub use tab::{forget_challenge, keep_challenge, kept_challenge};

fn window() -> web_sys::Window {
    leptos::prelude::window()
}
