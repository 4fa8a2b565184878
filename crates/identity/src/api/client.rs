//! From where a request comes.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use beffroi_web::ClientAddress;

use crate::sign_in::Client;

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let user_agent = parts
            .headers
            .get(USER_AGENT)
            .and_then(|value| value.to_str().ok());
        Ok(Self {
            address: ClientAddress::of(&parts.extensions),
            user_agent: user_agent.unwrap_or_default().to_owned(),
        })
    }
}
