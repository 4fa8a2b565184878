//! Memory and both databases give the same people for the same question.

use beffroi_core::filter::{Op, Value};
use beffroi_core::{Filter, PageRequest};
use beffroi_store::Sort;
use beffroi_testkit::{TestApp, TestCaller, backends, callers};
use beffroi_web::{Actor, Caller, IfMatch, Reach};
use futures_util::FutureExt;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use uuid::Uuid;

use super::*;
use crate::tenant::{self, NewTenant};
use crate::user::{UserFields, UserPatch, service};
use crate::{change, permission};

const NAMES: [&str; 8] = [
    "displayName",
    "userPrincipalName",
    "mail",
    "department",
    "city",
    "usageLocation",
    "preferredLanguage",
    "givenName",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[aB\u{c9}]{0,3}", "[aB\u{e9}%_']{1,2}"]
}

fn somebody() -> impl Strategy<Value = UserFields> {
    let maybe = || prop::option::weighted(0.7, "[aB\u{e9}]{1,4}");
    let language = prop::option::of(prop::sample::select(vec!["fr", "fr-CA", "en"]));
    let place = prop::option::of(prop::sample::select(vec!["FR", "CA"]));
    (
        ("[aBc]{1,4}", maybe(), maybe(), maybe()),
        language,
        place,
        any::<bool>(),
    )
        .prop_map(
            |((name, department, city, given), language, place, enabled)| UserFields {
                display_name: name,
                department,
                city,
                given_name: given.clone(),
                mail: given.map(|_| "Ab@contoso.example".to_owned()),
                preferred_language: language.and_then(|tag| tag.parse().ok()),
                usage_location: place.map(str::to_owned),
                account_enabled: enabled,
                ..UserFields::default()
            },
        )
}

fn filter() -> impl Strategy<Value = Filter> {
    let op = prop::sample::select(vec![
        Op::Eq,
        Op::Ne,
        Op::Gt,
        Op::Ge,
        Op::Lt,
        Op::Le,
        Op::StartsWith,
        Op::EndsWith,
        Op::Contains,
        Op::Mentions,
    ]);
    let name = || prop::sample::select(NAMES.to_vec()).prop_map(str::to_owned);
    let values = prop::collection::vec(text().prop_map(Value::Text), 1..3);
    let leaf = prop_oneof![
        6 => (name(), op, text()).prop_map(|(name, op, text)| Filter::Compare(name, op, Value::Text(text))),
        1 => (name(), any::<bool>()).prop_map(|(name, is)| Filter::Compare(name, if is { Op::Eq } else { Op::Ne }, Value::Null)),
        1 => any::<bool>().prop_map(|on| Filter::Compare("accountEnabled".into(), Op::Eq, Value::Bool(on))),
        1 => (name(), values).prop_map(|(name, values)| Filter::In(name, values)),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 1..3);
        prop_oneof![
            parts().prop_map(Filter::And),
            parts().prop_map(Filter::Or),
            inner.clone().prop_map(|part| Filter::Not(Box::new(part))),
        ]
    })
}

async fn town(app: &TestApp, runner: &mut TestRunner) -> TenantId {
    let new = NewTenant {
        display_name: "Contoso".to_owned(),
        domains: vec!["contoso.example".parse().unwrap()],
        default_language: "en".parse().unwrap(),
        time_zone: "Europe/Paris".parse().unwrap(),
        country: None,
    };
    let tenant = tenant::create(app.cx(), new).await.unwrap();
    let people: Vec<UserFields> = (0..150)
        .map(|number| UserFields {
            user_principal_name: format!("P{number}@contoso.example"),
            ..somebody().new_tree(runner).unwrap().current()
        })
        .collect();
    let cx = app.cx().clone();
    app.cx()
        .write(tenant, move |tx| {
            async move {
                let mut ids = Vec::new();
                for fields in people {
                    ids.push(service::insert_in(&cx, tx, tenant, fields).await?.0.uuid());
                }
                tx.change(tenant, change::USER_SAVED, &change::Ids { ids }, cx.now())
                    .await?;
                Ok(())
            }
            .boxed()
        })
        .await
        .unwrap();
    tenant
}

async fn pages(
    app: &TestApp,
    tenant: TenantId,
    filter: Option<&Filter>,
    reach: &Reach,
    sort: Sort,
    memory: bool,
) -> (Vec<Uuid>, u64) {
    let mut request = PageRequest {
        top: 7,
        after: None,
        count: true,
    };
    let mut all = Vec::new();
    loop {
        let mut conn = app.cx().read().await.unwrap();
        let page = if memory {
            list(app.cx(), &mut conn, tenant, (&request, filter), reach, sort)
                .await
                .unwrap()
                .expect("memory can tell")
        } else {
            store::list(&mut conn, tenant, &request, filter, reach, sort)
                .await
                .unwrap()
        };
        all.extend(page.items.iter().map(|user| user.id.uuid()));
        let total = page.total.unwrap();
        match page.next {
            Some(next) => request.after = Some(next),
            None => return (all, total),
        }
    }
}

#[tokio::test]
async fn memory_and_database_list_the_same_people() {
    for backend in backends() {
        let app = TestApp::start(backend, vec![crate::feature(), callers()]).await;
        let mut runner = TestRunner::deterministic();
        let tenant = town(&app, &mut runner).await;
        let sorts = [
            Sort::Text {
                column: "display_name_key",
                descending: false,
            },
            Sort::Text {
                column: "upn_key",
                descending: true,
            },
            Sort::Id { descending: true },
        ];
        let mut found = 0;
        for round in 0..120 {
            let filter = filter().new_tree(&mut runner).unwrap().current();
            let sort = sorts[round % sorts.len()];
            let from_memory =
                pages(&app, tenant, Some(&filter), &Reach::Everyone, sort, true).await;
            let from_database =
                pages(&app, tenant, Some(&filter), &Reach::Everyone, sort, false).await;
            assert_eq!(from_memory, from_database, "{filter:?}");
            assert_eq!(from_memory.0.len() as u64, from_memory.1);
            found += from_memory.1;
        }
        assert!(found > 500, "the filters find people: {found}");
        app.finish().await;
    }
}

/// What was saved, deleted or put into a group shows in both at once.
#[tokio::test]
async fn memory_follows_what_is_written() {
    for backend in backends() {
        let app = TestApp::start(backend, vec![crate::feature(), callers()]).await;
        let mut runner = TestRunner::deterministic();
        let tenant = town(&app, &mut runner).await;
        let admin = TestCaller::new(
            tenant,
            Uuid::from_u128(7),
            "admin@contoso.example",
            permission::ALL,
        );
        let group = serde_json::json!({"displayName": "Some"});
        let group = app
            .post("/v1.0/groups")
            .by(&admin)
            .json(&group)
            .send()
            .await
            .expect(201)
            .json();
        let group: Uuid = group["id"].as_str().unwrap().parse().unwrap();
        let reach = Reach::Groups([group].into());
        let everyone = pages(
            &app,
            tenant,
            None,
            &Reach::Everyone,
            Sort::Id { descending: false },
            false,
        )
        .await
        .0;
        let caller = Caller {
            tenant,
            actor: Actor::system(),
            user_principal_name: None,
            permissions: permission::ALL.iter().copied().collect(),
            session: None,
            languages: Vec::new(),
            delegation: None,
        };
        for (number, id) in everyone.iter().enumerate().take(40) {
            let fields = somebody().new_tree(&mut runner).unwrap().current();
            let patch = UserPatch {
                display_name: Some(fields.display_name),
                city: Some(fields.city),
                ..UserPatch::default()
            };
            service::update(app.cx(), &caller, id.to_string(), patch, IfMatch::default())
                .await
                .unwrap();
            if number % 3 == 0 {
                service::delete(app.cx(), &caller, id.to_string(), IfMatch::default())
                    .await
                    .unwrap();
            } else if number % 3 == 1 {
                let body = serde_json::json!({"@odata.id": format!("https://x/v1.0/directoryObjects/{id}")});
                app.post(&format!("/v1.0/groups/{group}/members/$ref"))
                    .by(&admin)
                    .json(&body)
                    .send()
                    .await
                    .expect(204);
            }
        }
        for _ in 0..20 {
            let filter = filter().new_tree(&mut runner).unwrap().current();
            for reach in [&Reach::Everyone, &reach] {
                let sort = Sort::Text {
                    column: "display_name_key",
                    descending: true,
                };
                let from_memory = pages(&app, tenant, Some(&filter), reach, sort, true).await;
                let from_database = pages(&app, tenant, Some(&filter), reach, sort, false).await;
                assert_eq!(from_memory, from_database, "{filter:?} {reach:?}");
            }
        }
        app.finish().await;
    }
}
