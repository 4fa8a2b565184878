use std::io::Cursor;

use bytes::{Buf, Bytes, BytesMut};
use tungstenite::protocol::frame::{
    FrameHeader,
    coding::{CloseCode, Control, Data, OpCode},
};

use super::CloseReason;

/// Longest payload of a control frame (RFC 6455, 5.5).
const CONTROL_BYTES: u64 = 125;

/// Something whole that a client sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// A text message, all fragments put together.
    Text(String),
    /// A ping; its payload goes back in a pong.
    Ping(Bytes),
    /// A pong.
    Pong,
    /// The client wants to close, for the reason that this code stands for.
    Close(Option<u16>),
}

/// How a client broke the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolError {
    /// Not a frame that RFC 6455 allows here.
    #[error("not a valid frame: {0}")]
    Malformed(&'static str),
    /// The message is larger than allowed.
    #[error("the message is too large")]
    TooLarge,
    /// A text that is not UTF-8.
    #[error("the text is not UTF-8")]
    NotUtf8,
    /// A binary message; the protocol is made of text.
    #[error("binary messages are not part of this protocol")]
    Binary,
}

impl ProtocolError {
    /// The close frame that answers it.
    pub const fn close_reason(self) -> CloseReason {
        match self {
            Self::Malformed(text) => CloseReason::new(1002, text),
            Self::TooLarge => CloseReason::new(1009, "the message is too large"),
            Self::NotUtf8 => CloseReason::new(1007, "the text is not UTF-8"),
            Self::Binary => CloseReason::new(1003, "binary messages are not understood"),
        }
    }
}

/// Puts the bytes of a client together to messages.
///
/// It holds at most one message, one frame of it, and what the last [`feed`](Self::feed) brought;
/// between messages it holds no memory.
#[derive(Debug)]
pub struct FrameReader {
    unread: BytesMut,
    message: Option<Vec<u8>>,
    limit: usize,
}

impl FrameReader {
    /// A reader of messages of at most `limit` bytes.
    pub fn new(limit: usize) -> Self {
        Self {
            unread: BytesMut::new(),
            message: None,
            limit,
        }
    }

    /// Adds bytes from the socket. Call [`next`](Self::next) until it returns nothing before
    /// feeding again, else memory is not bounded.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.unread.extend_from_slice(bytes);
    }

    /// Bytes held at present.
    pub fn held(&self) -> usize {
        self.unread.len() + self.message.as_ref().map_or(0, Vec::len)
    }

    /// The next whole message, if there is one. After an error the stream has lost its rhythm
    /// and nothing more may be read from it.
    #[expect(
        clippy::should_implement_trait,
        reason = "not an iterator: it ends and goes on"
    )]
    pub fn next(&mut self) -> Result<Option<Incoming>, ProtocolError> {
        while let Some((header, payload)) = self.frame()? {
            if let Some(incoming) = self.accept(&header, payload)? {
                return Ok(Some(incoming));
            }
        }
        if self.unread.is_empty() {
            // Gives the allocation back: an idle connection keeps nothing.
            self.unread = BytesMut::new();
        }
        Ok(None)
    }

    /// Takes one whole frame off the unread bytes and unmasks its payload.
    fn frame(&mut self) -> Result<Option<(FrameHeader, BytesMut)>, ProtocolError> {
        let mut cursor = Cursor::new(&self.unread[..]);
        let parsed = FrameHeader::parse(&mut cursor);
        let Some((header, length)) =
            parsed.map_err(|_| ProtocolError::Malformed("unknown opcode"))?
        else {
            return Ok(None);
        };
        let begin = usize::try_from(cursor.position()).expect("a header is at most 14 bytes long");
        self.check(&header, length)?;
        let length = usize::try_from(length).map_err(|_| ProtocolError::TooLarge)?;
        if self.unread.len() - begin < length {
            return Ok(None);
        }
        self.unread.advance(begin);
        let mut payload = self.unread.split_to(length);
        if let Some(mask) = header.mask {
            for (byte, key) in payload.iter_mut().zip(mask.iter().cycle()) {
                *byte ^= key;
            }
        }
        Ok(Some((header, payload)))
    }

    /// Refuses what may not come, before its payload is waited for.
    fn check(&self, header: &FrameHeader, length: u64) -> Result<(), ProtocolError> {
        if header.rsv1 || header.rsv2 || header.rsv3 {
            return Err(ProtocolError::Malformed("reserved bits are set"));
        }
        if header.mask.is_none() {
            return Err(ProtocolError::Malformed("the frame is not masked"));
        }
        match header.opcode {
            OpCode::Control(_) if !header.is_final => {
                Err(ProtocolError::Malformed("a control frame is fragmented"))
            }
            OpCode::Control(_) if length > CONTROL_BYTES => {
                Err(ProtocolError::Malformed("a control frame is too long"))
            }
            OpCode::Control(_) => Ok(()),
            OpCode::Data(Data::Continue) if self.message.is_none() => {
                Err(ProtocolError::Malformed("nothing to continue"))
            }
            OpCode::Data(Data::Text) if self.message.is_some() => {
                Err(ProtocolError::Malformed("the last message has not ended"))
            }
            OpCode::Data(Data::Binary) => Err(ProtocolError::Binary),
            OpCode::Data(_) => {
                let held = self.message.as_ref().map_or(0, Vec::len) as u64;
                let fits = held.saturating_add(length) <= self.limit as u64;
                if fits {
                    Ok(())
                } else {
                    Err(ProtocolError::TooLarge)
                }
            }
        }
    }

    fn accept(
        &mut self,
        header: &FrameHeader,
        payload: BytesMut,
    ) -> Result<Option<Incoming>, ProtocolError> {
        match header.opcode {
            OpCode::Control(Control::Ping) => Ok(Some(Incoming::Ping(payload.freeze()))),
            OpCode::Control(Control::Close) => {
                close_code(&payload).map(|code| Some(Incoming::Close(code)))
            }
            OpCode::Control(_) => Ok(Some(Incoming::Pong)),
            OpCode::Data(_) => {
                let mut message = self.message.take().unwrap_or_default();
                message.extend_from_slice(&payload);
                if !header.is_final {
                    self.message = Some(message);
                    return Ok(None);
                }
                let text = String::from_utf8(message).map_err(|_| ProtocolError::NotUtf8)?;
                Ok(Some(Incoming::Text(text)))
            }
        }
    }
}

fn close_code(payload: &[u8]) -> Result<Option<u16>, ProtocolError> {
    let Some((code, text)) = payload.split_first_chunk::<2>() else {
        let empty = payload.is_empty();
        return if empty {
            Ok(None)
        } else {
            Err(ProtocolError::Malformed("half a close code"))
        };
    };
    let code = u16::from_be_bytes(*code);
    if !CloseCode::from(code).is_allowed() {
        return Err(ProtocolError::Malformed("not a close code"));
    }
    std::str::from_utf8(text)
        .map_err(|_| ProtocolError::NotUtf8)
        .map(|_| Some(code))
}

#[cfg(test)]
mod tests;
