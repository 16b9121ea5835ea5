//! What has been kept long enough goes, and what stays can still be verified.

use std::time::Duration;

use portal_backend::activity::{Break, Expected, PurgeError, Verified};
use portal_backend::retention::tidy;

use crate::audit::{hash_of, lived_in, outcome, seconds, tamper};
use crate::house::{FAMILY, House};

const DAY: u64 = 24 * 60 * 60;

#[tokio::test]
async fn activity_goes_once_it_is_old_enough_and_the_rest_stays_whole() {
    let house = lived_in().await;
    let sixth = hash_of(&house, 6).await;
    // The first two are of the start, the others of one, two, three and four minutes later.
    // It is five minutes after the start.
    house.pass(400 * DAY - 300);
    tidy(&house.backend).await.expect("tidied");
    assert_eq!(house.count("SELECT COUNT(*) FROM activity").await, 10, "nothing is older than it may be");
    house.pass(100);
    tidy(&house.backend).await.expect("tidied");
    let rest = Verified { purged_up_to: 4, newest: 10, newest_at: seconds(240) };
    assert_eq!(outcome(&house, None).await, Ok(rest));
    assert_eq!(house.count("SELECT MIN(position) FROM activity").await, 5);
    assert!(outcome(&house, Some(&sixth)).await.is_ok());
    let gone = Expected { position: 3, ..sixth };
    assert_eq!(outcome(&house, Some(&gone)).await, Err(Break::Purged { position: 3 }));

    house.pass(DAY);
    tidy(&house.backend).await.expect("tidied");
    let nothing = Verified { purged_up_to: 10, newest: 10, newest_at: None };
    assert_eq!(outcome(&house, None).await, Ok(nothing));
    let house = house.restart().await;
    house.sign_in(FAMILY).await;
    assert_eq!(outcome(&house, None).await.map(|whole| whole.newest), Ok(12), "it goes on where it was");
}

#[tokio::test]
async fn more_than_a_portion_goes_in_one_night() {
    let house = House::with_sample_data().await;
    let token = house.sign_in("9999900006").await;
    for _ in 0..170 {
        house.get(contract::path::BENEFICIARIES, Some(&token)).await;
    }
    assert!(house.count("SELECT COUNT(*) FROM activity").await > 1000);
    house.pass(401 * DAY);
    tidy(&house.backend).await.expect("tidied");
    assert_eq!(house.count("SELECT COUNT(*) FROM activity").await, 0);
}

#[tokio::test]
async fn a_break_does_not_go_away_with_its_age() {
    let house = lived_in().await;
    tamper(&house, "UPDATE activity SET who = 'x' WHERE position = 3").await;
    house.pass(500 * DAY);
    let outcome = tidy(&house.backend).await;
    assert!(matches!(outcome, Err(PurgeError::Broken(Break::Touched { position: 3, .. }))), "{outcome:?}");
    assert_eq!(house.count("SELECT COUNT(*) FROM activity").await, 10);
}

/// A record that looks younger than it is would otherwise hold up the purge of all that follow, without a word.
#[tokio::test]
async fn a_record_that_was_made_younger_is_a_break_and_no_end_of_the_purge() {
    for position in [1, 3] {
        let house = lived_in().await;
        let younger = format!("UPDATE activity SET at = at + 100000000000000 WHERE position = {position}");
        tamper(&house, &younger).await;
        house.pass(500 * DAY);
        let outcome = tidy(&house.backend).await.map(|_| ());
        assert!(
            matches!(outcome, Err(PurgeError::Broken(Break::Touched { position: at, .. })) if at == position),
            "{outcome:?}"
        );
        assert_eq!(house.count("SELECT COUNT(*) FROM activity").await, 10);
    }
}

/// What was put before the anchor would otherwise go with the next purge, as if it had been purged before.
#[tokio::test]
async fn a_record_before_the_anchor_is_a_break_and_does_not_go() {
    let house = lived_in().await;
    house.pass(400 * DAY - 200);
    tidy(&house.backend).await.expect("tidied");
    assert_eq!(house.count("SELECT MIN(position) FROM activity").await, 5);
    let add = "INSERT INTO activity SELECT 2, 'new', mobile, at, who, how, what, reference_id, hash
        FROM activity WHERE position = 5";
    tamper(&house, add).await;
    house.pass(DAY);
    let outcome = tidy(&house.backend).await.map(|_| ());
    assert!(matches!(outcome, Err(PurgeError::Broken(Break::Touched { position: 2, .. }))), "{outcome:?}");
}

#[tokio::test]
async fn a_head_that_was_touched_is_a_break_and_nothing_goes() {
    let house = lived_in().await;
    tamper(&house, "UPDATE activity_ends SET seal = hash WHERE name = 'head'").await;
    house.pass(500 * DAY);
    let outcome = tidy(&house.backend).await.map(|_| ());
    assert!(matches!(outcome, Err(PurgeError::Broken(Break::Head))), "{outcome:?}");
    assert_eq!(house.count("SELECT COUNT(*) FROM activity").await, 10);
}

#[tokio::test]
async fn a_break_keeps_nothing_in_the_journal() {
    let house = lived_in().await;
    house.send("9999900002").await;
    tamper(&house, "UPDATE activity SET who = 'x' WHERE position = 3").await;
    house.pass(500 * DAY);
    assert!(tidy(&house.backend).await.is_err());
    assert_eq!(journal(&house), 0);
}

/// Bytes.
pub(crate) fn journal(house: &House) -> u64 {
    std::fs::metadata(house.folder.path().join("portal.sqlite3-wal")).map_or(0, |journal| journal.len())
}

#[tokio::test]
async fn the_life_of_activity_is_a_setting() {
    let house = House::with(|rules| rules.activity_life = Duration::from_secs(1000 * DAY)).await;
    house.sign_in(FAMILY).await;
    house.pass(999 * DAY);
    tidy(&house.backend).await.expect("tidied");
    assert_eq!(house.count("SELECT COUNT(*) FROM activity").await, 2);
}

#[tokio::test]
async fn codes_locks_and_sessions_go_also_when_nobody_comes_any_more() {
    let house = House::new().await;
    let (txn_id, code) = house.send(FAMILY).await;
    house.guess_wrong(&txn_id, &code).await;
    house.sign_in("9999900002").await;
    let left = "SELECT (SELECT COUNT(*) FROM codes) + (SELECT COUNT(*) FROM number_locks) * 10
        + (SELECT COUNT(*) FROM sessions) * 100";
    assert_eq!(house.count(left).await, 112);
    house.pass(DAY - 1);
    tidy(&house.backend).await.expect("tidied");
    assert_eq!(house.count(left).await, 12, "no token lives for a day");
    house.pass(1);
    tidy(&house.backend).await.expect("tidied");
    assert_eq!(house.count(left).await, 0);
}
