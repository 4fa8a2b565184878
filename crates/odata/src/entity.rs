//! The envelope of a single entity.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::ListQuery;
use crate::collection::context;

/// One entity with the place where it is described.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Entity<T> {
    /// Where the entity is described: its set, `(the selected properties)`, `/$entity`.
    #[serde(rename = "@odata.context")]
    // Clients hold entities of lists, which have none of their own, and single ones alike.
    #[schema(required = false)]
    pub context: String,
    /// The entity.
    #[serde(flatten)]
    pub entity: T,
}

impl Entity<Value> {
    /// Wraps an entity of `entity_set`, cut down to what the query selects. `base_url` and
    /// `path_and_query` are those of [`Collection::page`](crate::Collection::page).
    pub fn new(
        base_url: &str,
        path_and_query: &str,
        entity_set: &str,
        query: &ListQuery,
        entity: Value,
    ) -> Self {
        let set = query.context_of(entity_set);
        let base_url = base_url.trim_end_matches('/');
        Self {
            context: format!("{}/$entity", context(base_url, path_and_query, &set)),
            entity: query.project(entity),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Supports;

    const USERS: Supports = Supports {
        properties: &["id", "displayName", "mail"],
        ..Supports::NONE
    };

    fn answer(query: &str) -> Value {
        let user = json!({"@odata.etag": "W/\"1\"", "id": 7, "displayName": "Ada", "mail": "a@b"});
        let query = ListQuery::parse(query, &USERS).expect("valid");
        let entity = Entity::new("https://x/", "/v1.0/users/7?a", "users", &query, user);
        serde_json::to_value(entity).expect("serializes")
    }

    #[test]
    fn the_context_names_set_and_selection() {
        let whole = answer("");
        assert_eq!(
            whole["@odata.context"],
            "https://x/v1.0/$metadata#users/$entity"
        );
        assert_eq!(whole["mail"], "a@b");
        let selected = answer("$select=displayname,id");
        assert_eq!(
            selected,
            json!({
                "@odata.context": "https://x/v1.0/$metadata#users(displayName,id)/$entity",
                "@odata.etag": "W/\"1\"", "id": 7, "displayName": "Ada",
            })
        );
    }
}
