//! The decoder against serde's own, and where it is meant to differ.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use venues::http::json::decode;
use venues::types::{Decimal, Json, Map, Milliseconds, Text};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sample {
    name: Text,
    price: Option<Decimal>,
    open_time: Option<Milliseconds>,
    count: Option<u32>,
    done: Option<bool>,
    parts: Option<Vec<Sample>>,
}

fn number(text: &str) -> String {
    decode::<Decimal>(text.as_bytes()).unwrap().to_string()
}

#[test]
fn every_digit_of_a_number_is_kept() {
    for digits in [
        "0",
        "-0",
        "1.10",
        "0.00000000",
        "922337203685477580700000.00000000",
        "2.0E-4",
        "6.35e8",
        "-3.995839963e-09",
        "1e400",
        "0.123456789012345678901234567890123456789",
        "999999999999999999",
        "1000000000000000000",
        // More than an `i64` holds.
        "9300000000000000000",
        "-999999999999999999",
        "12345678901234567.8",
    ] {
        assert_eq!(number(digits), digits);
        assert_eq!(number(&format!("\"{digits}\"")), digits);
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for text in [
        "NaN",
        "\"NaN\"",
        "\"Infinity\"",
        "\"-\"",
        "\"\"",
        "\".\"",
        "\"1.2.3\"",
        "\"1e\"",
        "\"0x10\"",
        "\"1 \"",
        "true",
        "01",
        "1.",
        ".5",
        "+1",
        "[]",
    ] {
        assert!(decode::<Decimal>(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn empty_null_and_absent_are_none_and_numbers_may_be_texts() {
    let plain: Sample = decode(br#"{"name":"a"}"#).unwrap();
    let empty: Sample =
        decode(br#"{"name":"a","price":"","openTime":"","count":"","done":"","parts":""}"#)
            .unwrap();
    let nulls: Sample = decode(
        br#"{"name":"a","price":null,"openTime":null,"count":null,"done":null,"parts":null}"#,
    )
    .unwrap();
    assert_eq!(plain, empty);
    assert_eq!(plain, nulls);
    let texts: Sample =
        decode(br#"{"name":7,"price":1.50,"openTime":"12","count":"3","done":"true"}"#).unwrap();
    let numbers: Sample =
        decode(br#"{"name":"7","price":"1.50","openTime":12,"count":3,"done":true}"#).unwrap();
    assert_eq!(texts, numbers);
}

#[test]
fn unknown_fields_of_any_shape_are_passed_over() {
    let sample: Sample = decode(br#" { "x" : [1,{"a":[null,true,"\u00e9\\"]},-2.5e3] , "name":"a","y":{},"z":[],"parts":[{"name":"b","w":""}]} "#).unwrap();
    assert_eq!(sample.parts.unwrap()[0].name, "b");
}

#[test]
fn an_error_says_where() {
    let at = |text: &str| {
        let error = decode::<Vec<Sample>>(text.as_bytes()).unwrap_err();
        (error.path(), error.to_string())
    };
    assert_eq!(
        at(r#"[{"name":"a"},{"name":"b","parts":[{"name":"c","count":"x"}]}]"#).0,
        "[1].parts[0].count"
    );
    assert_eq!(at(r#"[{"name":"a"},{"price":"1"}]"#).0, "[1]");
    assert!(at(r#"[{"price":"1"}]"#).1.contains("missing field `name`"));
    assert_eq!(at(r#"[{"name":"a","price":{}}]"#).0, "[0].price");
}

#[test]
fn free_values_keep_their_text() {
    #[derive(Deserialize)]
    struct Free {
        any: Json,
        map: Map<Decimal>,
    }
    let free: Free = decode(br#"{"any": {"a":[1.10,"x"]} ,"map":{"b":"1.0","a":2}}"#).unwrap();
    assert_eq!(free.any.as_str(), r#"{"a":[1.10,"x"]}"#);
    let names: Vec<_> = free
        .map
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(names, ["b=1.0", "a=2"]);
}

#[test]
fn nesting_is_bounded_where_it_is_read_and_where_it_is_passed_over() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(decode::<Json>(nested(128).as_bytes()).is_ok());
    for levels in [129, 10_000, 1_000_000] {
        assert!(
            decode::<Json>(nested(levels).as_bytes())
                .unwrap_err()
                .to_string()
                .contains("nested deeper")
        );
        let ignored = format!(r#"{{"name":"a","x":{}}}"#, nested(levels));
        assert!(
            decode::<Sample>(ignored.as_bytes())
                .unwrap_err()
                .to_string()
                .contains("nested deeper")
        );
        let read = format!(
            "{}{}",
            r#"{"name":"a","parts":["#.repeat(levels),
            "]}".repeat(levels)
        );
        assert!(
            decode::<Sample>(read.as_bytes())
                .unwrap_err()
                .to_string()
                .contains("nested deeper")
        );
    }
}

#[test]
fn what_is_no_json_is_refused() {
    for text in [
        &b""[..],
        b" ",
        b"{}x",
        b"{}\0",
        b"\0",
        b"{\"name\":\"a\"",
        b"{\"name\"}",
        b"{\"name\":\"a\",}",
        b"{,}",
        b"{\"name\":\"a\" \"b\":1}",
        b"\xff",
        b"\xef\xbb\xbf{\"name\":\"a\"}",
        b"{\"name\":\"\xc3\"}",
        b"{\"name\":\"\n\"}",
        b"{\"name\":\"\\x\"}",
        b"{\"name\":\"\\ud800\"}",
        b"{\"name\":\"\\ud800\\u0041\"}",
        b"<html></html>",
        b"{\"name\":\"a\",\"x\":tru}",
        b"{\"name\":\"a\",\"x\":[1,]}",
        b"{\"name\":\"a\",\"x\":[1 2]}",
        b"{\"name\":\"a\",\"x\":{\"a\"}}",
        b"{\"name\":\"a\",\"x\":01}",
        b"{'name':'a'}",
        b"[\"a\",\"1\",0,0,true,[]]",
        b"[]",
    ] {
        assert!(
            decode::<Sample>(text).is_err(),
            "{:?}",
            String::from_utf8_lossy(text)
        );
    }
}

#[test]
fn a_list_is_not_an_object_and_has_no_more_than_is_asked_for() {
    assert!(decode::<[u8; 2]>(b"[1,2]").is_ok());
    assert!(decode::<[u8; 2]>(b"[1,2,3]").is_err());
    assert!(decode::<[u8; 2]>(b"[1]").is_err());
    assert!(decode::<Vec<u8>>(b"null").unwrap().is_empty());
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..8)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn texts_come_back_whatever_is_in_them(text in any::<String>()) {
        let json = serde_json::to_string(&text).unwrap();
        let decoded: Text = decode(json.as_bytes()).unwrap();
        prop_assert_eq!(decoded.as_str(), text);
    }

    #[test]
    fn accepts_what_serde_json_accepts(value in any_json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        let kept = decode::<Json>(text.as_bytes()).unwrap();
        prop_assert_eq!(kept.as_str(), text);
    }

    #[test]
    fn refuses_what_serde_json_refuses(value in any_json(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut text = serde_json::to_vec(&value).unwrap();
        let at = at.index(text.len());
        if cut { text.truncate(at) } else { text[at] = byte }
        let theirs = serde_json::from_slice::<&serde_json::value::RawValue>(&text);
        prop_assert_eq!(decode::<Json>(&text).is_ok(), theirs.is_ok(), "{:?}", String::from_utf8_lossy(&text));
    }

    #[test]
    fn decimals_come_back_digit_for_digit(digits in "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?") {
        prop_assert_eq!(number(&digits), digits.clone());
        prop_assert_eq!(number(&format!("\"{digits}\"")), digits.clone());
        let decimal: Decimal = digits.parse().unwrap();
        prop_assert_eq!(decimal.to_f64(), digits.parse::<f64>().unwrap());
    }

    #[test]
    fn decimals_take_any_text_or_refuse_it(text in "[-+.eE0-9]{0,24}") {
        if let Ok(decimal) = text.parse::<Decimal>() {
            prop_assert_eq!(decimal.to_string(), text.clone());
            prop_assert!(text.parse::<f64>().is_ok());
        } else {
            prop_assert!(text.parse::<f64>().is_err(), "{} is a number", text);
        }
    }
}
