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
        let alike = hosts(body).into_iter().filter_map(|domain| {
            let own = looks_like(&domain, &own)?.to_owned();
            Some((domain, own))
        });
        let masked = masks(body).into_iter().filter_map(|(shown, domain)| {
            let of = |host: &str| own.iter().find(|own| is_below(host, own)).cloned();
            let shown = of(&shown)?;
            of(&domain).is_none().then_some((domain, shown))
        });
        for (domain, own) in alike.chain(masked) {
            let caution = Caution::LinkLooksLike { domain, own };
            if !found.contains(&caution) {
                found.push(caution);
            }
        }
    }
    Ok(found)
}

fn is_below(host: &str, domain: &str) -> bool {
    let rest = host.strip_suffix(domain);
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
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
