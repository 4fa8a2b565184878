use std::collections::HashMap;

use super::selector::Selector;
use super::{Built, Flow, Host, Stage, Step};
use crate::registry::Bound;
use crate::value::{Object, Value, View};

const VIEW: View = View {
    table: &["Count", "Name", "Group"],
    list: &[],
};
const VIEW_WITHOUT_ELEMENTS: View = View {
    table: &["Count", "Name"],
    list: &[],
};

struct Group {
    keys: Vec<Selector>,
    elements: bool,
    case: bool,
    places: HashMap<String, usize>,
    groups: Vec<Members>,
}

struct Members {
    name: String,
    values: Vec<Value>,
    count: i64,
    elements: Vec<Value>,
}

pub(super) fn build(bound: &mut Bound) -> Built {
    Ok(Box::new(Group {
        keys: Selector::all(bound.list("Property").unwrap_or_default())?,
        elements: !bound.switch("NoElement"),
        case: bound.switch("CaseSensitive"),
        places: HashMap::new(),
        groups: Vec::new(),
    }))
}

impl Stage for Group {
    fn process<'s>(&'s mut self, host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        Box::pin(async move {
            let mut item = input;
            let mut values = Vec::with_capacity(self.keys.len().max(1));
            for selector in &self.keys {
                let (back, value) = selector.value(host, item).await?;
                item = back;
                values.push(value);
            }
            if self.keys.is_empty() {
                values.push(item.clone());
            }
            // Each is kept beside the object that it comes from: groups of groups of groups would double.
            for value in &values {
                host.made(value)?;
            }
            let texts: Vec<_> = values.iter().map(Value::to_text).collect();
            let name = texts.join(", ");
            let key = if self.case {
                name.clone()
            } else {
                name.to_lowercase()
            };
            let place = *self.places.entry(key).or_insert(self.groups.len());
            if place == self.groups.len() {
                self.groups.push(Members {
                    name,
                    values,
                    count: 0,
                    elements: Vec::new(),
                });
            }
            let group = &mut self.groups[place];
            group.count += 1;
            if self.elements {
                group.elements.push(item);
            }
            Ok(Flow::nothing())
        })
    }

    fn end<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            let mut groups = std::mem::take(&mut self.groups);
            host.work(groups.len())?;
            // As PowerShell 7 does: the groups in the order of their names.
            groups.sort_by_cached_key(|group| group.name.to_lowercase());
            let view = if self.elements {
                &VIEW
            } else {
                &VIEW_WITHOUT_ELEMENTS
            };
            let mut objects = Vec::with_capacity(groups.len());
            for group in groups {
                let mut object = Object::new()
                    .with("Values", group.values)
                    .with("Count", group.count)
                    .with("Group", group.elements)
                    .with("Name", group.name);
                object.show_by(view);
                let object = Value::Object(object);
                host.made(&object)?;
                objects.push(object);
            }
            Ok(objects)
        })
    }
}
