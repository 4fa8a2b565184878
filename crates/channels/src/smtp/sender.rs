//! Who mails are from, and where those come back to that can't be delivered.

use lettre::Address;
use lettre::message::Mailbox;

use super::settings::SettingsError;

/// Who mails are from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The name beside the address; without one, the organization's.
    pub name: Option<String>,
    pub(super) address: Address,
}

/// Why somebody can't be the sender of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotASender {
    /// The address.
    #[error("is no e-mail address that mail can come from")]
    Address,
    /// The name.
    #[error("is no name on one line")]
    Name,
}

impl Sender {
    /// Whoever has that name and address. Without a name (`""`), the organization's stands beside
    /// the address.
    ///
    /// # Errors
    /// Which of the two is none.
    pub fn new(name: &str, address: &str) -> Result<Self, NotASender> {
        if name.contains(char::is_control) {
            return Err(NotASender::Name);
        }
        let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        // What is quoted, e.g. `"a <b"@c.example`, not everybody reads from a header as it was meant.
        if address.contains(|c: char| c == '"' || c.is_control()) {
            return Err(NotASender::Address);
        }
        let address = address.parse().map_err(|_| NotASender::Address)?;
        Ok(Self { name, address })
    }

    /// Reads `Name <address>` or `address`.
    pub(super) fn parse(text: &str) -> Result<Self, SettingsError> {
        let rule = SettingsError {
            setting: "smtp_sender",
            rule: "must be an address such as bell@contoso.example or Contoso <bell@contoso.example>",
        };
        let mailbox: Mailbox = text.trim().parse().map_err(|_| rule.clone())?;
        let name = mailbox.name.unwrap_or_default();
        Self::new(&name, mailbox.email.as_ref()).map_err(|_| rule)
    }

    /// The address, e.g. `bell@contoso.example`.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// What is behind the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.address.domain()
    }
}

/// The mailbox for what can't be delivered. Each mail may have an address of its own in it:
/// `bounces+TOKEN@bell.example`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounces(Address);

/// Before the `@` there is room for 64 characters: a plus sign and a token of 32 fit as well.
const LONGEST_BEFORE_AT: usize = 31;

impl Bounces {
    /// Reads `bounces@bell.example`.
    ///
    /// # Errors
    /// The rule that it breaks.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        let rule = SettingsError {
            setting: "smtp_bounces",
            rule: "must be an address such as bounces@bell.example, with at most 31 letters, digits, \
                   dots, hyphens and underscores before the @",
        };
        let address: Address = text.trim().parse().map_err(|_| rule.clone())?;
        let plain = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b'_');
        let user = address.user();
        let fits = user.len() <= LONGEST_BEFORE_AT
            && user.bytes().all(plain)
            && address.domain().is_ascii();
        if fits { Ok(Self(address)) } else { Err(rule) }
    }

    /// The address for one mail; for all of them where the token is none.
    pub(super) fn address(&self, token: Option<&str>) -> Address {
        let token = token.unwrap_or_default();
        let fits = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let token: String = token.chars().filter(fits).collect();
        let user = format!("{}+{token}", self.0.user());
        let own = Address::new(user, self.0.domain()).ok();
        own.filter(|_| !token.is_empty())
            .unwrap_or_else(|| self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_sender_is_an_address_and_perhaps_a_name() {
        let named = Sender::new(" Bell ", "bell@contoso.example").expect("a sender");
        assert_eq!(named.name.as_deref(), Some("Bell"));
        assert_eq!(named.address(), "bell@contoso.example");
        let bare = Sender::new(" ", "bell@contoso.example").expect("a sender");
        assert_eq!(bare.name, None);
        for address in [
            "",
            "bell",
            "bell@",
            "a@b@c",
            "bell@contoso.example\r\n",
            "bell@contoso.example\r\nBcc: eve@evil.example",
            "Bell <bell@contoso.example>",
            "\"a\tb\"@contoso.example",
            "\"<\"@contoso.example",
        ] {
            let refused = Sender::new("Bell", address);
            assert_eq!(refused, Err(NotASender::Address), "{address:?}");
        }
        for name in ["Bell\r\nBcc: eve@evil.example", "Bell\n", "\0", "a\tb"] {
            let refused = Sender::new(name, "bell@contoso.example");
            assert_eq!(refused, Err(NotASender::Name), "{name:?}");
        }
    }

    #[test]
    fn each_mail_comes_back_to_an_address_of_its_own() {
        let bounces = Bounces::parse("bounces@bell.example").expect("an address");
        for (token, address) in [
            (Some("1a2b-3"), "bounces+1a2b-3@bell.example"),
            (Some("1a>\r\n2b"), "bounces+1a2b@bell.example"),
            (Some(""), "bounces@bell.example"),
            (Some("@"), "bounces@bell.example"),
            (None, "bounces@bell.example"),
        ] {
            assert_eq!(bounces.address(token).to_string(), address, "{token:?}");
        }
        // More than fits before the `@`: that it comes back goes before telling which one did.
        let long = bounces.address(Some(&"x".repeat(60)));
        assert_eq!(long.to_string(), "bounces@bell.example");
        let longest = format!("{}@bell.example", "b".repeat(LONGEST_BEFORE_AT));
        let full = Bounces::parse(&longest).expect("an address");
        let token = "0123456789abcdef0123456789abcdef";
        assert_eq!(full.address(Some(token)).user().len(), 64);
    }

    #[test]
    fn where_mails_come_back_to_is_a_plain_address() {
        let long = format!("{}@bell.example", "b".repeat(LONGEST_BEFORE_AT + 1));
        for bad in [
            "",
            "bounces",
            "bounces@",
            "\"b b\"@bell.example",
            "bounces+x@bell.example",
            "é@bell.example",
            "bounces@é.example",
            "B <bounces@bell.example>",
            &long,
        ] {
            let refused = Bounces::parse(bad).expect_err(bad);
            assert_eq!(refused.setting, "smtp_bounces", "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_token_leaves_the_mailbox(token in "[\\PC\r\n<>@+ ]{0,80}") {
            let bounces = Bounces::parse("bounces@bell.example").expect("an address");
            let address = bounces.address(Some(&token)).to_string();
            let rest = address.strip_prefix("bounces").and_then(|rest| rest.strip_suffix("@bell.example"));
            let rest = rest.expect("the mailbox");
            let is_token = |c: char| c.is_ascii_alphanumeric() || c == '-';
            prop_assert!(rest.is_empty() || rest.strip_prefix('+').is_some_and(|rest| rest.chars().all(is_token)));
        }

        #[test]
        fn no_sender_holds_a_line_break(name in "[\\PC\r\n]{0,20}", address in "[a-z@.\r\n\"<> ]{0,30}") {
            if let Ok(sender) = Sender::new(&name, &address) {
                let both = sender.name.clone().unwrap_or_default() + &sender.address();
                prop_assert!(!both.contains(['\r', '\n']));
            }
        }
    }
}
