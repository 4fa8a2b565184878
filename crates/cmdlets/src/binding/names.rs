use super::error::BindError;
use super::preferences::COMMON;
use crate::registry::Parameter;

/// The parameter that a name stands for: in full, or abbreviated as long as it is the only one
/// that begins so. The flag says that it is one of those that every cmdlet has.
pub(crate) fn resolve(
    parameters: &'static [Parameter],
    name: &str,
) -> Result<(&'static Parameter, bool), BindError> {
    let own = parameters.iter().map(|parameter| (parameter, false));
    let common = COMMON.iter().map(|parameter| (parameter, true));
    let all = || own.clone().chain(common.clone());
    if let Some(found) = all().find(|(parameter, _)| parameter.is_called(name)) {
        return Ok(found);
    }
    let begins = |known: &str| {
        let head = known.get(..name.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(name))
    };
    let matching = |candidates: Vec<(&'static Parameter, bool)>| -> Vec<_> {
        let begun = candidates.into_iter();
        begun
            .filter(|(parameter, _)| parameter.names().any(begins))
            .collect()
    };
    // A parameter of the cmdlet goes before one that every cmdlet has.
    let mut found = matching(own.clone().collect());
    if found.is_empty() {
        found = matching(common.clone().collect());
    }
    match found.as_slice() {
        [] => Err(BindError::UnknownParameter(name.to_owned())),
        [only] => Ok(*only),
        several => Err(BindError::AmbiguousParameter {
            name: name.to_owned(),
            matches: several
                .iter()
                .map(|(parameter, _)| parameter.name)
                .collect(),
        }),
    }
}
