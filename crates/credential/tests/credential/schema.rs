//! As much of JSON Schema as the DCC's schema uses. A keyword that is not known here fails the test, so that nothing
//! of the schema goes unchecked.
//!
//! The validators on crates.io bring forty crates and a third version of getrandom for six keywords.

use ciborium::Value as Cbor;
use serde_json::{Map, Value};

/// Fails the test where the payload breaks the schema.
pub fn check(payload: &Value) {
    let schema = schema();
    assert_eq!(fault(&schema, &schema, payload), None, "{payload}");
}

fn schema() -> Value {
    serde_json::from_str(include_str!("samples/dcc-schema.json")).unwrap()
}

/// Where and by which keyword the value breaks the schema.
fn fault(root: &Value, schema: &Value, value: &Value) -> Option<String> {
    schema.as_object().unwrap().iter().find_map(|(keyword, rule)| {
        let length = || value.as_str().map_or(0, |text| text.chars().count() as u64);
        let nested = |inner: &Value, value: &Value| fault(root, inner, value);
        let holds = match keyword.as_str() {
            "$schema" | "$id" | "$comment" | "$defs" | "title" | "description" | "examples"
            | "valueset-uri" => true,
            "type" => match rule.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "integer" => value.is_i64(),
                other => panic!("a type unknown here: {other}"),
            },
            "required" => {
                rule.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some())
            }
            "oneOf" => {
                rule.as_array().unwrap().iter().filter(|one| nested(one, value).is_none()).count() == 1
            }
            "properties" => {
                let properties = rule.as_object().unwrap();
                return properties
                    .iter()
                    .filter_map(|(name, rule)| Some((name, nested(rule, value.get(name)?)?)))
                    .map(|(name, fault)| format!("{name}: {fault}"))
                    .next();
            }
            "items" => return value.as_array()?.iter().find_map(|item| nested(rule, item)),
            "$ref" => {
                let pointer = rule.as_str().unwrap().strip_prefix('#').unwrap();
                return nested(root.pointer(pointer).unwrap(), value);
            }
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap()),
            "maxLength" => length() <= rule.as_u64().unwrap(),
            "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().unwrap()),
            "pattern" => regex::Regex::new(rule.as_str().unwrap()).unwrap().is_match(value.as_str().unwrap()),
            "format" => match rule.as_str().unwrap() {
                "date" => credential::Date::parse(value.as_str().unwrap())
                    .is_some_and(|date| date.to_string() == value.as_str().unwrap()),
                other => panic!("a format unknown here: {other}"),
            },
            other => panic!("a keyword unknown here: {other}"),
        };
        (!holds).then(|| keyword.clone())
    })
}

/// What of CBOR a certificate may have, as JSON.
pub fn json(value: &Cbor) -> Value {
    match value {
        Cbor::Text(text) => Value::from(text.as_str()),
        Cbor::Integer(number) => Value::from(i64::try_from(*number).unwrap()),
        Cbor::Array(items) => items.iter().map(json).collect(),
        Cbor::Map(entries) => Value::Object(
            entries
                .iter()
                .map(|(key, value)| (key.as_text().unwrap().to_owned(), json(value)))
                .collect::<Map<_, _>>(),
        ),
        other => panic!("no certificate has {other:?}"),
    }
}

#[test]
fn the_check_itself_finds_what_is_wrong() {
    let right = serde_json::json!({
        "ver": "1.3.0", "nam": {"fn": "Asha Devi", "fnt": "ASHA<DEVI"}, "dob": "1979",
        "v": [{"tg": "840539006", "vp": "1119305005", "mp": "Covaxin", "ma": "Bharat-Biotech", "dn": 2, "sd": 2,
               "dt": "2021-06-15", "co": "IN", "is": "Ministry", "ci": "URN:UVCI:01:IN:A#B"}],
    });
    check(&right);
    for (pointer, wrong, expected) in [
        ("/ver", Value::from("1.3"), "ver: pattern"),
        ("/dob", "79".into(), "dob: pattern"),
        ("/nam/fn", "x".repeat(81).into(), "nam: fn: maxLength"),
        ("/nam/fnt", "Asha".into(), "nam: fnt: pattern"),
        ("/nam", serde_json::json!({"fn": "Asha"}), "nam: required"),
        ("/v", serde_json::json!([]), "v: minItems"),
        ("/v/0/dn", 0.into(), "v: dn: minimum"),
        ("/v/0/dn", "2".into(), "v: dn: type"),
        ("/v/0/dt", "2021-06-31".into(), "v: dt: format"),
        ("/v/0/co", "in".into(), "v: co: pattern"),
        ("/v/0", serde_json::json!({"tg": "840539006"}), "v: required"),
    ] {
        let mut payload = right.clone();
        *payload.pointer_mut(pointer).unwrap() = wrong;
        assert_eq!(fault(&schema(), &schema(), &payload).as_deref(), Some(expected), "{pointer}");
    }
}
