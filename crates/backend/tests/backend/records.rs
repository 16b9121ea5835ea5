//! Whose records a session sees, and how they look on the wire.

use std::collections::{BTreeMap, BTreeSet};

use contract::path;
use insta::assert_json_snapshot;
use serde_json::Value;

use crate::house::{FAMILY, House};

async fn people(house: &House, mobile: &str) -> Vec<Value> {
    let token = house.sign_in(mobile).await;
    let answer = house.get(path::BENEFICIARIES, Some(&token)).await;
    answer.json()["beneficiaries"].as_array().expect("a list").clone()
}

fn text<'a>(person: &'a Value, field: &str) -> &'a str {
    person[field].as_str().unwrap_or_default()
}

fn doses(person: &Value) -> usize {
    person["doses"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn a_family_looks_like_this() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let answer = house.get(path::BENEFICIARIES, Some(&token)).await;
    assert_json_snapshot!(answer.json());
}

#[tokio::test]
async fn a_session_sees_exactly_the_records_of_its_own_number() {
    let house = House::with_sample_data().await;
    let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in include_str!("../../sample-data/beneficiaries.csv").lines().skip(1) {
        let mut fields = line.split(',');
        let (mobile, id) = (fields.next().expect("mobile"), fields.next().expect("id"));
        expected.entry(mobile.to_owned()).or_default().insert(id.to_owned());
    }
    for (mobile, ids) in expected {
        let list = people(&house, &mobile).await;
        let seen: BTreeSet<String> =
            list.iter().map(|person| text(person, "beneficiary_reference_id").to_owned()).collect();
        assert_eq!(seen, ids, "{mobile}");
    }
}

#[tokio::test]
async fn the_sample_data_has_one_of_each() {
    let house = House::with_sample_data().await;
    assert!(house.count("SELECT COUNT(*) FROM beneficiaries").await >= 40);
    assert!(house.count("SELECT COUNT(DISTINCT mobile) FROM beneficiaries").await >= 20);
    assert_eq!(house.count("SELECT COUNT(*) FROM beneficiaries WHERE mobile NOT LIKE '99999000%'").await, 0);

    let shown = async |mobile: &str| -> Vec<(String, usize)> {
        let people = people(&house, mobile).await;
        people.iter().map(|person| (text(person, "vaccination_status").to_owned(), doses(person))).collect()
    };
    let vaccinated = |doses| ("Vaccinated".to_owned(), doses);
    let partly = |doses| ("Partially Vaccinated".to_owned(), doses);
    let not = ("Not Vaccinated".to_owned(), 0);
    assert_eq!(shown(FAMILY).await, [vaccinated(2), partly(1)]);
    assert_eq!(shown("9999900002").await, std::slice::from_ref(&not));
    assert_eq!(shown("9999900003").await, [partly(1)]);
    assert_eq!(shown("9999900004").await, [vaccinated(3)]);
    let six = [vaccinated(3), vaccinated(2), vaccinated(2), partly(1), vaccinated(2), not];
    assert_eq!(shown("9999900006").await, six);
    assert_eq!(shown("9999900018").await, [("Under Verification".to_owned(), 1)]);

    let long = people(&house, "9999900005").await;
    assert!(text(&long[0], "name").chars().count() >= 115);
    let odd = people(&house, "9999900019").await;
    assert!(odd.iter().any(|person| person["birth_year"].is_null()));
    assert!(odd.iter().any(|person| text(person, "beneficiary_reference_id").len() == 13));
}

#[tokio::test]
async fn numbers_and_photo_ids_come_masked() {
    let house = House::with_sample_data().await;
    for person in people(&house, "9999900006").await {
        assert_eq!(text(&person, "mobile_number"), "******0006");
        let photo_id = text(&person, "photo_id_number");
        let shown = photo_id.trim_start_matches('*').len();
        assert!(photo_id.starts_with('*') && shown <= 4, "{photo_id}");
    }
}
