#![doc = include_str!("../README.md")]

mod count;
mod json;
mod member_state;
mod moment;
mod picture;
mod signer;
mod who;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use count::Count;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("name a folder with samples");
        return ExitCode::FAILURE;
    };
    let mut count = Count::default();
    match look_through(&folder, &mut count) {
        Ok(()) if count.has_agreed_throughout() => {
            println!("{count}");
            ExitCode::SUCCESS
        }
        Ok(()) => {
            println!("{count}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{} cannot be read: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// In the order of the names, so that two runs can be compared.
fn look_through(folder: &Path, count: &mut Count) -> io::Result<()> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            look_through(&path, count)?;
        } else if name.ends_with(".json") {
            member_state::check(&path, count);
        } else if name.ends_with(who::CONTENTS) {
            who::check(&path, count);
        }
    }
    Ok(())
}
