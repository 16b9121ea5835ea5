#![doc = include_str!("../README.md")]

mod app_build;
mod budget;
mod command;
mod compress;
mod content_names;
mod debian;
mod deny;
mod digest;
mod failure;
mod fingerprint;
mod integrity;
mod markup;
mod npm;
mod overhear;
mod progress;
mod scanner;
mod schema;
mod short_names;
mod size;
mod snippets;
mod start;
mod stylesheets;
mod tags;
mod test_run;
mod tools;
mod unused;
mod version;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;
use progress::Progress;
use test_run::Part;
use workspace::Workspace;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Builds, starts and tests the portal",
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    order: Order,
}

#[derive(Subcommand)]
enum Order {
    /// Build everything, then run the portal with a sandbox phone and sample people
    Start {
        /// The port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Build everything, but run nothing
        #[arg(long)]
        no_serve: bool,
    },
    /// Check everything: form, lints, documentation, tests, sizes, journeys in a browser
    Test {
        /// Run this part alone (may be given more than once)
        #[arg(long, value_enum, value_name = "NAME")]
        only: Vec<Part>,
    },
    /// Build the app into dist/
    Build,
    /// Show what the first load costs, and fail above the budget
    Size,
    /// Find or install all that the other commands need
    Setup,
}

fn main() -> ExitCode {
    match run(Arguments::parse().order) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(order: Order) -> Result<ExitCode, Failure> {
    let workspace = Workspace::find()?;
    let progress = Progress::begin();
    match order {
        Order::Start { port, no_serve } => start::start(&workspace, &progress, port, no_serve)?,
        Order::Test { only } => return test_run::test(&workspace, &progress, &only),
        Order::Build => app_build::build(&workspace, &progress, &tools::for_the_app(&workspace, &progress)?)?,
        Order::Size => size::report(&workspace)?,
        Order::Setup => setup(&workspace, &progress)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn setup(workspace: &Workspace, progress: &Progress) -> Result<(), Failure> {
    let toolbox = tools::for_the_app(workspace, progress)?;
    debian::packages_for_tests(progress)?;
    schema::install(workspace, progress)?;
    progress.step("All is there. To call the tools by hand, say this to the shell:");
    println!("export PATH=\"{}:$PATH\"", toolbox.folder().display());
    Ok(())
}
