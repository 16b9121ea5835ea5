//! `portal-backend key`.

use std::error::Error;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use credential::{KeyId, UnixTime};

use super::keys::{DEFAULT_DAYS, draw};
use crate::clock::{Clock as _, SystemClock, Timestamp};
use crate::issuing::{self, About, KeyRing, RingKey};
use crate::randomness::SystemRandomness;

const DAY: i64 = 24 * 60 * 60;

#[derive(Subcommand)]
pub(super) enum KeyCommand {
    /// Make a key, and print its id.
    New(NewArguments),
    /// Print the keys of the folder, the newest first.
    List(FolderArguments),
    /// Destroy a private key. What it signed can be checked until it runs out.
    Retire(RetireArguments),
}

#[derive(Args)]
pub(super) struct FolderArguments {
    /// The folder with the keys.
    #[arg(long, env = "PORTAL_KEYS", value_name = "DIR")]
    keys: PathBuf,
}

#[derive(Args)]
pub(super) struct NewArguments {
    #[command(flatten)]
    folder: FolderArguments,
    /// The country that issues, ISO 3166-1 alpha-2.
    #[arg(long, default_value = "IN")]
    country: String,
    /// Who issues, as certificates name them; at most 80 characters.
    #[arg(long)]
    authority: String,
    /// When it begins to sign, such as 2026-07-01T00:00:00Z. [default: now]
    #[arg(long, value_parser = time)]
    from: Option<Timestamp>,
    /// After so many days it signs no more, and what it signed holds no longer.
    #[arg(long, default_value = DEFAULT_DAYS, value_parser = clap::value_parser!(i64).range(1..=36_500))]
    days: i64,
}

#[derive(Args)]
pub(super) struct RetireArguments {
    #[command(flatten)]
    folder: FolderArguments,
    /// Its id, as `key list` prints it.
    #[arg(value_parser = key_id)]
    kid: KeyId,
}

pub(super) fn run(command: KeyCommand) -> Result<(), Box<dyn Error>> {
    match command {
        KeyCommand::New(arguments) => new(arguments),
        KeyCommand::List(arguments) => list(&arguments),
        KeyCommand::Retire(arguments) => {
            issuing::retire_key(&arguments.folder.keys, &arguments.kid, SystemClock.now())?;
            println!("retired: {}", arguments.kid.to_base64());
            Ok(())
        }
    }
}

fn new(arguments: NewArguments) -> Result<(), Box<dyn Error>> {
    let from = arguments.from.unwrap_or_else(|| SystemClock.now()).millis().div_euclid(1000);
    let about = About {
        country: arguments.country,
        authority: arguments.authority,
        not_before: UnixTime(from),
        not_after: UnixTime(from + arguments.days * DAY),
    };
    let key = draw(&SystemRandomness, about)?;
    issuing::add_key(&arguments.folder.keys, &key)?;
    println!("{}", key.kid().to_base64());
    Ok(())
}

fn list(arguments: &FolderArguments) -> Result<(), Box<dyn Error>> {
    let ring = KeyRing::read(&arguments.keys)?;
    let now = SystemClock.now();
    let signing = ring.newest_valid(now).map(RingKey::kid);
    for key in ring.keys() {
        let about = key.about();
        let [from, until] = [about.not_before, about.not_after].map(text);
        let state = match key.retired_at() {
            Some(at) => format!("retired {}", text(at)),
            None if signing == Some(key.kid()) => "signs".to_owned(),
            None if about.not_after.0 <= now.millis().div_euclid(1000) => "ran out".to_owned(),
            None if now.millis().div_euclid(1000) < about.not_before.0 => "waits".to_owned(),
            None => "stands by".to_owned(),
        };
        println!("{} {} {from} {until} {state} · {}", key.kid().to_base64(), about.country, about.authority);
    }
    Ok(())
}

fn text(time: UnixTime) -> String {
    Timestamp::from_millis(time.0.saturating_mul(1000)).rfc3339()
}

#[derive(Debug, thiserror::Error)]
enum BadArgument {
    #[error("not RFC 3339 in UTC, such as 2026-07-01T00:00:00Z")]
    Time,
    #[error("a key's id is base64")]
    KeyId,
}

fn time(text: &str) -> Result<Timestamp, BadArgument> {
    Timestamp::parse_rfc3339(text).ok_or(BadArgument::Time)
}

fn key_id(text: &str) -> Result<KeyId, BadArgument> {
    KeyId::from_base64(text).ok_or(BadArgument::KeyId)
}
