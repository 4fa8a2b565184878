//! The query options of a resource in its OpenAPI document: what is declared is what is documented.

use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem, Paths};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Required, Schema};

use crate::{Supports, selected};

/// A route as `routes!` makes it: schemas, paths, handlers.
type Documented<H> = (Vec<(String, RefOr<Schema>)>, Paths, H);

impl Supports {
    /// Adds the options to the document of a route that reads its query by this declaration.
    #[must_use]
    pub fn on<H>(&self, (mut schemas, mut paths, handlers): Documented<H>) -> Documented<H> {
        for item in paths.paths.values_mut() {
            for operation in operations(item).into_iter().flatten() {
                let parameters = operation.parameters.get_or_insert_default();
                parameters.extend(self.options().map(RefOr::T));
                if !self.properties.is_empty() {
                    selected::answer(operation, &mut schemas);
                }
            }
        }
        (schemas, paths, handlers)
    }

    fn options(&self) -> impl Iterator<Item = Parameter> {
        // Those of the resource's own are documented with their types beside its handler.
        let options = self
            .names()
            .into_iter()
            .filter(|name| name.starts_with('$'));
        options.map(|name| {
            ParameterBuilder::new()
                .name(name)
                .parameter_in(ParameterIn::Query)
                .required(Required::False)
                .description(Some(self.describe(name)))
                .schema(Some(self.schema_of(name)))
                .build()
        })
    }

    fn schema_of(&self, option: &str) -> ObjectBuilder {
        let text = ObjectBuilder::new();
        match option {
            "$top" => text
                .schema_type(Type::Integer)
                .minimum(Some(1))
                .maximum(Some(self.max_top)),
            "$count" => text.schema_type(Type::Boolean),
            _ => text.schema_type(Type::String),
        }
    }

    fn describe(&self, option: &str) -> String {
        match option {
            "$filter" => {
                "Only what fulfils the condition, e.g. `displayName eq 'Sales'`.".to_owned()
            }
            "$search" => format!(
                "Only what contains the text in quotes in {}.",
                self.search.join(", ")
            ),
            "$select" => format!(
                "The properties to answer with, separated by commas: {}.",
                self.properties.join(", ")
            ),
            "$orderby" => format!(
                "The order, e.g. `{} desc`; by {}.",
                self.order_by.first().unwrap_or(&""),
                self.order_by.join(", ")
            ),
            "$expand" => "Related entities to answer with.".to_owned(),
            "$count" => "With `true`, `@odata.count` says how many there are in all.".to_owned(),
            "$top" => "Most rows on a page; 100 when absent.".to_owned(),
            _ => "Where the page begins: taken from `@odata.nextLink`.".to_owned(),
        }
    }
}

fn operations(item: &mut PathItem) -> [Option<&mut Operation>; 5] {
    [
        item.get.as_mut(),
        item.put.as_mut(),
        item.post.as_mut(),
        item.delete.as_mut(),
        item.patch.as_mut(),
    ]
}

#[cfg(test)]
mod tests {
    use utoipa::PartialSchema;
    use utoipa::openapi::path::{HttpMethod, OperationBuilder};

    use super::*;

    #[test]
    fn what_is_selected_asks_for_no_property() {
        #[derive(utoipa::ToSchema)]
        #[expect(dead_code, reason = "a schema")]
        struct Pebble {
            id: u32,
        }
        #[utoipa::path(get, path = "/x", responses((status = 200, body = crate::Collection<Pebble>)))]
        #[expect(dead_code, reason = "a path")]
        fn list() {}

        const LIST: Supports = Supports {
            properties: &["id"],
            ..Supports::LIST
        };
        let schemas = vec![
            ("Pebble".to_owned(), Pebble::schema()),
            (
                "Collection_Pebble".to_owned(),
                crate::Collection::<Pebble>::schema(),
            ),
        ];
        let mut paths = Paths::new();
        let operation = <__path_list as utoipa::Path>::operation();
        paths.add_path_operation("/x", vec![HttpMethod::Get], operation);
        let (schemas, paths, ()) = LIST.on((schemas, paths, ()));
        let schema = |name: &str| {
            let found = schemas.iter().find(|(known, _)| known == name);
            serde_json::to_value(&found.expect("it is there").1).expect("serializes")
        };
        let answer = serde_json::to_value(&paths.paths["/x"].get).expect("serializes");
        let answer = &answer["responses"]["200"]["content"]["application/json"]["schema"];
        assert_eq!(
            answer["$ref"],
            "#/components/schemas/Selected_Collection_Pebble"
        );
        let page = schema("Selected_Collection_Pebble");
        assert_eq!(
            page["required"],
            serde_json::json!(["@odata.context", "value"])
        );
        let row = &page["properties"]["value"]["items"]["$ref"];
        assert_eq!(row, "#/components/schemas/Selected_Pebble");
        assert_eq!(schema("Selected_Pebble").get("required"), None);
        assert_eq!(schema("Pebble")["required"], serde_json::json!(["id"]));
    }

    #[test]
    fn every_option_that_is_taken_is_documented() {
        const LIST: Supports = Supports {
            filter: true,
            properties: &["id"],
            custom: &["user"],
            ..Supports::LIST
        };
        let mut paths = Paths::new();
        paths.add_path_operation("/x", vec![HttpMethod::Get], OperationBuilder::new());
        let (_, paths, ()) = LIST.on((Vec::new(), paths, ()));
        let operation = paths.paths["/x"].get.as_ref().expect("it is there");
        let names: Vec<&str> = operation
            .parameters
            .iter()
            .flatten()
            .filter_map(|parameter| match parameter {
                RefOr::T(parameter) => Some(parameter.name.as_str()),
                RefOr::Ref(_) => None,
            })
            .collect();
        assert_eq!(
            names,
            ["$filter", "$select", "$count", "$top", "$skiptoken"]
        );
    }
}
