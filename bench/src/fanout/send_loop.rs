//! The floor: the same bytes written to as many accepted sockets, and nothing else.

use std::{
    io::Write,
    net::{TcpListener, TcpStream},
    sync::{Arc, PoisonError, RwLock, mpsc::channel},
    thread,
};

use super::{
    Outcome,
    server::{allow_many_files, announce, payload},
};

/// A bare send loop (started by `fanout`).
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[arg(long)]
    threads: usize,
    #[arg(long)]
    bytes: usize,
}

pub(crate) fn run(options: &Options) -> Outcome<()> {
    allow_many_files()?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    announce(listener.local_addr()?)?;
    let accepted: Arc<RwLock<Vec<TcpStream>>> = Arc::default();
    let accepting = Arc::clone(&accepted);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            accepting
                .write()
                .unwrap_or_else(PoisonError::into_inner)
                .push(stream);
        }
    });
    let threads = options.threads.max(1);
    let message = payload(options.bytes);
    let mut commands = Vec::new();
    for part in 0..threads {
        let (sender, receiver) = channel::<()>();
        commands.push(sender);
        let (accepted, message) = (Arc::clone(&accepted), message.clone());
        thread::spawn(move || {
            for () in receiver {
                let streams = accepted.read().unwrap_or_else(PoisonError::into_inner);
                let bound = |part| streams.len() * part / threads;
                write_all(&streams[bound(part)..bound(part + 1)], message.as_bytes());
            }
        });
    }
    for command in std::io::stdin().lines() {
        command?;
        for thread in &commands {
            thread.send(())?;
        }
    }
    Ok(())
}

fn write_all(streams: &[TcpStream], message: &[u8]) {
    for mut stream in streams {
        // The client notices what does not arrive.
        let _ = stream.write_all(message);
    }
}
