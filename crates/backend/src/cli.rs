//! The command line. Every flag has an environment variable of the same meaning.

mod audit;
mod credential;
mod import;
mod key;
mod keys;
mod serve;
mod store;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing::level_filters::LevelFilter;

use crate::telemetry::{self, LogFormat};

/// The reference backend of the beneficiary portal.
#[derive(Parser)]
#[command(name = "portal-backend", version)]
pub struct Arguments {
    /// How logs are written to standard error.
    #[arg(long, global = true, env = "PORTAL_LOG_FORMAT", default_value = "compact")]
    log_format: LogFormat,
    /// off, error, warn, info, debug or trace.
    #[arg(long, global = true, env = "PORTAL_LOG_LEVEL", default_value = "info")]
    log_level: LevelFilter,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the app and its API.
    Serve(Box<serve::ServeArguments>),
    /// Bring in records from a CSV file.
    Import(import::ImportArguments),
    /// Check what was written down of each access.
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Make and retire the keys that certificates are signed with.
    #[command(subcommand)]
    Key(key::KeyCommand),
    /// Look into certificates, and call them back.
    #[command(subcommand)]
    Credential(credential::CredentialCommand),
}

pub fn run(arguments: Arguments) -> ExitCode {
    telemetry::start(arguments.log_format, arguments.log_level);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    let outcome = match arguments.command {
        Command::Serve(arguments) => runtime.block_on(serve::run(*arguments)),
        Command::Import(arguments) => runtime.block_on(import::run(&arguments)),
        Command::Audit(command) => runtime.block_on(audit::run(command)),
        Command::Key(command) => key::run(command),
        Command::Credential(command) => runtime.block_on(credential::run(command)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&*error),
    }
}

fn fail(error: &dyn Error) -> ExitCode {
    eprintln!("error: {error}");
    for cause in std::iter::successors(error.source(), |&cause| cause.source()) {
        eprintln!("  because: {cause}");
    }
    ExitCode::FAILURE
}
