//! `$filter` asks for licenses: the same people as their own answers say.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use crate::contoso::{Contoso, DAY, contoso, sku};

/// Exchange Online (Plan 2), of several products.
const PLAN: &str = "efb87545-963c-4e0d-99df-69c6916d9eb0";

impl Contoso {
    async fn users(&self, filter: &str) -> Vec<String> {
        let filter: String = url::form_urlencoded::byte_serialize(filter.as_bytes()).collect();
        let path = format!("/v1.0/users?$select=id&$top=999&$count=true&$filter={filter}");
        let found = self.app.get(&path).by(&self.admin).send().await;
        ids(&found.expect(200).json())
    }

    async fn groups(&self, filter: &str) -> Vec<String> {
        let filter: String = url::form_urlencoded::byte_serialize(filter.as_bytes()).collect();
        let path = format!("/v1.0/groups?$select=id&$filter={filter}");
        let found = self.app.get(&path).by(&self.admin).send().await;
        ids(&found.expect(200).json())
    }

    /// Everybody whose own answer is what is asked for.
    async fn those(&self, is: impl Fn(&Value) -> bool) -> Vec<String> {
        let path = "/v1.0/users?$top=999&$select=id,assignedLicenses,assignedPlans,licenseAssignmentStates";
        let all = self.app.get(path).by(&self.admin).send().await;
        let all = all.expect(200).json();
        let rows = all["value"].as_array().unwrap().iter();
        let own = rows.filter(|row| is(row));
        let mut own: Vec<String> = own
            .map(|row| row["id"].as_str().unwrap().to_owned())
            .collect();
        own.sort();
        own
    }
}

fn ids(found: &Value) -> Vec<String> {
    let rows = found["value"].as_array().unwrap().iter();
    let mut own: Vec<String> = rows
        .map(|row| row["id"].as_str().unwrap().to_owned())
        .collect();
    if let Some(count) = found["@odata.count"].as_u64() {
        assert_eq!(count, own.len() as u64);
    }
    own.sort();
    own
}

fn some(row: &Value, collection: &str, is: impl Fn(&Value) -> bool) -> bool {
    row[collection].as_array().unwrap().iter().any(is)
}

/// Direct and by groups, with too few seats, with a refused product, suspended, switched off.
async fn mixed(c: &Contoso) {
    c.buy("SPE_E3", 5, None).await;
    c.buy("EXCHANGESTANDARD", 100, None).await;
    let end = c.app.cx().now().plus(DAY * 10).to_string();
    c.buy("EXCHANGEENTERPRISE", 100, Some(&end)).await;
    c.buy("LITEPACK", 100, None).await;
    c.join(c.sales, [0, 1, 2, 3, 4, 5, 6]).await;
    c.join(c.lyon, [5, 6, 7, 8]).await;
    c.give_group(c.sales, &["SPE_E3"], &[]).await.expect(202);
    c.give_group(c.lyon, &["LITEPACK"], &[]).await.expect(202);
    c.give(9, &["EXCHANGESTANDARD"], &[]).await.expect(200);
    c.give(6, &["EXCHANGEENTERPRISE"], &[]).await.expect(200);
    c.give(1, &["EXCHANGEENTERPRISE"], &[]).await.expect(200);
    // Suspended by now: what it gives is still assigned, and its plans are not enabled any more.
    c.app.later(DAY * 60).await;
    c.app.drain().await;
}

#[tokio::test]
async fn filter_assigned_licenses_any_plans_and_states_as_their_own_answers_say() {
    for backend in backends() {
        let c = contoso(backend, 12).await;
        mixed(&c).await;
        let e3 = sku("SPE_E3").to_string();
        let enterprise = sku("EXCHANGEENTERPRISE").to_string();
        let holds = |row: &Value, id: &str| some(row, "assignedLicenses", |one| one["skuId"] == id);

        let found = c
            .users(&format!("assignedLicenses/any(l:l/skuId eq {e3})"))
            .await;
        assert_eq!(found.len(), 5, "as many as there are seats");
        assert_eq!(found, c.those(|row| holds(row, &e3)).await);

        let either = format!("assignedLicenses/any(l:l/skuId in ({e3}, {enterprise}))");
        let found = c.users(&either);
        let wanted = c.those(|row| holds(row, &e3) || holds(row, &enterprise));
        assert_eq!(found.await, wanted.await);

        let none = c.those(|row| row["assignedLicenses"] == json!([])).await;
        assert!(!none.is_empty() && none.len() < 12, "{none:?}");
        assert_eq!(c.users("assignedLicenses/$count eq 0").await, none);
        assert_eq!(c.users("not assignedLicenses/any()").await, none);
        assert_eq!(
            c.users("assignedLicenses/$count ne 0").await.len(),
            12 - none.len()
        );

        let all = c
            .users(&format!("assignedLicenses/all(l:l/skuId eq {e3})"))
            .await;
        let wanted =
            c.those(|row| !some(row, "assignedLicenses", |one| one["skuId"] != e3.as_str()));
        assert_eq!(all, wanted.await);

        for status in ["Enabled", "Suspended"] {
            let asked = format!(
                "assignedPlans/any(p:p/servicePlanId eq {PLAN} and p/capabilityStatus eq '{status}')"
            );
            let wanted = c.those(|row| {
                some(row, "assignedPlans", |one| {
                    one["servicePlanId"] == PLAN && one["capabilityStatus"] == status
                })
            });
            let (found, wanted) = (c.users(&asked).await, wanted.await);
            assert!(!found.is_empty(), "{status}");
            assert_eq!(found, wanted, "{status}");
        }
        for error in ["CountViolation", "MutuallyExclusiveViolation", "None"] {
            let asked = format!("licenseAssignmentStates/any(s:s/error eq '{error}')");
            let wanted =
                c.those(|row| some(row, "licenseAssignmentStates", |one| one["error"] == error));
            let (found, wanted) = (c.users(&asked).await, wanted.await);
            assert!(!found.is_empty(), "{error}");
            assert_eq!(found, wanted, "{error}");
        }
        let asked = format!(
            "licenseAssignmentStates/any(s:s/assignedByGroup eq {} and s/state eq 'Error')",
            c.sales
        );
        let wanted = c.those(|row| {
            some(row, "licenseAssignmentStates", |one| {
                one["assignedByGroup"] == c.sales.to_string() && one["state"] == "Error"
            })
        });
        assert_eq!(c.users(&asked).await, wanted.await);

        // Together with what the directory knows itself.
        let both =
            format!("assignedLicenses/any(l:l/skuId eq {e3}) and startswith(displayName,'Test 1')");
        assert_eq!(c.users(&both).await, [c.people[1].to_string()]);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn groups_that_give_something_and_groups_with_errors_are_found() {
    for backend in backends() {
        let c = contoso(backend, 12).await;
        mixed(&c).await;
        let (sales, lyon) = (c.sales.to_string(), c.lyon.to_string());
        let asked = format!("assignedLicenses/any(l:l/skuId eq {})", sku("SPE_E3"));
        assert_eq!(c.groups(&asked).await, std::slice::from_ref(&sales));
        let mut both = vec![sales.clone(), lyon.clone()];
        both.sort();
        assert_eq!(c.groups("assignedLicenses/$count ne 0").await, both);
        assert_eq!(
            c.groups("assignedLicenses/any() and displayName eq 'Lyon'")
                .await,
            [lyon]
        );
        let none = c.groups("assignedLicenses/$count eq 0").await;
        assert!(none.iter().all(|one| !both.contains(one)), "{none:?}");
        let path = format!("/v1.0/groups/{sales}?$select=hasMembersWithLicenseErrors");
        let one = c
            .app
            .get(&path)
            .by(&c.admin)
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(one["hasMembersWithLicenseErrors"], true);
        assert!(
            c.groups("hasMembersWithLicenseErrors eq true")
                .await
                .contains(&sales)
        );
        // With seats for everybody there is nothing to be found any more.
        c.buy("SPE_E3", 100, None).await;
        c.give_group(c.lyon, &[], &["LITEPACK"]).await.expect(202);
        assert!(
            c.groups("hasMembersWithLicenseErrors eq true")
                .await
                .is_empty()
        );
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_with_what_can() {
    let c = contoso(beffroi_testkit::Backend::Sqlite, 1).await;
    for (resource, filter, words) in [
        (
            "users",
            "assignedLicenses/any(l:l/name eq 'x')",
            "it can for skuId",
        ),
        (
            "users",
            "assignedLicenses/any(l:l/skuId eq 'E3')",
            "a GUID, without quotes",
        ),
        ("users", "assignedLicenses eq 'x'", "by any and all only"),
        (
            "users",
            "assignedPlans/any(p:startswith(p/service,'x'))",
            "by eq, ne and in only",
        ),
        (
            "users",
            "assignedLicenses/any() and otherMails/any()",
            "only together with",
        ),
        (
            "groups",
            "hasMembersWithLicenseErrors eq false",
            "by eq true only",
        ),
        ("groups", "licenseProcessingState eq 'x'", "can't filter by"),
    ] {
        let filter: String = url::form_urlencoded::byte_serialize(filter.as_bytes()).collect();
        let path = format!("/v1.0/{resource}?$filter={filter}");
        let refused = c
            .app
            .get(&path)
            .by(&c.admin)
            .send()
            .await
            .expect(400)
            .json();
        let said = refused["error"]["message"].as_str().unwrap().to_owned();
        assert!(said.contains(words), "{said}");
    }
    c.app.finish().await;
}
