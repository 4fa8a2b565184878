//! DKIM (RFC 6376): a signature by which the domain answers for a mail.
//!
//! The signature says no time: the same mail is the same to the byte at every attempt.
//!
//! | file | what |
//! |---|---|
//! | `canonical` | the form in which headers and body are signed |
//! | `key` | the private key |

mod canonical;
mod key;

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use url::Host;

use self::key::Key;
use super::settings::SettingsError;

/// What is signed of the headers, where it is there. `From` once more than it may occur, so that
/// nobody adds a second one.
const SIGNED: [&str; 14] = [
    "From",
    "Sender",
    "Reply-To",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
    "Auto-Submitted",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];
const ONCE_MORE: &str = "From";
/// The longest line that the signature writes.
const LINE: usize = 76;

/// The operator's signature.
pub struct Dkim {
    domain: String,
    selector: String,
    key: Key,
}

impl fmt::Debug for Dkim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dkim")
            .field("domain", &self.domain)
            .field("selector", &self.selector)
            .finish_non_exhaustive()
    }
}

const fn refused(setting: &'static str, rule: &'static str) -> SettingsError {
    SettingsError { setting, rule }
}

impl Dkim {
    /// Signs for a domain with the private key of a PEM file; the public one is in the DNS as
    /// `SELECTOR._domainkey.DOMAIN`.
    ///
    /// # Errors
    /// The setting and the rule that it breaks.
    pub fn new(pem: &[u8], selector: &str, domain: &str) -> Result<Self, SettingsError> {
        let selector = selector.trim();
        if !selector.split('.').all(is_label) {
            let rule = "must be a name of letters, digits, hyphens and dots such as bell1";
            return Err(refused("smtp_dkim_selector", rule));
        }
        let domain = match Host::parse(domain.trim()) {
            Ok(Host::Domain(name)) if name.split('.').all(is_label) => name,
            _ => {
                let rule = "must be a domain such as contoso.example";
                return Err(refused("smtp_dkim_domain", rule));
            }
        };
        Ok(Self {
            domain,
            selector: selector.to_owned(),
            key: Key::from_pem(pem).map_err(|rule| refused("smtp_dkim_key", rule))?,
        })
    }

    /// A mail with its signature in front. None when the key can't be used after all.
    pub(super) fn signed(&self, mail: &str) -> Option<String> {
        let (head, body) = mail.split_once("\r\n\r\n").unwrap_or((mail, ""));
        let head = format!("{head}\r\n");
        let (mut names, mut text) = covered(&fields(&head), &SIGNED);
        names.insert(0, ONCE_MORE);
        let body = digest(&SHA256, canonical::body(body).as_bytes());
        let mut value = format!(
            "v=1; a={}; c=relaxed/relaxed; d={};\r\n s={};\r\n h={};\r\n bh={};\r\n b=",
            self.key.algorithm(),
            self.domain,
            self.selector,
            folded(names.iter().map(|name| format!("{name}:"))).trim_end_matches(':'),
            BASE64_STANDARD.encode(body),
        );
        text.push_str(&canonical::header("DKIM-Signature", &value));
        let signature = BASE64_STANDARD.encode(self.key.signature(text.as_bytes())?);
        value.push_str(&folded(signature.chars().map(String::from)));
        Some(format!("DKIM-Signature: {value}\r\n{mail}"))
    }
}

/// Of these headers those that are there, and the text of them that is signed.
fn covered<'a>(fields: &[(&str, &str)], wanted: &[&'a str]) -> (Vec<&'a str>, String) {
    let (mut names, mut text) = (Vec::new(), String::new());
    for name in wanted {
        let is_it = |field: &&(&str, &str)| field.0.trim_end().eq_ignore_ascii_case(name);
        // Verifiers take the last one first.
        for (_, value) in fields.iter().rev().filter(is_it) {
            names.push(*name);
            text.push_str(&canonical::header(name, value));
            text.push_str("\r\n");
        }
    }
    (names, text)
}

fn is_label(label: &str) -> bool {
    let plain = |c: u8| c.is_ascii_alphanumeric() || c == b'-';
    matches!(label.len(), 1..=63)
        && label.bytes().all(plain)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// The fields of a head, whose lines all end, with their names.
fn fields(head: &str) -> Vec<(&str, &str)> {
    let mut fields = Vec::new();
    let mut rest = head;
    while let Some((name, after)) = rest.split_once(':') {
        let mut end = 0;
        loop {
            end += after[end..]
                .find("\r\n")
                .map_or(after.len() - end, |at| at + 2);
            if !after[end..].starts_with([' ', '\t']) {
                break;
            }
        }
        fields.push((name, &after[..end]));
        rest = &after[end..];
    }
    fields
}

/// Pieces on lines that are not too long; the first line has begun already.
fn folded(pieces: impl Iterator<Item = String>) -> String {
    let (mut folded, mut length) = (String::new(), " h=".len());
    for piece in pieces {
        if length + piece.len() > LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        length += piece.len();
        folded.push_str(&piece);
    }
    folded
}

#[cfg(test)]
mod tests;
