//! Files that a script wants written. This crate opens none.

use std::sync::{Mutex, PoisonError};

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileToWrite {
    /// As the script says it.
    pub path: String,
    /// All of it.
    pub content: String,
    /// Whether to add to what is there.
    pub append: bool,
    /// Whether to refuse when it is there.
    pub keep: bool,
}

/// Who writes files.
pub trait Sink: Send + Sync {
    /// Writes a file, or says in a sentence why not.
    fn write(&self, file: FileToWrite) -> Result<(), String>;
}

/// Writes nothing and says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NoFiles;

impl Sink for NoFiles {
    fn write(&self, file: FileToWrite) -> Result<(), String> {
        Err(format!(
            "Access to the path '{}' is denied: files can't be written here.",
            file.path
        ))
    }
}

/// Keeps files, to hand them to whoever asked.
#[derive(Debug, Default)]
pub struct Kept(Mutex<Vec<FileToWrite>>);

impl Kept {
    /// Takes all that there are.
    pub fn take(&self) -> Vec<FileToWrite> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Sink for Kept {
    fn write(&self, file: FileToWrite) -> Result<(), String> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.push(file);
        Ok(())
    }
}
