//! Which organizations' domains are allowed.

use std::collections::BTreeSet;

use beffroi_core::failure::Violations;
use beffroi_directory::tenant::DomainName;

use super::Settings;

/// Most domains of a list.
pub(crate) const MOST: usize = 4_000;

/// Why a domain is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DomainRule {
    NotListed,
    Blocked,
    SubdomainOfBlocked,
}

impl Settings {
    /// The rule that stops a domain.
    pub(crate) fn stops_domain(&self, domain: &str) -> Option<DomainRule> {
        let domain = domain.to_ascii_lowercase();
        if let Some(allowed) = &self.allowed_domains {
            return (!allowed.contains(&domain)).then_some(DomainRule::NotListed);
        }
        if self.blocked_domains.contains(&domain) {
            return Some(DomainRule::Blocked);
        }
        if !self.block_all_subdomains {
            return None;
        }
        let mut parent = domain.as_str();
        while let Some((_, rest)) = parent.split_once('.') {
            if self.blocked_domains.contains(rest) {
                return Some(DomainRule::SubdomainOfBlocked);
            }
            parent = rest;
        }
        None
    }
}

/// Domains in their one form.
pub(super) fn list(
    field: &str,
    names: BTreeSet<String>,
    violations: &mut Violations,
) -> BTreeSet<String> {
    if names.len() > MOST {
        violations.add(field, "must have at most 4,000 domains");
    }
    let mut checked = BTreeSet::new();
    for name in names {
        match name.trim().parse::<DomainName>() {
            Ok(name) => {
                checked.insert(name.as_str().to_owned());
            }
            Err(rule) => {
                let shown: String = name.chars().take(60).collect();
                violations.add(field, format!("has '{shown}', which {rule}"));
            }
        }
    }
    checked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn everybody_is_allowed_where_nothing_is_said() {
        assert_eq!(Settings::default().stops_domain("example.org"), None);
    }

    #[test]
    fn a_list_allows_what_it_names_and_nothing_else() {
        let rules = Settings {
            allowed_domains: Some(names(&["contoso.com"])),
            blocked_domains: names(&["contoso.com"]),
            ..Settings::default()
        };
        assert_eq!(rules.stops_domain("Contoso.com"), None);
        assert_eq!(
            rules.stops_domain("sub.contoso.com"),
            Some(DomainRule::NotListed)
        );
        let none = Settings {
            allowed_domains: Some(BTreeSet::new()),
            ..Settings::default()
        };
        assert_eq!(
            none.stops_domain("contoso.com"),
            Some(DomainRule::NotListed)
        );
    }

    #[test]
    fn subdomains_follow_where_that_is_said() {
        let mut rules = Settings {
            blocked_domains: names(&["contoso.com"]),
            ..Settings::default()
        };
        assert_eq!(rules.stops_domain("contoso.com"), Some(DomainRule::Blocked));
        assert_eq!(rules.stops_domain("sub.contoso.com"), None);
        rules.block_all_subdomains = true;
        assert_eq!(
            rules.stops_domain("a.sub.contoso.com"),
            Some(DomainRule::SubdomainOfBlocked)
        );
        assert_eq!(rules.stops_domain("subcontoso.com"), None);
        assert_eq!(rules.stops_domain("com"), None);
    }

    #[test]
    fn what_is_no_domain_is_named() {
        let mut violations = Violations::default();
        let rules = Settings {
            blocked_domains: names(&["Contoso.com ", "contoso"]),
            ..Settings::default()
        };
        let checked = list("blockedDomains", rules.blocked_domains, &mut violations);
        assert_eq!(checked, names(&["contoso.com"]));
        let failure = violations.into_result().expect_err("one is no domain");
        assert!(failure.message().contains("'contoso'"), "{failure}");
    }
}
