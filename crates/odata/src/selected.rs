//! What `$select` makes of a schema: any property may be absent.

use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{AnyOfBuilder, ArrayItems};
use utoipa::openapi::{Ref, RefOr, Schema};

/// The schemas of a route, by name.
type Schemas = Vec<(String, RefOr<Schema>)>;

/// Where schemas stand in the document.
const PLACE: &str = "#/components/schemas/";
/// Begins the name of what only the selected properties are of.
const SELECTED: &str = "Selected_";

/// Has an operation that takes `$select` answer with the schema that asks for no property.
pub(crate) fn answer(operation: &mut Operation, schemas: &mut Schemas) {
    let Some(RefOr::T(good)) = operation.responses.responses.get_mut("200") else {
        return;
    };
    for content in good.content.values_mut() {
        if let RefOr::T(content) = content
            && let Some(RefOr::Ref(whole)) = &mut content.schema
        {
            refer(whole, schemas);
        }
    }
}

/// Points at the loose form of what it points at, which is made when it is not there.
fn refer(whole: &mut Ref, schemas: &mut Schemas) {
    let Some(name) = whole.ref_location.strip_prefix(PLACE).map(str::to_owned) else {
        return;
    };
    let loose = format!("{SELECTED}{name}");
    whole.ref_location = format!("{PLACE}{loose}");
    if schemas.iter().any(|(known, _)| *known == loose) {
        return;
    }
    let found = schemas.iter().find(|(known, _)| *known == name);
    if let Some((_, schema)) = found.cloned() {
        let schema = loosen(schema, schemas);
        schemas.push((loose, schema));
    }
}

fn loosen(schema: RefOr<Schema>, schemas: &mut Schemas) -> RefOr<Schema> {
    let schema = match schema {
        RefOr::Ref(mut whole) => {
            refer(&mut whole, schemas);
            return RefOr::Ref(whole);
        }
        RefOr::T(schema) => schema,
    };
    RefOr::T(match schema {
        Schema::Object(mut object) => {
            match object.properties.get_mut("value") {
                // An envelope is always whole.
                Some(RefOr::T(Schema::Array(rows))) => {
                    if let ArrayItems::RefOrSchema(row) = &mut rows.items {
                        **row = loosen((**row).clone(), schemas);
                    }
                }
                _ => object.required.clear(),
            }
            Schema::Object(object)
        }
        Schema::AllOf(mut all) => {
            let parts = all.items.into_iter();
            all.items = parts.map(|part| loosen(part, schemas)).collect();
            Schema::AllOf(all)
        }
        // What tells one kind from another may be absent too.
        Schema::OneOf(one) => {
            let kinds = one.items.into_iter();
            let kinds = kinds.map(|kind| loosen(kind, schemas));
            let any = AnyOfBuilder::new().description(one.description);
            Schema::AnyOf(kinds.fold(any, AnyOfBuilder::item).build())
        }
        other => other,
    })
}
