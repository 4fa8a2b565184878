//! Words to somebody of the directory.

use beffroi_channels::letter::Written;
use beffroi_channels::smtp::Recipient;
use beffroi_directory::lookup::{Account, TenantInfo};
use beffroi_feature::{Composed, Letter};

/// Words to a person at their address, from their organization.
#[must_use]
pub fn to_person(person: &Account, organization: &TenantInfo, words: Written) -> Letter {
    let Some(address) = &person.mail else {
        return Letter::Unreachable("the person has no e-mail address");
    };
    let Ok(to) = Recipient::new(&person.display_name, address) else {
        return Letter::Unreachable("the person's address is none that mail can be sent to");
    };
    self::to(to, organization, words)
}

/// Words to an address, from an organization.
#[must_use]
pub fn to(to: Recipient, organization: &TenantInfo, words: Written) -> Letter {
    Letter::Composed(Box::new(Composed {
        to,
        from_name: organization.display_name.clone(),
        sender: None,
        words,
    }))
}
