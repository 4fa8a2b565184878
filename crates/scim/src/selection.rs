//! Which attributes an answer holds: `attributes` and `excludedAttributes` (RFC 7644, 3.9).

use beffroi_core::failure;
use serde_json::Value;

use crate::document::Document;
use crate::filter::{AttributePath, attribute_path};
use crate::refusal;
use crate::schema::ResourceType;

/// What the caller wants to see of each resource.
#[derive(Debug, Clone, Default)]
pub(crate) struct Selection {
    only: Vec<AttributePath>,
    not: Vec<AttributePath>,
    /// URNs of whole schemas among `only` and `not`.
    only_schemas: Vec<String>,
    not_schemas: Vec<String>,
}

const ALWAYS: [&str; 2] = ["schemas", "id"];

impl Selection {
    /// Reads lists of names.
    pub(crate) fn new(only: &[String], not: &[String]) -> failure::Result<Self> {
        if !only.is_empty() && !not.is_empty() {
            return Err(refusal::value(
                "attributes and excludedAttributes can't be given together",
            ));
        }
        let mut selection = Self::default();
        for (names, paths, schemas) in [
            (only, &mut selection.only, &mut selection.only_schemas),
            (not, &mut selection.not, &mut selection.not_schemas),
        ] {
            for name in names.iter().map(|name| name.trim()) {
                let Some(path) = attribute_path(name) else {
                    let name: String = name.chars().take(100).collect();
                    return Err(refusal::path(format!(
                        "'{name}' is no name of an attribute"
                    )));
                };
                paths.push(path);
                if name.contains(':') {
                    schemas.push(name.to_owned());
                }
            }
        }
        Ok(selection)
    }

    /// Whether every attribute is wanted that is returned by default.
    pub(crate) fn is_default(&self) -> bool {
        self.only.is_empty() && self.not.is_empty()
    }

    /// Whether an attribute that costs something is wanted; `by_default` when it is unless excluded.
    pub(crate) fn wants(&self, name: &str, by_default: bool) -> bool {
        let named = |paths: &[AttributePath]| {
            paths
                .iter()
                .any(|path| path.name.eq_ignore_ascii_case(name) && path.part.is_none())
        };
        let in_part = self
            .only
            .iter()
            .any(|path| path.name.eq_ignore_ascii_case(name));
        if self.only.is_empty() {
            by_default && !named(&self.not)
        } else {
            in_part
        }
    }

    /// Cuts a resource down to what is wanted.
    pub(crate) fn cut(&self, kind: &ResourceType, mut resource: Document) -> Document {
        if !self.only.is_empty() {
            return self.keep(kind, &resource);
        }
        for path in &self.not {
            let in_extension = extension_of(kind, path);
            match in_extension {
                Some(urn) => {
                    if let Some(Value::Object(inner)) = resource.get_mut(urn) {
                        remove(inner, path);
                    }
                }
                None => remove(&mut resource, path),
            }
        }
        for urn in &self.not_schemas {
            if let Some(schema) = kind.schema(urn).filter(|schema| kind.is_extension(schema)) {
                resource.remove(schema.id);
            }
        }
        resource
    }

    fn keep(&self, kind: &ResourceType, resource: &Document) -> Document {
        let mut kept = Document::new();
        for name in ALWAYS {
            if let Some(value) = resource.get(name) {
                kept.insert(name.to_owned(), value.clone());
            }
        }
        for path in &self.only {
            match extension_of(kind, path) {
                Some(urn) => {
                    if let Some(Value::Object(inner)) = resource.get(urn) {
                        let slot = kept.entry(urn).or_insert_with(|| Document::new().into());
                        if let Value::Object(slot) = slot {
                            copy(inner, slot, path);
                        }
                    }
                }
                None => copy(resource, &mut kept, path),
            }
        }
        for urn in &self.only_schemas {
            let Some(schema) = kind.schema(urn) else {
                continue;
            };
            if !kind.is_extension(schema) {
                return resource.clone();
            }
            if let Some(value) = resource.get(schema.id) {
                kept.insert(schema.id.to_owned(), value.clone());
            }
        }
        kept
    }
}

/// The URN under which an attribute of the extension stands.
fn extension_of(kind: &ResourceType, path: &AttributePath) -> Option<&'static str> {
    let schema = kind.schema(path.schema.as_deref()?)?;
    kind.is_extension(schema).then_some(schema.id)
}

fn remove(object: &mut Document, path: &AttributePath) {
    let Some(name) = name_in(object, &path.name).filter(|name| !ALWAYS.contains(&name.as_str()))
    else {
        return;
    };
    let Some(part) = &path.part else {
        object.remove(&name);
        return;
    };
    match object.get_mut(&name) {
        Some(Value::Object(inner)) => remove_part(inner, part),
        Some(Value::Array(values)) => {
            for value in values {
                if let Value::Object(inner) = value {
                    remove_part(inner, part);
                }
            }
        }
        _ => {}
    }
}

fn remove_part(object: &mut Document, part: &str) {
    if let Some(name) = name_in(object, part) {
        object.remove(&name);
    }
}

fn copy(from: &Document, to: &mut Document, path: &AttributePath) {
    let Some(name) = name_in(from, &path.name) else {
        return;
    };
    let value = &from[&name];
    let Some(part) = &path.part else {
        to.insert(name, value.clone());
        return;
    };
    match value {
        Value::Object(inner) => {
            let slot = to.entry(name).or_insert_with(|| Document::new().into());
            if let (Value::Object(slot), Some(part)) = (slot, name_in(inner, part)) {
                slot.insert(part.clone(), inner[&part].clone());
            }
        }
        Value::Array(values) => {
            let slot = to
                .entry(name)
                .or_insert_with(|| vec![Value::Object(Document::new()); values.len()].into());
            let Value::Array(slots) = slot else { return };
            for (slot, value) in slots.iter_mut().zip(values) {
                if let (Value::Object(slot), Value::Object(inner)) = (slot, value)
                    && let Some(part) = name_in(inner, part)
                {
                    slot.insert(part.clone(), inner[&part].clone());
                }
            }
        }
        _ => {}
    }
}

fn name_in(object: &Document, name: &str) -> Option<String> {
    object
        .keys()
        .find(|key| key.eq_ignore_ascii_case(name))
        .cloned()
}
