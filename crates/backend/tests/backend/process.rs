//! The program itself: what it prints, and how it ends.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use tempfile::TempDir;

fn portal() -> Command {
    Command::new(env!("CARGO_BIN_EXE_portal-backend"))
}

#[test]
fn it_says_where_it_listens_and_ends_when_asked_to() {
    let folder = TempDir::new().expect("a folder");
    let database = folder.path().join("made/when/missing/portal.sqlite3");
    let mut backend = portal()
        .args(["serve", "--sandbox", "--sample-data", "--listen", "127.0.0.1:0", "--database"])
        .arg(&database)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let mut stdout = BufReader::new(backend.stdout.take().expect("a pipe"));
    let mut line = String::new();
    stdout.read_line(&mut line).expect("a line");
    let port = line.trim_end().strip_prefix("listening on http://127.0.0.1:").expect(&line);
    assert!(port.parse::<u16>().is_ok_and(|port| port != 0), "{line}");
    assert!(database.exists());
    let asked = Command::new("sh").arg("-c").arg(format!("kill {}", backend.id())).status().expect("asked");
    assert!(asked.success());
    assert!(backend.wait().expect("ended").success());
}

#[test]
fn a_sandbox_in_the_open_and_a_portal_without_sms_do_not_start() {
    let folder = TempDir::new().expect("a folder");
    let check = |arguments: &[&str], expected: &str| {
        let output = portal().current_dir(folder.path()).args(arguments).output().expect("ran");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{arguments:?}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
    };
    // Nobody can listen there: without its refusal the program would fail otherwise, and not run on.
    check(&["serve", "--sandbox", "--listen", "192.0.2.1:0"], "loopback");
    check(&["serve"], "--sandbox");
    // A page for developers is no page of a portal that others reach.
    let with_gateway = ["serve", "--sms-url", "http://localhost/", "--listen", "192.0.2.1:0"];
    check(&[&with_gateway[..], &["--style-page", "."]].concat(), "cannot be used with");
    check(&["serve", "--sandbox", "--code-seconds", "601"], "601");
    check(&["serve", "--sandbox", "--sms-url", "http://localhost/"], "--sms-url");
    check(&["serve", "--sandbox", "--sms-languages", "en,fr"], "'fr'");
    // What stands before it would show the codes to whoever comes there.
    let behind = ["serve", "--sandbox", "--listen", "192.0.2.1:0"];
    check(&[&behind[..], &["--origin", "https://portal.example"]].concat(), "cannot be used with");
    check(&[&behind[..], &["--trusted-proxy", "127.0.0.1/32"]].concat(), "cannot be used with");
}

#[test]
fn an_import_tells_what_it_took_and_what_it_left_out() {
    let folder = TempDir::new().expect("a folder");
    let people = include_str!("../../sample-data/beneficiaries.csv");
    let run = |csv: &str| {
        let file = folder.path().join("people.csv");
        std::fs::write(&file, csv).expect("written");
        let database = folder.path().join("portal.sqlite3");
        let output = portal().arg("import").arg(file).arg("--database").arg(database).output().expect("ran");
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        (output.status.success(), said.concat())
    };
    let (succeeded, said) = run(&format!("{people}12345,1,x\n"));
    assert!(succeeded);
    insta::assert_snapshot!(said, @"
    83 lines taken, 1 left out, 44 people new or changed
    line 85 left out: mobile: not a mobile number of ten digits
    ");
    let (succeeded, said) = run(people);
    assert!(succeeded && said.contains("0 people new or changed"), "{said}");
    let (succeeded, said) = run(&people.replacen(",batch,", ",bunch,", 1));
    assert!(succeeded && said.contains("columns that are absent and count as empty: batch\n"), "{said}");
    let (succeeded, said) = run(people.lines().next().expect("a header"));
    assert!(!succeeded && said.contains("no line of the file was good"), "{said}");
}
