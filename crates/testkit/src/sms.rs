//! A gateway on the loopback that takes short texts as Kannel does: how it answers is the test's choice.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use beffroi_channels::sms::Settings;
use parking_lot::Mutex;
use tokio::net::TcpListener;

const USER: &str = "bell";
const PASSWORD: &str = "s3cr3t";
/// Who a text is from that does not say so.
const SENDER: &str = "13013";

/// How a gateway answers whoever knows its password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmsManner {
    /// It takes texts.
    Polite,
    /// It knows the password no more (403).
    Locked,
    /// It takes no text for any number (400).
    Refusing,
    /// Its queue is full (503).
    Busy,
    /// It says nothing.
    Silent,
}

/// A text that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sms {
    /// For which number, e.g. `+15145550100`.
    pub to: String,
    /// Who it is from.
    pub from: String,
    /// The text.
    pub text: String,
    /// 0 for GSM-7, 2 for UCS-2.
    pub coding: u8,
}

/// A gateway on a free port of the loopback.
pub struct SmsGateway {
    port: u16,
    manner: Mutex<SmsManner>,
    taken: Mutex<Vec<Sms>>,
}

impl SmsGateway {
    /// A polite one.
    pub async fn open() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let gateway = Arc::new(Self {
            port: listener.local_addr().unwrap().port(),
            manner: Mutex::new(SmsManner::Polite),
            taken: Mutex::default(),
        });
        let router = Router::new()
            .route("/cgi-bin/sendsms", get(send))
            .with_state(Arc::clone(&gateway));
        tokio::spawn(async move { axum::serve(listener, router).await });
        gateway
    }

    /// Settings that lead here; texts are from `Beffroi`.
    pub fn settings(&self) -> Settings {
        self.known_as(USER, PASSWORD)
    }

    /// Settings that lead here with a user and a password that need not be right.
    pub fn known_as(&self, user: &str, password: &str) -> Settings {
        let port = self.port;
        let address = format!("http://{user}:{password}@127.0.0.1:{port}/cgi-bin/sendsms");
        Settings::parse(&format!("{address}?from=Beffroi")).unwrap()
    }

    /// How it answers from now on.
    pub fn becomes(&self, manner: SmsManner) {
        *self.manner.lock() = manner;
    }

    /// The texts that it has taken since it was asked last, by number; those for one number as they came.
    pub fn take(&self) -> Vec<Sms> {
        let mut taken = std::mem::take(&mut *self.taken.lock());
        taken.sort_by(|one, other| one.to.cmp(&other.to));
        taken
    }
}

type Said = (StatusCode, &'static str);

/// Kannel's page, in its words.
async fn send(
    State(own): State<Arc<SmsGateway>>,
    Query(asked): Query<HashMap<String, String>>,
) -> Said {
    let word = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
    let manner = *own.manner.lock();
    if (word("username"), word("password")) != (USER, PASSWORD) || manner == SmsManner::Locked {
        return (StatusCode::FORBIDDEN, "Authorization failed for sendsms");
    }
    match manner {
        SmsManner::Silent => std::future::pending().await,
        SmsManner::Busy => {
            let words = "Temporal failure, try again later.";
            return (StatusCode::SERVICE_UNAVAILABLE, words);
        }
        SmsManner::Refusing => {
            let words = "Number(s) has/have been denied by white- and/or black-lists.";
            return (StatusCode::BAD_REQUEST, words);
        }
        SmsManner::Polite | SmsManner::Locked => {}
    }
    // It would take other characters and write something else.
    let (Ok(coding @ (0 | 2)), "UTF-8") = (word("coding").parse(), word("charset")) else {
        return (StatusCode::BAD_REQUEST, "charset or coding is missing");
    };
    let from = Some(word("from")).filter(|from| !from.is_empty());
    own.taken.lock().push(Sms {
        to: word("to").to_owned(),
        from: from.unwrap_or(SENDER).to_owned(),
        text: word("text").to_owned(),
        coding,
    });
    (StatusCode::ACCEPTED, "0: Accepted for delivery")
}

#[cfg(test)]
mod tests {
    use beffroi_channels::sms::{Gateway, NotSent};
    use beffroi_feature::Settings;

    use super::*;
    use crate::{TestApp, backends, test_settings};

    const NUMBER: &str = "+15145550100";

    #[tokio::test]
    async fn an_application_has_the_gateway_that_its_operator_named() {
        for backend in backends() {
            let app = TestApp::start(backend, Vec::new()).await;
            assert!(app.cx().sms().is_none());
            app.finish().await;
            let gateway = SmsGateway::open().await;
            let settings = Settings {
                sms: Some(gateway.settings()),
                ..test_settings()
            };
            let app = TestApp::start_as(backend, Vec::new(), settings).await;
            let texting = app.cx().sms().unwrap();
            for (to, text) in [("+2", "Fermé"), ("+1", "être"), ("+1", "a+b & c")] {
                let accepted = texting.send(to, text).await.unwrap();
                assert_eq!(accepted.words, "202: 0: Accepted for delivery");
            }
            let taken = |to: &str, text: &str, coding| Sms {
                to: to.to_owned(),
                from: "Beffroi".to_owned(),
                text: text.to_owned(),
                coding,
            };
            let all = [
                taken("+1", "être", 2),
                taken("+1", "a+b & c", 0),
                taken("+2", "Fermé", 0),
            ];
            assert_eq!(gateway.take(), all);
            assert_eq!(gateway.take(), []);
            app.finish().await;
        }
    }

    #[tokio::test]
    async fn each_manner_is_what_a_client_makes_of_it() {
        let gateway = SmsGateway::open().await;
        let client = Gateway::new(gateway.settings(), <_>::default());
        for (manner, words) in [
            (SmsManner::Locked, "the SMS was refused: 403: Authorization"),
            (SmsManner::Refusing, "the SMS was refused: 400: Number(s)"),
            (SmsManner::Busy, "the SMS was put off: 503: Temporal"),
        ] {
            gateway.becomes(manner);
            let said = client.send(NUMBER, "a text").await.unwrap_err().to_string();
            assert!(said.starts_with(words), "{manner:?}: {said}");
        }
        gateway.becomes(SmsManner::Polite);
        let stranger = Gateway::new(gateway.known_as(USER, "guess"), <_>::default());
        let refused = stranger.send(NUMBER, "a text").await;
        assert!(matches!(refused, Err(NotSent::Refused { .. })));
        assert_eq!(gateway.take(), []);
        client.send(NUMBER, "a text").await.unwrap();
        assert_eq!(gateway.take().len(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_one_is_waited_for_in_vain() {
        let gateway = SmsGateway::open().await;
        gateway.becomes(SmsManner::Silent);
        let client = Gateway::new(gateway.settings(), <_>::default());
        let late = client.send(NUMBER, "a text").await;
        assert!(matches!(late, Err(NotSent::TryAgain { .. })), "{late:?}");
    }
}
