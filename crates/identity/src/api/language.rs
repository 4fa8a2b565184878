//! In which of our two languages a page is written.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use beffroi_web::Caller;

/// `en` or `fr`: the person's own, otherwise the browser's first that is one of the two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Language(pub(super) &'static str);

impl<S: Send + Sync> FromRequestParts<S> for Language {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let own = parts.extensions.get::<Caller>().and_then(|caller| {
            let first = caller.languages.first();
            first.map(|language| language.primary().to_owned())
        });
        let asked = parts.headers.get(ACCEPT_LANGUAGE);
        let asked = asked
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let primary = |tag: &str| {
            let tag = tag.split([';', '-']).next().unwrap_or_default();
            tag.trim().to_ascii_lowercase()
        };
        let mut wishes = own.into_iter().chain(asked.split(',').map(primary));
        let found = wishes.find(|wish| wish == "fr" || wish == "en");
        Ok(Self(if found.as_deref() == Some("fr") {
            "fr"
        } else {
            "en"
        }))
    }
}
