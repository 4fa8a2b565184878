//! What to look at twice before one accepts a request.

use beffroi_core::failure;
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_population::{TextKey, TextTest};
use beffroi_store::Conn;

use super::people;
use crate::model::{Caution, Party, Said, has_name, hosts, looks_like, masks, name_key};
use crate::store;

/// How many messages of a request are looked at: no more come before it is accepted.
const MESSAGES: i64 = 10;

/// Warnings of a request to somebody of an organization.
///
/// # Errors
/// Those of the database.
pub(crate) async fn cautions(
    cx: &Cx,
    conn: &mut Conn,
    viewer: Party,
    asker: Party,
    key: (beffroi_core::TenantId, crate::model::ChatId),
) -> failure::Result<Vec<Caution>> {
    if viewer.is_personal() || !viewer.is_outside(asker) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let facts = people::facts_of(cx, conn, asker).await?;
    if is_name_of_colleague(cx, viewer, &facts.display_name) {
        found.push(Caution::NameOfColleague {
            name: facts.display_name.clone(),
        });
    }
    let own = lookup::domains(conn, viewer.tenant).await?;
    let organization = lookup::tenant(conn, viewer.tenant).await?;
    let organization = organization
        .map(|info| info.display_name)
        .unwrap_or_default();
    if is_name_of_organization(&facts.display_name, &organization, &own) {
        found.push(Caution::NameOfOrganization {
            name: facts.display_name.clone(),
        });
    }
    for address in &facts.addresses {
        let domain = address.rsplit_once('@').map(|(_, domain)| domain);
        if let Some((domain, own)) = domain.and_then(|one| Some((one, looks_like(one, &own)?))) {
            found.push(Caution::AddressLooksLike {
                domain: domain.to_owned(),
                own: own.to_owned(),
            });
        }
    }
    let page = store::Page {
        before: i64::MAX,
        after: 0,
        limit: MESSAGES,
    };
    for message in store::page(conn, key, page).await? {
        let Said::Body(body) = &message.said else {
            continue;
        };
        if message.sender != asker || message.deleted_at.is_some() {
            continue;
        }
        for domain in hosts(body) {
            let Some(own) = looks_like(&domain, &own) else {
                continue;
            };
            let caution = Caution::LinkLooksLike {
                own: own.to_owned(),
                domain,
            };
            if !found.contains(&caution) {
                found.push(caution);
            }
        }
        for (shown, domain) in masks(body) {
            let is_own =
                |host: &str, own: &String| host == own || host.ends_with(&format!(".{own}"));
            let named = own.iter().find(|own| is_own(&shown, own));
            let Some(named) = named.filter(|_| !own.iter().any(|own| is_own(&domain, own))) else {
                continue;
            };
            let caution = Caution::LinkLooksLike {
                own: named.clone(),
                domain,
            };
            if !found.contains(&caution) {
                found.push(caution);
            }
        }
    }
    Ok(found)
}

/// Whether somebody calls themselves by the organization: `Contoso Helpdesk`, `admin@contoso.example`. They are outside of
/// it, whatever their name. Of people whose name is their address, the address tells.
fn is_name_of_organization(name: &str, organization: &str, domains: &[String]) -> bool {
    let (key, organization) = (name_key(name), name_key(organization));
    let mut words = organization
        .split(' ')
        .filter(|word| word.chars().count() > 2);
    let has_words =
        words.clone().next().is_some() && words.all(|word| key.split(' ').any(|one| one == word));
    let folded = beffroi_core::filter::fold(name);
    has_words
        || domains
            .iter()
            .any(|domain| folded.contains(domain.as_str()))
}

/// Whether somebody of the organization is called the same, in whatever order and with whatever accents.
fn is_name_of_colleague(cx: &Cx, viewer: Party, name: &str) -> bool {
    let key = name_key(name);
    if key.is_empty() {
        return false;
    }
    let is_same = |text: &str| has_name(&key, &name_key(text));
    let people = cx.people(viewer.tenant);
    let people = people.read();
    let same = people.people_with(TextKey::DisplayName, &TextTest::Passes(&is_same));
    !same.is_empty()
}
