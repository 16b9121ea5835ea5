//! Files that make no sense, at the import: a line is taken as it stands or left out, and the others are not touched.

use contract::path;
use portal_backend::import::{COLUMNS, NEEDED};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::house::{FAMILY, House};

const ID: &str = "12345678901234";

fn check<S: Strategy>(strategy: &S, test: impl AsyncFn(&House, S::Value) -> Result<(), TestCaseError>)
where
    S::Value: std::fmt::Debug,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let house = runtime.block_on(House::new());
    let mut runner = TestRunner::new(Config { cases: 200, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(strategy, |value| runtime.block_on(test(&house, value)));
    assert!(outcome.is_ok(), "{outcome:?}");
}

#[test]
fn whatever_stands_in_a_file_each_line_is_taken_or_left_out() {
    let cell = prop_oneof![
        any::<String>().prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..20),
        Just(FAMILY.into()),
        Just(ID.into()),
        "[0-9+-]{0,12}".prop_map(String::into_bytes),
    ];
    let line = prop::collection::vec(cell, 0..24).prop_map(|cells| cells.join(&b","[..]));
    let lines = prop::collection::vec(line, 0..6).prop_map(|lines| lines.join(&b"\n"[..]));
    check(&lines, async |house, lines| {
        let file = [COLUMNS.join(",").as_bytes(), b"\n", &lines].concat();
        let (summary, bad) = house.import(&file).await;
        prop_assert_eq!(usize::try_from(summary.bad_lines), Ok(bad.len()));
        let newlines = lines.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
        prop_assert!(usize::try_from(summary.good_lines).is_ok_and(|good| good + bad.len() <= newlines));
        Ok(())
    });
}

/// Names and places are whatever people are called and live in: markup, SQL, formulas, any script.
#[test]
fn what_is_brought_in_is_shown_to_the_letter() {
    let text = prop_oneof![
        any::<String>(),
        "[<>&\"'=@;-]{1,9}",
        "\\PC{1,500}",
        "[\u{900}-\u{97f}\u{200d}]{1,40}",
        "[a-z]{499,501}",
        "[\u{0}-\u{1f}\u{7f}-\u{9f}a-z]{1,9}",
    ];
    check(&(text.clone(), text), async |house, (name, batch)| {
        let mut file = csv::Writer::from_writer(Vec::new());
        let columns = NEEDED.into_iter().chain(["dose", "batch"]);
        file.write_record(columns).expect("in memory");
        file.write_record([FAMILY, ID, &name, "Vaccinated", "1", &batch]).expect("in memory");
        let (summary, _) = house.import(&file.into_inner().expect("in memory")).await;
        let fits =
            |text: &str| text.trim().chars().count() <= 500 && !text.trim().chars().any(char::is_control);
        // What nobody could see counts as empty.
        let seen = |text: &str| contract::legible(text).map_or(String::new(), |_| text.trim().to_owned());
        prop_assert_eq!(summary.good_lines == 1, !seen(&name).is_empty() && fits(&name) && fits(&batch));
        if summary.good_lines == 1 {
            house.pass(24 * 60 * 60);
            let token = house.sign_in(FAMILY).await;
            let person = &house.get(path::BENEFICIARIES, Some(&token)).await.json()["beneficiaries"][0];
            prop_assert_eq!(&person["name"], &seen(&name));
            prop_assert_eq!(person["doses"][0]["batch"].as_str().unwrap_or_default(), seen(&batch));
        }
        Ok(())
    });
}

#[test]
fn no_more_of_a_photo_id_is_kept_than_its_last_four() {
    check(&"[A-Za-z0-9 *\u{966}-\u{96f}/-]{1,30}", async |house, photo_id| {
        let header = [NEEDED.as_slice(), &["photo_id_number"]].concat().join(",");
        let file = format!("{header}\n{FAMILY},{ID},A,Vaccinated,{photo_id}\n");
        house.import(file.as_bytes()).await;
        let letters: Vec<char> = photo_id.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut connection = house.backend.database.read().await.expect("a connection");
        let kept: Option<String> = sqlx::query_scalar("SELECT photo_id_masked FROM beneficiaries")
            .fetch_one(&mut *connection)
            .await
            .expect("a row");
        let kept: Vec<char> = kept.unwrap_or_default().chars().filter(|c| *c != '*').collect();
        // A number that comes with stars is masked already.
        let hides_some = kept.len() < letters.len() || letters.is_empty() || photo_id.contains('*');
        prop_assert!(kept.len() <= 4 && hides_some, "{} of {}", kept.len(), letters.len());
        prop_assert!(letters.ends_with(&kept));
        Ok(())
    });
}
