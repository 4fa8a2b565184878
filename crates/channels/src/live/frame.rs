use bytes::{BufMut, Bytes, BytesMut};
use tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Control, Data, OpCode},
};

/// Bytes of one or several server frames, ready for the socket and cheap to clone.
#[derive(Clone, PartialEq, Eq)]
pub struct Frame {
    wire: Bytes,
}

impl Frame {
    /// A text message.
    pub fn text(payload: &str) -> Self {
        Self::build(OpCode::Data(Data::Text), payload.as_bytes())
    }

    /// Several frames that belong together as one: they are sent, queued or dropped as a whole.
    /// Use it when one sequence number has more than one message for a recipient.
    pub fn join<'a>(frames: impl IntoIterator<Item = &'a Frame>) -> Self {
        let mut wire = BytesMut::new();
        for frame in frames {
            wire.extend_from_slice(&frame.wire);
        }
        Self {
            wire: wire.freeze(),
        }
    }

    /// The bytes as they go over the wire, headers included.
    pub fn as_bytes(&self) -> &[u8] {
        &self.wire
    }

    pub(super) fn bytes(&self) -> &Bytes {
        &self.wire
    }

    pub(super) fn ping() -> Self {
        Self::build(OpCode::Control(Control::Ping), &[])
    }

    /// `payload` is that of a ping and so at most 125 bytes long.
    pub(super) fn pong(payload: &[u8]) -> Self {
        Self::build(OpCode::Control(Control::Pong), payload)
    }

    pub(super) fn close(reason: CloseReason) -> Self {
        let mut payload = Vec::with_capacity(2 + reason.text.len());
        payload.extend_from_slice(&reason.code.to_be_bytes());
        payload.extend_from_slice(reason.text.as_bytes());
        Self::build(OpCode::Control(Control::Close), &payload)
    }

    fn build(opcode: OpCode, payload: &[u8]) -> Self {
        let header = FrameHeader {
            opcode,
            ..FrameHeader::default()
        };
        let length = payload.len() as u64;
        let wire = BytesMut::with_capacity(header.len(length) + payload.len());
        let mut writer = wire.writer();
        header
            .format(length, &mut writer)
            .expect("writing to memory does not fail");
        let mut wire = writer.into_inner();
        wire.extend_from_slice(payload);
        Self {
            wire: wire.freeze(),
        }
    }
}

impl std::fmt::Debug for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Frame({} bytes)", self.wire.len())
    }
}

/// Code and text of a close frame. The text is for people who read logs, in English, at most
/// 123 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CloseReason {
    code: u16,
    text: &'static str,
}

impl CloseReason {
    /// 1000: everything was said.
    pub const NORMAL: Self = Self::new(1000, "");
    /// 1001: the server stops; come back with the cursor.
    pub const GOING_AWAY: Self = Self::new(1001, "the server is stopping");
    /// 1011: something failed on this side.
    pub const INTERNAL: Self = Self::new(1011, "internal error");
    /// 1008: the peer sends more than it may.
    pub const TOO_MANY_MESSAGES: Self = Self::new(1008, "too many messages");
    /// 1013: the peer reads too slowly; come back with the cursor.
    pub const TOO_SLOW: Self = Self::new(1013, "too slow, resume with the cursor");
    /// 1013: the person has too many connections.
    pub const TOO_MANY_CONNECTIONS: Self = Self::new(1013, "too many connections");
    /// 4401: signed out, account disabled or permission taken away; sign in again.
    pub const REVOKED: Self = Self::new(4401, "the session has ended");
    /// 4408: no sign of life for two heartbeats.
    pub const SILENT: Self = Self::new(4408, "no answer to pings");

    /// A reason of the caller's own.
    ///
    /// # Panics
    /// When `text` is longer than 123 bytes, the most that a close frame can carry.
    pub const fn new(code: u16, text: &'static str) -> Self {
        assert!(
            text.len() <= 123,
            "a close frame carries at most 123 bytes of text"
        );
        Self { code, text }
    }

    /// The close code.
    pub const fn code(self) -> u16 {
        self.code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_have_the_three_lengths_of_rfc_6455() {
        assert_eq!(Frame::text("hi").as_bytes(), b"\x81\x02hi");
        let medium = Frame::text(&"x".repeat(500));
        assert_eq!(&medium.as_bytes()[..4], [0x81, 126, 1, 244]);
        let large = Frame::text(&"x".repeat(70_000));
        assert_eq!(
            &large.as_bytes()[..10],
            [0x81, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70]
        );
    }

    #[test]
    fn close_carries_code_and_text() {
        let frame = Frame::close(CloseReason::new(4401, "bye"));
        assert_eq!(frame.as_bytes(), b"\x88\x05\x11\x31bye");
    }

    #[test]
    fn joined_frames_follow_each_other() {
        let joined = Frame::join([&Frame::text("a"), &Frame::ping()]);
        assert_eq!(joined.as_bytes(), b"\x81\x01a\x89\x00");
    }
}
