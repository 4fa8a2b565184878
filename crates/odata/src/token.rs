//! Binds the token of a page to the question that it answers: with another order or condition the
//! page would begin at a place that means nothing.

use beffroi_core::{Failure, failure};

use crate::parameters;

/// The options that decide which rows there are, and in which order.
const DECIDING: [&str; 3] = ["filter", "orderby", "search"];

/// A number for a path and the deciding options of a raw query. Not a secret: who forges a token reads
/// nothing that the same question would not show.
pub(crate) fn fingerprint(path: &str, raw_query: &str) -> u32 {
    let mut pairs: Vec<(String, String)> = parameters::read(raw_query)
        .into_iter()
        .flatten()
        .map(|(name, value)| {
            let name = name.strip_prefix('$').unwrap_or(&name);
            (name.to_ascii_lowercase(), value.into_owned())
        })
        .filter(|(name, _)| DECIDING.contains(&name.as_str()))
        .collect();
    pairs.sort_unstable();
    pairs.push(("path".to_owned(), path.to_ascii_lowercase()));
    // FNV-1a: stable from release to release, as links are.
    let mut hash: u32 = 0x811c_9dc5;
    for (name, value) in &pairs {
        for byte in name.bytes().chain([0]).chain(value.bytes()).chain([0]) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

/// A cursor's text with the question that it belongs to.
pub(crate) fn bound(cursor: &str, fingerprint: u32) -> String {
    format!("{fingerprint:08x}{cursor}")
}

/// The cursor's text of a token that belongs to this question.
pub(crate) fn unbound(token: &str, fingerprint: u32) -> failure::Result<&str> {
    let (bound_to, cursor) = token
        .split_at_checked(8)
        .ok_or_else(|| Failure::invalid("$skiptoken", "is not a token from @odata.nextLink"))?;
    if u32::from_str_radix(bound_to, 16) == Ok(fingerprint) {
        return Ok(cursor);
    }
    Err(Failure::invalid(
        "$skiptoken",
        "belongs to another path, $filter, $search or $orderby: begin again without it",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decides_binds_and_nothing_else() {
        let fingerprint = |query| super::fingerprint("/v1.0/users", query);
        let one = fingerprint("$filter=a%20eq%201&$top=5&$select=id");
        assert_eq!(
            one,
            fingerprint("$count=true&%24FILTER=a+eq+1&$skiptoken=x")
        );
        assert_ne!(one, fingerprint("$filter=a%20eq%202"));
        assert_ne!(one, fingerprint("$search=a%20eq%201"));
        assert_ne!(fingerprint("$orderby=a"), fingerprint(""));
        assert_eq!(super::fingerprint("/V1.0/Users", ""), fingerprint(""));
        assert_ne!(super::fingerprint("/v1.0/groups", ""), fingerprint(""));
    }

    #[test]
    fn a_token_of_another_question_is_refused() {
        let token = bound("cursor", 7);
        assert_eq!(unbound(&token, 7).expect("its own"), "cursor");
        unbound(&token, 8).expect_err("another question");
        unbound("é", 7).expect_err("no token");
    }
}
