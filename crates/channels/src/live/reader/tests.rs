use proptest::{collection::vec, prelude::*};
use tungstenite::protocol::frame::coding::{Control, Data, OpCode};

use super::*;

const LIMIT: usize = 1_000;

/// A frame as a client writes it.
fn masked(opcode: OpCode, is_final: bool, payload: &[u8]) -> Vec<u8> {
    let mask = [0x12, 0x34, 0x56, 0x78];
    let header = FrameHeader {
        is_final,
        opcode,
        mask: Some(mask),
        ..FrameHeader::default()
    };
    let mut bytes = Vec::new();
    header.format(payload.len() as u64, &mut bytes).unwrap();
    bytes.extend(
        payload
            .iter()
            .zip(mask.iter().cycle())
            .map(|(byte, key)| byte ^ key),
    );
    bytes
}

fn text(payload: &str) -> Vec<u8> {
    masked(OpCode::Data(Data::Text), true, payload.as_bytes())
}

fn read_all(bytes: &[u8]) -> Result<Vec<Incoming>, ProtocolError> {
    let mut reader = FrameReader::new(LIMIT);
    reader.feed(bytes);
    let mut all = Vec::new();
    while let Some(incoming) = reader.next()? {
        all.push(incoming);
    }
    Ok(all)
}

#[test]
fn a_control_frame_may_come_between_fragments() {
    let bytes = [
        masked(OpCode::Data(Data::Text), false, b"he"),
        masked(OpCode::Control(Control::Ping), true, b"p"),
        masked(OpCode::Data(Data::Continue), true, b"llo"),
    ];
    let expected = [
        Incoming::Ping(Bytes::from_static(b"p")),
        Incoming::Text("hello".into()),
    ];
    assert_eq!(read_all(&bytes.concat()).unwrap(), expected);
}

#[test]
fn a_letter_may_be_split_between_fragments() {
    let bytes = [
        masked(OpCode::Data(Data::Text), false, &"é".as_bytes()[..1]),
        masked(OpCode::Data(Data::Continue), true, &"é".as_bytes()[1..]),
    ];
    assert_eq!(
        read_all(&bytes.concat()).unwrap(),
        [Incoming::Text("é".into())]
    );
}

#[test]
fn close_carries_its_code() {
    let close = |payload: &[u8]| masked(OpCode::Control(Control::Close), true, payload);
    assert_eq!(read_all(&close(&[])).unwrap(), [Incoming::Close(None)]);
    assert_eq!(
        read_all(&close(b"\x03\xe9bye")).unwrap(),
        [Incoming::Close(Some(1001))]
    );
    for wrong in [&b"\x03"[..], b"\x03\xed", b"\x00\x01"] {
        assert!(
            matches!(read_all(&close(wrong)), Err(ProtocolError::Malformed(_))),
            "{wrong:?}"
        );
    }
    assert_eq!(
        read_all(&close(b"\x03\xe9\xff")),
        Err(ProtocolError::NotUtf8)
    );
}

#[test]
fn what_rfc_6455_forbids_is_refused() {
    let long = [b'x'; 126];
    let malformed: [(&str, Vec<u8>); 7] = [
        ("not masked", b"\x81\x01a".to_vec()),
        ("reserved bit", b"\xc1\x81aaaab".to_vec()),
        ("unknown opcode", b"\x83\x80aaaa".to_vec()),
        (
            "fragmented control",
            masked(OpCode::Control(Control::Ping), false, b""),
        ),
        (
            "long control",
            masked(OpCode::Control(Control::Ping), true, &long),
        ),
        (
            "continues nothing",
            masked(OpCode::Data(Data::Continue), true, b""),
        ),
        (
            "text inside text",
            masked(OpCode::Data(Data::Text), false, b"a").repeat(2),
        ),
    ];
    for (what, bytes) in malformed {
        assert!(
            matches!(read_all(&bytes), Err(ProtocolError::Malformed(_))),
            "{what}"
        );
    }
    let binary = masked(OpCode::Data(Data::Binary), true, b"");
    assert_eq!(read_all(&binary), Err(ProtocolError::Binary));
    let latin = masked(OpCode::Data(Data::Text), true, b"\xe9");
    assert_eq!(read_all(&latin), Err(ProtocolError::NotUtf8));
}

#[test]
fn a_message_is_refused_before_its_payload_comes() {
    let header_of_a_huge_frame = b"\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xffaaaa";
    assert_eq!(
        read_all(header_of_a_huge_frame),
        Err(ProtocolError::TooLarge)
    );
    let half = masked(OpCode::Data(Data::Text), false, &[b'x'; LIMIT]);
    let rest = masked(OpCode::Data(Data::Continue), true, b"x");
    assert_eq!(
        read_all(&[half, rest].concat()),
        Err(ProtocolError::TooLarge)
    );
    assert!(
        read_all(&text(&"x".repeat(LIMIT))).is_ok(),
        "the limit itself is allowed"
    );
}

#[test]
fn nothing_is_held_between_messages() {
    let mut reader = FrameReader::new(LIMIT);
    reader.feed(&text("hello"));
    while reader.next().unwrap().is_some() {}
    assert_eq!(
        (reader.held(), reader.unread.capacity(), reader.message),
        (0, 0, None)
    );
}

proptest! {
    /// However the network cuts the bytes, the messages are the same.
    #[test]
    fn cuts_make_no_difference(
        messages in vec(vec(".{0,200}", 1..4), 1..6),
        cuts in vec(1_usize..40, 1..200),
    ) {
        let mut bytes = Vec::new();
        for fragments in &messages {
            for (index, fragment) in fragments.iter().enumerate() {
                let opcode = if index == 0 { Data::Text } else { Data::Continue };
                let last = index + 1 == fragments.len();
                bytes.extend(masked(OpCode::Data(opcode), last, fragment.as_bytes()));
            }
        }
        let mut reader = FrameReader::new(1 << 16);
        let mut read = Vec::new();
        let mut rest = &bytes[..];
        for cut in cuts.iter().cycle() {
            let (now, later) = rest.split_at(rest.len().min(*cut));
            reader.feed(now);
            while let Some(incoming) = reader.next().unwrap() {
                read.push(incoming);
            }
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        let expected: Vec<_> =
            messages.iter().map(|fragments| Incoming::Text(fragments.concat())).collect();
        prop_assert_eq!(read, expected);
    }

    /// Any bytes at all: no panic, and never more held than a message, a frame and one read.
    #[test]
    fn any_bytes_are_survived(pieces in vec(hostile_piece(), 1..60)) {
        let mut reader = FrameReader::new(LIMIT);
        for piece in &pieces {
            reader.feed(piece);
            prop_assert!(reader.held() <= 2 * LIMIT + 14 + piece.len());
            loop {
                match reader.next() {
                    Ok(Some(Incoming::Text(text))) => prop_assert!(text.len() <= LIMIT),
                    Ok(Some(_)) => {}
                    Ok(None) => break,
                    Err(_) => return Ok(()),
                }
            }
        }
    }
}

/// Noise, and frames that are nearly right, which come further.
fn hostile_piece() -> impl Strategy<Value = Vec<u8>> {
    let frame = (0_u8..16, any::<bool>(), vec(any::<u8>(), 0..200));
    let nearly_right =
        frame.prop_map(|(opcode, last, payload)| masked(OpCode::from(opcode), last, &payload));
    prop_oneof![1 => vec(any::<u8>(), 0..300), 4 => nearly_right]
}
