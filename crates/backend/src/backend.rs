//! What every handler works with.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::activity::Activity;
use crate::address::{Callers, TrustedProxies};
use crate::certificates::Certificates;
use crate::clock::Clock;
use crate::codes::CodeHasher;
use crate::contact::Contact;
use crate::database::Database;
use crate::document::Documents;
use crate::issuing::KeyRing;
use crate::origin::Origins;
use crate::randomness::Randomness;
use crate::rules::Rules;
use crate::sms::{Outbox, SandboxPhone, SmsLanguages};

/// Cheap to clone: one of it, shared by all requests.
#[derive(Clone)]
pub struct Backend(Arc<Shared>);

struct Shared {
    parts: Parts,
    documents: Documents,
}

pub struct Parts {
    pub database: Database,
    pub activity: Activity,
    pub clock: Arc<dyn Clock>,
    pub randomness: Arc<dyn Randomness>,
    pub rules: Rules,
    pub hasher: CodeHasher,
    pub certificates: Certificates,
    /// What credentials are signed with; without one none are.
    pub keys: Option<KeyRing>,
    pub outbox: Outbox,
    pub sms_languages: SmsLanguages,
    /// There only when the backend was started as a sandbox.
    pub sandbox: Option<Sandbox>,
    /// The host that browsers bind the code in an SMS to.
    pub domain: String,
    pub contact: Contact,
    /// The built app.
    pub dist: PathBuf,
    pub trusted_proxies: TrustedProxies,
    pub callers: Callers,
    pub origins: Origins,
    /// Whose browsers report violations of the page's policy.
    pub reporters: Callers,
}

/// What nobody but whoever sits at this machine gets to see.
pub struct Sandbox {
    pub phone: Arc<SandboxPhone>,
    /// The folder with the page that shows every component, where it is to be served.
    pub style_page: Option<PathBuf>,
}

impl Backend {
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(Shared { parts, documents: Documents::default() }))
    }

    pub(crate) fn style_page(&self) -> Option<&Path> {
        self.sandbox.as_ref()?.style_page.as_deref()
    }

    pub(crate) fn documents(&self) -> &Documents {
        &self.0.documents
    }
}

impl Deref for Backend {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0.parts
    }
}
