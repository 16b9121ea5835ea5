//! What agreed, and what did not.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use credential::Unreadable;

/// Why an expectation was not found to hold.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The file has nothing to look at: its format allows that.
    Absent,
    Because(String),
}

impl From<String> for Fault {
    fn from(reason: String) -> Self {
        Self::Because(reason)
    }
}

impl From<&str> for Fault {
    fn from(reason: &str) -> Self {
        Self::Because(reason.to_owned())
    }
}

impl From<Unreadable> for Fault {
    fn from(cause: Unreadable) -> Self {
        Self::Because(cause.to_string())
    }
}

#[derive(Default)]
struct Line {
    agreed: usize,
    disagreed: usize,
    not_looked_at: usize,
}

/// By expectation, and the files that were read.
#[derive(Default)]
pub(crate) struct Count {
    lines: BTreeMap<String, Line>,
    files: usize,
}

impl Count {
    pub(crate) fn file(&mut self) {
        self.files += 1;
    }

    /// What was found against what the file says of it.
    pub(crate) fn compare(
        &mut self,
        file: &Path,
        expectation: &str,
        is_to_hold: bool,
        found: Result<(), Fault>,
    ) {
        let line = self.lines.entry(expectation.to_owned()).or_default();
        let disagreement = match (found, is_to_hold) {
            (Err(Fault::Absent), _) => {
                line.not_looked_at += 1;
                return;
            }
            (Ok(()), true) | (Err(Fault::Because(_)), false) => {
                line.agreed += 1;
                return;
            }
            (Ok(()), false) => "it holds, and is expected not to".to_owned(),
            (Err(Fault::Because(why)), true) => why,
        };
        line.disagreed += 1;
        println!("{}: {expectation}: {disagreement}", file.display());
    }

    /// An expectation that nothing here looks at.
    pub(crate) fn leave_out(&mut self, expectation: &str) {
        self.lines.entry(expectation.to_owned()).or_default().not_looked_at += 1;
    }

    /// A folder without a single sample agrees with nothing.
    pub(crate) fn has_agreed_throughout(&self) -> bool {
        self.sum(|line| line.agreed) > 0 && self.sum(|line| line.disagreed) == 0
    }

    fn sum(&self, of: impl Fn(&Line) -> usize) -> usize {
        self.lines.values().map(of).sum()
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (expectation, Line { agreed, disagreed, not_looked_at }) in &self.lines {
            writeln!(
                f,
                "{expectation:<26} {agreed:>4} agreed {disagreed:>4} disagreed {not_looked_at:>4} not looked at"
            )?;
        }
        let (agreed, disagreed) = (self.sum(|line| line.agreed), self.sum(|line| line.disagreed));
        let not_looked_at = self.sum(|line| line.not_looked_at);
        write!(
            f,
            "{} files: {agreed} agreed, {disagreed} disagreed, {not_looked_at} not looked at",
            self.files
        )
    }
}
