//! Which rule allows or stops one person to write to another one.

use std::collections::BTreeSet;

use beffroi_core::{Failure, failure};
use beffroi_directory::{lookup, personal};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;

use super::law::Law;
use super::rulebook::Source;
use crate::model::{
    Address, BEFORE_ACCEPTANCE, Begun, Contact, Decision, Finding, Meeting, Party, Rule,
};
use crate::store;

/// Why somebody may write to somebody, or may not.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Explanation {
    /// Whether the next message would be taken, as far as the caller's organization decides. What another organization
    /// has decided is not told, no more than whether the person exists.
    pub(crate) is_allowed: bool,
    /// Who would write.
    pub(crate) sender: String,
    /// To whom.
    pub(crate) recipient: String,
    /// Every rule that is asked, in the order in which they are.
    pub(crate) rules: Vec<RuleView>,
    /// What holds between the two themselves.
    pub(crate) contact: ContactView,
}

/// A rule, and what it says.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RuleView {
    /// Its name, as the cmdlets have it.
    pub(crate) rule: Rule,
    /// Whether it lets the message pass.
    pub(crate) allows: bool,
    /// Whose organization's it is: `sender` or `recipient`.
    pub(crate) side: &'static str,
    /// The policy that it is of, where it is of one.
    pub(crate) policy: Option<String>,
    /// From where the person has that policy.
    pub(crate) source: Option<Source>,
}

/// What holds between two people.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ContactView {
    /// Whether they have had to do with each other.
    pub(crate) is_known: bool,
    /// Whether the recipient's own decision lets the message pass. Of somebody of another organization, or of
    /// none, a refusal is not told from a request that is still open.
    pub(crate) allows: bool,
    /// How many messages are left before acceptance; absent where there is no limit.
    pub(crate) messages_left: Option<i64>,
}

/// Explains it for two people, of whom one at least is of the caller's organization.
///
/// # Errors
/// Nobody is found by one of the two names, or both are outside.
pub(crate) async fn explain(
    cx: &Cx,
    caller: &Caller,
    sender: &str,
    recipient: &str,
) -> failure::Result<Explanation> {
    let mut conn = cx.read().await?;
    let from = party(cx, &mut conn, caller, "from", sender).await?;
    let to = party(cx, &mut conn, caller, "to", recipient).await?;
    if from.tenant != caller.tenant && to.tenant != caller.tenant {
        let rule = "must be somebody of the organization, or the other one must be";
        return Err(Failure::invalid("from", rule));
    }
    let mut law = Law::among(cx, &mut conn, &BTreeSet::from([from, to])).await?;
    for (party, text) in [(from, sender), (to, recipient)] {
        if let Ok(address) = text.parse() {
            law.assume(party, &address);
        }
    }
    let theirs = store::contact(&mut conn, to, from).await?;
    let contact = theirs.map_or(Contact::ASKED, |one| one.contact);
    let begun = Begun::of(from, Some(contact));
    let findings = law.findings(from, to, begun);
    let own = |one: &Finding| if one.of_sender { from } else { to };
    let is_own = |one: &&Finding| own(one).tenant == caller.tenant;
    let rules = findings.iter().filter(is_own).map(|one| {
        let policy = law.policy(own(one)).filter(|_| of_policy(one.rule));
        RuleView {
            rule: one.rule,
            allows: one.allows,
            side: if one.of_sender { "sender" } else { "recipient" },
            policy: policy.map(|policy| policy.name.clone()),
            source: policy.map(|policy| policy.source.clone()),
        }
    });
    let meeting = contact.be_asked().meets(false);
    let is_theirs = to.tenant == caller.tenant;
    let (allows, messages_left) = match meeting {
        _ if !from.is_outside(to) => (true, None),
        Meeting::Free => (true, None),
        Meeting::Counted => (true, Some(BEFORE_ACCEPTANCE - contact.received)),
        // Whoever is outside need not tell what they have decided.
        Meeting::Refused if !is_theirs => (false, None),
        Meeting::Exhausted | Meeting::Refused => (false, Some(0)),
    };
    Ok(Explanation {
        is_allowed: allows && findings.iter().filter(is_own).all(|one| one.allows),
        sender: sender.to_owned(),
        recipient: recipient.to_owned(),
        rules: rules.collect(),
        contact: ContactView {
            is_known: theirs.is_some_and(|one| one.contact.decision != Decision::Ended),
            allows,
            messages_left,
        },
    })
}

const fn of_policy(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::EnableFederationAccess
            | Rule::EnableTeamsConsumerAccess
            | Rule::EnableTeamsConsumerInbound
    )
}

/// Somebody of the organization by id or name, or somebody outside by their address. Nobody need be there: the
/// rules answer for whoever it would be.
async fn party(
    cx: &Cx,
    conn: &mut Conn,
    caller: &Caller,
    field: &str,
    text: &str,
) -> failure::Result<Party> {
    if let Some(own) = lookup::account_by_key(conn, caller.tenant, text).await? {
        return Ok(Party::new(caller.tenant, own.id.uuid()));
    }
    let address: Address = text.parse().map_err(|rule| Failure::invalid(field, rule))?;
    let domain = address.domain().unwrap_or("phone.invalid");
    if let Some(owner) = lookup::tenant_by_name(conn, domain).await? {
        if owner.id == caller.tenant {
            return Err(Failure::not_found("user", text));
        }
        let account = lookup::account_by_upn(conn, address.as_str()).await?;
        let account = account.filter(|one| one.tenant == owner.id);
        let person = account.map_or_else(|| cx.mint_uuid(), |one| one.id.uuid());
        return Ok(Party::new(owner.id, person));
    }
    let known = store::person_of(conn, &address).await?;
    Ok(Party::new(
        personal::TENANT,
        known.map_or_else(|| cx.mint_uuid(), |(person, _)| person),
    ))
}
