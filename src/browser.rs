//! What the page needs of the browser. The only place that names `web_sys`.

mod clock;
mod document;
mod fetching;
mod fields;
mod file;
mod history;
mod shell;
mod sms_code;
mod tab;

pub use clock::{every_second, now};
pub use document::{focus, focus_by_id, print, scroll_to_top, set_title};
pub use fetching::{Deadline, is_online};
pub use fields::empty_all_fields;
pub use file::{ShareError, can_share, save, share};
pub use history::{current_path, on_navigation, push_path, replace_path};
pub use shell::{Shell, take_shell};
pub use sms_code::SmsCode;
pub use tab::{forget_challenge, keep_challenge, kept_challenge};

fn window() -> web_sys::Window {
    leptos::prelude::window()
}
