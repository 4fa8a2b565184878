//! What must stay for the messages' sake.

use beffroi_core::{TenantId, failure};
use beffroi_feature::Objection;
use beffroi_store::Conn;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use crate::store;

/// A group that a message excludes must stay while the message waits or is delivered: without it,
/// the message would go to the very people it was kept from. A group that is only included may go;
/// the message then reaches fewer people.
pub(crate) fn object_to_removal(
    conn: &mut Conn,
    tenant: TenantId,
    id: Uuid,
) -> BoxFuture<'_, failure::Result<Vec<Objection>>> {
    async move {
        let under_way = store::under_way(conn, tenant).await?;
        let excluding = under_way
            .into_iter()
            .map(|stored| stored.message)
            .filter(|message| {
                let excluded = &message.composition.recipients.exclude_groups;
                excluded.iter().any(|group| group.uuid() == id)
            });
        Ok(excluding
            .map(|message| Objection {
                code: "excludedByMessage",
                id: message.id.uuid(),
                message: format!(
                    "The message \"{}\" is {} and excludes it: its people would get the message. \
                     Cancel or reject the message first.",
                    message.composition.name,
                    message.state.in_words()
                ),
            })
            .collect())
    }
    .boxed()
}
