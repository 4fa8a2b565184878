//! The task of one connection: reads, has messages handled one after the other, writes what the
//! socket did not take at once, and sees to a clean end. Written by hand because its size is paid
//! for every idle connection.

use std::{
    cell::RefCell,
    future::Future,
    io::{self, ErrorKind, IoSlice},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use futures_util::future::BoxFuture;
use rustix::net::{Shutdown, shutdown};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    runtime::Handle,
    time::{Instant, Sleep, sleep},
};

use super::{
    CloseReason, ConnectionHandle, Frame, FrameReader, Gone, Incoming,
    allowance::Allowance,
    connection::Connection,
    outgoing::{Flushed, Sink},
    registry::Registry,
    socket::{Stream, TcpSink},
};

/// Bytes read at once, into one buffer that all connections of a thread share.
const SCRATCH: usize = 16 << 10;

thread_local! {
    static SCRATCH_BUFFER: RefCell<Box<[u8]>> =
        RefCell::new(vec![0; SCRATCH].into_boxed_slice());
}

pub(super) struct Session {
    connection: Arc<Connection>,
    registry: Arc<Registry>,
    /// Where the registry has it; none once it is out.
    place: Option<u32>,
    /// The stream, when it is of a kind that only this task can write to.
    stream: Option<Box<dyn Stream>>,
    reader: FrameReader,
    allowance: Allowance,
    handling: Option<BoxFuture<'static, ()>>,
    /// When a closing connection is dropped at the latest. Made only then: an open one carries no
    /// timer.
    deadline: Option<Pin<Box<Sleep>>>,
    /// Our sending side has been shut.
    said_goodbye: bool,
}

impl Session {
    pub(super) fn new(
        connection: Arc<Connection>,
        registry: Arc<Registry>,
        place: Option<u32>,
        stream: Option<Box<dyn Stream>>,
        read_ahead: &[u8],
    ) -> Self {
        let settings = &connection.shared.settings;
        let mut reader = FrameReader::new(settings.message_bytes);
        reader.feed(read_ahead);
        let allowance = Allowance::full(settings.receive_burst, Instant::now());
        Self {
            connection,
            registry,
            place,
            stream,
            reader,
            allowance,
            handling: None,
            deadline: None,
            said_goodbye: false,
        }
    }

    /// One round; `Ready` ends the connection.
    fn advance(&mut self, context: &mut Context<'_>) -> Poll<()> {
        loop {
            self.poll_handling(context);
            if self.flush(context).is_err() {
                return Poll::Ready(());
            }
            let (live, closing) = {
                let outgoing = self.connection.outgoing.lock();
                (outgoing.is_live(), outgoing.is_closing())
            };
            if closing {
                return self.poll_closing(context);
            }
            if !live || self.handling.is_some() {
                return Poll::Pending;
            }
            match self.reader.next() {
                Ok(Some(incoming)) => {
                    self.accept(incoming);
                    continue;
                }
                Ok(None) => {}
                Err(error) => {
                    self.connection.close(error.close_reason(), false);
                    continue;
                }
            }
            match ready!(self.poll_fill(context)) {
                Ok(1..) => self.connection.heard(),
                Ok(0) | Err(_) => return Poll::Ready(()),
            }
        }
    }

    fn poll_handling(&mut self, context: &mut Context<'_>) {
        // Taken out first: if it panics it must not be polled again.
        if let Some(mut handling) = self.handling.take() {
            if handling.as_mut().poll(context).is_pending() {
                self.handling = Some(handling);
            } else {
                self.connection.set_handling(false);
            }
        }
    }

    fn accept(&mut self, incoming: Incoming) {
        let connection = &self.connection;
        let settings = &connection.shared.settings;
        let (burst, rate) = (settings.receive_burst, settings.receive_rate);
        if !self.allowance.take(Instant::now(), burst, rate) {
            connection.close(CloseReason::TOO_MANY_MESSAGES, false);
            return;
        }
        match incoming {
            Incoming::Text(text) => {
                connection.shared.received();
                connection.set_handling(true);
                let handle = ConnectionHandle(Arc::clone(connection));
                self.handling = Some((connection.shared.handler)(handle, text));
            }
            Incoming::Ping(payload) => {
                connection.send(&Frame::pong(&payload));
            }
            Incoming::Pong => {}
            Incoming::Close(code) => {
                let reason = code.map_or(CloseReason::NORMAL, |code| CloseReason::new(code, ""));
                connection.close(reason, false);
            }
        }
    }

    /// Writes what waits; an error when the socket is broken.
    fn flush(&mut self, context: &mut Context<'_>) -> Result<(), Gone> {
        let Connection { outgoing, tcp, .. } = &*self.connection;
        if let Some(stream) = &mut self.stream {
            let flushed = outgoing.lock().flush(&mut StreamSink(stream, context));
            let pushed = Pin::new(stream).poll_flush(context);
            let broken = flushed == Flushed::Broken || matches!(pushed, Poll::Ready(Err(_)));
            return if broken { Err(Gone) } else { Ok(()) };
        }
        let tcp = tcp.as_ref().ok_or(Gone)?;
        loop {
            let flushed = outgoing.lock().flush(&mut TcpSink(Some(tcp)));
            match flushed {
                Flushed::Empty => return Ok(()),
                Flushed::Broken => return Err(Gone),
                Flushed::Blocked => match tcp.poll_write_ready(context) {
                    Poll::Ready(Ok(())) => {}
                    Poll::Ready(Err(_)) => return Err(Gone),
                    Poll::Pending => return Ok(()),
                },
            }
        }
    }

    /// Reads once and feeds the reader; while closing, what comes is thrown away.
    fn poll_fill(&mut self, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        SCRATCH_BUFFER.with_borrow_mut(|buffer| {
            let read = match (&self.connection.tcp, &mut self.stream) {
                (Some(tcp), _) => ready!(poll_read_tcp(tcp, buffer, context))?,
                (None, Some(stream)) => {
                    let mut buffer = ReadBuf::new(buffer);
                    ready!(Pin::new(stream).poll_read(context, &mut buffer))?;
                    buffer.filled().len()
                }
                (None, None) => 0,
            };
            if self.deadline.is_none() {
                self.reader.feed(&buffer[..read]);
            }
            Poll::Ready(Ok(read))
        })
    }

    /// The close frame has been queued: once it is written the sending side is shut, and the
    /// peer has a moment to answer. Its answer need not be understood, the end of its bytes is
    /// enough.
    #[expect(
        clippy::disallowed_methods,
        reason = "a peer that never closes must be given up"
    )]
    fn poll_closing(&mut self, context: &mut Context<'_>) -> Poll<()> {
        self.leave();
        let grace = self.connection.shared.settings.close_grace;
        let deadline = self.deadline.get_or_insert_with(|| Box::pin(sleep(grace)));
        if deadline.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        if !self.connection.outgoing.lock().is_waiting() {
            ready!(self.poll_goodbye(context));
        }
        loop {
            match ready!(self.poll_fill(context)) {
                Ok(1..) => {}
                Ok(0) | Err(_) => return Poll::Ready(()),
            }
        }
    }

    fn poll_goodbye(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if !self.said_goodbye {
            // An error here means that the peer has gone, which reading finds out as well.
            if let Some(stream) = &mut self.stream {
                let _ = ready!(Pin::new(stream).poll_shutdown(context));
            } else if let Some(tcp) = &self.connection.tcp {
                let _ = shutdown(tcp, Shutdown::Write);
            }
            self.said_goodbye = true;
        }
        Poll::Ready(())
    }

    /// Takes the connection out of the registry.
    fn leave(&mut self) {
        if let Some(place) = self.place.take() {
            self.registry.remove(&self.connection, place);
        }
    }
}

impl Future for Session {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let session = self.get_mut();
        session.connection.task.register(context.waker());
        session.advance(context)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.leave();
        let connection = &self.connection;
        connection.outgoing.lock().abandon();
        if let Some(tcp) = &connection.tcp {
            // Handles may outlive the session; the socket must not. An error: it is closed.
            let _ = shutdown(tcp, Shutdown::Both);
        }
        // A message that has arrived is handled to its end, also when its sender has gone.
        if let Some(handling) = self.handling.take()
            && let Ok(runtime) = Handle::try_current()
        {
            runtime.spawn(handling);
        }
        connection.shared.closed();
    }
}

fn poll_read_tcp(
    tcp: &TcpStream,
    buffer: &mut [u8],
    context: &mut Context<'_>,
) -> Poll<io::Result<usize>> {
    loop {
        ready!(tcp.poll_read_ready(context))?;
        match tcp.try_read(buffer) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            read => return Poll::Ready(read),
        }
    }
}

/// Writes to a stream that only its task can write to, within a poll of that task.
struct StreamSink<'a, 'b, 'c>(&'a mut Box<dyn Stream>, &'b mut Context<'c>);

impl StreamSink<'_, '_, '_> {
    fn now(written: Poll<io::Result<usize>>) -> io::Result<usize> {
        match written {
            Poll::Ready(written) => written,
            Poll::Pending => Err(ErrorKind::WouldBlock.into()),
        }
    }
}

impl Sink for StreamSink<'_, '_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Self::now(Pin::new(&mut *self.0).poll_write(self.1, bytes))
    }

    fn write_vectored(&mut self, bytes: &[IoSlice<'_>]) -> io::Result<usize> {
        Self::now(Pin::new(&mut *self.0).poll_write_vectored(self.1, bytes))
    }
}
