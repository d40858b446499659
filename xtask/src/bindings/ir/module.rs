//! What is in a Python module.

use super::{
    ClassRef, Client, Enum, Error, Give, Head, Kind, Method, Name, Protocol, Record, Tagged, Type,
};

/// One Python module. All lists are sorted by Python name.
#[derive(Debug, Clone, Default)]
pub struct Module {
    /// `ccrxt.binance.spot`.
    pub python: String,
    /// `venues::binance::spot`.
    pub rust: String,
    pub doc: String,
    pub records: Vec<Record>,
    pub requests: Vec<Record>,
    pub enums: Vec<Enum>,
    pub tagged: Vec<Tagged>,
    pub errors: Vec<Error>,
    pub clients: Vec<Client>,
    pub protocols: Vec<Protocol>,
    pub functions: Vec<Method>,
    pub constants: Vec<Constant>,
    pub aliases: Vec<Alias>,
}

/// Another public path of a class: the same object in Python.
#[derive(Debug, Clone)]
pub struct Alias {
    pub python: Name,
    pub target: ClassRef,
}

/// A value that has a name.
#[derive(Debug, Clone)]
pub struct Constant {
    /// `venues::binance::spot::LONGEST_SYMBOL`.
    pub rust: String,
    pub python: String,
    pub doc: String,
    pub deprecated: Option<String>,
    pub ty: Type,
    /// How it is made one that Python may keep.
    pub give: Give,
}

impl Constant {
    /// The last name of its path.
    pub fn name(&self) -> &str {
        self.rust.rsplit("::").next().unwrap_or_default()
    }
}

impl Module {
    /// The types of all fields, parameters and results.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let of_errors = self.errors.iter().flat_map(|item| &item.variants);
        let variants = self.tagged.iter().flat_map(|item| &item.variants);
        let variants = variants.chain(of_errors);
        let records = self.records.iter().chain(&self.requests).chain(variants);
        let fields = records
            .flat_map(|record| &record.fields)
            .chain(self.clients.iter().flat_map(|client| &client.fields))
            .chain(self.errors.iter().flat_map(|error| &error.fields))
            .map(|field| &field.ty);
        let calls = self.methods().flat_map(|method| {
            let params = method.params.iter().map(|param| &param.ty);
            params.chain([&method.output])
        });
        let of_classes = self.clients.iter().flat_map(|client| &client.constants);
        let of_values = self.records.iter().chain(&self.requests);
        let of_values = of_values.flat_map(|record| &record.constants);
        let of_enums = self.enums.iter().flat_map(|item| &item.constants);
        let of_tagged = self.tagged.iter().flat_map(|item| &item.constants);
        let of_errors = self.errors.iter().flat_map(|item| &item.constants);
        let of_values = of_values.chain(of_enums).chain(of_tagged).chain(of_errors);
        let constants = self.constants.iter().chain(of_classes).chain(of_values);
        let constants = constants.map(|constant| &constant.ty);
        let protocols = self.protocols.iter().flat_map(Protocol::types);
        fields.chain(calls).chain(constants).chain(protocols)
    }

    /// All functions: of clients, of values, of enums, and of the module itself.
    pub fn methods(&self) -> impl Iterator<Item = &Method> {
        let clients = self.clients.iter().flat_map(|client| {
            let new = client.constructor.function();
            client.methods.iter().chain(new)
        });
        let values = self.records.iter().chain(&self.requests);
        clients
            .chain(values.flat_map(|record| &record.methods))
            .chain(self.enums.iter().flat_map(|item| &item.methods))
            .chain(self.tagged.iter().flat_map(|item| &item.methods))
            .chain(self.errors.iter().flat_map(|item| &item.methods))
            .chain(&self.functions)
    }

    /// Whether some of it waits, so that there is a blocking twin.
    pub fn has_twins(&self) -> bool {
        !self.clients.is_empty() || self.awaited().next().is_some()
    }

    /// The heads of all classes.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        let records = self.records.iter().chain(&self.requests);
        records
            .map(|record| &record.head)
            .chain(self.enums.iter().map(|item| &item.head))
            .chain(self.tagged.iter().map(|item| &item.head))
            .chain(self.errors.iter().map(|item| &item.head))
            .chain(self.clients.iter().map(|item| &item.head))
            .chain(self.protocols.iter().map(|item| &item.head))
    }

    /// Names that warn whoever takes them out of the module, with what to do instead. A function warns when it is called.
    pub fn deprecated(&self) -> impl Iterator<Item = (&str, &str)> {
        let heads = self.heads();
        let heads = heads.map(|head| (&head.python.name, &head.deprecated));
        let constants = self.constants.iter();
        heads
            .chain(constants.map(|item| (&item.python, &item.deprecated)))
            .filter_map(|(name, note)| Some((name.as_str(), note.as_deref()?)))
    }

    /// The functions that are awaited, or whose items are.
    pub fn awaited(&self) -> impl Iterator<Item = &Method> {
        let functions = self.functions.iter();
        functions.filter(|function| matches!(function.kind, Kind::Async | Kind::Stream))
    }
}
