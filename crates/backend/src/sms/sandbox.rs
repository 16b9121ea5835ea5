//! The phone of the sandbox: it keeps the messages in memory, for whoever sits at this machine.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use contract::MobileNumber;
use serde::Serialize;

use super::{Sending, Sms, SmsSender};

/// The oldest go first.
const KEPT: usize = 1000;

#[derive(Default)]
pub struct SandboxPhone {
    messages: Mutex<VecDeque<Sms>>,
}

/// A message as the sandbox shows it.
#[derive(Serialize)]
pub struct Received {
    pub to: String,
    pub text: String,
    /// RFC 3339, UTC.
    pub sent_at: String,
}

impl SandboxPhone {
    /// Newest first.
    pub fn messages(&self, number: &MobileNumber) -> Vec<Received> {
        let messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        messages
            .iter()
            .rev()
            .filter(|sms| sms.to == *number)
            .map(|sms| Received {
                // The numbers of a sandbox are made up.
                to: sms.to.expose_digits().to_owned(),
                text: sms.text.clone(),
                sent_at: sms.sent_at.rfc3339(),
            })
            .collect()
    }
}

impl SmsSender for SandboxPhone {
    fn send<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        let mut messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        if messages.len() == KEPT {
            messages.pop_front();
        }
        messages.push_back(sms.clone());
        Box::pin(std::future::ready(Ok(())))
    }
}
