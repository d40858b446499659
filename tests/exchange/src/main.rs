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
    // Before anybody knows of this process: a signal must not come too early to be heard.
    let stopped = stopped()?;
    let server = Server::start(options).await?;
    let mut output = std::io::stdout().lock();
    writeln!(output, "{}", server.addresses.to_json())?;
    output.flush()?;
    drop(output);
    tokio::select! {
        () = stopped => {}
        () = parent_gone(), if options.parent_watch => {}
    }
    Ok(())
}

/// Resolves when the process is told to end.
#[cfg(unix)]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async { _ = tokio::signal::ctrl_c().await })
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
