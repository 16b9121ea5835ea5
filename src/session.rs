//! What a proven code unlocks. It lives in memory only.

use contract::{BearerToken, CodeSent, MobileNumber, SignedIn, TxnId};

/// A moment of the wall clock, in milliseconds since 1970. Wall-clock time goes on while a phone sleeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub u64);

impl Moment {
    pub fn plus_seconds(self, seconds: u32) -> Self {
        Self(self.0.saturating_add(u64::from(seconds) * 1000))
    }

    /// Whole seconds from `now` until this moment, rounded up; 0 once it has come.
    pub fn seconds_from(self, now: Self) -> u32 {
        u32::try_from(self.0.saturating_sub(now.0).div_ceil(1000)).unwrap_or(u32::MAX)
    }
}

/// How long a tab keeps the id of a code under way, whatever the life of the code.
const KEPT_SECONDS: u32 = 180;

/// Proof that a code went out: made of the backend's answer, or of what this tab kept of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    txn_id: TxnId,
    /// Unknown once the tab was discarded: a number is never written down.
    mobile: Option<MobileNumber>,
    /// As unknown then.
    sent_at: Option<Moment>,
    resend_at: Moment,
    expires_at: Moment,
    kept_until: Moment,
    is_resent: bool,
}

impl Challenge {
    pub fn from_answer(answer: CodeSent, mobile: MobileNumber, is_resent: bool, at: Moment) -> Self {
        Self {
            txn_id: answer.txn_id,
            mobile: Some(mobile),
            sent_at: Some(at),
            resend_at: at.plus_seconds(answer.resend_after),
            expires_at: at.plus_seconds(answer.expires_in),
            kept_until: at.plus_seconds(answer.expires_in.min(KEPT_SECONDS)),
            is_resent,
        }
    }

    /// From what a discarded tab had kept. Without the number, another code leads back to the start, at any time.
    pub fn resumed(txn_id: TxnId, kept_until: Moment) -> Self {
        Self {
            txn_id,
            mobile: None,
            sent_at: None,
            resend_at: Moment(0),
            expires_at: kept_until,
            kept_until,
            is_resent: false,
        }
    }

    pub fn txn_id(&self) -> &TxnId {
        &self.txn_id
    }

    pub fn mobile(&self) -> Option<&MobileNumber> {
        self.mobile.as_ref()
    }

    pub fn sent_at(&self) -> Option<Moment> {
        self.sent_at
    }

    pub fn resend_at(&self) -> Moment {
        self.resend_at
    }

    pub fn expires_at(&self) -> Moment {
        self.expires_at
    }

    /// Until when the tab may keep the id of the code.
    pub fn kept_until(&self) -> Moment {
        self.kept_until
    }

    /// Whether this is not the first message that was sent to the number.
    pub fn is_resent(&self) -> bool {
        self.is_resent
    }

    /// A refusal to send again tells how long to wait.
    pub fn resend_postponed(self, until: Moment) -> Self {
        Self { resend_at: until.max(self.resend_at), ..self }
    }
}

/// Proof that the code was right. Only its holder can ask for records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    token: BearerToken,
    ends_at: Moment,
    /// The life of this token and of the first, in seconds.
    life: u32,
    full_life: u32,
}

impl Session {
    pub fn from_answer(answer: SignedIn, at: Moment) -> Self {
        let life = answer.expires_in;
        Self { token: answer.token, ends_at: at.plus_seconds(life), life, full_life: life }
    }

    /// The same session with another token.
    pub fn renewed(&self, answer: SignedIn, at: Moment) -> Self {
        Self { full_life: self.full_life, ..Self::from_answer(answer, at) }
    }

    /// For the `Authorization` header.
    pub fn token(&self) -> &BearerToken {
        &self.token
    }

    /// For the answer, which names the session that it belongs to.
    pub fn into_token(self) -> BearerToken {
        self.token
    }

    pub fn ends_at(&self) -> Moment {
        self.ends_at
    }

    pub fn is_half_over(&self, now: Moment) -> bool {
        self.ends_at.seconds_from(now) <= self.life / 2
    }

    /// Whether the session's longest life cut this token's short.
    pub fn is_last(&self) -> bool {
        self.life < self.full_life
    }
}
