//! `portal-backend credential`.

mod told;

use std::error::Error;
use std::io::Read as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};
use credential::{CertificateId, NativeCheck, UnixTime, read, verify};

use super::keys::KeyArguments;
use super::store::StoreArguments;
use crate::clock::{Clock as _, SystemClock};
use crate::database::Database;
use crate::issuing::{self, Revoked};
use crate::randomness::SystemRandomness;

#[derive(Subcommand)]
pub(super) enum CredentialCommand {
    /// Print what a certificate says, and whether it holds by the keys and revocations here.
    Inspect(InspectArguments),
    /// Call a certificate back by its id, `URN:UVCI:…`.
    Revoke(RevokeArguments),
}

#[derive(Args)]
pub(super) struct InspectArguments {
    /// `HC1:…`; a hyphen reads it from standard input, where nobody else on the machine sees it.
    text: String,
    #[command(flatten)]
    keys: KeyArguments,
    /// The database with the revocations, and the last days of retired keys. Without it, neither is known.
    #[arg(long, env = "PORTAL_DATABASE")]
    database: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct RevokeArguments {
    /// As it is printed on the certificate.
    id: String,
    #[command(flatten)]
    store: StoreArguments,
}

#[derive(Debug, thiserror::Error)]
#[error("the certificate does not hold")]
struct DoesNotHold(#[source] credential::Refused);

pub(super) async fn run(command: CredentialCommand) -> Result<(), Box<dyn Error>> {
    match command {
        CredentialCommand::Inspect(arguments) => inspect(&arguments).await,
        CredentialCommand::Revoke(arguments) => revoke(&arguments).await,
    }
}

async fn inspect(arguments: &InspectArguments) -> Result<(), Box<dyn Error>> {
    let text = if arguments.text == "-" { from_standard_input()? } else { arguments.text.clone() };
    let signed = read(text.trim())?;
    print!("{}", told::of(&signed, &signed.claims()?));
    let now = SystemClock.now();
    let ring = arguments.keys.read()?;
    let trust = match &arguments.database {
        Some(file) => {
            let database = Database::open_to_read(file).await?;
            let mut connection = database.read().await?;
            issuing::trust_store(&mut connection, ring.as_ref(), now).await?
        }
        None => issuing::trust_without_a_database(ring.as_ref(), now),
    };
    let now = UnixTime(now.millis().div_euclid(1000));
    verify(&signed, &trust, now, None, &NativeCheck).await.map_err(DoesNotHold)?;
    let revocations = if arguments.database.is_some() { "" } else { "; whether it was revoked is not known" };
    println!("it holds{revocations}");
    Ok(())
}

fn from_standard_input() -> std::io::Result<String> {
    let mut text = String::new();
    // Nothing longer is a certificate; a stream without an end is cut.
    std::io::stdin().take(64 * 1024).read_to_string(&mut text)?;
    Ok(text)
}

async fn revoke(arguments: &RevokeArguments) -> Result<(), Box<dyn Error>> {
    let id = CertificateId::parse(&arguments.id)?;
    let (database, activity) = arguments.store.open(Arc::new(SystemRandomness)).await?;
    let outcome = issuing::revoke(&database, &activity, SystemClock.now(), &id).await?;
    database.close().await;
    println!(
        "{}",
        match outcome {
            Revoked::OfPerson => "revoked",
            Revoked::Unknown => "revoked; no certificate is kept here under this id",
            Revoked::Before => "it was revoked before",
        }
    );
    Ok(())
}
