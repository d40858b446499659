//! A descriptor that becomes readable: how a thread that must not touch Python wakes an event loop.
//!
//! Invariant: `raise` never blocks and never fails in a way that loses a wake-up; after `clear` the descriptor is not
//! readable until the next `raise`.

use std::io::{self, Read, Write};

#[cfg(target_os = "linux")]
pub struct Signal(std::fs::File);

#[cfg(target_os = "linux")]
impl Signal {
    pub fn new() -> io::Result<Self> {
        use std::os::fd::{FromRawFd, OwnedFd};
        // SAFETY: no pointer is passed.
        let fd = unsafe { libc::eventfd(0, libc::EFD_NONBLOCK | libc::EFD_CLOEXEC) };
        if fd < 0 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: the descriptor is new, so nobody else owns it.
        Ok(Signal(unsafe { OwnedFd::from_raw_fd(fd) }.into()))
    }

    pub fn fd(&self) -> i32 {
        std::os::fd::AsRawFd::as_raw_fd(&self.0)
    }

    pub fn raise(&self) {
        // It fails only when the counter is full, and then the descriptor is readable already.
        let _ = (&self.0).write(&1u64.to_ne_bytes());
    }

    pub fn clear(&self) {
        // It fails only when the counter is zero.
        let _ = (&self.0).read(&mut [0; 8]);
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
pub struct Signal {
    reader: std::os::unix::net::UnixStream,
    writer: std::os::unix::net::UnixStream,
}

#[cfg(all(unix, not(target_os = "linux")))]
impl Signal {
    pub fn new() -> io::Result<Self> {
        let (reader, writer) = std::os::unix::net::UnixStream::pair()?;
        reader.set_nonblocking(true)?;
        writer.set_nonblocking(true)?;
        Ok(Signal { reader, writer })
    }

    pub fn fd(&self) -> i32 {
        std::os::fd::AsRawFd::as_raw_fd(&self.reader)
    }

    pub fn raise(&self) {
        // It fails only when the buffer is full, and then the descriptor is readable already.
        let _ = (&self.writer).write(&[1]);
    }

    pub fn clear(&self) {
        while matches!((&self.reader).read(&mut [0; 64]), Ok(64)) {}
    }
}

#[cfg(not(unix))]
pub struct Signal;

#[cfg(not(unix))]
impl Signal {
    pub fn new() -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub fn fd(&self) -> i32 {
        -1
    }

    pub fn raise(&self) {}

    pub fn clear(&self) {}
}

#[cfg(all(test, unix))]
mod tests {
    use super::Signal;

    /// Whether the descriptor is readable now.
    fn readable(signal: &Signal) -> bool {
        let mut poll = libc::pollfd {
            fd: signal.fd(),
            events: libc::POLLIN,
            revents: 0,
        };
        // SAFETY: one entry, which lives during the call.
        unsafe { libc::poll(&mut poll, 1, 0) == 1 }
    }

    #[test]
    fn it_is_readable_from_raise_to_clear() {
        let signal = Signal::new().unwrap();
        signal.clear();
        assert!(!readable(&signal));
        for _ in 0..100_000 {
            signal.raise();
        }
        assert!(readable(&signal));
        signal.clear();
        assert!(!readable(&signal));
    }

    #[test]
    fn another_thread_raises_it() {
        let signal = std::sync::Arc::new(Signal::new().unwrap());
        let other = signal.clone();
        std::thread::spawn(move || other.raise()).join().unwrap();
        assert!(readable(&signal));
    }
}
