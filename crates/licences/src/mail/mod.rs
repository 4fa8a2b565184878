//! What whoever manages licences is told by mail. Pure: words in, text and HTML out.
//!
//! | file | what |
//! |---|---|
//! | `notice` | that a step of a subscription's life lies ahead |
//! | `words` | the sentences, in English and French |

mod english;
mod french;
mod notice;
mod words;

pub(crate) use notice::Notice;

#[cfg(test)]
mod tests;
