//! A use case about one person: who it is, and how what becomes of them is written.

use beffroi_core::{Failure, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup::Account;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;

use super::change::{Change, commit};
use super::view::{Around, PersonView};
use super::{CATEGORY, account};
use crate::model::{Coordinates, Person, Provider, Settings};
use crate::store;

/// A use case about one person.
pub(super) struct Somebody {
    pub(super) account: Account,
    pub(super) before: Person,
    pub(super) settings: Settings,
}

impl Somebody {
    pub(super) async fn find(tx: &mut Tx, caller: &Caller, key: &str) -> failure::Result<Self> {
        let (settings, _) = store::lock(tx, caller.tenant).await?;
        let account = account(tx, caller.tenant, key).await?;
        let id = account.id.uuid();
        let known = store::people(tx, caller.tenant, &[id]).await?.remove(&id);
        Ok(Self {
            before: known.unwrap_or_else(|| Person::new(id)),
            account,
            settings,
        })
    }

    /// Their coordinates.
    ///
    /// # Errors
    /// They have none.
    pub(super) fn own(&self) -> failure::Result<&Coordinates> {
        self.before.coordinates.as_ref().ok_or_else(|| {
            let name = &self.account.user_principal_name;
            let words = match self.before.provider {
                Provider::Other => format!("Another provider runs the conferences of {name}."),
                _ => format!("{name} is not enabled for conferences by phone."),
            };
            Failure::conflict("conferencingNotEnabled", words)
        })
    }

    /// Whether an e-mail reaches them.
    pub(super) fn is_mailed(&self, cx: &Cx) -> bool {
        let is_on = self.settings.automatically_send_emails_to_users;
        is_on && self.account.mail.is_some() && cx.relay().is_some()
    }

    pub(super) fn target(&self) -> Target {
        Target::new("User", self.account.id.uuid(), &self.account.display_name)
    }

    /// Writes what becomes of them, and that somebody did it.
    pub(super) async fn write(
        self,
        cx: &Cx,
        tx: &mut Tx,
        caller: &Caller,
        activity: &str,
        change: Change,
    ) -> failure::Result<PersonView> {
        let tenant = caller.tenant;
        let both = [change.before.clone(), change.after.clone()];
        let mut around = Around::of(cx, tx, tenant, &both).await?;
        if change.before == change.after {
            return Ok(around.view(&change.after, &self.account));
        }
        let written = Person {
            version: change.before.version + 1,
            ..change.after.clone()
        };
        let old = around.view(&change.before, &self.account);
        if change.is_forgiven() {
            around = around.unlocked();
        }
        let shown = around.view(&written, &self.account);
        let entry = Entry::by(caller, CATEGORY, activity, Operation::Update);
        audit::record(
            tx,
            cx,
            tenant,
            entry.target(differences(self.target(), &old, &shown)),
        )
        .await?;
        commit(cx, tx, tenant, &self.settings, vec![change]).await?;
        Ok(shown)
    }
}

/// What changed of somebody, as the audit trail tells it: never a PIN.
fn differences(mut target: Target, old: &PersonView, new: &PersonView) -> Target {
    let of = |view: &PersonView| serde_json::to_value(view).unwrap_or_default();
    let (old, new) = (of(old), of(new));
    let properties = new.as_object().into_iter().flatten();
    for (name, value) in properties.filter(|(name, _)| !name.starts_with('@')) {
        let text = |value: &serde_json::Value| match value {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        target = target.changed(name, &text(&old[name]), &text(value));
    }
    target
}
