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
mod foreign_readers;
mod integrity;
mod languages;
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
mod streams;
mod style_page;
mod stylesheets;
mod tags;
mod test_run;
mod tools;
mod unused;
mod version;
mod workspace;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

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
    /// Build the app, and the page that shows every component in every state
    StylePage,
    /// Write the texts and pages of all languages into the folder that Trunk builds in: `trunk serve` calls it
    Languages,
    /// Show what the first load costs, and fail above the budget
    Size,
    /// Hold the reading of credentials against a folder of samples that others made
    Conformance {
        /// In the format of dgc-testdata, or of WHO's validator
        folder: PathBuf,
    },
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
        Order::StylePage => {
            let toolbox = tools::for_the_app(&workspace, &progress)?;
            app_build::build(&workspace, &progress, &toolbox)?;
            style_page::build(&workspace, &progress, &toolbox)?;
        }
        Order::Languages => languages::stage(&workspace)?,
        Order::Size => size::report(&workspace)?,
        Order::Conformance { folder } => return conformance(&workspace, &folder),
        Order::Setup => setup(&workspace, &progress)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Its own program, compiled when it is first wanted. What it prints last says whether all agreed.
fn conformance(workspace: &Workspace, folder: &Path) -> Result<ExitCode, Failure> {
    let folder = std::path::absolute(folder).map_err(|source| Failure::File {
        path: folder.to_owned(),
        action: "found",
        source,
    })?;
    let mut conformance = workspace.cargo(&["run", "--quiet", "--package", "conformance", "--"]);
    conformance.arg(folder);
    let status = conformance.status().map_err(|source| command::not_started(&conformance, source))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn setup(workspace: &Workspace, progress: &Progress) -> Result<(), Failure> {
    let toolbox = tools::for_the_app(workspace, progress)?;
    debian::packages_for_tests(progress)?;
    schema::install(workspace, progress)?;
    progress.step("All is there. To call the tools by hand, say this to the shell:");
    println!("export PATH=\"{}:$PATH\"", toolbox.folder().display());
    Ok(())
}
