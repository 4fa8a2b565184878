//! *Reach* while choosing, and *explain* for one person.

use std::collections::HashMap;
use std::time::Duration;

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::DeviceId;
use beffroi_directory::device::{self, Device, OperatingSystem};
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::Cx;
use beffroi_population::{
    Expr, Platform, SetName, Step, Surface, TenantSets, Term, TextKey, TextTest,
};
use beffroi_web::Caller;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{ask, compose::check_groups, find};
use crate::catalog::Catalog;
use crate::model::{
    Audience, DeviceFinding, FilterFact, FilterKind, GateView, GroupId, GroupPath, Inclusion,
    Ledger, LicenceFact, Licences, Location, Message, MessageId, PersonFacts, Recipients, UserId,
    Words, explain as explain_message,
};
use crate::store;

/// A choice of recipients that is being made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ReachRequest {
    /// Who shall get it.
    pub(crate) recipients: Recipients,
    /// Where it shall be shown; devices that can't show it there are not counted.
    #[serde(default)]
    pub(crate) location: Option<Location>,
}

/// Devices of one platform.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlatformReach {
    /// `Windows`, `macOS`, `Linux`, `iOS`, `Android`, `Web` or `other`.
    pub(crate) platform: &'static str,
    /// How many devices.
    pub(crate) devices: u64,
}

/// Why people are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum LeftOutReason {
    /// They are in no chosen group.
    NotIncluded,
    /// They are in an excluded group.
    ExcludedGroup,
    /// A filter asks for something else.
    Filter,
    /// Their account is disabled.
    AccountDisabled,
    /// They hold none of the licences that the organization asks for.
    NoLicense,
    /// It goes by e-mail, and they have no address.
    NoAddress,
}

/// People left out for one reason; each person is counted once, for the first reason.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LeftOut {
    /// Why.
    pub(crate) reason: LeftOutReason,
    /// The excluded group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) group_id: Option<GroupId>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) group_name: Option<String>,
    /// How many people.
    pub(crate) people: u64,
}

/// Whom a choice reaches.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReachAnswer {
    /// People.
    pub(crate) people: u64,
    /// Their devices that can show it.
    pub(crate) devices: u64,
    /// The devices by platform.
    pub(crate) by_platform: Vec<PlatformReach>,
    /// People left out, by reason.
    pub(crate) left_out: Vec<LeftOut>,
    /// How long the question took, in microseconds.
    pub(crate) duration_microseconds: u64,
}

fn platform_name(platform: Platform) -> &'static str {
    match platform {
        Platform::Windows => "Windows",
        Platform::MacOs => "macOS",
        Platform::Linux => "Linux",
        Platform::Ios => "iOS",
        Platform::Android => "Android",
        Platform::Web => "Web",
        Platform::Other => "other",
    }
}

/// Counts whom a choice reaches, now.
pub(crate) async fn reach(
    cx: &Cx,
    caller: &Caller,
    request: ReachRequest,
) -> failure::Result<ReachAnswer> {
    let recipients = request.recipients.canonical();
    let mut violations = Violations::default();
    recipients.check_storable(&mut violations);
    let mut conn = cx.read().await?;
    check_groups(&mut conn, caller.tenant, &recipients, &mut violations).await?;
    violations.into_result()?;
    let excluded: Vec<Uuid> = recipients
        .exclude_groups
        .iter()
        .map(|id| id.uuid())
        .collect();
    let names = lookup::group_names(&mut conn, caller.tenant, &excluded).await?;
    let licences = &cx.memory::<Catalog>().of(caller.tenant).licences;
    let audience = recipients.audience().requiring(licences);
    Ok(ask(cx, caller.tenant, |people| {
        count_reach(people, &audience, request.location, &names)
    }))
}

fn count_reach(
    people: &TenantSets,
    audience: &Audience,
    location: Option<Location>,
    names: &HashMap<Uuid, String>,
) -> ReachAnswer {
    #[expect(
        clippy::disallowed_methods,
        reason = "how long it took is a figure, no rule depends on it"
    )]
    let began = std::time::Instant::now();
    let mut steps = vec![(
        (LeftOutReason::NotIncluded, None),
        Step::Keep(audience.included.clone()),
    )];
    for (group, expr) in &audience.excluded {
        steps.push((
            (LeftOutReason::ExcludedGroup, Some(*group)),
            Step::Remove(expr.clone()),
        ));
    }
    for (_, filter) in &audience.filters {
        steps.push(((LeftOutReason::Filter, None), Step::Keep(filter.clone())));
    }
    steps.push((
        (LeftOutReason::AccountDisabled, None),
        Step::Keep(audience.enabled.clone()),
    ));
    if let Some(licensed) = &audience.licensed {
        steps.push((
            (LeftOutReason::NoLicense, None),
            Step::Keep(licensed.clone()),
        ));
    }
    let mut funnel = people.count_steps(&Expr::EVERYONE, steps);
    if location == Some(Location::Email) {
        let meant = funnel.remaining.len();
        funnel.remaining &= people.people_with(TextKey::Mail, &TextTest::Present);
        let without = meant - funnel.remaining.len();
        funnel
            .left
            .push(((LeftOutReason::NoAddress, None), without));
    }
    let surface = location.and_then(|location| Surface::new(location.as_str()));
    let reach = people.reach_of(&funnel.remaining, surface.as_ref());
    let left_out = funnel
        .left
        .into_iter()
        .filter(|(_, people)| *people > 0)
        .map(|((reason, group), people)| LeftOut {
            reason,
            group_id: group,
            group_name: group.and_then(|group| names.get(&group.uuid()).cloned()),
            people,
        });
    let by_platform = reach.by_platform.iter().filter(|(_, devices)| *devices > 0);
    ReachAnswer {
        people: reach.people,
        devices: reach.devices,
        by_platform: by_platform
            .map(|(platform, devices)| PlatformReach {
                platform: platform_name(*platform),
                devices: *devices,
            })
            .collect(),
        left_out: left_out.collect(),
        duration_microseconds: duration(began.elapsed()),
    }
}

fn duration(span: Duration) -> u64 {
    u64::try_from(span.as_micros()).unwrap_or(u64::MAX)
}

/// Whom an explanation is about.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExplainedUser {
    /// The person's id.
    pub(crate) id: UserId,
    /// The person's name.
    pub(crate) display_name: String,
    /// The person's principal name.
    pub(crate) user_principal_name: String,
}

/// Would this person see this message now, and what stops it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExplainAnswer {
    /// The person.
    pub(crate) user: ExplainedUser,
    /// Whether every gate holds.
    pub(crate) would_see: bool,
    /// Every gate, holding and failing.
    pub(crate) gates: Vec<GateView>,
    /// The person's devices and what stands between them and the message; empty for mail. The portal
    /// shows it in any case.
    pub(crate) devices: Vec<ExplainedDevice>,
}

/// Whether one of the person's devices would show the message.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExplainedDevice {
    /// The device's id.
    pub(crate) id: DeviceId,
    /// Its name.
    pub(crate) device_name: String,
    /// The system that it runs.
    pub(crate) operating_system: OperatingSystem,
    /// The system's version.
    pub(crate) os_version: String,
    /// Whether it does.
    pub(crate) shows: bool,
    /// Why, in a sentence.
    pub(crate) explanation: String,
}

/// Explains a message for one person, named by id or principal name.
pub(crate) async fn explain(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    user: &str,
    words: Words,
) -> failure::Result<ExplainAnswer> {
    let tenant = caller.tenant;
    let mut conn = cx.read().await?;
    let message = find(&mut conn, tenant, id).await?.message;
    let account = lookup::account_by_key(&mut conn, tenant, user)
        .await?
        .ok_or_else(|| Failure::not_found("user", user))?;
    let ledger = store::one(&mut conn, tenant, id, account.id)
        .await?
        .unwrap_or_default();
    let mailed = store::mailed(&mut conn, tenant, id, &[account.id.uuid()]).await?;
    let recipients = &message.composition.recipients;
    let (inclusion, excluded) = memberships(cx, tenant, recipients, &account);
    let (inclusion, excluded) = with_names(&mut conn, tenant, inclusion, excluded).await?;
    let devices = device::of_person(&mut conn, tenant, account.id).await?;
    drop(conn);
    let delivering = cx.memory::<Catalog>().of(tenant);
    let zone: TimeZone = delivering.zone.clone();
    let stands = on_devices(&message, &devices, &ledger);
    // What each device shows once is still to come while one of them has not.
    let next = stands
        .iter()
        .find(|(_, finding)| *finding == DeviceFinding::Shows)
        .map(|(device, _)| device.id);
    let facts = PersonFacts {
        id: account.id,
        enabled: account.enabled,
        inclusion,
        excluded,
        filters: filters(cx, tenant, recipients, &account, &devices),
        preferred: account.preferred_language.clone().into_iter().collect(),
        receipt: message.receipt_on(next, &ledger),
        has_address: account.mail.is_some(),
        licence: licence(cx, tenant, &delivering.licences, account.id),
        mailed: mailed.get(&account.id).copied().unwrap_or_default(),
    };
    let explanation = explain_message(&message, &facts, &zone, cx.now());
    Ok(ExplainAnswer {
        user: ExplainedUser {
            id: account.id,
            display_name: account.display_name,
            user_principal_name: account.user_principal_name,
        },
        would_see: explanation.would_see,
        gates: explanation
            .gates
            .iter()
            .map(|gate| gate.in_words(words, &zone))
            .collect(),
        devices: stands
            .into_iter()
            .map(|(device, finding)| explained(device, finding, words, &zone))
            .collect(),
    })
}

/// How each device stands towards the message; none where devices don't matter.
fn on_devices<'a>(
    message: &Message,
    devices: &'a [Device],
    ledger: &Ledger,
) -> Vec<(&'a Device, DeviceFinding)> {
    devices
        .iter()
        .filter_map(|device| Some((device, message.on_device(device, Some(ledger))?)))
        .collect()
}

fn explained(
    device: &Device,
    finding: DeviceFinding,
    words: Words,
    zone: &TimeZone,
) -> ExplainedDevice {
    ExplainedDevice {
        id: device.id,
        device_name: device.device_name.clone(),
        operating_system: device.operating_system,
        os_version: device.os_version.clone(),
        shows: finding == DeviceFinding::Shows,
        explanation: words.on_device(finding, zone),
    }
}

/// A chosen or excluded group and the nesting by which somebody is in it.
type Path = (GroupId, Vec<Uuid>);

fn path_to(people: &TenantSets, group: GroupId, person: Uuid) -> Option<Path> {
    let explanation = people
        .explain(&Expr::Set(SetName::Group(group.uuid())), person)
        .ok()?;
    match explanation.term {
        Term::Set { path, .. } if explanation.holds => Some((group, path)),
        _ => None,
    }
}

/// How the person came among the chosen, and every excluded group that holds them.
fn memberships(
    cx: &Cx,
    tenant: TenantId,
    recipients: &Recipients,
    account: &Account,
) -> (Option<Option<Path>>, Vec<Path>) {
    let person = account.id.uuid();
    ask(cx, tenant, |people| {
        let included = if recipients.all_company {
            Some(None)
        } else {
            let through = recipients
                .include_groups
                .iter()
                .find_map(|group| path_to(people, *group, person));
            through.map(Some)
        };
        let excluded = recipients
            .exclude_groups
            .iter()
            .filter_map(|group| path_to(people, *group, person))
            .collect();
        (included, excluded)
    })
}

async fn with_names(
    conn: &mut beffroi_store::Conn,
    tenant: TenantId,
    included: Option<Option<Path>>,
    excluded: Vec<Path>,
) -> failure::Result<(Inclusion, Vec<GroupPath>)> {
    let paths = included.iter().flatten().chain(&excluded);
    let ids: Vec<Uuid> = paths
        .flat_map(|(group, path)| std::iter::once(group.uuid()).chain(path.iter().copied()))
        .collect();
    let names = lookup::group_names(conn, tenant, &ids).await?;
    let with_path = |(group, path): Path| {
        let path = if path.is_empty() {
            vec![group.uuid()]
        } else {
            path
        };
        GroupPath {
            id: group,
            names: path
                .iter()
                .filter_map(|id| names.get(id).cloned())
                .collect(),
        }
    };
    let inclusion = match included {
        None => Inclusion::No,
        Some(None) => Inclusion::Everybody,
        Some(Some(path)) => Inclusion::Through(with_path(path)),
    };
    Ok((inclusion, excluded.into_iter().map(with_path).collect()))
}

/// Whether the person holds a licence that is asked for; nothing where none is.
fn licence(cx: &Cx, tenant: TenantId, licences: &Licences, person: UserId) -> Option<LicenceFact> {
    let holders = licences.holders()?;
    Some(LicenceFact {
        holds: ask(cx, tenant, |people| {
            people.contains(&holders, person.uuid())
        }),
        wanted: licences.names().to_vec(),
    })
}

/// How each filter that was set stands for the person.
fn filters(
    cx: &Cx,
    tenant: TenantId,
    recipients: &Recipients,
    account: &Account,
    devices: &[Device],
) -> Vec<FilterFact> {
    ask(cx, tenant, |people| {
        let fact = |(kind, expr): &(FilterKind, Expr)| FilterFact {
            kind: *kind,
            holds: people.contains(expr, account.id.uuid()),
            value: value_of(people, *kind, account, devices),
        };
        recipients.audience().filters.iter().map(fact).collect()
    })
}

fn value_of(
    people: &TenantSets,
    kind: FilterKind,
    account: &Account,
    devices: &[Device],
) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    match kind {
        FilterKind::Department => text(&account.department),
        FilterKind::Company => text(&account.company_name),
        FilterKind::City => text(&account.city),
        FilterKind::Language => account
            .preferred_language
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        FilterKind::Platform => {
            let has = |platform: &Platform| {
                people.contains(&Expr::Set(SetName::Platform(*platform)), account.id.uuid())
            };
            let own: Vec<&str> = Platform::ALL
                .iter()
                .filter(|platform| has(platform))
                .map(|p| platform_name(*p))
                .collect();
            own.join(", ")
        }
        FilterKind::Build => {
            let system = |device: &Device| {
                format!("{} {}", device.operating_system.as_str(), device.build())
            };
            devices.iter().map(system).collect::<Vec<_>>().join(", ")
        }
        // Which plans somebody holds is told where licences are.
        FilterKind::Capability => String::new(),
    }
}
