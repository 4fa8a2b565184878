//! From SCIM's conditions to the kernel's filter tree, which is lowered to a statement.
//!
//! What is looked up most, a person by `userName` or `externalId`, is found by its index first: the
//! condition then names the id beside it.

use beffroi_core::filter::{Op, Value};
use beffroi_core::{Failure, Filter, LanguageTag, failure};
use beffroi_directory::{group, lookup};
use beffroi_store::{ColumnKind, Conn};
use beffroi_web::Caller;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use super::provider;
use crate::filter::{AttributePath, Expression};
use crate::refusal;
use crate::schema::{Kind, ResourceType, find};
use crate::store::beside::{self, Named};
use crate::store::list::List;
use crate::user::principal_name;

/// What a condition is lowered for.
pub(crate) struct Lowering<'a> {
    pub(crate) caller: &'a Caller,
    pub(crate) kind: &'static ResourceType,
    pub(crate) list: &'static List,
}

/// Holds for everything.
fn always() -> Filter {
    Filter::Compare("id".to_owned(), Op::Ne, Value::Guid(Uuid::nil()))
}

/// Holds for nothing.
pub(crate) fn never() -> Filter {
    Filter::Compare("id".to_owned(), Op::Eq, Value::Guid(Uuid::nil()))
}

fn compare(property: &str, op: Op, literal: &Value) -> Filter {
    Filter::Compare(property.to_owned(), op, literal.clone())
}

impl Lowering<'_> {
    /// Lowers a condition.
    ///
    /// # Errors
    /// `invalidFilter` naming what is not offered.
    pub(crate) fn lower<'b>(
        &'b self,
        conn: &'b mut Conn,
        expression: &'b Expression,
    ) -> BoxFuture<'b, failure::Result<Filter>> {
        async move {
            Ok(match expression {
                Expression::And(parts) => Filter::And(self.all(conn, parts).await?),
                Expression::Or(parts) => Filter::Or(self.all(conn, parts).await?),
                Expression::Not(part) => Filter::Not(Box::new(self.lower(conn, part).await?)),
                Expression::Present(path) => self.present(path)?,
                Expression::Compare(path, op, literal) => {
                    let property = self.property(path)?;
                    self.compare(conn, &property, *op, literal).await?
                }
                Expression::Values(path, inner) => {
                    let inner = of_values(path, inner)?;
                    self.lower(conn, &inner).await?
                }
            })
        }
        .boxed()
    }

    async fn all(&self, conn: &mut Conn, parts: &[Expression]) -> failure::Result<Vec<Filter>> {
        let mut lowered = Vec::with_capacity(parts.len());
        for part in parts {
            lowered.push(self.lower(conn, part).await?);
        }
        Ok(lowered)
    }

    /// The name of a property in the form of the list's columns.
    fn property(&self, path: &AttributePath) -> failure::Result<String> {
        let unknown = || self.not_offered(&shown(path));
        let attribute = match &path.schema {
            None => self.kind.attribute(&path.name),
            Some(id) => {
                let schema = self.kind.schema(id).ok_or_else(unknown)?;
                if self.kind.is_extension(schema) {
                    find(schema.attributes, &path.name)
                } else {
                    self.kind.attribute(&path.name)
                }
            }
        };
        let attribute = attribute.ok_or_else(unknown)?;
        let part = match &path.part {
            Some(part) => Some(attribute.part(part).ok_or_else(unknown)?),
            // What has several values is compared by them.
            None if attribute.kind == Kind::Complex => attribute.part("value"),
            None => None,
        };
        Ok(match part {
            Some(part) => format!("{}.{}", attribute.name, part.name),
            None => attribute.name.to_owned(),
        })
    }

    fn not_offered(&self, name: &str) -> Failure {
        let columns = self.list.columns();
        let mut names: Vec<&str> = Vec::new();
        for name in columns {
            let name = match name {
                "emails.others" => continue,
                "phoneNumbers.mobile" | "phoneNumbers.work" => "phoneNumbers.value",
                name => name,
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if self.kind.name == "Group" {
            names.push("members.value (by eq)");
        }
        refusal::filter(format!(
            "can't filter a {} by '{name}'; it can by {}",
            self.kind.name,
            names.join(", ")
        ))
    }

    fn present(&self, path: &AttributePath) -> failure::Result<Filter> {
        let property = self.property(path)?;
        let there = |name: &str| compare(name, Op::Ne, &Value::Null);
        Ok(match property.as_str() {
            "emails.value" => Filter::Or(vec![
                there("emails.value"),
                compare("emails.others", Op::Ne, &Value::Text("[]".to_owned())),
            ]),
            "phoneNumbers.value" => Filter::Or(vec![
                there("phoneNumbers.mobile"),
                there("phoneNumbers.work"),
            ]),
            "name" => Filter::Or(vec![there("name.givenName"), there("name.familyName")]),
            "meta" | "schemas" | "meta.resourceType" | "meta.location" => always(),
            name if self.list.column(name).is_some() => there(name),
            name => return Err(self.not_offered(name)),
        })
    }

    async fn compare(
        &self,
        conn: &mut Conn,
        property: &str,
        op: Op,
        literal: &Value,
    ) -> failure::Result<Filter> {
        match (property, op, literal) {
            ("userName", Op::Eq, Value::Text(name)) if self.kind.name == "User" => {
                let domains = lookup::domains(conn, self.caller.tenant).await?;
                let (upn, _) = principal_name(name, &domains);
                let account = lookup::account_by_upn(conn, &upn).await?;
                let account = account.filter(|account| account.tenant == self.caller.tenant);
                let id = account.map(|account| account.id.uuid());
                Ok(found(id, compare(property, op, literal)))
            }
            ("externalId", Op::Eq, Value::Text(name)) => {
                let kind = match self.kind.name {
                    "User" => Named::User,
                    _ => Named::Group,
                };
                let own = provider(self.caller);
                let id = beside::by_external_id(conn, own, kind, name).await?;
                Ok(found(id, compare(property, op, literal)))
            }
            ("members.value", Op::Eq, Value::Text(member)) => {
                let Ok(member) = Uuid::try_parse(member) else {
                    return Ok(never());
                };
                let groups = group::groups_of(conn, self.caller.tenant, member).await?;
                let groups: Vec<Value> = groups.into_iter().map(Value::Guid).collect();
                Ok(if groups.is_empty() {
                    never()
                } else {
                    Filter::In("id".to_owned(), groups)
                })
            }
            ("emails.value", op, Value::Text(text)) => mail(op, text),
            ("phoneNumbers.value", op, literal) => {
                let numbers = ["phoneNumbers.mobile", "phoneNumbers.work"];
                let either = numbers.map(|name| compare(name, positive(op), literal));
                let either = Filter::Or(either.to_vec());
                Ok(if op == Op::Ne {
                    Filter::Not(Box::new(either))
                } else {
                    either
                })
            }
            ("meta.resourceType", Op::Eq, Value::Text(name)) => {
                Ok(if name.eq_ignore_ascii_case(self.kind.name) {
                    always()
                } else {
                    never()
                })
            }
            _ => self.column(property, op, literal),
        }
    }

    /// Comparison of a column, its literal in the column's own kind.
    fn column(&self, property: &str, op: Op, literal: &Value) -> failure::Result<Filter> {
        let Some(column) = self.list.column(property) else {
            return Err(self.not_offered(property));
        };
        if column.kind == ColumnKind::Bool && !matches!(op, Op::Eq | Op::Ne) {
            return Err(refusal::filter(format!(
                "{property} can be compared by eq and ne only"
            )));
        }
        let literal = match (column.kind, literal) {
            (ColumnKind::Bool, Value::Text(text)) => match text.to_ascii_lowercase().as_str() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                _ => literal.clone(),
            },
            // An id that is none names nothing; it is no mistake to look for it.
            (ColumnKind::Guid, Value::Text(text)) if Uuid::try_parse(text).is_err() => {
                return Ok(if op == Op::Ne { always() } else { never() });
            }
            (_, Value::Text(text)) if property == "preferredLanguage" => {
                let tag = text.parse::<LanguageTag>();
                Value::Text(tag.map_or_else(|_| text.clone(), |tag| tag.to_string()))
            }
            _ => literal.clone(),
        };
        Ok(compare(property, op, &literal))
    }
}

/// Comparison of one of the person's addresses: the first, or one of the further ones, which
/// stand in one text, each in double quotes.
fn mail(op: Op, text: &str) -> failure::Result<Filter> {
    let further = match op {
        Op::Eq | Op::Ne => format!("\"{text}\""),
        Op::StartsWith => format!("\"{text}"),
        Op::EndsWith => format!("{text}\""),
        Op::Contains => text.to_owned(),
        _ => {
            return Err(refusal::filter(
                "emails can be compared by eq, ne, co, sw, ew and pr",
            ));
        }
    };
    let literal = Value::Text(text.to_owned());
    let either = Filter::Or(vec![
        compare("emails.value", positive(op), &literal),
        compare("emails.others", Op::Contains, &Value::Text(further)),
    ]);
    Ok(if op == Op::Ne {
        Filter::Not(Box::new(either))
    } else {
        either
    })
}

/// A condition on the values of an attribute, said of the attribute itself: that is the same for
/// one that compares `value` alone.
fn of_values(path: &AttributePath, inner: &Expression) -> failure::Result<Expression> {
    let outer = |part: &AttributePath| {
        let is_value =
            part.schema.is_none() && part.part.is_none() && part.name.eq_ignore_ascii_case("value");
        if is_value && path.part.is_none() {
            let mut path = path.clone();
            path.part = Some("value".to_owned());
            return Ok(path);
        }
        Err(refusal::filter(format!(
            "{}[…] can compare value only, not '{}'",
            shown(path),
            shown(part)
        )))
    };
    Ok(match inner {
        Expression::Compare(part, op, literal) => {
            Expression::Compare(outer(part)?, *op, literal.clone())
        }
        Expression::Present(part) => Expression::Present(outer(part)?),
        Expression::Or(parts) => {
            let parts = parts.iter().map(|part| of_values(path, part));
            Expression::Or(parts.collect::<failure::Result<_>>()?)
        }
        _ => {
            return Err(refusal::filter(format!(
                "{}[…] can hold comparisons and or, not and or not",
                shown(path)
            )));
        }
    })
}

/// The id that an index has found, beside the condition that it was looked up by.
fn found(id: Option<Uuid>, condition: Filter) -> Filter {
    match id {
        Some(id) => {
            let by_id = Filter::Compare("id".to_owned(), Op::Eq, Value::Guid(id));
            Filter::And(vec![by_id, condition])
        }
        None => never(),
    }
}

fn positive(op: Op) -> Op {
    if op == Op::Ne { Op::Eq } else { op }
}

fn shown(path: &AttributePath) -> String {
    let name: String = path.name.chars().take(60).collect();
    match &path.part {
        Some(part) => {
            let part: String = part.chars().take(60).collect();
            format!("{name}.{part}")
        }
        None => name,
    }
}

/// The name of an attribute to sort by, as the list's orders know it.
pub(crate) fn order_name(kind: &ResourceType, path: &AttributePath) -> Option<String> {
    let attribute = match &path.schema {
        None => kind.attribute(&path.name),
        Some(id) => {
            let schema = kind.schema(id)?;
            if kind.is_extension(schema) {
                find(schema.attributes, &path.name)
            } else {
                kind.attribute(&path.name)
            }
        }
    }?;
    let part = match &path.part {
        Some(part) => Some(attribute.part(part)?),
        None => attribute.part("value"),
    };
    Some(match part {
        Some(part) => format!("{}.{}", attribute.name, part.name),
        None => attribute.name.to_owned(),
    })
}
