//! A command that has to end.
//!
//! In: a command, and how long it may take. Out: what it said, or that it did not end and was stopped. Build scripts of a crate run
//! under rustdoc, so that a crate that never compiles is possible.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How a command ended.
#[derive(Debug)]
pub enum Ended {
    /// With what it wrote to standard error.
    InTime(ExitStatus, Vec<u8>),
    Late,
}

/// Runs a command that takes no input and whose standard output nobody reads.
pub fn run(command: &mut Command, limit: Duration) -> io::Result<Ended> {
    let until = Instant::now() + limit;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let said = said(&mut child);
    while Instant::now() < until {
        if let Some(status) = child.try_wait()? {
            return Ok(Ended::InTime(status, said.recv().unwrap_or_default()));
        }
        thread::sleep(PAUSE);
    }
    // What it has begun may still hold the pipe, which is therefore not read to its end.
    child.kill()?;
    child.wait()?;
    Ok(Ended::Late)
}

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// Reads as it comes, so that the command never waits for a reader.
fn said(child: &mut Child) -> mpsc::Receiver<Vec<u8>> {
    let (sender, said) = mpsc::channel();
    let pipe = child.stderr.take();
    thread::spawn(move || {
        let mut text = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = pipe.read_to_end(&mut text);
        }
        let _ = sender.send(text);
    });
    said
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn sh(script: &str, limit: Duration) -> Ended {
        run(Command::new("sh").args(["-c", script]), limit).expect("there is a shell")
    }

    #[test]
    fn what_ends_is_heard_whole() {
        let long = "i=0; while [ $i -lt 20000 ]; do echo 0123456789 >&2; i=$((i+1)); done; exit 3";
        match sh(long, Duration::from_secs(600)) {
            Ended::InTime(status, said) => {
                assert_eq!((status.code(), said.len()), (Some(3), 20000 * 11));
            }
            Ended::Late => panic!("it ends"),
        }
    }

    #[test]
    fn what_does_not_end_is_stopped() {
        assert!(matches!(sh("exec sleep 3600", Duration::ZERO), Ended::Late));
    }
}
