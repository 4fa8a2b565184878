//! What mails say: a message to a person, and what approvers and authors are told. Pure: words in,
//! text and HTML out, in the layout of `beffroi_channels::letter`.
//!
//! | file | what |
//! |---|---|
//! | `message` | a message of the organization |
//! | `notice` | that a message waits for approval, or has been decided on |
//! | `words` | what the server itself says, in English and French |

mod message;
mod notice;
mod words;

pub(crate) use message::Letter;
pub(crate) use notice::{Notice, NoticeKind};

#[cfg(test)]
mod tests;
