//! A session sees exactly the records of its own number, in whatever world: each number tries each id.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{HeaderMap, StatusCode};
use contract::path;
use proptest::prelude::*;
use serde_json::Value;

use crate::house::{Answer, House};
use crate::import::file;

/// Numbers, and the ids under each.
type World = BTreeMap<String, BTreeSet<String>>;

const NO_ID_OF_ANYBODY: &str = "10000000000000";

/// Few numbers and ids, so that they often differ in a digit alone; some numbers have nobody.
fn world() -> impl Strategy<Value = World> {
    let number = (6_u64..10, 0_u64..3).prop_map(|(first, last)| format!("{first}00000000{last}"));
    let person = (number.clone(), prop_oneof![Just(13_usize), Just(14)], 0_u64..12);
    (proptest::collection::btree_set(number, 1..3), proptest::collection::vec(person, 0..6)).prop_map(
        |(numbers, people)| {
            let mut world: World = numbers.into_iter().map(|number| (number, BTreeSet::new())).collect();
            let mut taken = BTreeSet::new();
            for (number, digits, id) in people {
                let id = format!("2{id:0>width$}", width = digits - 1);
                if taken.insert(id.clone()) {
                    world.entry(number).or_default().insert(id);
                }
            }
            world
        },
    )
}

async fn settle(world: &World) -> House {
    let house = House::new().await;
    let people = world.iter().flat_map(|(number, ids)| ids.iter().map(move |id| (number, id)));
    let lines: Vec<_> = people
        .map(|(number, id)| {
            let dose = if has_dose(id) {
                "1,COVISHIELD,12-03-2021,B1,04-06-2021,Nurse,Hospital,Satara,Maharashtra"
            } else {
                ",,,,,,,,"
            };
            format!("{number},{id},Person {id},1978,Female,,,Partially Vaccinated,,,,{dose}")
        })
        .collect();
    let csv = file(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let (summary, bad) = house.import(csv.as_bytes()).await;
    assert!(bad.is_empty() && summary.good_lines == lines.len() as u64, "{bad:?}");
    house
}

fn has_dose(id: &str) -> bool {
    id.ends_with(['0', '1', '2', '3'])
}

/// Status, body, and all headers but the one that is different each time.
fn shape(mut answer: Answer) -> (StatusCode, HeaderMap, Vec<u8>) {
    answer.headers.remove("x-request-id");
    (answer.status, answer.headers, answer.body)
}

fn ids(list: &Value, field: &str) -> BTreeSet<String> {
    let list = list[field].as_array().expect("a list").iter();
    list.filter_map(|it| it["beneficiary_reference_id"].as_str()).map(str::to_owned).collect()
}

async fn tries_every_id(house: &House, token: &str, own: &BTreeSet<String>, world: &World) {
    for (path, success) in [(path::CERTIFICATE, "%PDF-"), (path::CREDENTIAL, r#"{"credentials":[{"dose":1,"#)]
    {
        let ask = async |id: &str| {
            let path = format!("{path}?{}={id}", path::REFERENCE_ID_PARAMETER);
            shape(house.get(&path, Some(token)).await)
        };
        let unknown = ask(NO_ID_OF_ANYBODY).await;
        assert_eq!(unknown.0, StatusCode::NOT_FOUND);
        for id in world.values().flatten() {
            let answer = ask(id).await;
            if own.contains(id) {
                let expected = if has_dose(id) { success } else { r#"{"errorCode":"NO_DOSE_RECORDED""# };
                assert!(answer.2.starts_with(expected.as_bytes()), "{path} {id}");
            } else {
                assert_eq!(answer, unknown, "{path}: a foreign id is answered like one that nobody has");
            }
        }
    }
}

async fn each_sees_its_own_alone(world: World) {
    let house = settle(&world).await;
    let mut tokens = BTreeMap::new();
    for number in world.keys() {
        tokens.insert(number.clone(), house.sign_in(number).await);
    }
    for (number, own) in &world {
        let token = &tokens[number];
        let people = house.get(path::BENEFICIARIES, Some(token)).await;
        assert_eq!(ids(&people.json(), "beneficiaries"), *own);
        assert!(people.text().matches("mobile_number").count() == own.len());
        tries_every_id(&house, token, own, &world).await;
        let activity = house.get(path::ACTIVITY, Some(token)).await.json();
        assert_eq!(ids(&activity, "activity"), *own, "updated and viewed: its own, each of them");
    }
    each_cursor_is_of_one_number(&house, &tokens).await;
    ending_one_ends_no_other(&house, tokens).await;
}

/// A cursor is named by whoever asks: one of somebody else is answered like one that is none.
async fn each_cursor_is_of_one_number(house: &House, tokens: &BTreeMap<String, String>) {
    let mut cursors = BTreeMap::new();
    for (number, token) in tokens {
        let mut connection = house.backend.database.read().await.expect("a connection");
        let found: Vec<String> = sqlx::query_scalar("SELECT entry_id FROM activity WHERE mobile = $1")
            .bind(number)
            .fetch_all(&mut *connection)
            .await
            .expect("cursors");
        drop(connection);
        assert!(!found.is_empty());
        cursors.insert((number, token), found);
    }
    let ask = async |token: &str, cursor: &str| {
        shape(house.get(&format!("{}?after={cursor}", path::ACTIVITY), Some(token)).await)
    };
    for (number, token) in tokens {
        let none = ask(token, "000000000000000000000000").await;
        assert_eq!(none.0, StatusCode::BAD_REQUEST);
        for ((owner, _), cursors) in &cursors {
            for cursor in cursors {
                let answer = ask(token, cursor).await;
                if *owner == number {
                    assert_eq!(answer.0, StatusCode::OK);
                } else {
                    assert_eq!(answer, none);
                }
            }
        }
    }
}

async fn ending_one_ends_no_other(house: &House, tokens: BTreeMap<String, String>) {
    let mut living = tokens;
    let lives = async |token: &str| house.get(path::ACTIVITY, Some(token)).await.status == StatusCode::OK;
    for number in living.keys().cloned().collect::<Vec<_>>() {
        let old = living[&number].clone();
        let answer = house.post(path::EXTEND, Some(&old), None).await.json();
        living.insert(number.clone(), answer["token"].as_str().expect("a token").to_owned());
        for token in living.values() {
            assert!(lives(token).await);
        }
        assert!(!lives(&old).await);
    }
    while let Some((_, token)) = living.pop_first() {
        assert_eq!(house.post(path::LOGOUT, Some(&token), None).await.status, StatusCode::NO_CONTENT);
        assert!(!lives(&token).await);
        for token in living.values() {
            assert!(lives(token).await);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_session_sees_exactly_the_records_of_its_own_number(world in world()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(each_sees_its_own_alone(world));
    }
}
