//! The portal's backend: see `portal-backend --help`.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    portal_backend::cli::run(portal_backend::cli::Arguments::parse())
}
