//! The parts that pages are put together from. They know texts and signals, and nothing of the journey.

mod button;
mod dialog;
mod disclosure;
mod error_summary;
mod field;
mod file_button;
mod notice;
mod page_frame;
mod phrase;
mod qr_code;
mod rows;
mod timeline;
mod views;

pub use button::{Button, Look};
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use error_summary::{ErrorSummary, repeat_error};
pub use field::{Field, Purpose};
pub use file_button::FileButton;
pub use notice::Notice;
pub use page_frame::{PageFrame, focus_heading};
pub use phrase::Phrase;
pub use qr_code::QrCode;
pub use rows::{Row, Rows};
pub use timeline::{Timeline, TimelineEntry};
pub use views::{in_order, optional};
