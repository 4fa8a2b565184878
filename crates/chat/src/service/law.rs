//! The rules between two people, put together from what their organizations have decided.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use beffroi_store::Conn;

use super::people::{self, Facts};
use super::rulebook::{Effective, Rulebook, rulebooks};
use crate::model::{Address, Begun, Finding, Party, Rules, Side, findings};

/// Everything that is asked to tell whether some people may write to each other.
pub(crate) struct Law {
    books: HashMap<TenantId, Arc<Rulebook>>,
    policies: HashMap<Party, Effective>,
    facts: HashMap<Party, Arc<Facts>>,
}

impl Law {
    /// The law among these people, as it is now.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn among(
        cx: &Cx,
        conn: &mut Conn,
        parties: &BTreeSet<Party>,
    ) -> failure::Result<Self> {
        let work = parties.iter().filter(|party| !party.is_personal());
        let tenants: BTreeSet<TenantId> = work.clone().map(|party| party.tenant).collect();
        let books = rulebooks(cx, conn, &tenants).await?;
        let policies = work.filter_map(|party| {
            let book = books.get(&party.tenant)?;
            Some((*party, book.policy_of(cx, party.tenant, party.person)))
        });
        let policies = policies.collect();
        let facts = people::facts(cx, conn, parties.iter().copied()).await?;
        Ok(Self {
            books,
            policies,
            facts,
        })
    }

    /// Takes an address for that of somebody who is not known: the rules answer for whoever it would be.
    pub(crate) fn assume(&mut self, party: Party, address: &Address) {
        let known = self.facts.get(&party);
        if known.is_some_and(|facts| !facts.addresses.is_empty()) {
            return;
        }
        let domain = address.domain().filter(|_| !party.is_personal());
        let facts = Facts {
            addresses: vec![address.as_str().to_owned()],
            domain: domain.map(str::to_owned),
            ..Facts::unknown()
        };
        self.facts.insert(party, Arc::new(facts));
    }

    /// The policy of one of them who has an organization.
    pub(crate) fn policy(&self, party: Party) -> Option<&Effective> {
        self.policies.get(&party)
    }

    /// What the organization of one of them has decided.
    pub(crate) fn book(&self, tenant: TenantId) -> Option<&Arc<Rulebook>> {
        self.books.get(&tenant)
    }

    fn side(&self, party: Party) -> Side<'_> {
        let rules = self.books.get(&party.tenant).zip(self.policies.get(&party));
        let facts = self.facts.get(&party);
        Side {
            rules: rules.map(|(book, effective)| Rules {
                settings: &book.settings,
                policy: &effective.policy,
            }),
            addresses: facts
                .map(|facts| facts.addresses.as_slice())
                .unwrap_or_default(),
            domain: facts.and_then(|facts| facts.domain.as_deref()),
        }
    }

    /// Every rule that is asked when one writes to the other.
    pub(crate) fn findings(&self, sender: Party, recipient: Party, begun: Begun) -> Vec<Finding> {
        if !sender.is_outside(recipient) {
            return Vec::new();
        }
        findings(self.side(sender), self.side(recipient), begun)
    }

    /// The first rule that stops it.
    pub(crate) fn stop(&self, sender: Party, recipient: Party, begun: Begun) -> Option<Finding> {
        let all = self.findings(sender, recipient, begun);
        all.into_iter().find(|finding| !finding.allows)
    }
}
