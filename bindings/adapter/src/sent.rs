//! What a request was about: `ccrxt.Sent` out; in from that, or from the error that carries it.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyTuple, PyType};
use runtime::{Convert, Mode, Obj, Refused};
use venues::http;
use venues::types::{Decimal, Milliseconds, Text};

use crate::values;

/// A named tuple.
pub struct Sent;

impl Convert<http::Sent> for Sent {
    fn to_py(value: &http::Sent, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        let orders = value
            .orders
            .iter()
            .map(|order| order_to_py(py, order, mode));
        let orders = PyTuple::new(py, orders.collect::<PyResult<Vec<_>>>()?)?;
        let time = |time: &Milliseconds| values::Time::to_py(time, py, mode);
        let fields = (
            &*value.request,
            value.symbol.as_deref(),
            value.client_order_id.as_deref(),
            value.order_id.as_deref(),
            time(&value.sent_at)?,
            time(&value.expires_at)?,
            orders,
        );
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        Ok(CLASS
            .import(py, "ccrxt.sent", "Sent")?
            .call1(fields)?
            .unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<http::Sent, Refused> {
        let value = of_error(value)?;
        let is = value.hasattr("sent_at")? && value.hasattr("orders")?;
        if !is {
            let wanted = "the OrderOutcomeUnknown that a call raised, or its ccrxt.Sent";
            return Err(Refused::expected(wanted, &value));
        }
        let orders = value.getattr("orders")?.try_iter()?;
        Ok(http::Sent {
            request: values::Text::from_py(&value.getattr("request")?)?,
            symbol: text(&value, "symbol")?,
            client_order_id: text(&value, "client_order_id")?,
            order_id: text(&value, "order_id")?,
            sent_at: values::Time::from_py(&value.getattr("sent_at")?)?,
            expires_at: values::Time::from_py(&value.getattr("expires_at")?)?,
            orders: orders
                .map(|order| order_from_py(&order?))
                .collect::<Result<_, Refused>>()?,
        })
    }
}

/// What an error knows of its request; anything else as it is.
fn of_error<'py>(value: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Refused> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = CLASS.import(value.py(), "ccrxt.errors", "OrderOutcomeUnknown")?;
    if !value.is_instance(class)? {
        return Ok(value.clone());
    }
    let sent = value.getattr("sent")?;
    match sent.is_none() {
        true => Err(Refused::value("does not know what was sent")),
        false => Ok(sent),
    }
}

fn order_to_py(py: Python<'_>, order: &http::SentOrder, mode: Mode) -> PyResult<Obj> {
    let number = |number: &Option<Decimal>| {
        let number = number.as_ref();
        number
            .map(|number| values::Decimal::to_py(number, py, mode))
            .transpose()
    };
    let fields = (
        order.symbol.as_deref(),
        order.client_order_id.as_deref(),
        order.order_id.as_deref(),
        order.replaced_client_order_id.as_deref(),
        order.replaced_order_id.as_deref(),
        order.new_client_order_id.as_deref(),
        number(&order.new_price)?,
        number(&order.new_size)?,
    );
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    Ok(CLASS
        .import(py, "ccrxt.sent", "SentOrder")?
        .call1(fields)?
        .unbind())
}

fn order_from_py(value: &Bound<'_, PyAny>) -> Result<http::SentOrder, Refused> {
    let number = |name: &str| {
        let number = value.getattr(name)?;
        let given = (!number.is_none()).then_some(number);
        given
            .map(|number| values::Decimal::from_py(&number))
            .transpose()
    };
    Ok(http::SentOrder {
        symbol: text(value, "symbol")?,
        client_order_id: text(value, "client_order_id")?,
        order_id: text(value, "order_id")?,
        replaced_client_order_id: text(value, "replaced_client_order_id")?,
        replaced_order_id: text(value, "replaced_order_id")?,
        new_client_order_id: text(value, "new_client_order_id")?,
        new_price: number("new_price")?,
        new_size: number("new_size")?,
    })
}

fn text(value: &Bound<'_, PyAny>, name: &str) -> Result<Option<Text>, Refused> {
    let text = value.getattr(name)?;
    let given = (!text.is_none()).then_some(text);
    given.map(|text| values::Text::from_py(&text)).transpose()
}
