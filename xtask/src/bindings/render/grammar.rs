//! The last gate before anything is printed: every name fits its grammar.
//!
//! In: the IR. Out: nothing, or a sentence for each name that does not fit. Names come from source code and from rules and
//! should have been refused long before; here is where it no longer depends on that.

use crate::bindings::ir::{
    Bindings, Client, Constant, Constructor, Converter, EnumKind, Field, Head, Method, Module,
    Param, Protocol, Venue,
};
use crate::bindings::names::word::is_position;

/// Checks every name that a template prints as it is.
pub fn check(bindings: &Bindings) -> Result<(), Vec<String>> {
    let mut gate = Gate {
        refused: Vec::new(),
    };
    let output = &bindings.output;
    gate.dotted(&output.python);
    gate.dotted(&output.support);
    gate.identifier(&output.library);
    gate.made_of(&output.package, "-_");
    gate.made_of(&output.distribution, "-_");
    let bridges = &output.bridges;
    let paths = [
        &bridges.envelope,
        &bridges.failure,
        &bridges.operation,
        &bridges.decode,
        &bridges.open_enum,
    ];
    for path in paths.into_iter().flatten() {
        gate.path(path);
    }
    for venue in &bindings.venues {
        gate.venue(venue);
    }
    if gate.refused.is_empty() {
        Ok(())
    } else {
        Err(gate.refused)
    }
}

struct Gate {
    refused: Vec<String>,
}

/// Longer names are nobody's.
const LONGEST: usize = 128;

impl Gate {
    fn venue(&mut self, venue: &Venue) {
        self.identifier(&venue.name);
        self.dotted(&venue.python);
        self.path(&venue.rust);
        for feature in &venue.features {
            self.made_of(feature, "-_+./?");
        }
        // Those of the factory's own table are not what strangers wrote.
        let of_rules = |converter: &&Converter| converter.feature.is_none();
        for converter in venue.converters.iter().filter(of_rules) {
            self.rust_type(&converter.rust);
            let with = converter.with.split(" => ");
            with.for_each(|path| self.path(path));
            self.made_of(&converter.python, "_.[]{} |,");
            self.made_of(&converter.accepts, "_.[]{} |,");
        }
        for module in &venue.modules {
            self.module(module);
        }
    }

    fn module(&mut self, module: &Module) {
        self.dotted(&module.python);
        for item in &module.tagged {
            self.head(&item.head);
            item.others.iter().for_each(|name| self.path(name));
        }
        let of_errors = module.errors.iter().flat_map(|item| &item.variants);
        let variants = module.tagged.iter().flat_map(|item| &item.variants);
        let variants = variants.chain(of_errors);
        for record in module
            .records
            .iter()
            .chain(&module.requests)
            .chain(variants)
        {
            self.head(&record.head);
            record.fields.iter().for_each(|field| self.field(field));
            record
                .constants
                .iter()
                .for_each(|constant| self.constant(constant));
            record.methods.iter().for_each(|method| self.method(method));
        }
        for item in &module.enums {
            self.head(&item.head);
            for variant in &item.variants {
                self.path(&variant.rust);
                self.identifier(&variant.python);
                self.value(item.kind, &variant.value);
            }
            for (rust, value) in &item.others {
                self.path(rust);
                self.value(item.kind, value);
            }
            item.constants
                .iter()
                .for_each(|constant| self.constant(constant));
            item.methods.iter().for_each(|method| self.method(method));
        }
        module.errors.iter().for_each(|error| {
            self.head(&error.head);
            error.fields.iter().for_each(|field| self.field(field));
        });
        module.clients.iter().for_each(|client| self.client(client));
        for function in &module.functions {
            self.method(function);
        }
        for constant in &module.constants {
            self.constant(constant);
        }
        module
            .protocols
            .iter()
            .for_each(|protocol| self.protocol(protocol));
        for alias in &module.aliases {
            self.identifier(&alias.python.name);
            self.dotted(&alias.target.python.module);
            self.identifier(&alias.target.python.name);
        }
    }

    fn value(&mut self, kind: EnumKind, value: &str) {
        let number = || value.parse::<i128>().is_ok();
        self.refuse_unless(kind != EnumKind::Numbered || number(), value);
    }

    fn constant(&mut self, constant: &Constant) {
        // `<Client<T>>::MAX` of a generic client.
        match constant.rust.starts_with('<') {
            true => self.rust_type(&constant.rust),
            false => self.path(&constant.rust),
        }
        self.identifier(&constant.python);
    }

    fn client(&mut self, client: &Client) {
        client
            .constants
            .iter()
            .for_each(|constant| self.constant(constant));
        self.head(&client.head);
        client
            .bases
            .iter()
            .for_each(|base| self.rust_type(&base.rust));
        client.fields.iter().for_each(|field| self.field(field));
        if let Constructor::New(method) = &client.constructor {
            self.method(method);
        }
        client.methods.iter().for_each(|method| self.method(method));
    }

    fn method(&mut self, method: &Method) {
        self.path(&method.rust);
        self.identifier(&method.python);
        method.params.iter().for_each(|param| self.param(param));
    }

    fn protocol(&mut self, protocol: &Protocol) {
        self.head(&protocol.head);
        self.path(&protocol.adapter);
        for method in &protocol.methods {
            self.path(&method.rust);
            self.identifier(&method.python);
            method.names.iter().for_each(|name| self.identifier(name));
            self.rust_type(&method.takes);
            self.rust_type(&method.gives);
            self.signature(&method.signature);
        }
    }

    fn param(&mut self, param: &Param) {
        self.path(&param.rust);
        self.identifier(&param.python);
        self.rust_type(&param.rust_type);
    }

    fn field(&mut self, field: &Field) {
        if !is_position(&field.rust) {
            self.path(&field.rust);
        }
        self.identifier(&field.python);
        if let Some(owned) = &field.owned {
            self.rust_type(&owned.rust_type);
        }
    }

    fn head(&mut self, head: &Head) {
        self.path(&head.item());
        self.rust_type(&head.rust);
        self.dotted(&head.python.module);
        self.identifier(&head.python.name);
    }

    /// A path of Rust, whose segments may be raw. Its letters may be of any script, as those of its source are.
    fn path(&mut self, path: &str) {
        let fits = path.split("::").all(|segment| {
            let segment = segment.strip_prefix("r#").unwrap_or(segment);
            let digit = segment.starts_with(|first: char| first.is_numeric());
            let is_word = |letter: char| letter == '_' || letter.is_alphanumeric();
            let length = segment.chars().count();
            (1..=LONGEST).contains(&length) && !digit && segment.chars().all(is_word)
        });
        self.refuse_unless(fits, path);
    }

    /// A type of Rust, which may have arguments.
    fn rust_type(&mut self, ty: &str) {
        let fits = |letter: char| letter.is_alphanumeric() || "_:<>,()[]&#;'+ ".contains(letter);
        self.refuse_unless(!ty.is_empty() && ty.chars().all(fits), ty);
    }

    /// A method of Rust without its body.
    fn signature(&mut self, text: &str) {
        self.rust_type(&text.replace("->", "").replace('=', ""));
    }

    /// A module of Python.
    fn dotted(&mut self, path: &str) {
        self.refuse_unless(path.split('.').all(is_identifier), path);
    }

    fn identifier(&mut self, name: &str) {
        self.refuse_unless(is_identifier(name), name);
    }

    fn made_of(&mut self, text: &str, others: &str) {
        let fits =
            |character: char| character.is_ascii_alphanumeric() || others.contains(character);
        self.refuse_unless(!text.is_empty() && text.chars().all(fits), text);
    }

    fn refuse_unless(&mut self, fits: bool, name: &str) {
        if !fits {
            let shown: String = name.escape_debug().take(LONGEST).collect();
            self.refused.push(format!(
                "`{shown}` cannot be a name in generated code: ASCII letters, digits and `_`, not a digit first, and at most \
                 {LONGEST} of them. Give it another with a rule: [rename] \"its::path\" = \"another_name\""
            ));
        }
    }
}

fn is_identifier(name: &str) -> bool {
    let first = name.bytes().next();
    name.len() <= LONGEST
        && first.is_some_and(|byte| byte == b'_' || byte.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}
