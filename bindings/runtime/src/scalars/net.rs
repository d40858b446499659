//! Addresses of the net: an IP address is one of Python's `ipaddress`; one with a port, for which Python has no class, is text.
//!
//! Invariant: what the Rust type does not hold, such as the zone of an `IPv6Address`, is refused.

use std::fmt::Display;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::str::FromStr;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

use crate::error::refused::excerpt;
use crate::{FromPy, Mode, Obj, Ref, Refused, ToPy, text};

macro_rules! addresses {
    ($($type:ty: $give:path, $read:path, $wanted:literal;)+) => {$(
        impl<M: 'static> ToPy<M> for $type {
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                $give(*this.get(), py)
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                Ok($give(<$type as FromPy<M>>::from_py(value)?, value.py())?)
            }
        }
        impl<M: 'static> FromPy<M> for $type {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                parsed(value, &$read(value)?, $wanted)
            }
        }
    )+};
}
addresses! {
    IpAddr: object, address, "an IP address without a zone";
    Ipv4Addr: object, address, "an IPv4 address";
    Ipv6Addr: object, address, "an IPv6 address without a zone";
    SocketAddr: written, text, "an IP address and a port, such as '127.0.0.1:80' or '[::1]:80'";
    SocketAddrV4: written, text, "an IPv4 address and a port, such as '127.0.0.1:80'";
    SocketAddrV6: written, text, "an IPv6 address and a port, such as '[::1]:80'";
}

fn object<'py, T: IntoPyObject<'py>>(value: T, py: Python<'py>) -> PyResult<Obj> {
    value.into_py_any(py)
}

fn written(value: impl Display, py: Python<'_>) -> PyResult<Obj> {
    Ok(PyString::new(py, &value.to_string()).into_any().unbind())
}

fn parsed<T: FromStr>(value: &Bound<'_, PyAny>, text: &str, wanted: &str) -> Result<T, Refused> {
    text.parse()
        .map_err(|_| Refused::value(format!("must be {wanted}, not {}", excerpt(value))))
}

/// The text of an address of `ipaddress`, or what is given as text.
fn address(value: &Bound<'_, PyAny>) -> Result<String, Refused> {
    static CLASSES: [PyOnceLock<Py<PyAny>>; 2] = [const { PyOnceLock::new() }; 2];
    let py = value.py();
    for (class, name) in CLASSES.iter().zip(["IPv4Address", "IPv6Address"]) {
        if value.is_instance(class.import(py, "ipaddress", name)?)? {
            return Ok(value.str()?.to_str()?.to_owned());
        }
    }
    match value.is_instance_of::<PyString>() {
        true => text(value),
        false => Err(Refused::expected("an address of ipaddress or str", value)),
    }
}
