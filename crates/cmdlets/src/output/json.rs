use crate::value::Value;

/// JSON as `ConvertTo-Json` writes it. Below `depth` levels of what is contained, texts.
pub(crate) fn json_text(value: &Value, depth: usize, compress: bool) -> String {
    let mut writer = Writer {
        text: String::new(),
        compress,
    };
    writer.value(value, depth + 1, 0);
    writer.text
}

struct Writer {
    text: String,
    compress: bool,
}

impl Writer {
    fn value(&mut self, value: &Value, levels: usize, indent: usize) {
        match value {
            Value::List(_) | Value::Object(_) if levels == 0 => self.string(&value.to_text()),
            Value::List(values) => {
                let members = values.iter().map(|value| (None, value));
                self.members('[', ']', members, levels, indent);
            }
            Value::Object(object) => {
                let members = object.iter().map(|(name, value)| (Some(name), value));
                self.members('{', '}', members, levels, indent);
            }
            scalar => {
                let written = serde_json::to_string(scalar).unwrap_or_default();
                self.text.push_str(&written);
            }
        }
    }

    fn members<'v>(
        &mut self,
        open: char,
        close: char,
        members: impl ExactSizeIterator<Item = (Option<&'v str>, &'v Value)>,
        levels: usize,
        indent: usize,
    ) {
        self.text.push(open);
        let is_empty = members.len() == 0;
        for (place, (name, value)) in members.enumerate() {
            if place > 0 {
                self.text.push(',');
            }
            self.line(indent + 1);
            if let Some(name) = name {
                self.string(name);
                self.text.push_str(if self.compress { ":" } else { ": " });
            }
            self.value(value, levels - 1, indent + 1);
        }
        if !is_empty {
            self.line(indent);
        }
        self.text.push(close);
    }

    fn line(&mut self, indent: usize) {
        if !self.compress {
            self.text.push('\n');
            self.text.push_str(&"  ".repeat(indent));
        }
    }

    fn string(&mut self, text: &str) {
        self.text
            .push_str(&serde_json::to_string(text).unwrap_or_default());
    }
}
