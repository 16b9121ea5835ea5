//! Whoever touches what was written down of an access is found, and so is the place.

use std::path::Path;
use std::sync::Arc;

use axum::http::StatusCode;
use portal_backend::activity::{Activity, AuditKey, Break, Expected, Verified, VerifyError, verify};
use portal_backend::clock::Timestamp;
use portal_backend::database::Database;
use portal_backend::import::{Ambient, COLUMNS, import};
use portal_backend::randomness::SystemRandomness;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, SqliteConnection};

use crate::house::{AUDIT_KEY, DATABASE, FAMILY, House, START};

pub(crate) async fn tamper(house: &House, statements: &str) {
    tamper_file(&house.folder.path().join(DATABASE), statements).await;
}

/// What somebody could do who can write to the file and is held up by no trigger.
pub(crate) async fn tamper_file(database: &Path, statements: &str) {
    // Its statements name the people that they touch, and every log line is searched.
    let options = SqliteConnectOptions::new().filename(database).disable_statement_logging();
    let mut connection = SqliteConnection::connect_with(&options).await.expect("opened");
    let triggers = "DROP TRIGGER IF EXISTS activity_is_never_changed; DROP TRIGGER IF EXISTS activity_is_purged_up_to_the_anchor;
        DROP TRIGGER IF EXISTS activity_ends_only_move_on; DROP TRIGGER IF EXISTS activity_ends_stay;";
    for statement in [triggers, statements] {
        sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await.expect(statement);
    }
    connection.close().await.expect("closed");
}

#[expect(clippy::panic, reason = "a database that fails is no outcome of the search")]
pub(crate) async fn outcome(house: &House, expected: Option<&Expected>) -> Result<Verified, Break> {
    let key = AuditKey::read(&house.folder.path().join(AUDIT_KEY)).expect("a key");
    let mut transaction = house.backend.database.read_at_one_time().await.expect("a transaction");
    verify(&mut transaction, &key, expected).await.map_err(|error| match error {
        VerifyError::Broken(place) => place,
        VerifyError::Database(error) => panic!("{error}"),
    })
}

/// Ten records, a minute apart from the third on: 2 updated, code sent, signed in, 2 viewed, signed out, and again.
pub(crate) async fn lived_in() -> House {
    let house = House::new().await;
    let people = include_str!("../../sample-data/beneficiaries.csv");
    let of_family: Vec<&str> =
        people.lines().filter(|line| line.starts_with("mobile") || line.starts_with(FAMILY)).collect();
    house.import(of_family.join("\n").as_bytes()).await;
    house.pass(60);
    for _ in 0..2 {
        let token = house.sign_in(FAMILY).await;
        house.pass(60);
        house.get(contract::path::BENEFICIARIES, Some(&token)).await;
        house.pass(60);
    }
    assert_eq!(house.count("SELECT COUNT(*) FROM activity").await, 10);
    house
}

pub(crate) async fn hash_of(house: &House, position: i64) -> Expected {
    let mut connection = house.backend.database.read().await.expect("a connection");
    let query = "SELECT hash FROM activity WHERE position = $1";
    let hash = sqlx::query_scalar(query).bind(position).fetch_one(&mut *connection).await.expect("a hash");
    Expected { position, hash }
}

pub(crate) fn seconds(since_start: i64) -> Option<Timestamp> {
    Some(Timestamp::from_millis(START + 1000 * since_start))
}

#[tokio::test]
async fn what_nobody_touched_is_whole() {
    let house = House::new().await;
    let nothing = Verified { purged_up_to: 0, newest: 0, newest_at: None };
    assert_eq!(outcome(&house, None).await, Ok(nothing));
    let house = lived_in().await.restart().await;
    let all = Verified { purged_up_to: 0, newest: 10, newest_at: seconds(240) };
    assert_eq!(outcome(&house, None).await, Ok(all));
}

#[tokio::test]
async fn a_change_in_any_column_of_any_record_is_found() {
    let columns = ["entry_id", "mobile", "at", "who", "how", "what", "reference_id", "hash"];
    for position in [1, 5, 10] {
        for column in columns {
            let house = lived_in().await;
            let change = match column {
                "at" => "at + 1".to_owned(),
                column => format!("COALESCE({column}, '') || 'x'"),
            };
            tamper(&house, &format!("UPDATE activity SET {column} = {change} WHERE position = {position}"))
                .await;
            let found = outcome(&house, None).await.expect_err(column);
            assert!(
                matches!(found, Break::Touched { position: at, .. } if at == position),
                "{column}: {found:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_record_that_was_taken_away_put_in_or_moved_is_found() {
    let check = async |statements: &str, expected: Break| {
        let house = lived_in().await;
        tamper(&house, statements).await;
        assert_eq!(outcome(&house, None).await, Err(expected), "{statements}");
    };
    let touched = |position, since_start| Break::Touched { position, at: seconds(since_start) };
    let missing = |position, after: Option<i64>| Break::Missing { position, after: after.and_then(seconds) };
    check("DELETE FROM activity WHERE position = 1", missing(1, None)).await;
    check("DELETE FROM activity WHERE position = 5", missing(5, Some(60))).await;
    check("DELETE FROM activity WHERE position = 10", missing(10, Some(240))).await;
    check("DELETE FROM activity WHERE position > 4", missing(5, Some(60))).await;
    check("DELETE FROM activity", missing(1, None)).await;
    // The later ones move up.
    let close_the_gap = "DELETE FROM activity WHERE position = 5;
        UPDATE activity SET position = position - 1 WHERE position > 5;
        UPDATE activity_ends SET position = 9 WHERE name = 'head'";
    check(close_the_gap, touched(5, 120)).await;
    let swap = "UPDATE activity SET position = -1 WHERE position = 4;
        UPDATE activity SET position = 4 WHERE position = 7; UPDATE activity SET position = 7 WHERE position = -1";
    check(swap, touched(4, 180)).await;
    let add = |position: i64| {
        format!(
            "INSERT INTO activity SELECT {position}, 'new', mobile, at, who, how, what, reference_id, hash
             FROM activity WHERE position = 10;"
        )
    };
    check(&add(11), touched(11, 240)).await;
    check(&add(0), touched(0, 240)).await;
    check(&add(12), missing(11, Some(240))).await;
    // A whole record by any other type is none.
    check(
        "UPDATE activity SET who = CAST(who AS BLOB) WHERE position = 3",
        Break::Touched { position: 3, at: None },
    )
    .await;
}

#[tokio::test]
async fn the_ends_are_guarded_as_well() {
    let check = async |statements: &str, expected: Break| {
        let house = lived_in().await;
        tamper(&house, statements).await;
        assert_eq!(outcome(&house, None).await, Err(expected), "{statements}");
    };
    // The tail goes, and the head is set to what stays.
    let cut = "DELETE FROM activity WHERE position > 8; UPDATE activity_ends SET position = 8,
        hash = (SELECT hash FROM activity WHERE position = 8) WHERE name = 'head'";
    check(cut, Break::Head).await;
    check("UPDATE activity_ends SET seal = 'x' WHERE name = 'head'", Break::Head).await;
    check("DELETE FROM activity_ends WHERE name = 'head'", Break::Head).await;
    // The first ones go, as if they had been purged.
    let behead =
        "UPDATE activity_ends SET position = 2, hash = (SELECT hash FROM activity WHERE position = 2)
        WHERE name = 'anchor'; DELETE FROM activity WHERE position <= 2";
    check(behead, Break::Anchor).await;
    // One end's seal is none for the other.
    let borrow = "UPDATE activity_ends SET position = 10, hash = (SELECT hash FROM activity WHERE position = 10),
        seal = (SELECT seal FROM activity_ends WHERE name = 'head') WHERE name = 'anchor'; DELETE FROM activity";
    check(borrow, Break::Anchor).await;
}

/// Otherwise the next ordinary record would seal what somebody without the key has made.
#[tokio::test]
async fn no_record_follows_a_head_that_was_touched() {
    let cut = "DELETE FROM activity WHERE position > 8; UPDATE activity_ends SET position = 8,
        hash = (SELECT hash FROM activity WHERE position = 8) WHERE name = 'head'";
    let forged = format!("{cut}; UPDATE activity_ends SET seal = hash WHERE name = 'head'");
    let back = "UPDATE activity_ends SET position = 7.5 WHERE name = 'head'";
    for statements in [cut, &forged, back] {
        let house = lived_in().await;
        tamper(&house, statements).await;
        let answer = house.generate(FAMILY).await;
        assert_eq!(answer.told(), r#"500 {"errorCode":"INTERNAL","error":"Internal error"}"#);
        assert_eq!(
            house.count("SELECT COUNT(*) FROM codes WHERE spent_at IS NULL").await,
            0,
            "no code either"
        );
        assert_eq!(outcome(&house, None).await, Err(Break::Head), "{statements}");
    }
}

/// A thousand records and one, by an import of as many people: more than are held in memory at a time.
pub(crate) async fn more_than_a_portion() -> House {
    let house = House::new().await;
    let person = |place| format!("99999{place:05},999{place:011},Anita,Vaccinated\n");
    let people: String = (0..1001).map(person).collect();
    house
        .import(format!("mobile,beneficiary_reference_id,name,vaccination_status\n{people}").as_bytes())
        .await;
    assert_eq!(house.count("SELECT COUNT(*) FROM activity").await, 1001);
    house
}

#[tokio::test]
async fn a_record_whose_place_is_no_whole_number_is_found_wherever_it_stands() {
    for (place, before) in [("1000.5", 1001), ("999.5", 1000), ("1001.5", 1002), ("-1e300", 1), ("'x'", 1002)]
    {
        let house = more_than_a_portion().await;
        let add = format!(
            "INSERT INTO activity SELECT {place}, 'new', mobile, at, who, how, what, reference_id, hash
             FROM activity WHERE position = 1001"
        );
        tamper(&house, &add).await;
        let found = Break::Touched { position: before, at: None };
        assert_eq!(outcome(&house, None).await, Err(found), "{place}");
    }
}

#[tokio::test]
async fn what_a_kept_head_names_has_to_be_there() {
    let house = lived_in().await;
    let (old, newest) = (hash_of(&house, 4).await, hash_of(&house, 10).await);
    assert!(outcome(&house, Some(&old)).await.is_ok());
    assert!(outcome(&house, Some(&newest)).await.is_ok());
    let other = Expected { position: 4, hash: newest.hash.clone() };
    let not_expected = Break::NotExpected { position: 4, at: seconds(60) };
    assert_eq!(outcome(&house, Some(&other)).await, Err(not_expected));

    // An earlier state of the whole database is whole in itself: nothing but the kept head tells.
    let earlier = std::fs::read(house.folder.path().join(AUDIT_KEY)).expect("a key");
    let younger = lived_in().await;
    assert_eq!(earlier, std::fs::read(younger.folder.path().join(AUDIT_KEY)).expect("a key"));
    let ahead = Expected { position: 11, ..newest };
    assert_eq!(outcome(&younger, None).await.map(|whole| whole.newest), Ok(10));
    assert_eq!(
        outcome(&younger, Some(&ahead)).await,
        Err(Break::Missing { position: 11, after: seconds(240) })
    );
}

/// By two programs, as `serve` and `import` are: within one, all that write wait for the one connection that does.
#[tokio::test]
async fn records_that_are_written_at_once_stand_in_one_line() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let before = house.count("SELECT COUNT(*) FROM activity").await;
    let other = Database::open(&house.folder.path().join(DATABASE)).await.expect("the same database");
    let key = house.folder.path().join(AUDIT_KEY);
    let activity = Activity::open(&other, &key, Arc::new(SystemRandomness)).await.expect("whole ends");
    let ambient = Ambient { clock: &*house.clock, activity: &activity };
    let calls = (0..20).map(|_| house.get(contract::path::BENEFICIARIES, Some(&token)));
    let imports = (0..20).map(|place| {
        let line = format!("9876543210,99911111111{place:03},Kavita,,,,,Vaccinated");
        let file = format!("{}\n{line}\n", COLUMNS.join(","));
        let (other, ambient) = (&other, &ambient);
        async move { import(other, ambient, file.as_bytes(), |_| {}).await.expect("readable").people_changed }
    });
    let (answers, changed) =
        tokio::join!(futures_util::future::join_all(calls), futures_util::future::join_all(imports));
    assert!(answers.iter().all(|answer| answer.status == StatusCode::OK));
    assert_eq!(changed.iter().sum::<u64>(), 20);
    // Two people are looked at by each call.
    assert_eq!(outcome(&house, None).await.map(|whole| whole.newest), Ok(before + 40 + 20));
}

#[tokio::test]
async fn the_database_itself_refuses_what_is_no_purge() {
    let house = lived_in().await;
    for statement in [
        "UPDATE activity SET who = 'x'",
        "DELETE FROM activity",
        "DELETE FROM activity WHERE position = 1",
        "DELETE FROM activity_ends",
        "UPDATE activity_ends SET position = 3 WHERE name = 'head'",
    ] {
        let mut transaction = house.backend.database.write().await.expect("a transaction");
        let outcome = sqlx::query(statement).execute(&mut *transaction).await;
        assert!(outcome.is_err(), "{statement}");
    }
}
