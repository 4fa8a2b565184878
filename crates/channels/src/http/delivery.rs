//! Handing something over to whoever listens at an address.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{HttpClient, SendError, TargetError};

/// Why a listener has not taken something.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// Its address may not be called, or not any more.
    #[error("its address {0}")]
    Target(#[from] TargetError),
    /// Nothing came back.
    #[error(transparent)]
    Send(#[from] SendError),
    /// It said no; redirects are not followed.
    #[error("it answered {0}")]
    Status(StatusCode),
}

impl NotTaken {
    /// What it answered, if it answered at all.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Status(status) => Some(*status),
            Self::Target(_) | Self::Send(_) => None,
        }
    }
}

impl HttpClient {
    /// Posts a body to an address that was kept; any answer from 200 to 299 means that it was taken.
    /// The address is checked anew: the operator may have changed what is allowed.
    ///
    /// # Errors
    /// Why it was not taken.
    pub async fn hand_over(
        &self,
        url: &str,
        headers: HeaderMap,
        body: Bytes,
    ) -> Result<StatusCode, NotTaken> {
        let target = self.target(url)?;
        let status = self.post_for_status(&target, headers, body).await?;
        if status.is_success() {
            Ok(status)
        } else {
            Err(NotTaken::Status(status))
        }
    }
}

/// An address as it may be read by others: what follows the path may be a secret.
#[must_use]
pub fn without_query(url: &str) -> String {
    url.split(['?', '#']).next().unwrap_or_default().to_owned()
}
