//! The whole application in a test: on a database of its own, under a clock moved by hand, with
//! jobs run when the test says so. For tests only.
//!
//! ```ignore
//! for backend in backends() {
//!     let app = TestApp::start(backend, vec![directory::feature()]).await;
//!     let answer = app.get("/v1.0/users").by(&administrator).send().await;
//!     assert_eq!(answer.status, 200);
//!     app.finish().await;
//! }
//! ```
//! A test that drops its application without [`TestApp::finish`], which looks at what was left
//! undone, fails.
#![expect(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a test that can't go on panics"
)]

mod app;
mod browser;
mod caller;
mod foreign;
mod gateways;
mod listener;
mod relay;
mod request;
mod sms;

pub use app::{TestApp, start_of_time, test_settings};
pub use beffroi_store::testing::{Backend, backends};
pub use browser::{opened, subscription};
pub use caller::{TestCaller, callers};
pub use foreign::Foreign;
pub use gateways::{PushGateways, Pushed};
pub use listener::{Heard, Listener, Manner};
pub use relay::{MailRelay, RelayManner, Taken};
pub use request::{Answer, Request};
pub use sms::{Sms, SmsGateway, SmsManner};
