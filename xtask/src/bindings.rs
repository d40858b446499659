//! From a Rust crate to Python wheels, pass by pass.
//!
//! In: the flags. Out: written files, or diagnostics and no file at all.
//!
//! [`rustdoc`] reads the crate, once per wheel · [`docs`] is a view of that · [`paths`] finds under which names each item is public ·
//! [`known`](rules::known) looks the [`rules`] up in it · [`select`] chooses types by rule and by reach · [`lower`] says them in the
//! words of the [`ir`], under [`names`] of Python · [`check`] counts that nothing got lost. What comes out has
//! no trace of rustdoc; [`render`] prints it, and [`files`] writes what changed.

mod check;
mod diagnostics;
mod docs;
mod dump;
mod files;
mod ir;
mod lower;
mod names;
mod paths;
mod render;
mod rules;
mod rustdoc;
mod select;
mod signature;
mod surface;
mod types;
mod wheels;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::flags;
use check::report;
use diagnostics::Diagnostic;
use docs::Docs;
use files::FileSet;
use files::standalone;
use files::support;
use files::workspace;
use paths::Paths;
use rules::Rules;
use rules::known::Known;
use rustdoc::joined;
use rustdoc::lock::Lock;
use rustdoc::package::{self, Package};
use rustdoc::toolchain;
use types::budget;
use wheels::Run;

/// Runs `cargo xtask bindings`.
pub fn main(flags: &flags::Bindings) -> ExitCode {
    match run(flags) {
        Ok(code) => code,
        Err(problems) => {
            eprint!("{}", diagnostics::render(&problems));
            ExitCode::FAILURE
        }
    }
}

fn run(flags: &flags::Bindings) -> Result<ExitCode, Vec<Diagnostic>> {
    let rules = Rules::read(&or_default(&flags.rules, "bindings/rules.toml")).map_err(one)?;
    let manifest = or_default(&flags.manifest, "venues/Cargo.toml");
    let input = Input {
        package: package::read(&manifest).map_err(one)?,
        root: or_default(&flags.out, ""),
        rules,
    };
    let bindings = read(flags, &input)?;
    if !flags.dump.is_empty() {
        dump::late(&flags.dump, &bindings);
        return Ok(ExitCode::SUCCESS);
    }
    let printed = print(flags, &input, &bindings);
    printed.map_err(|problems| problems.into_iter().map(Diagnostic::new).collect())
}

/// What a run is about.
struct Input {
    rules: Rules,
    package: Package,
    /// The folder that is written to.
    root: PathBuf,
}

/// From the IR to the disk, or to a diff.
fn print(
    flags: &flags::Bindings,
    input: &Input,
    bindings: &ir::Bindings,
) -> Result<ExitCode, Vec<String>> {
    let files = files(flags, input, bindings)?;
    if let Some(commit) = &flags.summary {
        let only = (!flags.venues.is_empty()).then_some(&bindings.venues[..]);
        let summary = surface::since(commit, &input.root, only, &files.stubs());
        dump::print(&summary.map_err(|problem| vec![problem])?);
        return Ok(ExitCode::SUCCESS);
    }
    let changes = files.changes(&input.root)?;
    if flags.check {
        return Ok(compare(&changes));
    }
    files::write(&input.root, &changes)
        .and_then(|()| standalone::lock(&input.root, &input.package))
        .map_err(|problem| vec![problem])?;
    dump::print(&report::table(bindings));
    dump::print(&format!("{} files changed\n", changes.len()));
    Ok(ExitCode::SUCCESS)
}

/// What is made of the IR.
fn files(
    flags: &flags::Bindings,
    input: &Input,
    bindings: &ir::Bindings,
) -> Result<FileSet, Vec<String>> {
    let Input {
        rules,
        package,
        root,
    } = input;
    let output = &bindings.output;
    let mut files = render::render(bindings)?;
    let venues = workspace::venues(&mut files, root, bindings, !flags.venues.is_empty());
    workspace::keep(&mut files, root, output, &venues)?;
    support::add(&mut files, root, output, &venues);
    let sources = &rules.output.dependencies;
    standalone::add(&mut files, root, bindings, &venues, sources, package)?;
    Ok(files)
}

/// Shows what a run would change; that there is something is a failure.
fn compare(changes: &[files::Change]) -> ExitCode {
    if changes.is_empty() {
        return ExitCode::SUCCESS;
    }
    dump::print(&files::show(changes));
    eprintln!(
        "error: {} files are not what the factory makes now; run `cargo xtask bindings`",
        changes.len()
    );
    ExitCode::FAILURE
}

/// Everything up to the printing: the crate, in the words of the IR.
fn read(flags: &flags::Bindings, input: &Input) -> Result<ir::Bindings, Vec<Diagnostic>> {
    let Input { rules, package, .. } = input;
    let toolchain = toolchain::find().map_err(one)?;
    let mut problems = wheels::forgotten(package);
    let mut venues = Vec::new();
    let listed = wheels::listed(rules, package);
    let mut outside = BTreeSet::new();
    for run in wheels::runs(&listed, &flags.venues, rules, package).map_err(one)? {
        let request = rustdoc::Request {
            package,
            dependency: None,
            toolchain: &toolchain,
            features: &run.features,
            others: &wheels::others(&run, &listed, package),
        };
        let krate = joined::together(&request, &rules.output.crates);
        let docs = Docs::new(krate.map_err(one)?, package.workspace.clone());
        let large = budget::exceeded(&docs);
        if !large.is_empty() {
            return Err(large);
        }
        let paths = Paths::new(&docs);
        outside.extend(wheels::outside(&docs, &paths, rules, &run, &listed));
        let lock = Lock::read(package);
        for wheel in run
            .wheels(&docs, &paths, rules, &flags.venues)
            .map_err(one)?
        {
            let known = Known::new(&docs, &paths, &lock, rules, &wheel);
            dump::early(&flags.dump, &known);
            problems.extend(wheels::missing(&known, &wheel, rules));
            // One that is not there is a problem already: of its module, or of the rule that lists it.
            if wheel.root.is_empty() || !paths.at(&wheel.root).is_empty() {
                venues.push(venue(&known, &run, &mut problems));
            }
        }
    }
    if flags.venues.is_empty() {
        problems.extend(rules.unmatched());
    }
    if problems.is_empty() {
        venues.sort_by(|a, b| a.name.cmp(&b.name));
        // One that a wheel reaches is bound there.
        let clients = venues.iter().flat_map(|venue| &venue.modules);
        let clients = clients.flat_map(|module| &module.clients);
        clients.for_each(|client| {
            outside.remove(&client.head.item());
        });
        Ok(ir::Bindings {
            output: output(input),
            venues,
            passed_over: outside.into_iter().collect(),
        })
    } else {
        Err(problems)
    }
}

fn venue(known: &Known, run: &Run, problems: &mut Vec<Diagnostic>) -> ir::Venue {
    let mut selection = select::select(known);
    problems.append(&mut selection.problems);
    let mut lowered = lower::lower(known, &mut selection);
    let (counts, unbound) = check::account(known, &selection, &mut lowered);
    problems.append(&mut lowered.problems);
    let root = lowered.modules.first();
    ir::Venue {
        name: known.wheel.name.clone(),
        rust: types::rust_path(known.docs.crate_name(), &known.wheel.root),
        python: root.map(|module| module.python.clone()).unwrap_or_default(),
        features: run.features.clone(),
        doc: root.map(|module| module.doc.clone()).unwrap_or_default(),
        modules: lowered.modules,
        converters: lowered.converters,
        unbound,
        counts,
    }
}

fn output(input: &Input) -> ir::Output {
    let Input {
        rules,
        package,
        root,
    } = input;
    let (support, requires) = support::find(&rules.output, root, &package.version);
    let with = |bridge: &Option<rules::Bridge>| bridge.as_ref().map(|bridge| bridge.with.clone());
    ir::Output {
        python: rules.output.python.clone(),
        distribution: rules.output.distribution.clone(),
        support,
        requires,
        package: package.name.clone(),
        library: package.lib.clone(),
        version: package.version.clone(),
        license: package.license.clone(),
        bridges: ir::Bridges {
            envelope: with(&rules.envelope),
            failure: with(&rules.failure),
            operation: with(&rules.operation),
            decode: with(&rules.decode),
            open_enum: with(&rules.open_enum),
        },
        start: rules.output.start.clone(),
    }
}

/// What a flag says, or a path in the repository.
fn or_default(flag: &Option<PathBuf>, default: &str) -> PathBuf {
    flag.clone().unwrap_or_else(|| {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .unwrap_or(Path::new("."));
        repository.join(default)
    })
}

fn one(problem: Diagnostic) -> Vec<Diagnostic> {
    vec![problem]
}
