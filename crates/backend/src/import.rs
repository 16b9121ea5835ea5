//! Bringing records in from a CSV file: one line a dose. The README has the table of columns.

mod line;
mod store;

use std::io::Read;

use crate::activity::Activity;
use crate::clock::Clock;
use crate::database::Database;

use line::Line;
pub use line::{BadLine, COLUMNS, NEEDED};

/// Lines that go into the database together.
const BATCH: usize = 1000;

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("the file cannot be read")]
    Unreadable(#[from] csv::Error),
    #[error("the column `{0}` is missing")]
    MissingColumn(&'static str),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// With what, and when, the import leaves its own traces in the activity.
pub struct Ambient<'a> {
    pub clock: &'a dyn Clock,
    pub activity: &'a Activity,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    pub good_lines: u64,
    pub bad_lines: u64,
    /// People that are new, or of whom something changed.
    pub people_changed: u64,
}

/// Reads line after line; what is bad is handed to `report` and left out. Doing it again changes nothing.
pub async fn import(
    database: &Database,
    ambient: &Ambient<'_>,
    file: impl Read,
    mut report: impl FnMut(Progress),
) -> Result<Summary, ImportError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(file);
    let columns = line::Columns::find(reader.byte_headers()?)?;
    let absent = columns.absent();
    if !absent.is_empty() {
        report(Progress::Absent(absent));
    }
    let mut summary = Summary::default();
    let mut batch: Vec<Line> = Vec::with_capacity(BATCH);
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        match columns.read(&record) {
            Ok(line) => {
                summary.good_lines += 1;
                batch.push(line);
            }
            Err(bad) => {
                summary.bad_lines += 1;
                report(Progress::Bad { line: record.position().map_or(0, csv::Position::line), reason: bad });
            }
        }
        if batch.len() == BATCH {
            summary.people_changed += store::write(database, ambient, &batch).await?;
            batch.clear();
            report(Progress::Bytes(reader.position().byte()));
        }
    }
    summary.people_changed += store::write(database, ambient, &batch).await?;
    report(Progress::Bytes(reader.position().byte()));
    Ok(summary)
}

/// What happens on the way.
pub enum Progress {
    /// Columns that the file has not: a name that was mistyped is seen before records lose what it held.
    Absent(Vec<&'static str>),
    /// So much of the file is done.
    Bytes(u64),
    /// A line that was left out.
    Bad { line: u64, reason: BadLine },
}
