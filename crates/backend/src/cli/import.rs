//! `portal-backend import`.

use std::error::Error;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::store::StoreArguments;
use crate::clock::SystemClock;
use crate::import::{Ambient, Progress, import};
use crate::randomness::SystemRandomness;

#[derive(Args)]
pub(super) struct ImportArguments {
    /// A CSV file in UTF-8, one line a dose. Its columns are in the README.
    file: PathBuf,
    #[command(flatten)]
    store: StoreArguments,
}

#[derive(Debug, thiserror::Error)]
#[error("no line of the file was good")]
struct NothingGood;

pub(super) async fn run(arguments: &ImportArguments) -> Result<(), Box<dyn Error>> {
    let file = File::open(&arguments.file)?;
    let (database, activity) = arguments.store.open(Arc::new(SystemRandomness)).await?;
    let ambient = Ambient { clock: &SystemClock, activity: &activity };
    // Draws nothing where standard error is no terminal.
    let bar = ProgressBar::new(file.metadata()?.len()).with_style(ProgressStyle::with_template(
        "{bar:40} {percent:>3} % · {binary_bytes_per_sec} · {eta} left",
    )?);
    let summary = import(&database, &ambient, file, |progress| match progress {
        Progress::Absent(columns) => {
            bar.suspend(|| eprintln!("columns that are absent and count as empty: {}", columns.join(", ")));
        }
        Progress::Bytes(done) => bar.set_position(done),
        Progress::Bad { line, reason } => bar.suspend(|| eprintln!("line {line} left out: {reason}")),
    })
    .await?;
    bar.finish_and_clear();
    database.close().await;
    println!(
        "{} lines taken, {} left out, {} people new or changed",
        summary.good_lines, summary.bad_lines, summary.people_changed
    );
    if summary.good_lines == 0 { Err(NothingGood.into()) } else { Ok(()) }
}
