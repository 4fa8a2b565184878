//! Handing a text to the gateway.

use std::fmt;
use std::sync::Arc;

use http::HeaderMap;
use parking_lot::Mutex;

use super::alphabet::Coding;
use super::outcome::{Accepted, NotSent, judged};
use super::settings::{ANYWHERE, Settings};
use crate::http::{Authorities, HttpClient, SendError, Target};

/// No text has more characters: as UCS-2 it takes 15 SMS, or 30 if they are all emoji.
pub const LONGEST: usize = 1_000;
/// Kannel answers with one line.
const LARGEST_ANSWER: usize = 4 * 1024;
/// Digits of a phone number with its country's code (E.164).
const LONGEST_NUMBER: usize = 15;

/// The operator's gateway. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Gateway(Arc<Inner>);

struct Inner {
    settings: Settings,
    authorities: Authorities,
    client: Mutex<Option<HttpClient>>,
}

impl Gateway {
    /// A gateway as the operator names it, and whose certificates are trusted there beside the
    /// system's. Nothing is connected yet.
    #[must_use]
    pub fn new(settings: Settings, authorities: Authorities) -> Self {
        Self(Arc::new(Inner {
            settings,
            authorities,
            client: Mutex::default(),
        }))
    }

    /// Hands a text over, for a phone number such as `+15145550100`. When this returns well, the
    /// gateway answers for it.
    ///
    /// # Errors
    /// Why it was not taken, or, where no answer came in time, not known to be.
    pub async fn send(&self, to: &str, text: &str) -> Result<Accepted, NotSent> {
        check(to, text)?;
        let request = self.request(to, text);
        let client = self.client()?;
        let answer = client.get(&request, HeaderMap::new(), LARGEST_ANSWER);
        let password = self.0.settings.password.expose();
        judged(&answer.await?, &[password, text])
    }

    /// With GET: Kannel takes no form, and its own headers for POST nobody else knows.
    fn request(&self, to: &str, text: &str) -> Target {
        let settings = &self.0.settings;
        let mut parameters = vec![
            ("username", settings.user.as_str()),
            ("password", settings.password.expose()),
            ("to", to),
            ("text", text),
            ("charset", "UTF-8"),
            ("coding", Coding::of(text).number()),
        ];
        parameters.extend(settings.from.as_deref().map(|from| ("from", from)));
        let place = settings.target.clone();
        let parameters = parameters.into_iter();
        parameters.fold(place, |url, (name, value)| url.with_parameter(name, value))
    }

    /// Made once: reading the machine's certificates takes a while.
    fn client(&self) -> Result<HttpClient, SendError> {
        let mut client = self.0.client.lock();
        if let Some(client) = &*client {
            return Ok(client.clone());
        }
        let made = HttpClient::trusting(ANYWHERE, &self.0.authorities)?;
        *client = Some(made.clone());
        Ok(made)
    }
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Gateway").field(&self.0.settings).finish()
    }
}

/// What no gateway has to be asked for.
fn check(to: &str, text: &str) -> Result<(), NotSent> {
    let digits = to.strip_prefix('+').unwrap_or_default();
    let is_number = !digits.starts_with('0')
        && (1..=LONGEST_NUMBER).contains(&digits.len())
        && digits.bytes().all(|one| one.is_ascii_digit());
    if !is_number {
        let words = "the number is none with its country's code, such as +15145550100";
        return Err(NotSent::refused(words));
    }
    if text.is_empty() {
        return Err(NotSent::refused("the text is empty"));
    }
    let length = text.chars().count();
    if length > LONGEST {
        let words = format!("the text has {length} characters, more than {LONGEST}");
        return Err(NotSent::refused(words));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gateway(from: &str) -> Gateway {
        let address = format!("http://bell:p%26ss@localhost:1/cgi-bin/sendsms{from}");
        let settings = Settings::parse(&address).expect("settings");
        Gateway::new(settings, Authorities::default())
    }

    #[test]
    fn a_request_says_who_to_whom_what_and_how() {
        let asked = gateway("?from=My+Firm").request("+15145550100", "a+b & é");
        assert_eq!(
            asked.url().as_str(),
            "http://localhost:1/cgi-bin/sendsms?username=bell&password=p%26ss&to=%2B15145550100\
             &text=a%2Bb+%26+%C3%A9&charset=UTF-8&coding=0&from=My+Firm"
        );
        let asked = gateway("").request("+15145550100", "être");
        let query = asked.url().query().unwrap_or_default();
        assert!(query.ends_with("coding=2"), "{query}");
    }

    #[test]
    fn what_no_gateway_would_send_is_not_sent() {
        for to in ["", "+", "15145550100", "+0145550100", "+1514 5550100"] {
            assert!(check(to, "a").is_err(), "{to}");
        }
        for to in ["+1514555010a", "+1234567890123456", "+１２３４５"] {
            assert!(check(to, "a").is_err(), "{to}");
        }
        let longest = "é".repeat(LONGEST);
        for (to, text) in [("+1", "a"), ("+123456789012345", &longest)] {
            assert_eq!(check(to, text), Ok(()));
        }
        let refused = check("+1", "").expect_err("empty").to_string();
        assert_eq!(refused, "the SMS was refused: the text is empty");
        let refused = check("+1", &(longest + "é")).expect_err("too long");
        let words = "the SMS was refused: the text has 1001 characters, more than 1000";
        assert_eq!(refused.to_string(), words);
    }

    #[test]
    fn nothing_prints_the_password() {
        let gateway = gateway("");
        let request = gateway.request("+15145550100", "a");
        let printed = format!("{gateway:?} {request:?}");
        assert!(
            !printed.contains("p&ss") && !printed.contains("p%26ss"),
            "{printed}"
        );
        assert!(
            printed.contains("http://localhost/cgi-bin/sendsms"),
            "{printed}"
        );
    }

    #[tokio::test]
    async fn nobody_there_is_no_reason_to_give_up() {
        let refused = gateway("").send("+15145550100", "a").await;
        let Err(NotSent::TryAgain { words }) = refused else {
            panic!("{refused:?}");
        };
        assert!(
            !words.contains("p%26ss") && !words.contains("p&ss"),
            "{words}"
        );
    }
}
