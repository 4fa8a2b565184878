//! Who gets a message: everybody or chosen groups, minus excluded groups, kept to the filters.

use beffroi_core::LanguageTag;
use beffroi_core::failure::Violations;
use beffroi_population::{FacetKey, OsBuild, Platform, SetName};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::kinds::Urgency;
use super::text::{check_line, is_blank, trimmed_all};
use super::{GroupId, UrgentRule};

/// Most groups to include, and most to exclude.
pub const MAX_GROUPS: usize = 100;
/// Most values of one filter.
pub const MAX_FILTER_VALUES: usize = 500;
/// Most characters of a filter's value.
pub const MAX_FILTER_VALUE: usize = 256;

/// Who gets the message. Exclusion always wins.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(as = MessageRecipients)]
pub struct Recipients {
    /// Everybody in the organization.
    pub all_company: bool,
    /// Groups whose people get it, nested groups counted.
    pub include_groups: Vec<GroupId>,
    /// Groups whose people never get it, nested groups counted.
    pub exclude_groups: Vec<GroupId>,
    /// What the people must be besides.
    pub filters: Filters,
}

/// What people must be to get the message: of each kind at least one value; a kind without values
/// does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(as = RecipientFilters)]
pub struct Filters {
    /// Departments.
    #[serde(deserialize_with = "trimmed_all")]
    pub departments: Vec<String>,
    /// Companies, within an organization of several.
    #[serde(deserialize_with = "trimmed_all")]
    pub companies: Vec<String>,
    /// Cities of the place of work.
    #[serde(deserialize_with = "trimmed_all")]
    pub cities: Vec<String>,
    /// Platforms of which somebody has a device: Windows, macOS, Linux, iOS, Android, Web.
    #[serde(deserialize_with = "platforms")]
    pub platforms: Vec<String>,
    /// Languages that people prefer; their region makes no difference.
    pub languages: Vec<LanguageTag>,
    // What is new here is left out where it is not given: the digests of older approvals hold.
    /// Builds of a platform, each `Windows 10.0.22621.900`: somebody has a device that runs this build
    /// or a later one.
    #[serde(deserialize_with = "builds", skip_serializing_if = "Vec::is_empty")]
    pub minimum_builds: Vec<String>,
    /// Capabilities that a licence gives, e.g. `BPOS_S_Enterprise`, which the people hold.
    #[serde(
        deserialize_with = "trimmed_all",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub capabilities: Vec<String>,
}

/// Which fact about a person a filter looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilterKind {
    /// Their department.
    Department,
    /// Their company.
    Company,
    /// The city of their place of work.
    City,
    /// The platforms of their devices.
    Platform,
    /// The language they prefer.
    Language,
    /// The builds that their devices run.
    Build,
    /// What their licences give them.
    Capability,
}

impl FilterKind {
    /// Every kind, in the order in which filters are listed.
    pub const ALL: [Self; 7] = [
        Self::Department,
        Self::Company,
        Self::City,
        Self::Platform,
        Self::Language,
        Self::Build,
        Self::Capability,
    ];
}

/// How platforms are written towards people and programs.
const PLATFORMS: [(&str, Platform); 6] = [
    ("Windows", Platform::Windows),
    ("macOS", Platform::MacOs),
    ("Linux", Platform::Linux),
    ("iOS", Platform::Ios),
    ("Android", Platform::Android),
    ("Web", Platform::Web),
];

fn platform(text: &str) -> Option<(&'static str, Platform)> {
    PLATFORMS
        .into_iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(text))
}

/// Reads platform names in any case; unknown ones stay for the rules to name.
fn platforms<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(trimmed_all(deserializer)?
        .into_iter()
        .map(|text| platform(&text).map_or(text, |(name, _)| name.to_owned()))
        .collect())
}

/// A platform and a build of it, e.g. `Windows 10.0.22621.900`.
fn build(text: &str) -> Option<(&'static str, Platform, OsBuild)> {
    let (name, version) = text.rsplit_once(' ')?;
    let (name, platform) = platform(name.trim())?;
    // A browser has no build that could be told from another's.
    let build = version.parse().ok()?;
    (platform != Platform::Web).then_some((name, platform, build))
}

/// Reads builds in one form; what is none stays for the rules to name.
fn builds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(trimmed_all(deserializer)?
        .into_iter()
        .map(|text| build(&text).map_or(text, |(name, _, build)| format!("{name} {build}")))
        .collect())
}

impl Filters {
    /// The values of one kind, as written.
    pub fn values(&self, kind: FilterKind) -> Vec<&str> {
        match kind {
            FilterKind::Department => self.departments.iter().map(String::as_str).collect(),
            FilterKind::Company => self.companies.iter().map(String::as_str).collect(),
            FilterKind::City => self.cities.iter().map(String::as_str).collect(),
            FilterKind::Platform => self.platforms.iter().map(String::as_str).collect(),
            FilterKind::Language => self.languages.iter().map(LanguageTag::as_str).collect(),
            FilterKind::Build => self.minimum_builds.iter().map(String::as_str).collect(),
            FilterKind::Capability => self.capabilities.iter().map(String::as_str).collect(),
        }
    }

    /// The named sets of one kind's values.
    pub(crate) fn sets(&self, kind: FilterKind) -> impl Iterator<Item = SetName> {
        let facet = |key: FacetKey| move |value: &str| SetName::facet(key, value);
        self.values(kind)
            .into_iter()
            .filter_map(move |value| match kind {
                FilterKind::Department => facet(FacetKey::Department)(value),
                FilterKind::Company => facet(FacetKey::Company)(value),
                FilterKind::City => facet(FacetKey::City)(value),
                FilterKind::Platform => platform(value).map(|(_, known)| SetName::Platform(known)),
                FilterKind::Language => facet(FacetKey::Language)(primary(value)),
                FilterKind::Build => {
                    build(value).map(|(_, platform, build)| SetName::BuildAtLeast(platform, build))
                }
                FilterKind::Capability => SetName::named(&format!("capability/{value}")).ok(),
            })
    }

    fn check(&self, violations: &mut Violations) {
        for (name, kind) in [
            ("departments", FilterKind::Department),
            ("companies", FilterKind::Company),
            ("cities", FilterKind::City),
            ("platforms", FilterKind::Platform),
            ("languages", FilterKind::Language),
            ("minimumBuilds", FilterKind::Build),
            ("capabilities", FilterKind::Capability),
        ] {
            let field = format!("recipients/filters/{name}");
            let values = self.values(kind);
            if values.len() > MAX_FILTER_VALUES {
                violations.add(
                    &field,
                    format_args!("must have at most {MAX_FILTER_VALUES} values"),
                );
            }
            for (position, value) in values.into_iter().enumerate() {
                check_value(&format!("{field}/{position}"), kind, value, violations);
            }
        }
    }
}

fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

const fn is_of_a_plan_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

fn check_value(field: &str, kind: FilterKind, value: &str, violations: &mut Violations) {
    if is_blank(value) {
        violations.add(field, "must not be empty");
    } else if kind == FilterKind::Platform && platform(value).is_none() {
        let known = PLATFORMS.map(|(name, _)| name).join(", ");
        violations.add(field, format_args!("must be one of {known}"));
    } else if kind == FilterKind::Build && build(value).is_none() {
        violations.add(
            field,
            "must be a platform and a version of one to four numbers, e.g. Windows 10.0.22621.900",
        );
    } else if kind == FilterKind::Capability && !value.bytes().all(is_of_a_plan_name) {
        violations.add(
            field,
            "must be the name of a service plan, e.g. BPOS_S_Enterprise",
        );
    } else {
        check_line(field, value, MAX_FILTER_VALUE, violations);
    }
}

impl Recipients {
    /// The same choice with every list sorted and each entry once; values that differ only in case
    /// are one, the first in order of the alphabet stands.
    #[must_use]
    pub fn canonical(mut self) -> Self {
        self.include_groups.sort_unstable();
        self.include_groups.dedup();
        self.exclude_groups.sort_unstable();
        self.exclude_groups.dedup();
        let filters = &mut self.filters;
        for values in [
            &mut filters.departments,
            &mut filters.companies,
            &mut filters.cities,
            &mut filters.platforms,
            &mut filters.minimum_builds,
            &mut filters.capabilities,
        ] {
            values.sort_unstable_by_key(|value| (value.to_lowercase(), value.clone()));
            values.dedup_by_key(|value| value.to_lowercase());
        }
        filters.languages.sort_unstable();
        filters.languages.dedup();
        self
    }

    /// Whether somebody is chosen at all.
    #[must_use]
    pub fn chooses(&self) -> bool {
        self.all_company || !self.include_groups.is_empty()
    }

    /// Whether any filter narrows the choice.
    #[must_use]
    pub fn filtered(&self) -> bool {
        FilterKind::ALL
            .iter()
            .any(|kind| !self.filters.values(*kind).is_empty())
    }

    /// Notes what can't even be kept in a draft or asked about: lists without end, unknown
    /// platforms, control characters.
    pub fn check_storable(&self, violations: &mut Violations) {
        for (name, groups) in [
            ("includeGroups", &self.include_groups),
            ("excludeGroups", &self.exclude_groups),
        ] {
            if groups.len() > MAX_GROUPS {
                violations.add(
                    format!("recipients/{name}"),
                    format_args!("must have at most {MAX_GROUPS} groups"),
                );
            }
        }
        self.filters.check(violations);
    }

    /// Notes every rule that the choice breaks. `all_company_group` is the built-in group that holds
    /// everybody: choosing it is choosing everybody.
    pub fn check(
        &self,
        urgency: Urgency,
        all_company_group: Option<GroupId>,
        violations: &mut Violations,
    ) {
        self.check_storable(violations);
        if !self.chooses() {
            violations.add(
                "recipients",
                "must be the whole company or at least one group",
            );
        }
        if self.all_company && !self.include_groups.is_empty() {
            violations.add(
                "recipients/includeGroups",
                "must be empty when the whole company is chosen",
            );
        }
        if urgency == Urgency::Urgent {
            self.check_urgent(all_company_group, violations);
        }
    }

    fn check_urgent(&self, all_company_group: Option<GroupId>, violations: &mut Violations) {
        if self.all_company {
            violations.add("recipients/allCompany", UrgentRule::GroupsOnly);
        }
        let everybody = |group: &GroupId| Some(*group) == all_company_group;
        if self.include_groups.iter().any(everybody) {
            violations.add("recipients/includeGroups", UrgentRule::GroupsOnly);
        }
        if self.filtered() {
            violations.add("recipients/filters", UrgentRule::GroupsOnly);
        }
    }
}

#[cfg(test)]
#[path = "recipients_tests.rs"]
mod tests;
