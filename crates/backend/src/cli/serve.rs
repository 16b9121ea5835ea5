//! `portal-backend serve`.

use std::error::Error;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use clap::{ArgGroup, Args};
use contract::Language;
use ipnet::IpNet;

use super::keys::{self, KeyArguments};
use super::store::StoreArguments;
use crate::address::{Callers, TrustedProxies};
use crate::backend::{Backend, Parts, Sandbox};
use crate::certificates::Certificates;
use crate::clock::{Clock as _, SystemClock};
use crate::codes::CodeHasher;
use crate::contact::{Channels, Contact, Line};
use crate::import::Ambient;
use crate::origin::{Origin, Origins};
use crate::randomness::{Randomness, SystemRandomness};
use crate::rules::Rules;
use crate::server::Listening;
use crate::sms::{BodyFormat, Gateway, GatewaySettings, Outbox, SandboxPhone, SmsLanguages, SmsSender};
use crate::tls::{Tls, TlsFiles};
use crate::{retention, sample_data, server};

#[derive(Args)]
#[command(group(ArgGroup::new("sms").required(true).args(["sandbox", "sms_url"])))]
pub(super) struct ServeArguments {
    /// Where to listen; port 0 takes any free one.
    #[arg(long, env = "PORTAL_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    #[command(flatten)]
    store: StoreArguments,
    /// The folder with the built app.
    #[arg(long, env = "PORTAL_DIST", default_value = "dist")]
    dist: PathBuf,
    /// Show messages at /sandbox instead of sending them. On loopback addresses only, and with nothing before it that
    /// others reach.
    #[arg(long, env = "PORTAL_SANDBOX", conflicts_with_all = ["origins", "trusted_proxies"])]
    sandbox: bool,
    /// The folder with the page that shows every component, to be seen at /style; for sandboxes alone.
    // `requires = "sandbox"` would be passed over where the gateway is there, with which a sandbox is in conflict.
    #[arg(long, env = "PORTAL_STYLE_PAGE", conflicts_with = "sms_url")]
    style_page: Option<PathBuf>,
    /// Bring in the made-up people that are not there yet.
    #[arg(long, env = "PORTAL_SAMPLE_DATA")]
    sample_data: bool,
    /// The host that browsers bind the code in an SMS to (WebOTP).
    #[arg(long, env = "PORTAL_DOMAIN", default_value = "localhost")]
    domain: String,
    /// The languages that messages may go out in, such as en,hi,ta, where networks want each text registered; whoever asks
    /// for another one gets English, which needs no naming. All that there are where nothing is said.
    #[arg(long, env = "PORTAL_SMS_LANGUAGES", value_delimiter = ',', value_parser = language)]
    sms_languages: Option<Vec<Language>>,
    /// Whom a citizen can ask when something looks wrong, such as "1075 (toll-free)"; the app shows it.
    #[arg(long, env = "PORTAL_HELPLINE", default_value = "")]
    helpline: Line,
    /// Where else a certificate is to be had, in one language, such as "en=Common Service Centres"; can be given more than
    /// once, in the environment one a line. Languages without it see the English one.
    #[arg(long = "channels", env = "PORTAL_CHANNELS", value_delimiter = '\n')]
    channels: Vec<Channels>,
    /// A proxy whose X-Forwarded-For is believed, as a network such as 10.0.0.0/8; can be given more than once.
    #[arg(long = "trusted-proxy", env = "PORTAL_TRUSTED_PROXIES", value_delimiter = ',')]
    trusted_proxies: Vec<IpNet>,
    /// What browsers know the portal as, such as https://portal.example; can be given more than once.
    #[arg(long = "origin", env = "PORTAL_ORIGINS", value_delimiter = ',')]
    origins: Vec<Origin>,
    /// The certificate for TLS with those that lead to its authority, in PEM; without it HTTP is spoken.
    #[arg(long, env = "PORTAL_TLS_CERT", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The private key of the certificate, in PEM.
    #[arg(long, env = "PORTAL_TLS_KEY", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    #[command(flatten)]
    keys: KeyArguments,
    #[command(flatten)]
    rules: RuleArguments,
    #[command(flatten)]
    gateway: GatewayArguments,
}

/// See [`Rules`] for what they mean and where their defaults come from.
#[derive(Args)]
struct RuleArguments {
    /// The life of a code, at most 600.
    #[arg(long, env = "PORTAL_CODE_SECONDS", default_value = "180", value_parser = clap::value_parser!(u64).range(1..=600))]
    code_seconds: u64,
    /// The least time between two codes for a number.
    #[arg(long, env = "PORTAL_RESEND_SECONDS", default_value = "30")]
    resend_seconds: u64,
    /// The life of a token.
    #[arg(long, env = "PORTAL_TOKEN_SECONDS", default_value = "900", value_parser = clap::value_parser!(u64).range(1..))]
    token_seconds: u64,
    /// The longest that a session lives when its token is renewed.
    #[arg(long, env = "PORTAL_SESSION_SECONDS", default_value = "3600", value_parser = clap::value_parser!(u64).range(1..))]
    session_seconds: u64,
    /// How long a number is locked after too many wrong codes in a row.
    #[arg(long, env = "PORTAL_LOCK_SECONDS", default_value = "600")]
    lock_seconds: u64,
    /// Wrong codes in a row that lock a number.
    #[arg(long, env = "PORTAL_WRONG_UNTIL_LOCKED", default_value = "10", value_parser = clap::value_parser!(u32).range(1..))]
    wrong_until_locked: u32,
    /// Codes for a number in 15 minutes.
    #[arg(long, env = "PORTAL_SENDS_PER_QUARTER_HOUR", default_value = "5", value_parser = clap::value_parser!(u32).range(1..))]
    sends_per_quarter_hour: u32,
    /// Codes for a number in a day.
    #[arg(long, env = "PORTAL_SENDS_PER_DAY", default_value = "20", value_parser = clap::value_parser!(u32).range(1..))]
    sends_per_day: u32,
    /// How long it is kept who touched a record; no less than a year.
    #[arg(long, env = "PORTAL_ACTIVITY_DAYS", default_value = "400", value_parser = clap::value_parser!(u64).range(366..=36_500))]
    activity_days: u64,
    /// How long a certificate that proves itself holds; never longer than the key that signed it.
    #[arg(long, env = "PORTAL_CREDENTIAL_DAYS", default_value = "365", value_parser = clap::value_parser!(u64).range(1..=3650))]
    credential_days: u64,
    /// Calls from one address (IPv6: one /64) in 5 minutes.
    #[arg(long, env = "PORTAL_ADDRESS_CALLS", default_value = "100", value_parser = clap::value_parser!(u32).range(1..))]
    address_calls: u32,
    /// Codes for all numbers together in a minute.
    #[arg(long, env = "PORTAL_ALL_SENDS_PER_MINUTE", default_value = "300", value_parser = clap::value_parser!(u32).range(1..))]
    all_sends_per_minute: u32,
    /// Codes for all numbers together in a day.
    #[arg(long, env = "PORTAL_ALL_SENDS_PER_DAY", default_value = "50000", value_parser = clap::value_parser!(u32).range(1..))]
    all_sends_per_day: u32,
    /// Connections at a time; each takes a file descriptor.
    #[arg(long, env = "PORTAL_CONNECTIONS", default_value = "800", value_parser = at_least_one)]
    connections: usize,
    /// Connections at a time from one address (IPv6: one /64; of a whole /48 four times as many); proxies that are trusted
    /// may have all.
    #[arg(long, env = "PORTAL_ADDRESS_CONNECTIONS", default_value = "100", value_parser = at_least_one)]
    address_connections: usize,
    /// Requests at a time.
    #[arg(long, env = "PORTAL_REQUESTS_IN_FLIGHT", default_value = "400", value_parser = at_least_one)]
    requests_in_flight: usize,
    /// Requests at a time from one address (IPv6: one /64; of a whole /48 four times as many).
    #[arg(long, env = "PORTAL_ADDRESS_REQUESTS", default_value = "64", value_parser = at_least_one)]
    address_requests: usize,
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag.trim()).ok_or_else(|| {
        let spoken = Language::ALL.map(Language::tag).join(", ");
        format!("none of {spoken}")
    })
}

fn at_least_one(text: &str) -> Result<usize, String> {
    let number: u32 = text.parse().map_err(|error: std::num::ParseIntError| error.to_string())?;
    usize::try_from(number).ok().filter(|number| *number > 0).ok_or_else(|| "at least 1".to_owned())
}

/// The SMS gateway; needed unless `--sandbox` is given.
#[derive(Args)]
struct GatewayArguments {
    /// {to} and {text} in it are filled in, percent-encoded.
    #[arg(long, env = "PORTAL_SMS_URL", hide_env_values = true)]
    sms_url: Option<String>,
    #[arg(long, env = "PORTAL_SMS_METHOD", default_value = "POST")]
    sms_method: Method,
    /// `Name: value`; can be given more than once, in the environment one a line.
    #[arg(long = "sms-header", env = "PORTAL_SMS_HEADERS", hide_env_values = true, value_delimiter = '\n')]
    sms_headers: Vec<String>,
    /// The request's body; {to} and {text} in it are filled in, escaped for the format.
    #[arg(
        long,
        env = "PORTAL_SMS_BODY",
        default_value = r#"{"to":"91{to}","text":"{text}"}"#,
        hide_env_values = true
    )]
    sms_body: String,
    #[arg(long, env = "PORTAL_SMS_FORMAT", default_value = "json")]
    sms_format: BodyFormat,
    /// For each try.
    #[arg(long, env = "PORTAL_SMS_TIMEOUT_SECONDS", default_value = "5", value_parser = clap::value_parser!(u64).range(1..))]
    sms_timeout_seconds: u64,
    /// Further tries after the first, with growing pauses between them.
    #[arg(long, env = "PORTAL_SMS_RETRIES", default_value = "3")]
    sms_retries: u32,
}

pub(super) async fn run(arguments: ServeArguments) -> Result<(), Box<dyn Error>> {
    let randomness: Arc<dyn Randomness> = Arc::new(SystemRandomness);
    let phone = arguments.sandbox.then(|| Arc::new(SandboxPhone::default()));
    let sender: Arc<dyn SmsSender> = match (&phone, arguments.gateway.settings()) {
        (Some(phone), _) => Arc::clone(phone) as Arc<dyn SmsSender>,
        (None, Some(settings)) => Arc::new(Gateway::new(settings, Arc::clone(&randomness))?),
        (None, None) => return Err("either --sandbox or --sms-url is needed".into()),
    };
    let asked_to_end = server::asked_to_end()?;
    server::refuse_sandbox_in_the_open(phone.is_some(), arguments.listen)?;
    let (database, activity) = arguments.store.open(Arc::clone(&randomness)).await?;
    let files = arguments.tls_cert.zip(arguments.tls_key);
    let tls = match files.map(|(certificate, key)| TlsFiles { certificate, key }) {
        Some(files) => Some(Tls::open(files, SystemClock.now()).await?),
        None => None,
    };
    if arguments.sample_data {
        let ambient = Ambient { clock: &SystemClock, activity: &activity };
        sample_data::bring_in(&database, &ambient).await?;
    }
    let keys = match arguments.keys.read()? {
        None if arguments.sandbox => {
            Some(keys::of_a_sandbox(&arguments.store.own_keys(), SystemClock.now(), &*randomness)?)
        }
        keys => keys,
    };
    keys::announce(keys.as_ref(), SystemClock.now());
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let backend = Backend::new(Parts {
        database,
        activity,
        clock: Arc::new(SystemClock),
        randomness,
        rules: arguments.rules.rules(),
        hasher: CodeHasher::new(threads),
        certificates: Certificates::new(threads)?,
        keys,
        outbox: Outbox::new(sender),
        sms_languages: arguments.sms_languages.map(SmsLanguages::new).unwrap_or_default(),
        sandbox: phone.map(|phone| Sandbox { phone, style_page: arguments.style_page }),
        domain: arguments.domain,
        contact: Contact { helpline: arguments.helpline, channels: arguments.channels },
        dist: arguments.dist,
        trusted_proxies: TrustedProxies::new(arguments.trusted_proxies),
        callers: Callers::default(),
        origins: Origins::new(arguments.origins),
        reporters: Callers::default(),
    });
    // Ends with the server: a set that is dropped aborts its tasks.
    let mut tidying = tokio::task::JoinSet::new();
    tidying.spawn(retention::tidy_daily(backend.clone()));
    let listening = Listening::on(&backend, arguments.listen, tls).await?;
    listening.announce();
    listening.serve(backend, asked_to_end).await;
    Ok(())
}

impl RuleArguments {
    fn rules(&self) -> Rules {
        Rules {
            code_life: Duration::from_secs(self.code_seconds),
            resend_after: Duration::from_secs(self.resend_seconds),
            token_life: Duration::from_secs(self.token_seconds),
            session_life: Duration::from_secs(self.session_seconds),
            lock: Duration::from_secs(self.lock_seconds),
            wrong_until_locked: self.wrong_until_locked,
            sends_per_quarter_hour: self.sends_per_quarter_hour,
            sends_per_day: self.sends_per_day,
            address_calls: self.address_calls,
            credential_life: Duration::from_secs(self.credential_days * 24 * 60 * 60),
            activity_life: Duration::from_secs(self.activity_days * 24 * 60 * 60),
            all_sends_per_minute: self.all_sends_per_minute,
            all_sends_per_day: self.all_sends_per_day,
            connections: self.connections,
            connections_per_address: self.address_connections,
            requests_in_flight: self.requests_in_flight,
            requests_per_address: self.address_requests,
            ..Rules::default()
        }
    }
}

impl GatewayArguments {
    fn settings(&self) -> Option<GatewaySettings> {
        Some(GatewaySettings {
            url: self.sms_url.clone()?,
            method: self.sms_method.clone(),
            headers: self.sms_headers.clone(),
            body: self.sms_body.clone(),
            format: self.sms_format,
            timeout: Duration::from_secs(self.sms_timeout_seconds),
            retries: self.sms_retries,
            back_off: Duration::from_millis(500),
        })
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[derive(clap::Parser)]
    struct Program {
        #[command(flatten)]
        serve: ServeArguments,
    }

    /// Which language a message goes out in, by which was asked for.
    #[track_caller]
    fn check(flags: &[&str], expected: fn(Language) -> Language) {
        let line = [&["portal-backend", "--sandbox"], flags].concat();
        let Program { serve } = Program::try_parse_from(line).unwrap_or_else(|error| panic!("{error}"));
        let registered = serve.sms_languages.map(SmsLanguages::new).unwrap_or_default();
        for language in Language::ALL {
            assert_eq!(registered.instead_of(language), expected(language), "{flags:?}");
        }
    }

    #[test]
    fn messages_go_out_in_the_languages_that_are_named_or_in_all() {
        check(&[], |asked_for| asked_for);
        let some = |asked_for| match asked_for {
            Language::Hindi | Language::Tamil => asked_for,
            _ => Language::English,
        };
        check(&["--sms-languages", "en,hi,ta"], some);
        check(&["--sms-languages", "TA, hi-IN"], some);
        check(&["--sms-languages", "en"], |_| Language::English);
    }
}
