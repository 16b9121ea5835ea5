//! The SMS that carries a code: its text, and the ways it can go.

mod gateway;
mod languages;
mod outbox;
mod sandbox;
mod text;

use std::future::Future;
use std::pin::Pin;

use contract::MobileNumber;

pub use gateway::{BadGateway, BodyFormat, Gateway, GatewaySettings};
pub use languages::SmsLanguages;
pub use outbox::{Outbox, OutboxFull, Slot};
pub use sandbox::{Received, SandboxPhone};
pub use text::text;

use crate::clock::Timestamp;

/// One message. It holds a number and a living code: there is no `Debug`.
#[derive(Clone)]
pub struct Sms {
    pub to: MobileNumber,
    pub text: String,
    pub sent_at: Timestamp,
}

/// Why a message did not go out. Holds nothing of the message, of the number, or of the gateway's answer.
#[derive(Debug, thiserror::Error)]
pub enum SmsError {
    #[error("the request to the gateway could not be made")]
    Request,
    #[error("the gateway could not be reached")]
    Unreachable,
    #[error("the gateway took too long")]
    TimedOut,
    #[error("the gateway answered {0}")]
    Refused(u16),
}

pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), SmsError>> + Send + 'a>>;

pub trait SmsSender: Send + Sync {
    fn send<'a>(&'a self, sms: &'a Sms) -> Sending<'a>;
}
