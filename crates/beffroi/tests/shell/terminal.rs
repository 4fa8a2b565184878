//! A terminal with a person in front of it.

use std::fs::File;
use std::io::{Read, Write};
use std::process::ExitStatus;

use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use tokio::process::{Child, Command};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::process::PATIENCE;

/// A program in a terminal of its own.
pub(crate) struct Terminal {
    child: Child,
    keys: File,
    screen: mpsc::UnboundedReceiver<Vec<u8>>,
    /// What was written and not yet waited for.
    shown: String,
}

impl Terminal {
    /// Starts a program in a terminal of so many columns.
    pub(crate) fn start(mut command: Command, columns: u16) -> Self {
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        rustix::io::fcntl_setfd(&terminal, rustix::io::FdFlags::CLOEXEC).unwrap();
        grantpt(&terminal).unwrap();
        unlockpt(&terminal).unwrap();
        let size = Winsize {
            ws_row: 50,
            ws_col: columns,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        tcsetwinsize(&terminal, size).unwrap();
        let name = ptsname(&terminal, Vec::new()).unwrap();
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let end = rustix::fs::open(&*name, flags, Mode::empty()).unwrap();
        let child = command
            .env("TERM", "xterm")
            .stdin(end.try_clone().unwrap())
            .stdout(end.try_clone().unwrap())
            .stderr(end)
            .spawn()
            .unwrap();
        // The program's ends close with it only when nobody else holds them.
        drop(command);
        let keys = File::from(terminal);
        let mut output = keys.try_clone().unwrap();
        let (send, screen) = mpsc::unbounded_channel();
        std::thread::spawn(move || {
            let mut some = [0; 4_096];
            while let Ok(length) = output.read(&mut some) {
                if length == 0 || send.send(some[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            keys,
            screen,
            shown: String::new(),
        }
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until this is shown, and gives what came before it.
    pub(crate) async fn sees(&mut self, text: &str) -> String {
        loop {
            if let Some((before, rest)) = self.shown.split_once(text) {
                let (before, rest) = (before.to_owned(), rest.to_owned());
                self.shown = rest;
                return before;
            }
            match timeout(PATIENCE, self.screen.recv()).await {
                Ok(Some(some)) => self.shown.push_str(&String::from_utf8_lossy(&some)),
                _ => panic!("{text:?} was not shown: {:?}", self.shown),
            }
        }
    }

    /// Waits for the program's end.
    pub(crate) async fn ends(mut self) -> ExitStatus {
        timeout(PATIENCE, self.child.wait()).await.unwrap().unwrap()
    }
}
