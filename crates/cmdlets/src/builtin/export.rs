use super::{Built, Flow, Host, Stage, Step};
use crate::output::{Csv, Quotes};
use crate::registry::Bound;
use crate::sink::FileToWrite;
use crate::value::Value;

fn csv(bound: &Bound) -> Csv {
    let delimiter = bound.text("Delimiter").and_then(|text| text.chars().next());
    let quotes = match bound.text("UseQuotes") {
        Some("AsNeeded") => Quotes::AsNeeded,
        Some("Never") => Quotes::Never,
        _ => Quotes::Always,
    };
    Csv::new(delimiter.unwrap_or(','), quotes)
}

struct ToCsv {
    csv: Csv,
}

pub(super) fn to_csv(bound: &mut Bound) -> Built {
    Ok(Box::new(ToCsv { csv: csv(bound) }))
}

impl Stage for ToCsv {
    fn process<'s>(&'s mut self, _host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        let lines = self.csv.lines(&input);
        let values = lines.into_iter().map(Value::String).collect();
        Box::pin(async { Ok(Flow::more(values)) })
    }
}

struct ExportCsv {
    csv: Csv,
    file: FileToWrite,
}

pub(super) fn export_csv(bound: &mut Bound) -> Built {
    Ok(Box::new(ExportCsv {
        csv: csv(bound),
        file: FileToWrite {
            path: bound.text("Path").unwrap_or_default().to_owned(),
            content: String::new(),
            append: bound.switch("Append"),
            keep: bound.switch("NoClobber"),
        },
    }))
}

impl Stage for ExportCsv {
    fn process<'s>(&'s mut self, _host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        for line in self.csv.lines(&input) {
            self.file.content.push_str(&line);
            self.file.content.push('\n');
        }
        Box::pin(async { Ok(Flow::nothing()) })
    }

    fn end<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            let content = std::mem::take(&mut self.file.content);
            let file = FileToWrite {
                content,
                ..self.file.clone()
            };
            host.write(file)?;
            Ok(Vec::new())
        })
    }
}
