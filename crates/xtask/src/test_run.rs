//! `cargo xtask test`: the parts in their order, each timed, all of them even when one fails.

use std::{
    path::PathBuf,
    process::{Command, ExitCode},
    time::Duration,
};

use clap::ValueEnum;

use crate::{
    app_build, debian, deny,
    failure::Failure,
    npm, overhear,
    progress::{Progress, Stopwatch},
    scanner, schema, size, style_page,
    tools::{self, Toolbox},
    workspace::Workspace,
};

const APP: &str = "beneficiary-portal";
const WASM: &str = "wasm32-unknown-unknown";
const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// The form of the sources
    Fmt,
    /// Lints, for this machine and for the browser
    Clippy,
    /// The documentation builds without a warning
    Doc,
    /// Licences, duplicates and sources of the dependencies, and advisories where they are at hand
    Deny,
    /// Tests without a browser
    Native,
    /// Tests of components in a headless browser
    Web,
    /// The app builds for release
    Build,
    /// The first load is within its budget
    Size,
    /// The backend does what its OpenAPI document says
    Schema,
    /// What a citizen does, in a browser against the real backend
    Journeys,
    /// What a citizen leaves behind on the disk of their browser
    Forensics,
}

impl Part {
    /// Whether it needs a browser, or an independent reader of PDF files.
    fn needs_debian(self) -> bool {
        matches!(self, Self::Native | Self::Web | Self::Journeys | Self::Forensics)
    }

    fn needs_toolbox(self) -> bool {
        matches!(self, Self::Web | Self::Build | Self::Size | Self::Journeys | Self::Forensics)
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

struct Outcome {
    part: Part,
    took: Duration,
    /// Something that was not looked at may be said of a success.
    result: Result<Option<String>, Failure>,
}

/// Runs the parts named, or all of them.
pub(crate) fn test(workspace: &Workspace, progress: &Progress, only: &[Part]) -> Result<ExitCode, Failure> {
    let all = Part::value_variants().iter().copied();
    let parts: Vec<_> = all.filter(|part| only.is_empty() || only.contains(part)).collect();
    let toolbox = match parts.iter().any(|part| part.needs_toolbox()) {
        true => Some(tools::for_the_app(workspace, progress)?),
        false => None,
    };
    if parts.iter().any(|part| part.needs_debian()) {
        debian::packages_for_tests(progress)?;
    }
    let run = Run { workspace, progress, toolbox };
    let outcomes: Vec<_> = parts.into_iter().map(|part| run.timed(part)).collect();
    Ok(summarise(&outcomes))
}

/// A table of the parts, why some failed, and last of all the count.
fn summarise(outcomes: &[Outcome]) -> ExitCode {
    println!();
    for Outcome { part, took, result } in outcomes {
        let verdict = if result.is_ok() { "passed" } else { "FAILED" };
        let note = result.as_ref().ok().and_then(Option::as_deref);
        let note = note.map(|note| format!("   {note}")).unwrap_or_default();
        println!("{:<10} {verdict} {:>8.1} s{note}", part.name(), took.as_secs_f64());
    }
    let mut failed = 0;
    for Outcome { part, result, .. } in outcomes {
        if let Err(failure) = result {
            failed += 1;
            println!("\n{}: {failure}", part.name());
            println!("To run it alone: cargo xtask test --only {}", part.name());
        }
    }
    println!("\n{} passed, {failed} failed", outcomes.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Run<'a> {
    workspace: &'a Workspace,
    progress: &'a Progress,
    toolbox: Option<Toolbox>,
}

impl Run<'_> {
    fn timed(&self, part: Part) -> Outcome {
        self.progress.step(&format!("Part {}", part.name()));
        let watch = Stopwatch::start();
        let whole = |result: Result<(), Failure>| result.map(|()| None);
        let result = match part {
            Part::Fmt => whole(self.cargo(&["fmt", "--all", "--check"])),
            Part::Clippy => whole(self.clippy()),
            Part::Doc => whole(self.doc()),
            Part::Deny => deny::check(self.workspace, self.progress),
            Part::Native => whole(self.native()),
            Part::Web => whole(self.web()),
            Part::Build => whole(self.app()),
            Part::Size => whole(self.app().and_then(|()| size::report(self.workspace))),
            Part::Schema => whole(self.schema()),
            Part::Journeys => whole(self.journeys()),
            Part::Forensics => whole(self.forensics()),
        };
        Outcome { part, took: watch.elapsed(), result }
    }

    fn cargo(&self, arguments: &[&str]) -> Result<(), Failure> {
        overhear::run(&mut self.workspace.cargo(arguments))
    }

    /// What the tests that pass have printed is shown as well, so that it is searched.
    fn native(&self) -> Result<(), Failure> {
        self.cargo(&["test", "--workspace", "--", "--quiet", "--show-output"])
    }

    fn clippy(&self) -> Result<(), Failure> {
        tools::wasm_target(self.workspace, self.progress)?;
        let here = ["clippy", "--workspace", "--all-targets"];
        let page = ["clippy", "--package", APP, "--target", WASM, "--lib", "--bins", "--test", "web"];
        // By itself: what its tests need besides is for no browser.
        let later = ["clippy", "--package", scanner::PACKAGE, "--target", WASM, "--lib"];
        let style = ["clippy", "--package", style_page::PACKAGE, "--target", WASM, "--bins"];
        for part in [&here[..], &page, &later, &style] {
            overhear::run(self.workspace.cargo(part).args(DENY_WARNINGS))?;
        }
        Ok(())
    }

    fn doc(&self) -> Result<(), Failure> {
        let mut doc = self.workspace.cargo(&["doc", "--workspace", "--no-deps"]);
        overhear::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
    }

    /// The runner finds the browser by its driver, and runs it headless and without Chromium's sandbox.
    fn web(&self) -> Result<(), Failure> {
        let Some(toolbox) = &self.toolbox else { return Ok(()) };
        let mut web = self.workspace.cargo(&["test", "--package", APP, "--target", WASM, "--test", "web"]);
        overhear::run(
            web.env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                toolbox.program("wasm-bindgen-test-runner"),
            )
            .env("CHROMEDRIVER", debian::CHROMEDRIVER),
        )
    }

    fn app(&self) -> Result<(), Failure> {
        let Some(toolbox) = &self.toolbox else { return Ok(()) };
        app_build::build(self.workspace, self.progress, toolbox)
    }

    fn schema(&self) -> Result<(), Failure> {
        schema::check(self.workspace, self.progress, &self.backend()?)
    }

    fn journeys(&self) -> Result<(), Failure> {
        overhear::run(&mut self.playwright("the journeys")?)
    }

    fn forensics(&self) -> Result<(), Failure> {
        debian::firefox(self.progress)?;
        let geckodriver = tools::geckodriver(self.workspace, self.progress)?;
        let mut search = self.playwright("the search of the browsers' disks")?;
        overhear::run(search.args(["--config", "forensics.config.ts"]).env("GECKODRIVER", geckodriver))
    }

    /// Ready to run, with the page and the backend built.
    fn playwright(&self, what: &str) -> Result<Command, Failure> {
        self.app()?;
        if let Some(toolbox) = &self.toolbox {
            style_page::build(self.workspace, self.progress, toolbox)?;
        }
        let backend = self.backend()?;
        let folder = self.workspace.path("tests/e2e");
        npm::install(&folder, self.progress)?;
        self.progress.step(&format!("Running {what}"));
        let mut playwright = self.workspace.command("npx");
        playwright
            .current_dir(folder)
            .args(["--no-install", "playwright", "test"])
            .env("PORTAL_BACKEND", backend)
            .env("PORTAL_DIST", self.workspace.dist())
            .env("PORTAL_STYLE_PAGE", style_page::folder(self.workspace));
        Ok(playwright)
    }

    /// The backend that is called by the journeys and by schemathesis: the one that the native tests have compiled already.
    fn backend(&self) -> Result<PathBuf, Failure> {
        self.progress.step("Building the backend (dev)");
        // With the very features of the native tests: a plain build would compile half of its tree once more.
        self.cargo(&["test", "--workspace", "--no-run"])?;
        Ok(self.workspace.target("debug").join("portal-backend"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_called_by_one_word() {
        let names: Vec<_> = Part::value_variants().iter().map(|part| part.name()).collect();
        assert_eq!(
            names,
            [
                "fmt",
                "clippy",
                "doc",
                "deny",
                "native",
                "web",
                "build",
                "size",
                "schema",
                "journeys",
                "forensics"
            ]
        );
    }

    #[test]
    fn what_a_part_needs() {
        for part in [Part::Journeys, Part::Forensics] {
            assert!(part.needs_debian() && part.needs_toolbox());
        }
        assert!(Part::Native.needs_debian() && !Part::Native.needs_toolbox());
        assert!(!Part::Schema.needs_debian() && !Part::Schema.needs_toolbox());
        assert!(Part::Size.needs_toolbox() && !Part::Size.needs_debian());
    }
}
