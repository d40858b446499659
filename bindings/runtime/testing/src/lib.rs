//! One type of every kind, bound as a generated crate binds its own: what the tests in `tests/python/runtime` import.

#![forbid(unsafe_code)]

mod bound;
mod types;

use std::collections::BTreeMap;
use std::time::Duration;

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use runtime::{Arguments, FromArguments, Meta, Obj, Reply};
use types::{Depth, Everything, Level, OrderRequest, Side};
use venues::types::{Decimal, Json, Milliseconds, Nanoseconds, Text};

/// Marker of this crate.
struct Here;

#[pymodule]
fn runtime_testing(module: &Bound<'_, PyModule>) -> PyResult<()> {
    runtime::add_classes(module)?;
    module.add_function(wrap_pyfunction!(getattr, module)?)?;
    module.add_function(wrap_pyfunction!(names, module)?)?;
    module.add_function(wrap_pyfunction!(depth, module)?)?;
    module.add_function(wrap_pyfunction!(levels, module)?)?;
    module.add_function(wrap_pyfunction!(numbers, module)?)?;
    module.add_function(wrap_pyfunction!(everything, module)?)?;
    module.add_function(wrap_pyfunction!(order, module)?)?;
    Ok(())
}

#[pyfunction]
#[pyo3(name = "__getattr__")]
fn getattr(py: Python<'_>, name: &str) -> PyResult<Obj> {
    let found = bound::MODULE.load(py, name)?;
    found.ok_or_else(|| {
        PyAttributeError::new_err(format!(
            "module 'runtime_testing' has no attribute '{name}'"
        ))
    })
}

#[pyfunction]
fn names() -> Vec<&'static str> {
    bound::MODULE.names().collect()
}

struct Known;

impl Meta for Known {
    fn to_py(&self, py: Python<'_>) -> PyResult<Obj> {
        let headers = [("content-type", "application/json")];
        Ok((
            200,
            headers,
            0.25,
            [("WEIGHT", 5, 6000, 1.5)],
            None::<&[u8]>,
        )
            .into_pyobject(py)?
            .into_any()
            .unbind())
    }
}

/// A book with `count` levels a side, as from a reply.
#[pyfunction]
fn depth(py: Python<'_>, count: i64) -> PyResult<Obj> {
    let level = |index: i64| Level {
        price: number(&format!("{}.{:02}", 100 + index, index % 100)),
        quantity: number("1.50"),
    };
    let depth = Depth {
        last_update_id: 7,
        bids: (0..count).map(level).collect(),
        asks: (0..count).rev().map(level).collect(),
    };
    Reply {
        value: depth,
        meta: Some(Box::new(Known)),
    }
    .into_py::<Here>(py)
}

/// A bare list of levels with these prices.
#[pyfunction]
fn levels(py: Python<'_>, prices: Vec<String>) -> PyResult<Obj> {
    let levels: Vec<Level> = prices
        .iter()
        .map(|price| Level {
            price: number(price),
            quantity: number("1"),
        })
        .collect();
    Reply::from(levels).into_py::<Here>(py)
}

/// A bare list of integers.
#[pyfunction]
fn numbers(py: Python<'_>, numbers: Vec<i64>) -> PyResult<Obj> {
    Reply::from(numbers).into_py::<Here>(py)
}

#[pyfunction]
fn everything(py: Python<'_>, side: &str) -> PyResult<Obj> {
    let level = Level {
        price: number("0.10"),
        quantity: number("2"),
    };
    let everything = Everything {
        text: Text::from("BTC"),
        byte: 255,
        long: -5,
        float: 0.5,
        flag: true,
        missing: None,
        number: number("-0"),
        long_number: number("123456789012345678901234567890.123456789012345678901234567890"),
        side: Side::from(side),
        time: Milliseconds(1_700_000_000_123),
        nanos: Nanoseconds(1_700_000_000_123_456_789),
        texts: vec![Text::from("a"), Text::from("b")],
        nested: vec![vec![number("1"), number("2.0")], vec![]],
        map: [("second", "2"), ("first", "1")]
            .into_iter()
            .map(|(name, price)| {
                (
                    Text::from(name),
                    Level {
                        price: number(price),
                        quantity: number("1"),
                    },
                )
            })
            .collect(),
        tree: BTreeMap::from([(String::from("b"), 2), (String::from("a"), 1)]),
        free: venues::http::json::decode::<Json>(br#"{"a": [1, 2.50]}"#).unwrap_or_default(),
        boxed: Box::new(level.clone()),
        r#type: Some(Text::from("spot")),
        wait: Duration::from_millis(1500),
        optional: vec![Some(level), None],
    };
    Reply::from(everything).into_py::<Here>(py)
}

/// The order that the arguments make, as Rust shows it.
#[pyfunction]
#[pyo3(signature = (*args, **fields))]
fn order(args: &Bound<'_, PyTuple>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<String> {
    let mut arguments = Arguments::tuple(
        "order",
        <OrderRequest as FromArguments<Here>>::class(),
        3,
        args,
        fields,
    )?;
    <OrderRequest as FromArguments<Here>>::from_arguments(&mut arguments)
        .map(|order| format!("{order:?}"))
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap_or_default()
}
