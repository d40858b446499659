//! The native module of a wheel.
//!
//! In: the tables of its modules. Out: `_native` with `load`, `names` and `operations`. Invariant: importing it makes no
//! class of the venue's.

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict, PyList};

use crate::call::operation::{Operation, short};
use crate::class::deprecated;
use crate::client::client_class::ClientClass;
use crate::method::Method;
use crate::module::{Module, add_classes};
use crate::support;

/// Gives the native module what the venue's Python modules call.
pub fn fill(
    native: &Bound<'_, PyModule>,
    name: Option<&'static str>,
    modules: &'static [&'static Module],
) -> PyResult<()> {
    support::set(name);
    let py = native.py();
    let load = PyCFunction::new_closure(
        py,
        Some(c"load"),
        Some(c"The object of this name in this module, which keeps it."),
        move |args, _| {
            let (module, name): (String, String) = args.extract()?;
            load(args.py(), modules, &module, &name)
        },
    )?;
    let names = PyCFunction::new_closure(
        py,
        Some(c"names"),
        Some(c"All names of this module."),
        move |args, _| {
            let (module,): (String,) = args.extract()?;
            PyResult::Ok(
                find(modules, &module)
                    .into_iter()
                    .flat_map(Module::names)
                    .collect::<Vec<_>>(),
            )
        },
    )?;
    let operations = PyCFunction::new_closure(
        py,
        Some(c"operations"),
        Some(c"Every endpoint, as a list of dicts."),
        move |args, _| operations(args.py(), modules).map(Bound::unbind),
    )?;
    native.add("load", load)?;
    native.add("names", names)?;
    native.add("operations", operations)?;
    add_classes(native)
}

fn find(modules: &'static [&'static Module], name: &str) -> Option<&'static Module> {
    modules.iter().copied().find(|module| module.name == name)
}

fn load(
    py: Python<'_>,
    modules: &'static [&'static Module],
    module: &str,
    name: &str,
) -> PyResult<Py<PyAny>> {
    let table = find(modules, module);
    let found = table
        .map(|table| table.load(py, name))
        .transpose()?
        .flatten();
    let object = found.ok_or_else(|| {
        PyAttributeError::new_err(format!("module '{module}' has no attribute '{name}'"))
    })?;
    if let Some(note) = table.and_then(|table| table.deprecated(name)) {
        // The module's own `__getattr__` is the frame in between; each look-up warns.
        deprecated::warn(py, name, note, 2)?;
        return Ok(object);
    }
    // The next look-up then finds it without asking again.
    py.import(module)?.setattr(name, &object)?;
    Ok(object)
}

fn operations<'py>(
    py: Python<'py>,
    modules: &'static [&'static Module],
) -> PyResult<Bound<'py, PyList>> {
    let list = PyList::empty(py);
    for module in modules {
        for client in module
            .clients()
            .filter(|client| client.module == module.name)
        {
            for method in client.methods {
                if let Some(operation) = method.operation {
                    list.append(row(py, client, method, &operation())?)?;
                }
            }
        }
    }
    Ok(list)
}

fn row<'py>(
    py: Python<'py>,
    client: &ClientClass,
    method: &Method,
    operation: &Operation,
) -> PyResult<Bound<'py, PyDict>> {
    let mut path = client.module.splitn(3, '.').skip(1);
    let row = PyDict::new(py);
    row.set_item("venue", path.next().unwrap_or_default())?;
    row.set_item("segment", path.next().unwrap_or_default())?;
    row.set_item("client", client.name)?;
    row.set_item("name", method.name)?;
    row.set_item("method", operation.method)?;
    row.set_item("path", operation.path)?;
    row.set_item("cost", (operation.cost)())?;
    row.set_item("request", short((operation.request)()))?;
    row.set_item("response", short((operation.response)()))?;
    row.set_item("signed", operation.signed)?;
    row.set_item("changes", operation.changes)?;
    Ok(row)
}

/// The native module of a wheel; see the crate's documentation.
#[macro_export]
macro_rules! wheel {
    (support $name:literal; $($modules:tt)*) => {
        $crate::wheel! { @ Some($name); $($modules)* }
    };
    (@ $name:expr; $($module:path),* $(,)? $(; start $start:path)?) => {
        #[$crate::pyo3::pymodule]
        #[pyo3(crate = "runtime::pyo3")]
        fn _native(module: &$crate::pyo3::Bound<'_, $crate::pyo3::types::PyModule>) -> $crate::pyo3::PyResult<()> {
            static MODULES: &[&$crate::Module] = &[$(&$module),*];
            $($start();)?
            $crate::macros::fill(module, $name, MODULES)
        }
    };
    ($($modules:tt)*) => {
        $crate::wheel! { @ None; $($modules)* }
    };
}
