use std::borrow::Cow;
use std::collections::HashMap;

use super::Value;

/// Which properties of a cmdlet's objects are shown when nobody says which. Without any, all are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct View {
    /// The columns of a table. Empty: as many as there are, and a list beyond four.
    pub table: &'static [&'static str],
    /// The lines of a list.
    pub list: &'static [&'static str],
}

impl View {
    /// Shows everything.
    pub const ALL: Self = Self {
        table: &[],
        list: &[],
    };
}

/// What made an object, which decides how it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// Properties, as cmdlets and `Select-Object` give them.
    #[default]
    Record,
    /// `@{…}`.
    Table,
    /// An error that was caught. As text, it is its message.
    Error,
}

/// From so many properties on, names are looked up in an index: data that scripts read may have
/// any number of them.
const INDEXED_FROM: usize = 48;

/// Named properties in their order. Names are found in any case.
#[derive(Debug, Clone, Default)]
pub struct Object {
    fields: Vec<(Cow<'static, str>, Value)>,
    shape: Shape,
    view: Option<&'static View>,
    /// The place of each name, in small letters. Only where there are many.
    #[expect(
        clippy::box_collection,
        reason = "hardly any object has one, and every value has room for it"
    )]
    index: Option<Box<HashMap<String, usize>>>,
}

/// How an object looks is not what it is.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.fields == other.fields
    }
}

impl Object {
    /// No property.
    pub const fn new() -> Self {
        Self {
            fields: Vec::new(),
            shape: Shape::Record,
            view: None,
            index: None,
        }
    }

    /// No entry yet, to become a `@{…}`.
    pub const fn table() -> Self {
        Self {
            fields: Vec::new(),
            shape: Shape::Table,
            view: None,
            index: None,
        }
    }

    /// With one more property.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        self.set(name, value.into());
        self
    }

    /// Sets a property; one that is there keeps its place and the case of its name.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: Value) {
        let name = name.into();
        match self.place(&name) {
            Some(place) => self.fields[place].1 = value,
            None => self.push(name, value),
        }
    }

    /// Adds a property whose name is known to be new, without looking for it.
    pub(crate) fn push(&mut self, name: impl Into<Cow<'static, str>>, value: Value) {
        self.fields.push((name.into(), value));
        let last = self.fields.len() - 1;
        if let Some(index) = &mut self.index {
            let name = self.fields[last].0.to_lowercase();
            index.entry(name).or_insert(last);
        } else if self.fields.len() >= INDEXED_FROM {
            let names = self.fields.iter().map(|(name, _)| name.to_lowercase());
            // Backwards, so that the first of two like names stays.
            let places = names.zip(0..self.fields.len()).rev();
            self.index = Some(Box::new(places.collect()));
        }
    }

    /// The property of a name in any case.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.place(name).map(|place| &self.fields[place].1)
    }

    /// The property of a name in any case, with its name as the object writes it.
    pub fn entry(&self, name: &str) -> Option<(&str, &Value)> {
        let place = self.place(name)?;
        let (name, value) = &self.fields[place];
        Some((name, value))
    }

    /// All properties.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> + DoubleEndedIterator {
        self.fields.iter().map(|(name, value)| (&**name, value))
    }

    /// All names.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.fields.iter().map(|(name, _)| &**name)
    }

    /// How many properties there are.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether there is no property.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// What made it.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// How it is shown when nobody says how.
    pub fn view(&self) -> Option<&'static View> {
        self.view
    }

    /// The same properties in another shape.
    #[must_use]
    pub fn shaped(mut self, shape: Shape) -> Self {
        self.shape = shape;
        self
    }

    /// Shown by this view, unless it has one already.
    pub fn show_by(&mut self, view: &'static View) {
        self.view.get_or_insert(view);
    }

    fn place(&self, name: &str) -> Option<usize> {
        if let Some(index) = &self.index {
            return index.get(&name.to_lowercase()).copied();
        }
        self.fields
            .iter()
            .position(|(known, _)| same_name(known, name))
    }
}

impl FromIterator<(String, Value)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(fields: I) -> Self {
        let mut object = Self::new();
        for (name, value) in fields {
            object.set(name, value);
        }
        object
    }
}

/// Whether two names are the same but for case.
fn same_name(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || (!one.is_ascii() && !other.is_ascii() && one.to_lowercase() == other.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case_and_keep_their_own() {
        let mut object = Object::new().with("SKUAssigned", true).with("Größe", 1);
        assert_eq!(
            object.entry("skuassigned"),
            Some(("SKUAssigned", &Value::Bool(true)))
        );
        assert_eq!(object.get("GRÖSSE"), None);
        assert_eq!(object.get("GRÖßE"), Some(&Value::Int(1)));
        object.set("SkuAssigned", Value::Null);
        assert_eq!(object.names().collect::<Vec<_>>(), ["SKUAssigned", "Größe"]);
    }

    #[test]
    fn many_properties_are_found_as_few_are() {
        let mut object = Object::new();
        for round in 0..2 {
            for number in 0..200 {
                object.set(format!("Name{number}"), Value::Int(number + round));
                assert_eq!(
                    object.get(&format!("nAME{number}")),
                    Some(&Value::Int(number + round))
                );
            }
        }
        assert_eq!(object.len(), 200);
        assert_eq!(object.names().next(), Some("Name0"));
        assert_eq!(object.get("Name200"), None);
    }
}
