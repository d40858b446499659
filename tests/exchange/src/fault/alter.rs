//! Bodies that a careful client must still read: more fields, another order, values that are new.
//!
//! In: the true body. Out: the altered one. Invariant: nothing that a client knows is lost, but in [`unknown_enums`]
//! the value itself.

use super::tree::Node;
use crate::json::{Json, Value};
use bytes::Bytes;

/// Members whose text (or list of texts) comes from a set that a venue may extend.
const ENUMS: [&str; 21] = [
    "status",
    "orderTypes",
    "permissions",
    "permissionSets",
    "rateLimitType",
    "interval",
    "filterType",
    "ruleType",
    "calculationType",
    "defaultSelfTradePreventionMode",
    "allowedSelfTradePreventionModes",
    "market",
    "side",
    "annType",
    "instType",
    "ctType",
    "state",
    "optType",
    "method",
    "formulaType",
    "settState",
];

/// Objects whose names are data: a member more would be a value more.
const MAPS: [&str; 1] = ["/api/v1/prices"];

pub fn extra_fields(path: &str, body: &Bytes) -> Bytes {
    let is_map = MAPS.iter().any(|map| path.ends_with(map));
    change(body, |members| {
        if is_map
            && members
                .iter()
                .all(|(_, value)| matches!(value, Node::Text(price) if price.contains('.')))
        {
            return;
        }
        let nested = Node::Object(vec![(
            "deep".into(),
            Node::List(vec![Node::Null, Node::Number(-1)]),
        )]);
        members.insert(0, ("aFieldThatIsNew".into(), nested));
        members.push(("anotherOne".into(), Node::Text("new".into())));
    })
}

pub fn reordered(body: &Bytes) -> Bytes {
    change(body, |members| members.reverse())
}

pub fn unknown_enums(body: &Bytes) -> Bytes {
    change(body, |members| {
        for (name, value) in members
            .iter_mut()
            .filter(|(name, _)| ENUMS.contains(&name.as_str()))
        {
            rename(value, &format!("{}_FROM_TOMORROW", name.to_uppercase()));
        }
    })
}

fn rename(value: &mut Node, to: &str) {
    match value {
        Node::Text(text) if !text.is_empty() => *text = to.to_owned(),
        Node::List(items) => items.iter_mut().for_each(|item| rename(item, to)),
        _ => {}
    }
}

/// The first string holds a byte that is no UTF-8.
pub fn broken_text(body: &Bytes) -> Bytes {
    let mut bytes = body.to_vec();
    let first = bytes
        .iter()
        .position(|byte| *byte == b'"')
        .map_or(bytes.len(), |at| at + 1);
    bytes.insert(first, 0xFF);
    bytes.into()
}

fn change(body: &Bytes, mut how: impl FnMut(&mut Vec<(String, Node)>)) -> Bytes {
    // What is no JSON (a page of a proxy) has no fields to change.
    let Ok(mut tree) = serde_json::from_slice::<Node>(body) else {
        return body.clone();
    };
    tree.for_each_object(&mut how);
    let mut json = Json::default();
    (&tree).write(&mut json);
    json.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{broken_text, extra_fields, reordered, unknown_enums};
    use bytes::Bytes;

    const BODY: &str = r#"{"a":[{"side":"buy","n":-1},null],"b":{"annType":["x"],"empty":""}}"#;

    #[test]
    fn bodies_are_altered_and_nothing_else() {
        let text = |bytes: Bytes| String::from_utf8(bytes.to_vec()).unwrap();
        let body = Bytes::from(BODY);
        assert_eq!(text(reordered(&reordered(&body))), BODY);
        assert_eq!(
            text(reordered(&body)),
            r#"{"b":{"empty":"","annType":["x"]},"a":[{"n":-1,"side":"buy"},null]}"#
        );
        let new = r#""aFieldThatIsNew":{"deep":[null,-1]},"#;
        let extra = text(extra_fields("/api/v3/depth", &body));
        assert_eq!(
            extra.replace(new, "").replace(r#","anotherOne":"new""#, ""),
            BODY
        );
        assert_eq!(extra.matches(new).count(), 3);
        let enums = r#"{"a":[{"side":"SIDE_FROM_TOMORROW","n":-1},null],"b":{"annType":["ANNTYPE_FROM_TOMORROW"],"empty":""}}"#;
        assert_eq!(text(unknown_enums(&body)), enums);
        assert_eq!(
            broken_text(&body).iter().position(|byte| *byte == 0xFF),
            Some(2)
        );
        let page = Bytes::from("<html>");
        assert_eq!(reordered(&page), page);
    }

    #[test]
    fn maps_get_no_new_name() {
        let prices = Bytes::from(r#"{"code":"200000","data":{"BTC":"1.5"}}"#);
        let extra = String::from_utf8(extra_fields("/api/v1/prices", &prices).to_vec()).unwrap();
        assert!(extra.contains(r#""data":{"BTC":"1.5"}"#) && extra.contains("aFieldThatIsNew"));
    }
}
