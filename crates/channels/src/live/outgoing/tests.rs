use std::{io::Cursor, task::Waker};

use proptest::{collection::vec, prelude::*};
use tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Control, OpCode},
};

use super::{
    Delivery::{Closed, Gone, Queued, Sent},
    *,
};

const WIDE: Bounds = Bounds {
    frames: 10_000,
    bytes: 10_000_000,
};

/// A socket that takes `room` more bytes.
#[derive(Default)]
struct Pipe {
    room: usize,
    broken: bool,
    taken: Vec<u8>,
}

impl Sink for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.broken {
            return Err(ErrorKind::BrokenPipe.into());
        }
        if self.room == 0 {
            return Err(ErrorKind::WouldBlock.into());
        }
        let count = bytes.len().min(self.room);
        self.taken.extend_from_slice(&bytes[..count]);
        self.room -= count;
        Ok(count)
    }

    fn write_vectored(&mut self, bytes: &[IoSlice<'_>]) -> io::Result<usize> {
        let all: Vec<u8> = bytes
            .iter()
            .flat_map(|slice| slice.iter().copied())
            .collect();
        self.write(&all)
    }
}

impl Pipe {
    /// Sequences received, and the close code if one came; fails on anything cut in half.
    fn received(&self) -> (Vec<u64>, Option<u16>) {
        let mut cursor = Cursor::new(&self.taken[..]);
        let mut sequences = Vec::new();
        while cursor.position() < self.taken.len() as u64 {
            let (header, length) = FrameHeader::parse(&mut cursor).unwrap().expect("a header");
            let begin = usize::try_from(cursor.position()).unwrap();
            let end = begin + usize::try_from(length).unwrap();
            let payload = &self.taken[begin..end];
            cursor.set_position(end as u64);
            if header.opcode == OpCode::Control(Control::Close) {
                assert_eq!(end, self.taken.len(), "nothing follows a close frame");
                return (
                    sequences,
                    Some(u16::from_be_bytes([payload[0], payload[1]])),
                );
            }
            sequences.push(
                std::str::from_utf8(payload)
                    .unwrap()
                    .trim()
                    .parse()
                    .unwrap(),
            );
        }
        (sequences, None)
    }
}

fn frame(sequence: u64) -> Frame {
    Frame::text(&format!("{sequence:>20}"))
}

fn live() -> (Outgoing, Pipe) {
    let (mut outgoing, mut pipe) = (Outgoing::joining(), Pipe::default());
    outgoing.go_live(&mut pipe, 0).unwrap();
    (outgoing, pipe)
}

#[test]
fn an_idle_connection_is_small() {
    assert!(size_of::<Outgoing>() <= 32, "{}", size_of::<Outgoing>());
    let (mut outgoing, mut pipe) = live();
    pipe.room = 30;
    outgoing.send(&mut pipe, WIDE, &frame(1));
    outgoing.send(&mut pipe, WIDE, &frame(2));
    pipe.room = 100;
    assert_eq!(outgoing.flush(&mut pipe), Flushed::Empty);
    assert!(outgoing.backlog.is_none(), "the backlog is given back");
}

#[test]
fn a_slow_reader_is_cut_off_at_a_frame_boundary() {
    let (mut outgoing, mut pipe) = live();
    pipe.room = 30;
    let bounds = Bounds {
        frames: 3,
        bytes: 1_000,
    };
    let outcomes: Vec<_> = (1..=6)
        .map(|n| outgoing.publish(&mut pipe, bounds, Some(n), &frame(n)))
        .collect();
    assert_eq!(outcomes, [Sent, Queued, Queued, Queued, Closed, Gone]);
    pipe.room = 1_000;
    assert_eq!(outgoing.flush(&mut pipe), Flushed::Empty);
    assert_eq!(
        pipe.received(),
        (vec![1, 2], Some(1013)),
        "what was begun is finished"
    );
}

#[test]
fn bytes_are_bounded_too_but_one_frame_may_always_wait() {
    let (mut outgoing, mut pipe) = live();
    let bounds = Bounds {
        frames: 100,
        bytes: 50,
    };
    let large = Frame::text(&"x".repeat(100));
    assert_eq!(outgoing.send(&mut pipe, bounds, &large), Delivery::Queued);
    assert_eq!(
        outgoing.send(&mut pipe, bounds, &frame(1)),
        Delivery::Closed
    );
}

#[test]
fn closing_keeps_or_drops_what_waits() {
    for (discard, expected) in [(false, vec![1, 2]), (true, vec![])] {
        let (mut outgoing, mut pipe) = live();
        outgoing.send(&mut pipe, WIDE, &frame(1));
        outgoing.send(&mut pipe, WIDE, &frame(2));
        assert!(outgoing.close(&mut pipe, CloseReason::REVOKED, discard));
        assert!(
            !outgoing.close(&mut pipe, CloseReason::GOING_AWAY, discard),
            "only once"
        );
        pipe.room = 1_000;
        outgoing.flush(&mut pipe);
        assert_eq!(pipe.received(), (expected, Some(4401)));
    }
}

#[test]
fn a_broken_socket_closes() {
    let (mut outgoing, mut pipe) = live();
    outgoing.send(&mut pipe, WIDE, &frame(1));
    pipe.broken = true;
    assert_eq!(outgoing.flush(&mut pipe), Flushed::Broken);
    let (mut outgoing, mut pipe) = live();
    pipe.broken = true;
    assert_eq!(outgoing.send(&mut pipe, WIDE, &frame(1)), Delivery::Closed);
    assert!(outgoing.is_closing());
}

#[test]
fn a_replay_waits_for_room_and_may_be_larger_than_the_backlog() {
    let (mut outgoing, mut pipe) = (Outgoing::joining(), Pipe::default());
    let bounds = Bounds {
        frames: 4,
        bytes: 10_000,
    };
    let mut replayed = 0;
    while replayed < 100 {
        let next = frame(replayed + 1);
        if outgoing
            .poll_replay(&mut pipe, bounds, &next, Waker::noop())
            .is_ready()
        {
            replayed += 1;
        } else {
            pipe.room = 1_000;
            assert_eq!(outgoing.flush(&mut pipe), Flushed::Empty);
            pipe.room = 0;
        }
    }
    pipe.room = 10_000;
    outgoing.flush(&mut pipe);
    assert_eq!(pipe.received(), ((1..=100).collect(), None));
}

#[test]
fn a_frame_without_sequence_comes_after_the_replay_and_is_never_covered() {
    let (mut outgoing, mut pipe) = (Outgoing::joining(), Pipe::default());
    pipe.room = 1_000;
    outgoing.publish(&mut pipe, WIDE, None, &frame(99));
    outgoing.publish(&mut pipe, WIDE, Some(5), &frame(5));
    assert!(
        outgoing
            .poll_replay(&mut pipe, WIDE, &frame(4), Waker::noop())
            .is_ready()
    );
    outgoing.go_live(&mut pipe, 5).unwrap();
    assert_eq!(
        outgoing.publish(&mut pipe, WIDE, Some(5), &frame(5)),
        Delivery::Covered
    );
    assert_eq!(pipe.received(), (vec![4, 99], None));
}

/// What may happen around a client that comes back, in any order that time allows.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// A change is committed: a replay that reads the log now sees it.
    Commit,
    /// The oldest change that was not yet published is.
    Publish,
    /// The connection registers, reads the log, sends one of what it missed, goes live.
    Rejoin,
    /// The socket takes so many bytes, and the task flushes.
    Drain(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => Just(Step::Commit),
        3 => Just(Step::Publish),
        4 => Just(Step::Rejoin),
        2 => (0_usize..90).prop_map(Step::Drain),
    ]
}

#[derive(Default)]
struct World {
    cursor: u64,
    committed: u64,
    published: u64,
    outgoing: Option<Outgoing>,
    /// What the replay still has to send, and up to where it read.
    replay: Option<(std::ops::RangeInclusive<u64>, u64)>,
    live: bool,
    pipe: Pipe,
}

impl World {
    fn take(&mut self, step: Step) {
        match step {
            Step::Commit => self.committed += 1,
            Step::Publish if self.published < self.committed => {
                self.published += 1;
                let (sequence, pipe) = (self.published, &mut self.pipe);
                if let Some(outgoing) = &mut self.outgoing {
                    outgoing.publish(pipe, WIDE, Some(sequence), &frame(sequence));
                }
            }
            Step::Publish => {}
            Step::Rejoin => self.rejoin(),
            Step::Drain(room) => {
                self.pipe.room = room;
                if let Some(outgoing) = &mut self.outgoing {
                    outgoing.flush(&mut self.pipe);
                }
            }
        }
    }

    fn rejoin(&mut self) {
        let Some(outgoing) = &mut self.outgoing else {
            self.outgoing = Some(Outgoing::joining());
            return;
        };
        let Some((missed, replayed)) = &mut self.replay else {
            self.replay = Some((self.cursor + 1..=self.committed, self.committed));
            return;
        };
        if let Some(sequence) = missed.next() {
            let sent = outgoing.poll_replay(&mut self.pipe, WIDE, &frame(sequence), Waker::noop());
            assert_eq!(sent, Poll::Ready(Ok(())));
        } else if !self.live {
            outgoing.go_live(&mut self.pipe, *replayed).unwrap();
            self.live = true;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// However the socket takes the bytes and whenever the end comes: whole frames from the
    /// beginning, without a gap, then the close frame and nothing else.
    #[test]
    fn an_end_never_cuts_a_frame(
        rooms in vec(0_usize..60, 1..30),
        discard in any::<bool>(),
        frames in 2_usize..8,
    ) {
        let (mut outgoing, mut pipe) = live();
        let bounds = Bounds { frames, bytes: 1_000_000 };
        for (sequence, room) in (1..).zip(rooms) {
            pipe.room = room;
            outgoing.publish(&mut pipe, bounds, Some(sequence), &frame(sequence));
            if room % 2 == 0 {
                outgoing.flush(&mut pipe);
            }
        }
        outgoing.close(&mut pipe, CloseReason::REVOKED, discard);
        pipe.room = 1_000_000;
        prop_assert_eq!(outgoing.flush(&mut pipe), Flushed::Empty);
        let (sequences, code) = pipe.received();
        prop_assert_eq!(&sequences, &(1..=sequences.len() as u64).collect::<Vec<_>>());
        prop_assert!(matches!(code, Some(1013 | 4401)));
    }

    /// Whatever the order: every change after the cursor arrives exactly once, in order.
    #[test]
    fn nothing_falls_between_replay_and_live(
        before in 0_u64..6,
        unpublished in 0_u64..4,
        seen in 0_u64..6,
        steps in vec(step(), 0..80),
    ) {
        let mut world = World {
            cursor: seen.min(before),
            committed: before,
            published: before.saturating_sub(unpublished),
            ..World::default()
        };
        let cursor = world.cursor;
        for step in steps {
            world.take(step);
        }
        while !world.live {
            world.take(Step::Rejoin);
        }
        while world.published < world.committed {
            world.take(Step::Publish);
        }
        world.take(Step::Drain(1_000_000));
        let expected: Vec<u64> = (cursor + 1..=world.committed).collect();
        prop_assert_eq!(world.pipe.received(), (expected, None));
    }
}
