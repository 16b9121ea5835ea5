//! `portal-backend audit`.

use std::error::Error;

use clap::{Args, Subcommand};

use super::store::StoreArguments;
use crate::activity::{self, Break, Expected};
use crate::clock::Timestamp;

#[derive(Subcommand)]
pub(super) enum AuditCommand {
    /// Check the whole activity, and name the first record that was touched or is missing.
    Verify(VerifyArguments),
    /// Print the newest record as POSITION:HASH, to be kept elsewhere.
    Head(StoreArguments),
}

#[derive(Args)]
pub(super) struct VerifyArguments {
    /// A head that was kept elsewhere: it has to be there still, and the same.
    #[arg(long, value_name = "POSITION:HASH")]
    expect: Option<Expected>,
    #[command(flatten)]
    store: StoreArguments,
}

pub(super) async fn run(command: AuditCommand) -> Result<(), Box<dyn Error>> {
    match command {
        AuditCommand::Verify(arguments) => verify(&arguments).await,
        AuditCommand::Head(store) => head(&store).await,
    }
}

async fn verify(arguments: &VerifyArguments) -> Result<(), Box<dyn Error>> {
    let key = arguments.store.read_key()?;
    let database = arguments.store.open_to_read().await?;
    let mut transaction = database.read_at_one_time().await?;
    let verified = activity::verify(&mut transaction, &key, arguments.expect.as_ref()).await?;
    let records = verified.newest - verified.purged_up_to;
    let newest = verified.newest_at.map_or_else(|| "none".to_owned(), Timestamp::rfc3339);
    println!(
        "whole: {records} records up to number {}, the newest of them {newest}; {} purged before",
        verified.newest, verified.purged_up_to
    );
    Ok(())
}

async fn head(store: &StoreArguments) -> Result<(), Box<dyn Error>> {
    let key = store.read_key()?;
    let database = store.open_to_read().await?;
    let mut transaction = database.read_at_one_time().await?;
    let head = activity::head(&mut transaction, &key).await?.ok_or(Break::Head)?;
    println!("{}:{}", head.position, head.hash);
    Ok(())
}
