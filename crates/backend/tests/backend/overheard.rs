//! Searches every log line of every test that runs a backend in this process. What tells of anybody panics where it is
//! logged, and fails the test that is running there.

use std::io;
use std::sync::Once;

use ::overheard::told;
use tracing_subscriber::filter::LevelFilter;

/// Every level of every crate; done once, for all tests.
pub(crate) fn overhear() {
    static START: Once = Once::new();
    START.call_once(|| {
        let logs =
            tracing_subscriber::fmt().with_writer(|| Ear).with_max_level(LevelFilter::TRACE).with_ansi(false);
        logs.without_time().try_init().expect("nobody else listens");
    });
}

struct Ear;

impl io::Write for Ear {
    #[expect(clippy::panic, reason = "the test in which it is logged has to fail")]
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let line_as_text = String::from_utf8_lossy(line);
        if let Some(secret) = told(&line_as_text) {
            panic!("a log line holds {secret}: {line_as_text}");
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
