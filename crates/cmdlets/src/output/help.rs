use std::fmt::Write;

use super::wrap::wrapped;
use crate::registry::{Kind, Parameter, Signature};

const WIDTH: usize = 96;

/// What `Get-Help` says about a cmdlet: all of it, or only the examples.
pub fn help_text(signature: &Signature, only_examples: bool) -> String {
    let mut text = String::new();
    section(&mut text, "NAME", signature.name);
    section(&mut text, "SYNOPSIS", signature.synopsis);
    if !only_examples {
        section(&mut text, "SYNTAX", &syntax(signature));
        section(&mut text, "DESCRIPTION", signature.description);
        if !signature.parameters.is_empty() {
            text.push_str("\nPARAMETERS\n");
            for parameter in signature.parameters {
                text.push_str(&described(parameter));
            }
        }
    }
    if !signature.examples.is_empty() {
        text.push_str("\nEXAMPLES\n");
        for example in signature.examples {
            let _ = writeln!(
                text,
                "    PS > {}\n        {}\n",
                example.line, example.says
            );
        }
    }
    if !only_examples && !signature.aliases.is_empty() {
        section(&mut text, "ALIASES", &signature.aliases.join(", "));
    }
    text
}

/// What `Get-Help -Parameter` says, if there is such a parameter.
pub(crate) fn parameter_help(signature: &Signature, name: &str) -> Option<String> {
    let found = signature
        .parameters
        .iter()
        .find(|parameter| parameter.is_called(name))?;
    Some(format!("\n{}", described(found)))
}

fn section(text: &mut String, title: &str, body: &str) {
    if body.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{title}");
    for line in wrapped(body, WIDTH) {
        let _ = writeln!(text, "    {line}");
    }
}

/// How a cmdlet is written: `Get-X [[-Identity] <String>] [-Archive]`.
fn syntax(signature: &Signature) -> String {
    let mut text = signature.name.to_owned();
    for parameter in signature.parameters {
        let _ = write!(text, " {}", usage(parameter));
    }
    if signature.changes {
        text.push_str(" [-WhatIf] [-Confirm]");
    }
    text.push_str(" [<CommonParameters>]");
    text
}

fn usage(parameter: &Parameter) -> String {
    let name = match parameter.position {
        Some(_) => format!("[-{}]", parameter.name),
        None => format!("-{}", parameter.name),
    };
    let whole = match parameter.kind {
        Kind::Switch => name,
        Kind::Choice(choices) => format!("{name} {{{}}}", choices.join(" | ")),
        kind => format!("{name} <{}>", kind.short_name()),
    };
    if parameter.mandatory {
        whole
    } else {
        format!("[{whole}]")
    }
}

fn described(parameter: &Parameter) -> String {
    let mut text = String::new();
    let kind = match parameter.kind {
        Kind::Switch => String::new(),
        kind => format!(" <{}>", kind.short_name()),
    };
    let _ = writeln!(text, "    -{}{kind}", parameter.name);
    for line in wrapped(parameter.help, WIDTH - 4) {
        let _ = writeln!(text, "        {line}");
    }
    if let Kind::Choice(choices) = parameter.kind {
        let _ = writeln!(text, "        One of: {}", choices.join(", "));
    }
    if !parameter.aliases.is_empty() {
        let _ = writeln!(text, "        Also: -{}", parameter.aliases.join(", -"));
    }
    if parameter.mandatory {
        text.push_str("        Required.\n");
    }
    if parameter.pipeline.by_property() || parameter.pipeline.by_value() {
        text.push_str("        Taken from the pipeline.\n");
    }
    text.push('\n');
    text
}
