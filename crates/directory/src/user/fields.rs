//! The rules for a user's fields.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, failure};
use phonenumber::country::Id as Region;

use super::UserFields;
use crate::country;

/// Where a phone number without country code is taken to be.
pub type PhoneRegion = Option<Region>;

/// The phone number in E.164, or the rule it breaks.
pub fn parse_phone(text: &str, region: PhoneRegion) -> Result<String, &'static str> {
    const RULE: &str = "must be a phone number with its country code, e.g. +33 1 23 45 67 89";
    if text.len() > 64 || text.chars().any(char::is_alphabetic) {
        return Err(RULE);
    }
    let number = phonenumber::parse(region, text).map_err(|_| RULE)?;
    let digits =
        number.code().value().to_string().len() + number.national().value().to_string().len();
    // Length only: numbering plans grow faster than the tables that describe them.
    if !(7..=15).contains(&digits) {
        return Err(RULE);
    }
    Ok(number.format().mode(phonenumber::Mode::E164).to_string())
}

/// Checks a user principal name: `local@domain`, the domain one of the tenant's.
pub fn check_upn(upn: &str, domains: &[String]) -> Result<(), String> {
    let Some((local, domain)) = upn.rsplit_once('@') else {
        return Err("must have the form name@domain".to_owned());
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    if local.is_empty() || local.len() > 64 || !local.chars().all(allowed) {
        return Err("must have 1 to 64 letters, digits or .-_'!#^~ before the @".to_owned());
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err(
            "must not begin or end with a dot, or have two in a row, before the @".to_owned(),
        );
    }
    if upn.len() > 113 {
        return Err("must have at most 113 characters".to_owned());
    }
    if !domains
        .iter()
        .any(|verified| verified.eq_ignore_ascii_case(domain))
    {
        return Err(format!(
            "must end with a verified domain of the organization ({}), not '{domain}'",
            domains.join(", ")
        ));
    }
    Ok(())
}

/// True for something that mail can be sent to.
pub(crate) fn is_mail(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    text.len() <= 254
        && !local.is_empty()
        && local.len() <= 64
        && !text
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || "<>(),;:\"[]\\".contains(c))
        && domain.parse::<crate::tenant::DomainName>().is_ok()
}

impl UserFields {
    /// Brings the fields into their canonical form and checks every rule.
    pub fn checked(mut self, domains: &[String]) -> failure::Result<Self> {
        let mut violations = Violations::default();
        self.normalize(&mut violations);
        if let Err(rule) = check_upn(&self.user_principal_name, domains) {
            violations.add("userPrincipalName", rule);
        }
        let length = self.display_name.chars().count();
        if !(1..=256).contains(&length) {
            violations.add("displayName", "must have 1 to 256 characters");
        }
        self.check_texts(&mut violations);
        if self.mail.as_deref().is_some_and(|mail| !is_mail(mail)) {
            violations.add("mail", "must be an e-mail address");
        }
        if self.other_mails.len() > 250 {
            violations.add("otherMails", "must have at most 250 addresses");
        }
        for (position, mail) in self.other_mails.iter().enumerate() {
            if !is_mail(mail) {
                violations.add(
                    format!("otherMails/{position}"),
                    "must be an e-mail address",
                );
            }
        }
        if let Some(code) = &self.usage_location
            && country::code(code) != Some(code.as_str())
        {
            violations.add(
                "usageLocation",
                "must be a two-letter country code (ISO 3166-1), e.g. FR",
            );
        }
        violations.into_result().map(|()| self)
    }

    fn normalize(&mut self, violations: &mut Violations) {
        self.user_principal_name = self.user_principal_name.trim().to_owned();
        self.display_name = self.display_name.trim().to_owned();
        for text in self.texts_mut() {
            if let Some(value) = text {
                let trimmed = value.trim();
                *text = (!trimmed.is_empty()).then(|| trimmed.to_owned());
            }
        }
        for (name, phone) in [
            ("mobilePhone", &mut self.mobile_phone),
            ("businessPhones", &mut self.business_phone),
        ] {
            if let Some(text) = phone {
                match parse_phone(text, None) {
                    Ok(e164) => *text = e164,
                    Err(rule) => violations.add(name, rule),
                }
            }
        }
    }

    fn texts_mut(&mut self) -> [&mut Option<String>; 15] {
        [
            &mut self.given_name,
            &mut self.surname,
            &mut self.mail,
            &mut self.mobile_phone,
            &mut self.business_phone,
            &mut self.department,
            &mut self.company_name,
            &mut self.office_location,
            &mut self.street_address,
            &mut self.city,
            &mut self.state,
            &mut self.postal_code,
            &mut self.country,
            &mut self.job_title,
            &mut self.usage_location,
        ]
    }

    fn check_texts(&self, violations: &mut Violations) {
        let fields: [(&str, &Option<String>, usize); 11] = [
            ("givenName", &self.given_name, 64),
            ("surname", &self.surname, 64),
            ("department", &self.department, 64),
            ("companyName", &self.company_name, 64),
            ("officeLocation", &self.office_location, 128),
            ("streetAddress", &self.street_address, 1_024),
            ("city", &self.city, 128),
            ("state", &self.state, 128),
            ("postalCode", &self.postal_code, 40),
            ("country", &self.country, 128),
            ("jobTitle", &self.job_title, 128),
        ];
        for (name, value, longest) in fields {
            if let Some(text) = value
                && text.chars().count() > longest
            {
                violations.add(name, format!("must have at most {longest} characters"));
            }
        }
        let all = fields
            .iter()
            .filter_map(|(name, value, _)| Some((*name, value.as_deref()?)));
        for (name, text) in all.chain([("displayName", self.display_name.as_str())]) {
            if text.chars().any(char::is_control) {
                violations.add(name, "must not contain control characters");
            }
        }
    }
}

/// A refusal for a principal name that somebody has.
pub(crate) fn upn_taken(upn: &str) -> Failure {
    Failure::invalid(
        "userPrincipalName",
        format!(
            "'{upn}' is taken: another object with the same value for property userPrincipalName already exists"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn domains() -> Vec<String> {
        vec!["contoso.example".to_owned()]
    }

    #[test]
    fn principal_names() {
        for good in ["a@contoso.example", "Anne-Marie.O'Neil@CONTOSO.example"] {
            assert_eq!(check_upn(good, &domains()), Ok(()), "{good}");
        }
        for (bad, part) in [
            ("no-at-sign", "name@domain"),
            ("@contoso.example", "before the @"),
            ("a b@contoso.example", "before the @"),
            (".a@contoso.example", "dot"),
            ("x@other-domain.example", "verified domain"),
        ] {
            let rule = check_upn(bad, &domains()).expect_err(bad);
            assert!(rule.contains(part), "{bad}: {rule}");
        }
    }

    #[test]
    fn phones_become_e164() {
        assert_eq!(
            parse_phone("+33 6 00602677", None),
            Ok("+33600602677".to_owned())
        );
        assert_eq!(
            parse_phone("+1 206 555 0185", None),
            Ok("+12065550185".to_owned())
        );
        assert!(parse_phone("+33 12 bad", None).is_err());
        assert!(parse_phone("12", None).is_err());
        assert!(
            parse_phone("0600602677", None).is_err(),
            "no country code and no region to take it from"
        );
    }

    proptest! {
        #[test]
        fn phones_never_panic_and_are_idempotent(text in "[+0-9 ().x-]{0,30}") {
            if let Ok(number) = parse_phone(&text, None) {
                prop_assert_eq!(parse_phone(&number, None), Ok(number));
            }
        }

        #[test]
        fn checking_twice_changes_nothing(name in ".{0,40}", department in proptest::option::of(".{0,70}")) {
            let fields = UserFields {
                user_principal_name: "a@contoso.example".into(),
                display_name: name,
                department,
                ..UserFields::default()
            };
            if let Ok(once) = fields.checked(&domains()) {
                prop_assert_eq!(once.clone().checked(&domains()).expect("still valid"), once);
            }
        }
    }
}
