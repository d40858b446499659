//! A client that some of its methods change.
//!
//! Invariant: a method that changes the client is alone with it until its call has ended; others share it.

use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// What `client!` is told in the place of a type with `&mut self` methods.
#[derive(Default)]
pub struct Locked<T>(RwLock<T>);

impl<T> Locked<T> {
    pub fn new(client: T) -> Self {
        Locked(RwLock::new(client))
    }

    pub fn into_inner(self) -> T {
        self.0.into_inner()
    }

    pub async fn read(&self) -> RwLockReadGuard<'_, T> {
        self.0.read().await
    }

    pub async fn write(&self) -> RwLockWriteGuard<'_, T> {
        self.0.write().await
    }

    /// For a call that is not awaited; never on a thread that drives calls.
    pub fn reading(&self) -> RwLockReadGuard<'_, T> {
        self.0.blocking_read()
    }

    /// Likewise.
    pub fn writing(&self) -> RwLockWriteGuard<'_, T> {
        self.0.blocking_write()
    }
}
