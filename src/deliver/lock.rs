//! One run at a time in an output folder.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};

use camino::Utf8Path;
use fs_err::os::unix::fs::OpenOptionsExt;

use super::Error;

/// The right to write in an output folder. The system ends it with the process, however that ends; the file `.lock`
/// itself stays, and its presence means nothing.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock, or says at once who has it.
    pub fn take(output: &Utf8Path) -> Result<Lock, Error> {
        let path = output.join(".lock");
        let mut options = fs_err::OpenOptions::new();
        let mut file = options.read(true).write(true).create(true).truncate(false).mode(0o600).open(&path)?.into_file();
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Locked { path, holder: holder(&mut file) }),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        // For the message of whoever finds the lock taken.
        file.rewind()?;
        file.set_len(0)?;
        writeln!(file, "{}", std::process::id())?;
        Ok(Lock { file })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file is not enough: a process that is just being started by another thread holds a copy of it until
        // it has begun.
        drop(self.file.unlock());
    }
}

/// The process that has the lock, if it has come to say so.
fn holder(file: &mut File) -> Option<String> {
    let mut text = String::new();
    file.take(20).read_to_string(&mut text).ok()?;
    let id: u32 = text.trim().parse().ok()?;
    Some(id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_had_once_and_again_after_it_ended() {
        let folder = tempfile::tempdir().unwrap();
        let output = Utf8Path::from_path(folder.path()).unwrap();
        let first = Lock::take(output).unwrap();
        let error = Lock::take(output).unwrap_err();
        assert!(error.is_locked());
        assert!(error.to_string().contains(&std::process::id().to_string()), "{error}");
        drop(first);
        Lock::take(output).unwrap();
    }
}
