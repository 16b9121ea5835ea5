//! Bringing records in: what is good is kept, what is bad is named, and doing it again changes nothing.

use contract::path;
use portal_backend::import::{COLUMNS, ImportError, NEEDED, Summary, import};

use crate::house::{FAMILY, House};

const GOOD: &str = "9999900001,99900000000001,Anita,1978,Female,Aadhaar Card,1234 5678 9012,Vaccinated,C1,,,\
                    1,COVISHIELD,12-03-2021,B1,04-06-2021,Nurse,Hospital,Satara,Maharashtra";

pub(crate) fn file(lines: &[&str]) -> String {
    format!("{}\n{}\n", COLUMNS.join(","), lines.join("\n"))
}

fn changed(column: &str, value: &str) -> String {
    let place = COLUMNS.iter().position(|name| *name == column).expect("a column");
    let mut fields: Vec<&str> = GOOD.split(',').collect();
    fields[place] = value;
    fields.join(",")
}

#[tokio::test]
async fn a_bad_line_is_named_and_left_out() {
    let house = House::new().await;
    let check = async |column: &str, value: &str, expected: &str| {
        let bad_line = changed(column, value);
        let (summary, bad) = house.import(file(&[GOOD, &bad_line, GOOD]).as_bytes()).await;
        assert_eq!((summary.good_lines, summary.bad_lines), (2, 1), "{column} {value}");
        let told: Vec<String> = bad.iter().map(|(line, reason)| format!("{line} {reason}")).collect();
        assert_eq!(told, [format!("3 {expected}")], "{column} {value}");
    };
    check("mobile", "12345", "mobile: not a mobile number of ten digits").await;
    check("mobile", "", "mobile: is missing").await;
    check("beneficiary_reference_id", "123", "beneficiary_reference_id: not 13 or 14 digits").await;
    check("name", " ", "name: is missing").await;
    check("name", "\u{200b}\u{feff}", "name: is missing").await;
    check("name", &"x".repeat(501), "name: longer than 500 characters").await;
    check("name", "a\u{0}b", "name: holds a control character").await;
    check("birth_year", "19x5", "birth_year: not a year from 1900 to 2199").await;
    check("birth_year", "2200", "birth_year: not a year from 1900 to 2199").await;
    check("birth_year", "1850", "birth_year: not a year from 1900 to 2199").await;
    check("vaccination_status", "", "vaccination_status: is missing").await;
    check("dose", "0", "dose: not a number from 1 to 6").await;
    check("dose", "7", "dose: not a number from 1 to 6").await;
    check("dose", "", "vaccine: given, but the number of the dose is missing").await;
    check("dose_date", "2021-03-12", "dose_date: not a day written dd-mm-yyyy").await;
    check("next_due_date", "30-02-2021", "next_due_date: not a day written dd-mm-yyyy").await;
    check("due_dose", "x", "due_dose: not a number from 1 to 9").await;
    check("due_dose", "0", "due_dose: not a number from 1 to 9").await;
    check("due_dose", "10", "due_dose: not a number from 1 to 9").await;
}

#[tokio::test]
async fn text_that_is_not_utf_8_is_named() {
    let house = House::new().await;
    let mut csv = file(&[GOOD]).into_bytes();
    csv.extend(changed("name", "Ren?").bytes().map(|byte| if byte == b'?' { 0xe9 } else { byte }));
    let (summary, bad) = house.import(&csv).await;
    assert_eq!((summary.good_lines, summary.bad_lines), (1, 1));
    assert_eq!(bad[0].1.to_string(), "name: not UTF-8");
}

#[tokio::test]
async fn doing_it_again_changes_nothing() {
    let house = House::new().await;
    let csv = include_bytes!("../../sample-data/beneficiaries.csv");
    let (first, bad) = house.import(csv).await;
    assert_eq!(bad, []);
    assert_eq!(first, Summary { good_lines: 83, bad_lines: 0, people_changed: 44 });
    let written_down = house.count("SELECT COUNT(*) FROM activity").await;
    let (second, _) = house.import(csv).await;
    assert_eq!(second.people_changed, 0);
    assert_eq!(house.count("SELECT COUNT(*) FROM activity").await, written_down);
    assert_eq!(house.count("SELECT COUNT(*) FROM doses").await, 79);
}

#[tokio::test]
async fn a_changed_line_changes_the_record_and_is_written_down() {
    let house = House::new().await;
    house.import(file(&[GOOD]).as_bytes()).await;
    let (summary, _) = house.import(file(&[&changed("batch", "B2")]).as_bytes()).await;
    assert_eq!(summary.people_changed, 1);
    let (summary, _) = house.import(file(&[&changed("name", "Anita D")]).as_bytes()).await;
    assert_eq!(summary.people_changed, 1);
    let token = house.sign_in(FAMILY).await;
    let people = house.get(path::BENEFICIARIES, Some(&token)).await.json();
    assert_eq!(people["beneficiaries"][0]["name"], "Anita D");
    assert_eq!(people["beneficiaries"].as_array().map(Vec::len), Some(1));
    assert_eq!(house.count("SELECT COUNT(*) FROM activity WHERE what = 'updated'").await, 3);
}

#[tokio::test]
async fn a_record_that_moves_to_another_number_leaves_the_first_and_tells_both() {
    let house = House::new().await;
    house.import(file(&[GOOD]).as_bytes()).await;
    house.import(file(&[&changed("mobile", "9999900002")]).as_bytes()).await;
    let token = house.sign_in(FAMILY).await;
    let left = house.get(path::BENEFICIARIES, Some(&token)).await.json();
    assert_eq!(left["beneficiaries"], serde_json::json!([]));
    let of_the_first = "SELECT COUNT(*) FROM activity WHERE what = 'updated' AND mobile LIKE '%0001'";
    assert_eq!(house.count(of_the_first).await, 2);
    let of_the_second = "SELECT COUNT(*) FROM activity WHERE what = 'updated' AND mobile LIKE '%0002'";
    assert_eq!(house.count(of_the_second).await, 1);
}

#[tokio::test]
async fn a_byte_order_mark_other_columns_and_another_order_are_taken() {
    let house = House::new().await;
    let mut lines: Vec<Vec<&str>> = vec![COLUMNS.to_vec(), GOOD.split(',').collect()];
    for (line, extra) in lines.iter_mut().zip(["notes", "x"]) {
        line.insert(0, extra);
        line.reverse();
    }
    let text: Vec<String> = lines.iter().map(|line| line.join(",")).collect();
    let (summary, bad) = house.import(format!("\u{feff}{}\r\n", text.join("\r\n")).as_bytes()).await;
    assert_eq!(bad, []);
    assert_eq!(summary.people_changed, 1);
    let (summary, _) = house.import(format!("\u{feff}{}", file(&[GOOD])).as_bytes()).await;
    assert_eq!(summary.people_changed, 0);
}

#[tokio::test]
async fn a_missing_column_is_named() {
    let house = House::new().await;
    for needed in NEEDED {
        let header = COLUMNS.map(|column| if column == needed { "other" } else { column }).join(",");
        let csv = format!("{header}\n{GOOD}\n");
        let outcome = import(&house.backend.database, &house.ambient(), csv.as_bytes(), |_| {}).await;
        assert!(matches!(outcome, Err(ImportError::MissingColumn(column)) if column == needed), "{needed}");
    }
}

#[tokio::test]
async fn four_columns_are_enough() {
    let house = House::new().await;
    let csv = "Name,vaccination_status,MOBILE,beneficiary_reference_id\n\
               Anita,Not Vaccinated,9999900001,99900000000001\n";
    let (summary, bad) = house.import(csv.as_bytes()).await;
    assert_eq!(bad, []);
    assert_eq!(summary.people_changed, 1);
    let token = house.sign_in(FAMILY).await;
    let people = house.get(path::BENEFICIARIES, Some(&token)).await.json();
    assert_eq!(people["beneficiaries"][0]["name"], "Anita");
}

/// More of them than go into the database together.
#[tokio::test]
async fn each_line_of_a_long_file_is_brought_in() {
    let house = House::new().await;
    let header = NEEDED.join(",");
    let people = (0..1_002_u64)
        .map(|place| format!("{},{},Asha,Vaccinated\n", 9_000_000_000 + place, 10_000_000_000_000 + place));
    let (summary, bad) = house.import(format!("{header}\n{}", people.collect::<String>()).as_bytes()).await;
    assert_eq!(bad, []);
    assert_eq!(summary, Summary { good_lines: 1_002, bad_lines: 0, people_changed: 1_002 });
    assert_eq!(house.count("SELECT COUNT(*) FROM beneficiaries").await, 1_002);
}

#[tokio::test]
async fn a_detail_of_a_dose_without_its_number_is_never_dropped_silently() {
    let house = House::new().await;
    for column in
        ["vaccine", "dose_date", "batch", "next_due_date", "vaccinated_by", "facility", "district", "state"]
    {
        let csv = format!(
            "mobile,beneficiary_reference_id,name,vaccination_status,{column}\n\
             9999900001,99900000000001,Anita,Vaccinated,12-03-2021\n"
        );
        let (summary, bad) = house.import(csv.as_bytes()).await;
        assert_eq!((summary.good_lines, summary.bad_lines), (0, 1), "{column}");
        let expected = format!("{column}: given, but the number of the dose is missing");
        assert_eq!(bad[0].1.to_string(), expected);
    }
}

#[tokio::test]
async fn a_whole_photo_id_never_lies_in_the_database() {
    let house = House::new().await;
    house.import(file(&[GOOD]).as_bytes()).await;
    let masked = "SELECT COUNT(*) FROM beneficiaries WHERE photo_id_masked = '********9012'";
    assert_eq!(house.count(masked).await, 1);
    for file in house.files() {
        let bytes = std::fs::read(file).expect("readable");
        let has = |marker: &str| bytes.windows(marker.len()).any(|window| window == marker.as_bytes());
        assert!(!has("1234 5678 9012") && !has("123456789012"));
    }
}
