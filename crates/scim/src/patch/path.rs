//! The paths of a PATCH.

use beffroi_core::failure;

use crate::filter::{AttributePath, Expression, attribute_path, parse_path_with_filter};
use crate::refusal;
use crate::schema::{Attribute, ResourceType, Schema, find};

/// A path as it is written: `emails[type eq "work"].value`.
#[derive(Debug, Clone, PartialEq)]
pub struct PathSyntax {
    /// The attribute, with a part where no condition stands between them.
    pub attribute: AttributePath,
    /// The condition in brackets.
    pub condition: Option<Expression>,
    /// The part behind the brackets.
    pub part: Option<String>,
}

/// Reads a path, whatever it is a path of.
///
/// # Errors
/// `invalidPath` with what was expected.
pub fn parse_path(text: &str) -> failure::Result<PathSyntax> {
    let wrong = || refusal::path(format!("'{}' is no path", shown(text)));
    let parsed = parse_path_with_filter(text);
    let (name, condition, part) = parsed.map_err(|why| {
        let why = why.message().replace("filter, ", "");
        refusal::path(format!("'{}' is no path: {why}", shown(text)))
    })?;
    let attribute = attribute_path(&name).ok_or_else(wrong)?;
    if condition.is_some() && attribute.part.is_some() {
        return Err(wrong());
    }
    Ok(PathSyntax {
        attribute,
        condition,
        part,
    })
}

fn shown(text: &str) -> String {
    text.chars().take(100).collect()
}

/// Where an operation works.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// Everything of a schema: the extension as a whole.
    Whole(&'static Schema),
    /// An attribute, some of its values, or a part of them.
    At(Place),
    /// What RFC 7643 has and the directory has not: providers send it, nothing comes of it.
    PassedOver,
}

/// An attribute, some of its values, or a part of them.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The path as it was written, for refusals.
    pub(crate) text: String,
    /// The extension that the attribute belongs to.
    pub(crate) extension: Option<&'static Schema>,
    pub(crate) attribute: &'static Attribute,
    pub(crate) condition: Option<Expression>,
    pub(crate) part: Option<&'static Attribute>,
}

/// Finds out where a path leads.
pub(crate) fn resolve(kind: &ResourceType, text: &str) -> failure::Result<Target> {
    if let Some(schema) = kind.schema(text) {
        return Ok(Target::Whole(schema));
    }
    let path = parse_path(text)?;
    let name = path.attribute.name.as_str();
    let nowhere = || {
        refusal::path(format!(
            "'{}' leads to no attribute of a {} here",
            shown(text),
            kind.name
        ))
    };
    let (extension, attribute, schema) = match &path.attribute.schema {
        None => (None, kind.attribute(name), kind.core),
        Some(id) => {
            let schema = kind.schema(id).ok_or_else(nowhere)?;
            if kind.is_extension(schema) {
                (Some(schema), find(schema.attributes, name), schema)
            } else {
                (None, kind.attribute(name), schema)
            }
        }
    };
    let Some(attribute) = attribute else {
        return if schema.passes_over(name) {
            Ok(Target::PassedOver)
        } else {
            Err(nowhere())
        };
    };
    if attribute.read_only {
        return Err(refusal::read_only(attribute.name));
    }
    if path.condition.is_some() && !attribute.multi_valued {
        return Err(refusal::path(format!(
            "'{}' asks for some of the values of {}, which has only one",
            shown(text),
            attribute.name
        )));
    }
    let part = match path.part.as_deref().or(path.attribute.part.as_deref()) {
        None => None,
        Some(name) => match attribute.part(name) {
            Some(part) => Some(part),
            None if is_known_elsewhere(name) => return Ok(Target::PassedOver),
            None => return Err(nowhere()),
        },
    };
    Ok(Target::At(Place {
        text: text.to_owned(),
        extension,
        attribute,
        condition: path.condition,
        part,
    }))
}

/// Parts that RFC 7643 has and the directory has not.
fn is_known_elsewhere(part: &str) -> bool {
    [
        "display",
        "formatted",
        "middleName",
        "honorificPrefix",
        "honorificSuffix",
    ]
    .iter()
    .any(|known| known.eq_ignore_ascii_case(part))
}
