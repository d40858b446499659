//! `exchange`: starts the local exchange and says where it listens.

#![forbid(unsafe_code)]

use exchange::{Options, Server};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(refused) => {
            eprintln!("{refused}");
            return ExitCode::from(if refused == exchange::options::Refused::Help {
                0
            } else {
                2
            });
        }
    };
    // One thread: beside a client that is measured there is one core to have.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime starts");
    match runtime.block_on(run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The exchange cannot listen: {error}.");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> std::io::Result<()> {
    let server = Server::start(options).await?;
    let mut output = std::io::stdout().lock();
    writeln!(output, "{}", server.addresses.to_json())?;
    output.flush()?;
    drop(output);
    tokio::select! {
        result = tokio::signal::ctrl_c() => result,
        result = terminated() => result,
        () = parent_gone(), if options.parent_watch => Ok(()),
    }
}

#[cfg(unix)]
async fn terminated() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    signal(SignalKind::terminate())?.recv().await;
    Ok(())
}

#[cfg(not(unix))]
async fn terminated() -> std::io::Result<()> {
    std::future::pending().await
}

/// Resolves when standard input is closed. A thread of its own reads it, because such a read cannot be cancelled.
async fn parent_gone() {
    let (gone, wait) = tokio::sync::oneshot::channel::<()>();
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        let _ = std::io::copy(&mut input, &mut std::io::sink());
        drop(gone);
    });
    let _ = wait.await;
}
