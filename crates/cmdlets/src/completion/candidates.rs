use super::place::Place;
use super::{Candidate, CandidateKind};
use crate::binding::{COMMON, resolve};
use crate::registry::{Kind, Parameter, Signature};

/// Cmdlets of the language whose arguments are properties.
const TAKE_PROPERTIES: [&str; 8] = [
    "Select-Object",
    "Where-Object",
    "Sort-Object",
    "Measure-Object",
    "Group-Object",
    "ForEach-Object",
    "Format-Table",
    "Format-List",
];
/// Those that hand on the objects that they take.
const HAND_ON: [&str; 3] = ["Select-Object", "Where-Object", "Sort-Object"];
/// Parameters that take properties.
const PROPERTY_PARAMETERS: [&str; 4] = [
    "Property",
    "ExpandProperty",
    "ExcludeProperty",
    "MemberName",
];

pub(super) fn of(catalogue: &[Signature], place: &Place<'_>) -> Vec<Candidate> {
    if place.quoted {
        return Vec::new();
    }
    if let Some(member) = place
        .word
        .rfind('.')
        .filter(|_| place.word.starts_with("$_"))
    {
        let (item, begun) = place.word.split_at(member);
        let names = properties(catalogue, place, &begun[1..]);
        return names
            .map(|name| property(format!("{item}.{name}")))
            .collect();
    }
    let find = |name: &str| catalogue.iter().find(|signature| signature.is_called(name));
    let Some(first) = place.words.first() else {
        return commands(catalogue, place.word);
    };
    let Some(signature) = find(first) else {
        return Vec::new();
    };
    if let Some(begun) = place.word.strip_prefix('-') {
        return parameters(signature, begun);
    }
    let last = place
        .words
        .iter()
        .rev()
        .find(|word| **word != ",")
        .and_then(|word| word.strip_prefix('-'));
    let parameter = last.and_then(|name| resolve(signature.parameters, name).ok());
    match parameter {
        Some((parameter, _)) if choices(parameter.kind).is_some() => {
            let words = choices(parameter.kind).unwrap_or_default();
            let fits = words.iter().filter(|word| begins(word, place.word));
            let candidate = |word: &&str| Candidate {
                text: (*word).to_owned(),
                kind: CandidateKind::Choice,
                help: parameter.help.to_owned(),
            };
            fits.map(candidate).collect()
        }
        Some((parameter, _)) if parameter.kind != Kind::Switch && !takes_properties(parameter) => {
            Vec::new()
        }
        _ if TAKE_PROPERTIES.contains(&signature.name) => {
            let names = properties(catalogue, place, place.word);
            names.map(|name| property(name.to_owned())).collect()
        }
        _ if ["Get-Help", "Get-Command"].contains(&signature.name) => {
            commands(catalogue, place.word)
        }
        _ => Vec::new(),
    }
}

fn takes_properties(parameter: &Parameter) -> bool {
    PROPERTY_PARAMETERS.contains(&parameter.name)
}

fn choices(kind: Kind) -> Option<&'static [&'static str]> {
    match kind {
        Kind::Choice(choices) => Some(choices),
        Kind::Bool => Some(&["$true", "$false"]),
        _ => None,
    }
}

fn begins(name: &str, begun: &str) -> bool {
    let head = name.get(..begun.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(begun))
}

fn property(text: String) -> Candidate {
    Candidate {
        text,
        kind: CandidateKind::Property,
        help: String::new(),
    }
}

fn commands(catalogue: &[Signature], begun: &str) -> Vec<Candidate> {
    let fits = catalogue
        .iter()
        .filter(|signature| begins(signature.name, begun));
    let candidate = |signature: &Signature| Candidate {
        text: signature.name.to_owned(),
        kind: CandidateKind::Cmdlet,
        help: signature.synopsis.to_owned(),
    };
    fits.map(candidate).collect()
}

/// Those of the cmdlet first. Those that every cmdlet has come when something was typed.
fn parameters(signature: &Signature, begun: &str) -> Vec<Candidate> {
    let of_changes = |name| signature.changes && ["WhatIf", "Confirm"].contains(&name);
    let common = COMMON
        .iter()
        .filter(|parameter| !begun.is_empty() || of_changes(parameter.name));
    let all = signature.parameters.iter().chain(common);
    let fits = all.filter(|parameter| begins(parameter.name, begun));
    let candidate = |parameter: &Parameter| Candidate {
        text: format!("-{}", parameter.name),
        kind: CandidateKind::Parameter,
        help: parameter.help.to_owned(),
    };
    fits.map(candidate).collect()
}

/// The properties of what comes down the pipeline here, as the cmdlet that it comes from says.
fn properties<'c>(
    catalogue: &'c [Signature],
    place: &Place<'_>,
    begun: &'c str,
) -> impl Iterator<Item = &'static str> + use<'c> {
    let mut source: Option<&Signature> = None;
    for name in &place.before {
        let found = catalogue.iter().find(|signature| signature.is_called(name));
        match found {
            Some(signature) if HAND_ON.contains(&signature.name) => {}
            found => source = found,
        }
    }
    let output = source.map_or(&[] as &[_], |signature| signature.output);
    output
        .iter()
        .copied()
        .filter(move |name| begins(name, begun))
}
