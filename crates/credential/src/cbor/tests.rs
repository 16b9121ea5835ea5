use ciborium::Value;
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// What of CBOR certificates are made of, nested no deeper than is read.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(Value::from),
        "\\PC{0,30}".prop_map(Value::Text),
        vec(any::<u8>(), 0..300).prop_map(Value::Bytes),
        any::<bool>().prop_map(Value::Bool),
        Just(Value::Null),
        (-9e15..9e15).prop_map(Value::Float),
    ];
    leaf.prop_recursive(3, 40, 30, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..30).prop_map(Value::Array),
            vec((any::<i16>().prop_map(Value::from), inner.clone()), 0..30).prop_map(Value::Map),
            (6..70_000_u64, inner).prop_map(|(tag, inner)| Value::Tag(tag, Box::new(inner))),
        ]
    })
}

fn written(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    ciborium::into_writer(value, &mut out).unwrap();
    out
}

fn assert_same(item: Item<'_>, value: &Value) {
    match value {
        Value::Integer(number) => assert_eq!(item.number().map(i128::from), Some((*number).into())),
        Value::Float(number) => assert_eq!(item.number(), Some(number.trunc() as i64)),
        Value::Text(text) => assert_eq!(item.text(), Some(text.as_str())),
        Value::Bytes(bytes) => assert_eq!(item.bytes(), Some(bytes.as_slice())),
        Value::Tag(tag, inner) => {
            let (read, inside) = item.tag().unwrap();
            assert_eq!(read, *tag);
            assert_same(inside, inner);
        }
        Value::Array(values) => {
            assert_eq!(item.items().count(), values.len());
            item.items().zip(values).for_each(|(item, value)| assert_same(item, value));
        }
        Value::Map(entries) => {
            assert!(item.is_map());
            for (key, value) in entries {
                let number = i64::try_from(key.as_integer().unwrap()).unwrap();
                let found = item.get(Key::Number(number));
                if entries.iter().filter(|(other, _)| other == key).count() == 1 {
                    assert_same(found.unwrap(), value);
                } else {
                    assert!(found.is_none() && item.has(Key::Number(number)), "a key that is there twice");
                }
            }
        }
        _ => assert!(item.number().is_none() && item.text().is_none() && item.bytes().is_none()),
    }
}

proptest! {
    #[test]
    fn reads_what_ciborium_writes(value in any_value()) {
        let bytes = written(&value);
        assert_same(Item::parse(&bytes).unwrap(), &value);
    }

    #[test]
    fn finds_well_formed_what_ciborium_does(value in any_value(), at in any::<prop::sample::Index>(), byte: u8) {
        let mut bytes = written(&value);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if Item::parse(&bytes).is_ok() {
            let mut rest = bytes.as_slice();
            let read: Result<Value, _> = ciborium::from_reader(&mut rest);
            // Well formed to both, while ciborium does not know what every simple value and every tag means.
            let is_unknown = matches!(read, Err(ciborium::de::Error::Semantic(..)));
            prop_assert!(is_unknown || read.is_ok() && rest.is_empty(), "{read:?}");
        }
    }

    #[test]
    fn writes_numbers_as_ciborium_does(value: i64) {
        let mut out = Vec::new();
        number(&mut out, value);
        prop_assert_eq!(out, written(&value.into()));
    }
}

#[test]
fn numbers_of_each_length_are_read() {
    for (bytes, expected) in [
        (&[0x17][..], Some(23)),
        (&[0x18, 24], Some(24)),
        (&[0x39, 0x01, 0x03], Some(-260)),
        (&[0x1a, 0xff, 0xff, 0xff, 0xff], Some(4_294_967_295)),
        (&[0x1b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], Some(i64::MAX)),
        (&[0x1b, 0x80, 0, 0, 0, 0, 0, 0, 0], None),
        (&[0x3b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], Some(i64::MIN)),
        (&[0x3b, 0x80, 0, 0, 0, 0, 0, 0, 0], None),
        (&[0xfa, 0x47, 0xc3, 0x50, 0x00], Some(100_000)),
        (&[0xc1, 0x0a], Some(10)),
        (&[0xf6], None),
        (&[0xfb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0], None),
    ] {
        assert_eq!(Item::parse(bytes).unwrap().number(), expected, "{bytes:02x?}");
    }
}

#[test]
fn maps_and_arrays_without_a_length_are_read() {
    let map = Item::parse(&[0xbf, 0x61, b'a', 0x9f, 1, 2, 3, 0xff, 0x61, b'b', 4, 0xff]).unwrap();
    assert_eq!(map.get(Key::Text("a")).unwrap().items().count(), 3);
    assert_eq!(map.get(Key::Text("b")).unwrap().number(), Some(4));
}
