//! Events as CloudEvents 1.0 in JSON.

use beffroi_core::{TenantId, Ts};
use serde::Serialize;
use serde_json::Value;

use super::EventId;

/// The type of the event by which a listener is tried out.
pub(crate) const TEST: &str = "beffroi.test";

/// One event as it is sent.
#[derive(Debug, Serialize)]
pub(crate) struct Envelope<'a> {
    specversion: &'static str,
    id: EventId,
    source: String,
    #[serde(rename = "type")]
    event_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    time: Ts,
    datacontenttype: &'static str,
    data: &'a Value,
}

/// What the envelope says besides the event's own data.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head<'a> {
    pub(crate) id: EventId,
    pub(crate) event_type: &'a str,
    pub(crate) subject: Option<&'a str>,
    pub(crate) time: Ts,
}

/// The exact text that is sent and signed.
///
/// # Errors
/// None that the caller could mend.
pub(crate) fn body(
    public_url: &str,
    tenant: TenantId,
    head: Head<'_>,
    data: &Value,
) -> serde_json::Result<String> {
    serde_json::to_string(&Envelope {
        specversion: "1.0",
        id: head.id,
        source: format!("{public_url}/v1.0/organization/{tenant}"),
        event_type: head.event_type,
        subject: head.subject,
        time: head.time,
        datacontenttype: "application/json",
        data,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_event_has_what_the_specification_demands() {
        let head = Head {
            id: EventId::from_uuid(Uuid::from_u128(7)),
            event_type: "beffroi.user.created",
            subject: Some("users/1"),
            time: Ts::from_micros(1_500_000),
        };
        let tenant = TenantId::from_uuid(Uuid::from_u128(9));
        let text = body("https://b.example", tenant, head, &json!({"id": "1"})).expect("JSON");
        let event: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(
            event,
            json!({
                "specversion": "1.0", "id": Uuid::from_u128(7), "type": "beffroi.user.created",
                "source": format!("https://b.example/v1.0/organization/{tenant}"),
                "subject": "users/1", "time": "1970-01-01T00:00:01.5Z",
                "datacontenttype": "application/json", "data": {"id": "1"},
            })
        );
        let bare = Head {
            subject: None,
            ..head
        };
        let text = body("https://b.example", tenant, bare, &json!({})).expect("JSON");
        assert!(!text.contains("subject"), "{text}");
    }
}
