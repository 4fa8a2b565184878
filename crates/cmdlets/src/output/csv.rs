use super::cell::line;
use crate::value::Value;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quotes {
    Always,
    AsNeeded,
    Never,
}

/// Objects as lines of CSV. The first one says which columns there are.
pub(crate) struct Csv {
    delimiter: char,
    quotes: Quotes,
    columns: Option<Vec<String>>,
}

impl Csv {
    pub(crate) fn new(delimiter: char, quotes: Quotes) -> Self {
        Self {
            delimiter,
            quotes,
            columns: None,
        }
    }

    /// The lines of one object: two for the first, which has the names above it.
    pub(crate) fn lines(&mut self, value: &Value) -> Vec<String> {
        let mut lines = Vec::new();
        if self.columns.is_none() {
            let names: Vec<String> = match value {
                Value::Object(object) => object.names().map(str::to_owned).collect(),
                // All that a text has, as PowerShell sees it.
                _ => vec!["Length".to_owned()],
            };
            lines.push(self.joined(names.iter().map(|name| Some(name.clone()))));
            self.columns = Some(names);
        }
        let columns = self.columns.iter().flatten();
        let values = columns.map(|name| match value.member(name) {
            Value::Null => None,
            value @ Value::List(_) => Some(value.type_name().to_owned()),
            value => Some(line(&value)),
        });
        lines.push(self.joined(values));
        lines
    }

    fn joined(&self, values: impl Iterator<Item = Option<String>>) -> String {
        let quoted: Vec<String> = values
            .map(|value| value.map(|value| self.quoted(&value)).unwrap_or_default())
            .collect();
        let mut delimiter = [0; 4];
        quoted.join(self.delimiter.encode_utf8(&mut delimiter))
    }

    fn quoted(&self, value: &str) -> String {
        let needed = value.contains([self.delimiter, '"', '\n', '\r']);
        match self.quotes {
            Quotes::Never => value.to_owned(),
            Quotes::AsNeeded if !needed => value.to_owned(),
            _ => format!("\"{}\"", value.replace('"', "\"\"")),
        }
    }
}
