//! A backend of its own for each test: empty database, clock that is set, dice that always fall alike.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use contract::{MobileNumber, OtpCode, path};
use credential::{IssuerKey, UnixTime};
use http_body_util::BodyExt as _;
use portal_backend::activity::Activity;
use portal_backend::address::{Callers, TrustedProxies};
use portal_backend::backend::{Backend, Parts, Sandbox};
use portal_backend::certificates::Certificates;
use portal_backend::clock::{SetClock, Timestamp};
use portal_backend::codes::CodeHasher;
use portal_backend::contact::Contact;
use portal_backend::database::Database;
use portal_backend::import::{Ambient, BadLine, Progress, Summary, import};
use portal_backend::issuing::{About, KeyRing, RingKey};
use portal_backend::origin::Origins;
use portal_backend::randomness::{NoRandomness, Randomness};
use portal_backend::router::router;
use portal_backend::rules::Rules;
use portal_backend::sample_data;
use portal_backend::sms::{Outbox, SandboxPhone, SmsLanguages};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::overheard::overhear;
use crate::place::folder;

/// 1 July 2026, 06:00 UTC.
pub(crate) const START: i64 = 1_782_885_600_000;

/// In seconds.
pub(crate) const DAY: i64 = 24 * 60 * 60;

/// Someone who stands in no record.
pub(crate) const NOBODY: &str = "9000000000";
/// A family of two in the sample data.
pub(crate) const FAMILY: &str = "9999900001";

/// Hostile, and for every test: it must never become markup.
pub(crate) const HELPLINE: &str = r#"1075 (toll-free), <b onclick="x">'now'</b> & later"#;
/// Files in the house's folder.
pub(crate) const DATABASE: &str = "portal.sqlite3";
pub(crate) const AUDIT_KEY: &str = "portal.audit-key";

pub(crate) struct House {
    pub(crate) clock: Arc<SetClock>,
    pub(crate) phone: Arc<SandboxPhone>,
    pub(crate) backend: Backend,
    pub(crate) folder: TempDir,
    router: Router,
    plan: Plan,
    dice: Arc<Dice>,
}

/// What a test may have otherwise.
pub(crate) struct Plan {
    pub(crate) rules: Rules,
    pub(crate) proxies: TrustedProxies,
    pub(crate) hasher: CodeHasher,
    /// How many codes the dice know, from 000000 on; all of them where nothing is said.
    pub(crate) codes: Option<u32>,
    pub(crate) is_sandbox: bool,
    pub(crate) has_style_page: bool,
    pub(crate) keys: Option<KeyRing>,
    pub(crate) sms_languages: SmsLanguages,
}

impl Default for Plan {
    fn default() -> Self {
        let proxies = TrustedProxies::default();
        let hasher = CodeHasher::new(2);
        let sms_languages = SmsLanguages::default();
        let (rules, keys) = (generous(), Some(ring()));
        Self {
            rules,
            proxies,
            hasher,
            codes: None,
            is_sandbox: true,
            has_style_page: true,
            keys,
            sms_languages,
        }
    }
}

impl House {
    /// What lies beside the database, and the database itself; not what is in folders.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let inside = std::fs::read_dir(self.folder.path()).expect("a folder");
        inside.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()).collect()
    }

    /// With no limit on calls from one address: all tests call from the same one.
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Rules)) -> Self {
        let mut plan = Plan::default();
        change(&mut plan.rules);
        Self::planned(plan).await
    }

    pub(crate) async fn without_sandbox() -> Self {
        Self::planned(Plan { is_sandbox: false, ..Plan::default() }).await
    }

    pub(crate) async fn build(rules: Rules, proxies: TrustedProxies) -> Self {
        Self::planned(Plan { rules, proxies, ..Plan::default() }).await
    }

    pub(crate) async fn planned(plan: Plan) -> Self {
        overhear();
        let folder = folder();
        let clock = Arc::new(SetClock::at(Timestamp::from_millis(START)));
        let phone = Arc::new(SandboxPhone::default());
        let dice = Arc::new(Dice { throw: AtomicU64::new(0), codes: plan.codes });
        let backend = furnish(&folder, &clock, &phone, &dice, &plan).await;
        Self { router: router(backend.clone()), clock, phone, backend, folder, plan, dice }
    }

    pub(crate) async fn with_sample_data() -> Self {
        let house = Self::new().await;
        house.bring_in_sample_data().await;
        house
    }

    pub(crate) async fn bring_in_sample_data(&self) {
        sample_data::bring_in(&self.backend.database, &self.ambient()).await.expect("sample data");
    }

    /// The same database under a new process.
    pub(crate) async fn restart(self) -> Self {
        self.restart_with(|_| {}).await
    }

    /// And with other settings.
    pub(crate) async fn restart_with(mut self, change: impl FnOnce(&mut Plan)) -> Self {
        change(&mut self.plan);
        self.backend.database.close().await;
        // With the same dice: a new process would not draw again what the one before it drew either.
        let backend = furnish(&self.folder, &self.clock, &self.phone, &self.dice, &self.plan).await;
        Self { router: router(backend.clone()), backend, ..self }
    }

    pub(crate) fn pass(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    pub(crate) fn ambient(&self) -> Ambient<'_> {
        Ambient { clock: &*self.clock, activity: &self.backend.activity }
    }

    pub(crate) async fn import(&self, csv: &[u8]) -> (Summary, Vec<(u64, BadLine)>) {
        let mut bad = Vec::new();
        let report = |progress| match progress {
            Progress::Bad { line, reason } => bad.push((line, reason)),
            Progress::Absent(_) | Progress::Bytes(_) => {}
        };
        let summary = import(&self.backend.database, &self.ambient(), csv, report).await.expect("readable");
        (summary, bad)
    }

    pub(crate) async fn call(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("a router never fails");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a whole body").to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) async fn get(&self, path: &str, token: Option<&str>) -> Answer {
        self.call(request(Method::GET, path, token, None)).await
    }

    pub(crate) async fn post(&self, path: &str, token: Option<&str>, body: Option<Value>) -> Answer {
        self.call(request(Method::POST, path, token, body)).await
    }

    pub(crate) async fn generate(&self, mobile: &str) -> Answer {
        let answer = self.post(path::GENERATE_OTP, None, Some(json!({ "mobile": mobile }))).await;
        self.backend.outbox.emptied().await;
        answer
    }

    /// Asks for a code, and answers the transaction and the code that came by SMS.
    pub(crate) async fn send(&self, mobile: &str) -> (String, OtpCode) {
        let answer = self.generate(mobile).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let number = MobileNumber::parse(mobile).expect("a number");
        let sms = self.phone.messages(&number).into_iter().next().expect("an SMS");
        let code = OtpCode::parse(&sms.text).expect("a code in it");
        (answer.json()["txnId"].as_str().expect("a transaction").to_owned(), code)
    }

    pub(crate) async fn confirm(&self, txn_id: &str, code: &OtpCode) -> Answer {
        let body = json!({ "txnId": txn_id, "otp": code.digest().expose() });
        self.post(path::CONFIRM_OTP, None, Some(body)).await
    }

    pub(crate) async fn guess_wrong(&self, txn_id: &str, code: &OtpCode) -> Answer {
        self.confirm(txn_id, &wrong(code)).await
    }

    pub(crate) async fn sign_in(&self, mobile: &str) -> String {
        let (txn_id, code) = self.send(mobile).await;
        let answer = self.confirm(&txn_id, &code).await;
        answer.json()["token"].as_str().expect("a token").to_owned()
    }

    /// A single number that a query answers.
    pub(crate) async fn count(&self, query: &'static str) -> i64 {
        let mut connection = self.backend.database.read().await.expect("a connection");
        sqlx::query_scalar(query).fetch_one(&mut *connection).await.expect("a number")
    }

    /// What no request could do to the database.
    pub(crate) async fn change(&self, statement: &'static str) {
        let mut transaction = self.backend.database.write().await.expect("a transaction");
        sqlx::query(statement).execute(&mut *transaction).await.expect("changed");
        transaction.commit().await.expect("kept");
    }
}

/// A key that everybody knows, by its number: valid from the day before the start for two years.
pub(crate) fn signing_key(number: u8) -> RingKey {
    signing_key_of(number, -DAY, 730 * DAY)
}

/// The same, valid from and until so many seconds after the start.
pub(crate) fn signing_key_of(number: u8, from: i64, until: i64) -> RingKey {
    let key = IssuerKey::from_random(&[number; 32]).expect("a key");
    let [not_before, not_after] = [from, until].map(|seconds| UnixTime(START / 1000 + seconds));
    let about = About { country: "IN".to_owned(), authority: "House".to_owned(), not_before, not_after };
    RingKey::new(key, about).expect("a window")
}

fn ring() -> KeyRing {
    KeyRing::new(vec![signing_key(7)])
}

/// All tests call from one address, and time stands still while they do.
fn generous() -> Rules {
    Rules {
        address_calls: u32::MAX,
        requests_per_address: usize::MAX,
        all_sends_per_minute: u32::MAX,
        all_sends_per_day: u32::MAX,
        ..Rules::default()
    }
}

async fn furnish(
    folder: &TempDir,
    clock: &Arc<SetClock>,
    phone: &Arc<SandboxPhone>,
    dice: &Arc<Dice>,
    plan: &Plan,
) -> Backend {
    let database = Database::open(&folder.path().join(DATABASE)).await.expect("a database");
    let key = folder.path().join(AUDIT_KEY);
    // Not drawn from the dice: the throws that follow stay the same.
    std::fs::write(&key, "5a".repeat(32)).expect("a key");
    let style_page = plan.has_style_page.then(|| style_page(folder));
    Backend::new(Parts {
        activity: Activity::open(&database, &key, dice.clone()).await.expect("whole ends"),
        database,
        clock: clock.clone(),
        randomness: dice.clone(),
        rules: plan.rules.clone(),
        hasher: plan.hasher.clone(),
        certificates: Certificates::new(2).expect("fonts and labels"),
        keys: plan.keys.clone(),
        outbox: Outbox::new(phone.clone()),
        sms_languages: plan.sms_languages.clone(),
        sandbox: plan.is_sandbox.then(|| Sandbox { phone: phone.clone(), style_page }),
        domain: "localhost".to_owned(),
        contact: Contact { helpline: HELPLINE.parse().expect("a helpline"), channels: Vec::new() },
        dist: folder.path().join("dist"),
        trusted_proxies: plan.proxies.clone(),
        callers: Callers::default(),
        origins: Origins::default(),
        reporters: Callers::default(),
    })
}

/// Its files, with nothing to see in them.
fn style_page(folder: &TempDir) -> PathBuf {
    let style_page = folder.path().join("style-page");
    std::fs::create_dir_all(&style_page).expect("a folder");
    for name in ["index.html", "page.css", "page.js", "page_bg.wasm"] {
        std::fs::write(style_page.join(name), name).expect("written");
    }
    style_page
}

/// A code that is not this one.
pub(crate) fn wrong(code: &OtpCode) -> OtpCode {
    let number: u32 = code.expose_digits().parse().expect("six digits");
    OtpCode::from_number(number + 1)
}

pub(crate) fn request(method: Method, path: &str, token: Option<&str>, body: Option<Value>) -> Request<Body> {
    let peer: SocketAddr = "192.0.2.1:40000".parse().expect("an address");
    let mut request = Request::builder().method(method).uri(path).extension(ConnectInfo(peer));
    request = request.header("host", "localhost");
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    match body {
        Some(body) => {
            let request = request.header("content-type", "application/json");
            request.body(Body::from(body.to_string())).expect("a request")
        }
        None => request.body(Body::empty()).expect("a request"),
    }
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    /// Status, how long to wait, and body: what a snapshot shows.
    pub(crate) fn told(&self) -> String {
        let wait = match self.header("retry-after") {
            "" => String::new(),
            seconds => format!(" (retry after {seconds} s)"),
        };
        format!("{}{wait} {}", self.status.as_u16(), self.text()).trim_end().to_owned()
    }
}

/// Bytes that look random and are the same in every run.
struct Dice {
    throw: AtomicU64,
    codes: Option<u32>,
}

impl Randomness for Dice {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for chunk in bytes.chunks_mut(32) {
            let throw = self.throw.fetch_add(1, Ordering::SeqCst);
            let thrown = Sha256::digest(throw.to_le_bytes());
            chunk.copy_from_slice(&thrown[..chunk.len()]);
        }
        // A code is drawn from four bytes, and nothing else is.
        if let (Some(codes), Ok(code)) = (self.codes, <&mut [u8; 4]>::try_from(bytes)) {
            *code = (u32::from_le_bytes(*code) % codes).to_le_bytes();
        }
        Ok(())
    }
}
