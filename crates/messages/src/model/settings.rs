//! What an organization has decided for all of its messages.

use beffroi_core::failure::{self, Violations};
use beffroi_directory::tenant::DomainName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::approval::DEFAULT_REACH_GROWTH_PERCENT;
use super::content::Limits;
use super::licence::{Licences, MOST_LICENSES, is_license_name};

/// Most characters that an organization can allow a title; a draft's lines hold no more than
/// [`super::MAX_DRAFT_LINE`].
pub const MOST_TITLE: u16 = 250;
/// Most characters that an organization can allow a body.
pub const MOST_BODY: u16 = 4_000;
/// Most characters that an organization can allow a button text.
pub const MOST_BUTTON: u16 = 100;
/// Most domains that an organization can list.
pub const MOST_DOMAINS: usize = 100;
/// By how many percent at most a reach may grow without a new approval.
pub const MOST_REACH_GROWTH_PERCENT: u32 = 10_000;
/// For how many days figures are kept day by day where nobody decided otherwise.
const USUAL_FIGURES_DAYS: u16 = 180;
/// For how many days at most: ten years.
pub const MOST_FIGURES_DAYS: u16 = 3_660;

/// What an organization has decided for all of its messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How long lines may be, and where links may lead.
    pub limits: Limits,
    /// By how many percent the reach may grow before an approval no longer holds.
    pub reach_growth_percent: u32,
    /// For how many days figures are kept day by day, today counted.
    pub figures_days: u16,
    /// Whether devices may show what their vendor sends, beside the organization's own.
    pub vendor_messages: bool,
    /// Licences of which people must hold one.
    pub licences: Licences,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            reach_growth_percent: DEFAULT_REACH_GROWTH_PERCENT,
            figures_days: USUAL_FIGURES_DAYS,
            vendor_messages: true,
            licences: Licences::default(),
        }
    }
}

/// An organization's settings for messages. Lengths are in Unicode scalar values. They hold when a
/// message is sent for approval and again when it is approved; what is on its way stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageSettings)]
pub struct SettingsView {
    /// Most characters of a title.
    pub max_title_length: u16,
    /// Most characters of a body.
    pub max_body_length: u16,
    /// Most characters of a button text.
    pub max_button_text_length: u16,
    /// Domains to which links may lead, each with everything under it; empty means any.
    pub allowed_link_domains: Vec<String>,
    /// By how many percent the reach of an approved message may grow before its start without a new
    /// approval.
    pub reach_growth_percent: u32,
    /// For how many days figures are kept day by day, today counted; totals are kept as long as the
    /// message.
    pub daily_figures_retention_in_days: u16,
    /// Whether devices may show Microsoft's own messages. It says nothing of the organization's.
    pub allow_microsoft_messages: bool,
    /// Products or capabilities by their short names, e.g. `SPE_E3` or `BPOS_S_Enterprise`: only who holds
    /// one of them gets messages. Empty: nothing is asked for.
    pub qualifying_licenses: Vec<String>,
}

impl From<&Settings> for SettingsView {
    fn from(settings: &Settings) -> Self {
        let limits = &settings.limits;
        Self {
            max_title_length: limits.title,
            max_body_length: limits.body,
            max_button_text_length: limits.button,
            allowed_link_domains: limits.allowed_domains.clone(),
            reach_growth_percent: settings.reach_growth_percent,
            daily_figures_retention_in_days: settings.figures_days,
            allow_microsoft_messages: settings.vendor_messages,
            qualifying_licenses: settings.licences.names().to_vec(),
        }
    }
}

/// What changes of the settings; what is not given stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(as = MessageSettingsPatch)]
pub struct SettingsPatch {
    /// Most characters of a title, 1 to 250.
    pub max_title_length: Option<u16>,
    /// Most characters of a body, 1 to 4000.
    pub max_body_length: Option<u16>,
    /// Most characters of a button text, 1 to 100.
    pub max_button_text_length: Option<u16>,
    /// Domains to which links may lead, at most 100; empty means any.
    pub allowed_link_domains: Option<Vec<String>>,
    /// 0 to 10000.
    pub reach_growth_percent: Option<u32>,
    /// 1 to 3660 days. What is older goes within a day, and does not come back.
    pub daily_figures_retention_in_days: Option<u16>,
    /// False: devices show none of Microsoft's own messages.
    pub allow_microsoft_messages: Option<bool>,
    /// Short names of products or capabilities, at most 50, of which people must hold one; empty: nothing is
    /// asked for.
    pub qualifying_licenses: Option<Vec<String>>,
}

/// What a device is to know of the organization's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageDeviceSettings)]
pub struct DeviceSettings {
    /// Whether Microsoft's own messages may be shown, too.
    pub allow_microsoft_messages: bool,
}

impl From<&Settings> for DeviceSettings {
    fn from(settings: &Settings) -> Self {
        Self {
            allow_microsoft_messages: settings.vendor_messages,
        }
    }
}

impl SettingsPatch {
    /// The patch in the form in which it is kept: domains in lower case, each once.
    ///
    /// # Errors
    /// Every field that breaks a rule.
    pub fn checked(mut self) -> failure::Result<Self> {
        let mut violations = Violations::default();
        for (field, value, most) in [
            ("maxTitleLength", self.max_title_length, MOST_TITLE),
            ("maxBodyLength", self.max_body_length, MOST_BODY),
            (
                "maxButtonTextLength",
                self.max_button_text_length,
                MOST_BUTTON,
            ),
            (
                "dailyFiguresRetentionInDays",
                self.daily_figures_retention_in_days,
                MOST_FIGURES_DAYS,
            ),
        ] {
            if value.is_some_and(|value| !(1..=most).contains(&value)) {
                violations.add(field, format_args!("must be a number from 1 to {most}"));
            }
        }
        if self.reach_growth_percent > Some(MOST_REACH_GROWTH_PERCENT) {
            violations.add(
                "reachGrowthPercent",
                format_args!("must be a number from 0 to {MOST_REACH_GROWTH_PERCENT}"),
            );
        }
        self.allowed_link_domains = self
            .allowed_link_domains
            .map(|domains| checked_domains(&domains, &mut violations));
        self.qualifying_licenses = self
            .qualifying_licenses
            .map(|names| checked_licences(&names, &mut violations));
        violations.into_result().map(|()| self)
    }
}

fn checked_licences(names: &[String], violations: &mut Violations) -> Vec<String> {
    if names.len() > MOST_LICENSES {
        violations.add(
            "qualifyingLicenses",
            format_args!("must have at most {MOST_LICENSES} names"),
        );
    }
    for (place, name) in names.iter().enumerate() {
        if !is_license_name(name.trim()) {
            violations.add(
                format!("qualifyingLicenses/{place}"),
                "must be the short name of a product or capability, e.g. SPE_E3: letters, digits and _",
            );
        }
    }
    let names = names.iter().map(|name| name.trim().to_owned());
    Licences::new(names.collect()).names().to_vec()
}

fn checked_domains(domains: &[String], violations: &mut Violations) -> Vec<String> {
    if domains.len() > MOST_DOMAINS {
        violations.add(
            "allowedLinkDomains",
            format_args!("must have at most {MOST_DOMAINS} domains"),
        );
    }
    let mut kept: Vec<String> = Vec::new();
    for (place, domain) in domains.iter().enumerate() {
        match domain.trim().parse::<DomainName>() {
            Ok(name) => kept.push(name.as_str().to_owned()),
            Err(refusal) => violations.add(format!("allowedLinkDomains/{place}"), refusal),
        }
    }
    kept.sort_unstable();
    kept.dedup();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn refused(patch: SettingsPatch) -> Vec<String> {
        patch.checked().err().map_or_else(Vec::new, |failure| {
            let details = failure.details().iter();
            details.map(|detail| detail.target.clone()).collect()
        })
    }

    #[test]
    fn the_usual_ones_are_those_of_the_documentation() {
        let usual = SettingsView::from(&Settings::default());
        let json = serde_json::to_value(usual).expect("serializes");
        let expected = serde_json::json!({
            "maxTitleLength": 50, "maxBodyLength": 200, "maxButtonTextLength": 20,
            "allowedLinkDomains": [], "reachGrowthPercent": 50,
            "dailyFiguresRetentionInDays": 180, "allowMicrosoftMessages": true, "qualifyingLicenses": [],
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn each_field_that_breaks_a_rule_is_named() {
        let patch = SettingsPatch {
            max_title_length: Some(0),
            max_body_length: Some(4_001),
            max_button_text_length: Some(101),
            allowed_link_domains: Some(vec!["contoso.com".into(), "https://x".into()]),
            reach_growth_percent: Some(10_001),
            daily_figures_retention_in_days: Some(0),
            allow_microsoft_messages: None,
            qualifying_licenses: Some(vec!["SPE_E3".into(), "a b".into()]),
        };
        assert_eq!(
            refused(patch),
            [
                "maxTitleLength",
                "maxBodyLength",
                "maxButtonTextLength",
                "dailyFiguresRetentionInDays",
                "reachGrowthPercent",
                "allowedLinkDomains/1",
                "qualifyingLicenses/1"
            ]
        );
        let many = (0..=MOST_DOMAINS).map(|n| format!("d{n}.example"));
        let patch = SettingsPatch {
            allowed_link_domains: Some(many.collect()),
            ..SettingsPatch::default()
        };
        assert_eq!(refused(patch), ["allowedLinkDomains"]);
        assert!(refused(SettingsPatch::default()).is_empty());
    }

    proptest! {
        #[test]
        fn domains_are_kept_once_in_one_form(names in prop::collection::vec("[a-cA-C]{1,2}\\.(com|COM)", 0..8)) {
            let patch = SettingsPatch { allowed_link_domains: Some(names.clone()), ..SettingsPatch::default() };
            let kept = patch.checked().expect("each is a domain").allowed_link_domains.expect("was given");
            prop_assert!(kept.is_sorted() && kept.windows(2).all(|pair| pair[0] != pair[1]));
            let mut lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
            lower.sort_unstable();
            lower.dedup();
            prop_assert_eq!(kept, lower);
        }
    }
}
