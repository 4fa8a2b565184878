//! Products are given to people: what is in force, and what is refused.

use beffroi_testkit::backends;
use serde_json::json;

use crate::contoso::{contoso, rule, sku};

#[tokio::test]
async fn four_at_once_the_highest_wins_and_each_is_consumed() {
    for backend in backends() {
        let c = contoso(backend, 2).await;
        let all = [
            "EXCHANGE_S_ESSENTIALS",
            "EXCHANGEDESKLESS",
            "EXCHANGESTANDARD",
            "SPE_E3",
        ];
        for part in all {
            c.buy(part, 5, None).await;
        }
        let given = c.give(0, &all, &[]).await.expect(200).json();
        assert_eq!(given["assignedLicenses"].as_array().unwrap().len(), 4);
        assert_eq!(c.in_force(0).as_deref(), Some("BPOS_S_Enterprise"));
        for part in all {
            assert_eq!(
                c.units(part).await,
                (1, 0),
                "the inferior ones are consumed too"
            );
        }
        // It falls to the next one when the highest goes, and rises again.
        c.give(0, &[], &["SPE_E3"]).await.expect(200);
        assert_eq!(c.in_force(0).as_deref(), Some("BPOS_S_Standard"));
        c.give(0, &["SPE_E3"], &["EXCHANGESTANDARD", "EXCHANGEDESKLESS"])
            .await
            .expect(200);
        assert_eq!(c.in_force(0).as_deref(), Some("BPOS_S_Enterprise"));
        // Asking again changes nothing.
        c.give(0, &["SPE_E3"], &[]).await.expect(200);
        assert_eq!(c.units("SPE_E3").await, (1, 0));
        assert_eq!(c.in_force(1), None);
        let path = format!("/v1.0/users/{}/licenseDetails", c.people[0]);
        let details = c
            .app
            .get(&path)
            .by(&c.admin)
            .send()
            .await
            .expect(200)
            .json();
        let parts: Vec<&str> = details["value"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["skuPartNumber"].as_str().unwrap())
            .collect();
        assert_eq!(parts.len(), 2);
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_plan_that_is_switched_off_does_not_count_and_several_sources_are_united() {
    for backend in backends() {
        let c = contoso(backend, 1).await;
        c.buy("SPE_E3", 5, None).await;
        let exchange = "efb87545-963c-4e0d-99df-69c6916d9eb0";
        let path = format!("/v1.0/users/{}/assignLicense", c.people[0]);
        let off = json!({"addLicenses": [{"skuId": sku("SPE_E3"), "disabledPlans": [exchange]}], "removeLicenses": []});
        c.app
            .post(&path)
            .by(&c.admin)
            .json(&off)
            .send()
            .await
            .expect(200);
        assert_eq!(c.in_force(0), None);
        // The same product through a group brings the plan back, and takes no second seat.
        c.join(c.sales, [0]).await;
        c.give_group(c.sales, &["SPE_E3"], &[]).await.expect(202);
        assert_eq!(c.in_force(0).as_deref(), Some("BPOS_S_Enterprise"));
        assert_eq!(c.units("SPE_E3").await, (1, 0));
        let path = format!(
            "/v1.0/users/{}?$select=assignedLicenses,assignedPlans",
            c.people[0]
        );
        let user = c
            .app
            .get(&path)
            .by(&c.admin)
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(
            user["assignedLicenses"],
            json!([{"disabledPlans": [], "skuId": sku("SPE_E3")}])
        );
        let plans = user["assignedPlans"].as_array().unwrap();
        assert!(
            plans
                .iter()
                .any(|plan| plan["servicePlanId"] == exchange
                    && plan["capabilityStatus"] == "Enabled")
        );
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_can_not_be_done_is_refused_whole_in_graphs_words() {
    for backend in backends() {
        let c = contoso(backend, 3).await;
        c.buy("EXCHANGESTANDARD", 1, None).await;
        c.buy("LITEPACK", 5, None).await;
        c.buy("EXCHANGEARCHIVE_ADDON", 5, None).await;
        let message = |answer: &beffroi_testkit::Answer| {
            answer.json()["error"]["message"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        let refused = c.give(0, &["SPE_E3"], &[]).await.expect(400);
        assert_eq!(rule(&refused), "unknownLicense");
        assert_eq!(
            message(&refused),
            format!(
                "License {} does not correspond to a valid company License.",
                sku("SPE_E3")
            )
        );
        c.give(0, &["EXCHANGESTANDARD"], &[]).await.expect(200);
        let refused = c
            .give(1, &["EXCHANGESTANDARD", "LITEPACK"], &[])
            .await
            .expect(400);
        assert_eq!(rule(&refused), "MutuallyExclusiveViolation");
        let refused = c.give(1, &["EXCHANGESTANDARD"], &[]).await.expect(400);
        assert_eq!(rule(&refused), "CountViolation");
        assert_eq!(
            message(&refused),
            format!(
                "Subscription with SKU {} does not have any available licenses.",
                sku("EXCHANGESTANDARD")
            )
        );
        let refused = c.give(0, &["LITEPACK"], &[]).await.expect(400);
        assert_eq!(rule(&refused), "MutuallyExclusiveViolation");
        assert_eq!(
            c.in_force(0).as_deref(),
            Some("BPOS_S_Standard"),
            "nothing changed"
        );
        let refused = c.give(1, &["EXCHANGEARCHIVE_ADDON"], &[]).await.expect(400);
        assert_eq!(rule(&refused), "DependencyViolation");
        let refused = c.give(1, &[], &["LITEPACK"]).await.expect(400);
        assert_eq!(
            message(&refused),
            "User does not have a corresponding license."
        );
        c.join(c.sales, [2]).await;
        c.give_group(c.sales, &["LITEPACK"], &[]).await.expect(202);
        let refused = c.give(2, &[], &["LITEPACK"]).await.expect(400);
        assert_eq!(
            message(&refused),
            "User license is inherited from a group membership and it cannot be removed directly from the user."
        );
        // Nobody knows where they are.
        let path = format!("/v1.0/users/{}", c.people[1]);
        let cx = c.app.cx().clone();
        let (tenant, person) = (c.tenant, c.people[1]);
        cx.db.write(move |tx| {
            use futures_util::FutureExt;
            async move {
                tx.exec("UPDATE directory_user SET usage_location = NULL WHERE tenant_id = $1 AND id = $2", beffroi_store::args![tenant, person]).await?;
                Ok(())
            }.boxed()
        }).await.unwrap();
        let refused = c.give(1, &["LITEPACK"], &[]).await.expect(400);
        assert_eq!(
            message(&refused),
            "License assignment cannot be done for user with invalid usage location."
        );
        c.app.get(&path).by(&c.admin).send().await.expect(200);
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn where_a_plan_must_not_be_used_it_is_refused_or_has_an_error_and_heals() {
    for backend in backends() {
        let c = contoso(backend, 2).await;
        c.buy("SPE_E3", 5, None).await;
        c.join(c.sales, [0]).await;
        c.give_group(c.sales, &["SPE_E3"], &[]).await.expect(202);
        let path = "/beta/admin/licenses/servicePlans/efb87545-963c-4e0d-99df-69c6916d9eb0";
        let bar = |countries: serde_json::Value| {
            c.app
                .patch(path)
                .by(&c.admin)
                .json(&json!({"prohibitedUsageLocations": countries}))
                .send()
        };
        bar(json!(["fr"])).await.expect(204);
        assert_eq!(c.states(0).await[0].2, "ProhibitedInUsageLocationViolation");
        assert_eq!((c.in_force(0), c.units("SPE_E3").await), (None, (0, 0)));
        let refused = c.give(1, &["SPE_E3"], &[]).await.expect(400);
        assert_eq!(rule(&refused), "ProhibitedInUsageLocationViolation");
        bar(json!(["FRA"])).await.expect(400);
        bar(json!([])).await.expect(204);
        assert_eq!(c.states(0).await[0].2, "None");
        assert_eq!(c.in_force(0).as_deref(), Some("BPOS_S_Enterprise"));
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn who_may_not_write_licences_changes_none() {
    for backend in backends() {
        let c = contoso(backend, 1).await;
        c.buy("SPE_E3", 5, None).await;
        let reader = beffroi_testkit::TestCaller {
            permissions: vec![
                "LicenseAssignment.Read.All".to_owned(),
                "User.ReadWrite.All".to_owned(),
            ],
            ..c.admin.clone()
        };
        let body = json!({"addLicenses": [{"skuId": sku("SPE_E3")}], "removeLicenses": []});
        for path in [
            format!("/v1.0/users/{}/assignLicense", c.people[0]),
            format!("/v1.0/groups/{}/assignLicense", c.sales),
        ] {
            c.app
                .post(&path)
                .by(&reader)
                .json(&body)
                .send()
                .await
                .expect(403);
        }
        let new = json!({"skuPartNumber": "SPE_E3", "totalLicenses": 1});
        c.app
            .post("/beta/admin/licenses/subscriptions")
            .by(&reader)
            .json(&new)
            .send()
            .await
            .expect(403);
        c.app
            .get("/v1.0/subscribedSkus")
            .by(&reader)
            .send()
            .await
            .expect(200);
        c.app.finish().await;
    }
}
