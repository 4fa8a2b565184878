//! What an organization decides, under the names of `Set-CsOnlineDialInConferencingTenantSettings`.

use beffroi_channels::smtp::Sender;
use beffroi_core::failure::Violations;
use beffroi_directory::tenant::DomainName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Digits of the shortest and the longest PIN.
const SHORTEST_PIN: u8 = 4;
const LONGEST_PIN: u8 = 12;
/// Domains of a list.
const MOST_DOMAINS: usize = 100;

/// How it is announced that somebody comes or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) enum Announcements {
    /// By names.
    UseNames,
    /// By a tone.
    ToneOnly,
}

/// Whose numbers are hidden from others in a conference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) enum MaskedNumbers {
    /// From people outside.
    MaskedForExternalUsers,
    /// From everybody.
    MaskedForAllUsers,
    /// From nobody.
    NoMasking,
}

/// Whether people of other organizations may dial out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) enum DialOut {
    /// They may not.
    No,
    /// They may.
    Yes,
    /// Where they belong to the same company.
    RequireSameEnterpriseUser,
}

/// Declares the settings with what holds where nothing was decided, and the patch with all of them optional.
macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $usual:expr,)*) => {
        /// The settings of conferences by phone.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "camelCase", default)]
        pub(crate) struct Settings { $($(#[$doc])* pub(crate) $name: $type,)* }

        impl Default for Settings {
            fn default() -> Self {
                Self { $($name: $usual,)* }
            }
        }

        /// What is to be changed; what is left out stays.
        #[derive(Debug, Clone, Default, Deserialize, ToSchema)]
        #[serde(rename_all = "camelCase", deny_unknown_fields, default)]
        pub(crate) struct SettingsPatch { $($(#[$doc])* pub(crate) $name: Option<$type>,)* }

        impl Settings {
            fn changed(&mut self, patch: SettingsPatch) {
                $(if let Some(value) = patch.$name { self.$name = value; })*
            }
        }
    };
}

settings! {
    /// Whether people are told by e-mail when something of theirs changes.
    automatically_send_emails_to_users: bool = true,
    /// Whether those e-mails come from the address and name below instead of the server's.
    send_email_from_override: bool = false,
    /// An address; empty for none.
    send_email_from_address: String = String::new(),
    /// The name beside it; empty for none.
    send_email_from_display_name: String = String::new(),
    /// Digits of PINs that are made from now on: 4 to 12.
    pin_length: u8 = 5,
    /// Whether it is announced that somebody comes or goes.
    enable_entry_exit_notifications: bool = true,
    /// How.
    entry_exit_announcements_type: Announcements = Announcements::UseNames,
    /// Whether callers are asked for their names.
    enable_name_recording: bool = true,
    /// Whether people who are enabled from now on let callers begin without them.
    allow_pstn_only_meetings_by_default: bool = false,
    /// From whom callers' numbers are hidden.
    mask_pstn_numbers_type: MaskedNumbers = MaskedNumbers::MaskedForExternalUsers,
    /// Whether the licence takes somebody from another provider to the built-in one.
    automatically_replace_acp_provider: bool = false,
    /// Whether meetings are to be sent anew when something changes.
    automatically_migrate_user_meetings: bool = true,
    /// Whether somebody who is called has to accept.
    enable_dial_out_join_confirmation: bool = false,
    /// Whether invitations carry a toll-free number.
    include_toll_free_number_in_meeting_invites: bool = true,
    /// Whether numbers move with people between regions.
    migrate_service_numbers_on_cross_forest_move: bool = false,
    /// Whether each meeting has an ID of its own.
    use_unique_conference_ids: bool = false,
    /// Whether people of other organizations may have themselves called.
    allow_federated_users_to_dial_out_to_self: DialOut = DialOut::No,
    /// Whether they may have others called.
    allow_federated_users_to_dial_out_to_third_party: DialOut = DialOut::No,
    /// Domains whose people may: at most 100.
    allowed_dial_out_external_domains: Vec<String> = Vec::new(),
}

impl Settings {
    /// With what a patch says, where all rules are kept then.
    pub(crate) fn with(mut self, patch: SettingsPatch) -> Result<Self, Violations> {
        self.changed(patch);
        for text in [
            &mut self.send_email_from_address,
            &mut self.send_email_from_display_name,
        ] {
            *text = text.trim().into();
        }
        let mut broken = Violations::default();
        if !(SHORTEST_PIN..=LONGEST_PIN).contains(&self.pin_length) {
            broken.add("pinLength", "must be 4 to 12");
        }
        self.check_sender(&mut broken);
        self.check_domains(&mut broken);
        if broken.is_empty() {
            Ok(self)
        } else {
            Err(broken)
        }
    }

    /// Domains in lower case, each once.
    fn check_domains(&mut self, broken: &mut Violations) {
        let field = "allowedDialOutExternalDomains";
        if self.allowed_dial_out_external_domains.len() > MOST_DOMAINS {
            broken.add(field, "must be at most 100 domains");
            return;
        }
        let mut domains: Vec<String> = Vec::new();
        for (place, text) in self.allowed_dial_out_external_domains.iter().enumerate() {
            match text.trim().parse::<DomainName>() {
                Ok(domain) if domains.iter().any(|one| one == domain.as_str()) => {}
                Ok(domain) => domains.push(domain.as_str().to_owned()),
                Err(rule) => broken.add(format!("{field}/{place}"), rule),
            }
        }
        self.allowed_dial_out_external_domains = domains;
    }

    fn check_sender(&self, broken: &mut Violations) {
        let (address, name) = (
            &self.send_email_from_address,
            &self.send_email_from_display_name,
        );
        if !address.is_empty() && Sender::new("", address).is_err() {
            broken.add(
                "sendEmailFromAddress",
                "must be an address such as alias@contoso.com",
            );
        }
        if name.chars().count() > 256 || name.contains(char::is_control) {
            broken.add(
                "sendEmailFromDisplayName",
                "must be one line of at most 256 characters",
            );
        }
        if self.send_email_from_override && address.is_empty() {
            broken.add(
                "sendEmailFromAddress",
                "must be given where sendEmailFromOverride is true",
            );
        }
        if self.send_email_from_override && name.is_empty() {
            broken.add(
                "sendEmailFromDisplayName",
                "must be given where sendEmailFromOverride is true",
            );
        }
    }

    /// Who the e-mails are from, where that is not the server.
    pub(crate) fn sender(&self) -> Option<Sender> {
        let wanted = self.send_email_from_override;
        let sender = Sender::new(
            &self.send_email_from_display_name,
            &self.send_email_from_address,
        );
        sender.ok().filter(|_| wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(patch: SettingsPatch) -> Vec<String> {
        let broken = Settings::default().with(patch).expect_err("a broken rule");
        let failure = broken.into_result().expect_err("a failure");
        failure
            .details()
            .iter()
            .map(|one| one.target.clone())
            .collect()
    }

    #[test]
    fn the_override_needs_both_address_and_name() {
        let wanted = || SettingsPatch {
            send_email_from_override: Some(true),
            ..SettingsPatch::default()
        };
        assert_eq!(
            fields(wanted()),
            ["sendEmailFromAddress", "sendEmailFromDisplayName"]
        );
        let address = || Some("amos.marble@contoso.com".to_owned());
        let half = SettingsPatch {
            send_email_from_address: address(),
            ..wanted()
        };
        assert_eq!(fields(half), ["sendEmailFromDisplayName"]);
        let name = Some("Amos Marble".to_owned());
        let both = SettingsPatch {
            send_email_from_address: address(),
            send_email_from_display_name: name,
            ..wanted()
        };
        let settings = Settings::default().with(both).expect("all rules are kept");
        assert_eq!(
            settings.sender().expect("a sender").address(),
            "amos.marble@contoso.com"
        );
        let none = SettingsPatch {
            send_email_from_address: Some("amos".to_owned()),
            ..SettingsPatch::default()
        };
        assert_eq!(fields(none), ["sendEmailFromAddress"]);
    }

    #[test]
    fn domains_are_names_each_once() {
        let of = |domains: &[&str]| SettingsPatch {
            allowed_dial_out_external_domains: Some(
                domains.iter().map(|one| (*one).to_owned()).collect(),
            ),
            ..SettingsPatch::default()
        };
        let settings = Settings::default().with(of(&["Contoso.com", " contoso.com", "a.example"]));
        let settings = settings.expect("all rules are kept");
        assert_eq!(
            settings.allowed_dial_out_external_domains,
            ["contoso.com", "a.example"]
        );
        assert_eq!(
            fields(of(&["contoso.com", "not a domain", ""])),
            [
                "allowedDialOutExternalDomains/1",
                "allowedDialOutExternalDomains/2"
            ]
        );
    }

    #[test]
    fn pins_have_four_to_twelve_digits() {
        for length in 0..20 {
            let patch = SettingsPatch {
                pin_length: Some(length),
                ..SettingsPatch::default()
            };
            assert_eq!(
                Settings::default().with(patch).is_ok(),
                (4..=12).contains(&length),
                "{length}"
            );
        }
    }
}
