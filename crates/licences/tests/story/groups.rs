//! Groups give products to their direct members.

use beffroi_testkit::backends;
use serde_json::json;

use crate::contoso::{contoso, sku};

#[tokio::test]
async fn direct_members_only_once_through_several_ways_and_at_once() {
    for backend in backends() {
        let c = contoso(backend, 4).await;
        c.buy("SPE_E3", 10, None).await;
        c.buy("EXCHANGEDESKLESS", 10, None).await;
        c.join(c.sales, [0, 1]).await;
        c.join(c.lyon, [1, 2]).await;
        let given = c
            .give_group(c.sales, &["SPE_E3"], &[])
            .await
            .expect(202)
            .json();
        assert_eq!(
            given["assignedLicenses"],
            json!([{"disabledPlans": [], "skuId": sku("SPE_E3")}])
        );
        c.give_group(c.lyon, &["SPE_E3", "EXCHANGEDESKLESS"], &[])
            .await
            .expect(202);
        assert_eq!(c.units("SPE_E3").await, (3, 0));
        assert_eq!(c.units("EXCHANGEDESKLESS").await, (2, 0));
        assert_eq!(c.states(1).await.len(), 3);
        // A group within the group gives its people nothing.
        let nest = format!("/v1.0/groups/{}/members/$ref", c.sales);
        let body =
            json!({"@odata.id": format!("http://test.local/v1.0/directoryObjects/{}", c.lyon)});
        c.app
            .post(&nest)
            .by(&c.admin)
            .json(&body)
            .send()
            .await
            .expect(204);
        assert_eq!(c.states(2).await.len(), 2);
        // Whoever comes has it, whoever leaves has not.
        c.join(c.sales, [3]).await;
        assert_eq!(c.in_force(3).as_deref(), Some("BPOS_S_Enterprise"));
        c.leave(c.sales, 3).await;
        assert_eq!(c.in_force(3), None);
        c.give_group(c.lyon, &[], &["SPE_E3"]).await.expect(202);
        assert_eq!(
            c.in_force(1).as_deref(),
            Some("BPOS_S_Enterprise"),
            "through the other group"
        );
        assert_eq!(c.in_force(2).as_deref(), Some("BPOS_S_Deskless"));
        let path = format!(
            "/v1.0/groups/{}?$select=displayName,assignedLicenses,licenseProcessingState",
            c.sales
        );
        let group = c
            .app
            .get(&path)
            .by(&c.admin)
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(
            group["licenseProcessingState"],
            json!({"state": "ProcessingComplete"})
        );
        // A group that gives licenses stays.
        let path = format!("/v1.0/groups/{}", c.sales);
        let refused = c.app.delete(&path).by(&c.admin).send().await.expect(409);
        assert_eq!(
            refused.json()["error"]["details"][0]["code"],
            "givesLicenses"
        );
        c.give_group(c.sales, &[], &["SPE_E3"]).await.expect(202);
        c.app.delete(&path).by(&c.admin).send().await.expect(204);
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_can_not_be_held_together_has_an_error_that_goes_with_its_cause() {
    for backend in backends() {
        let c = contoso(backend, 2).await;
        for part in ["LITEPACK", "EXCHANGESTANDARD", "EXCHANGEARCHIVE_ADDON"] {
            c.buy(part, 10, None).await;
        }
        c.join(c.sales, [0]).await;
        c.join(c.lyon, [0]).await;
        c.give_group(c.sales, &["LITEPACK"], &[]).await.expect(202);
        assert_eq!(c.in_force(0).as_deref(), Some("BPOS_L"));
        c.give_group(c.lyon, &["EXCHANGESTANDARD"], &[])
            .await
            .expect(202);
        let wanted = |part: &str, error: &str| (part.to_owned(), true, error.to_owned());
        assert_eq!(
            c.states(0).await,
            [
                wanted("EXCHANGESTANDARD", "None"),
                wanted("LITEPACK", "MutuallyExclusiveViolation")
            ]
        );
        assert_eq!(
            (c.in_force(0).as_deref(), c.units("LITEPACK").await),
            (Some("BPOS_S_Standard"), (0, 0))
        );
        let explain = format!("users/{}/explain", c.people[0]);
        let why = c.asked(&explain).await.to_string();
        let wanted_words = "it can't be held beside Exchange Online (Plan 1). Take one";
        assert!(why.contains(wanted_words), "{why}");
        c.give_group(c.lyon, &["EXCHANGEARCHIVE_ADDON"], &["EXCHANGESTANDARD"])
            .await
            .expect(202);
        // The one that stands alone is a mailbox too, so the archive has what it needs.
        assert_eq!(
            c.states(0).await,
            [
                wanted("EXCHANGEARCHIVE_ADDON", "None"),
                wanted("LITEPACK", "None")
            ]
        );
        c.give_group(c.sales, &[], &["LITEPACK"]).await.expect(202);
        assert_eq!(
            c.states(0).await,
            [wanted("EXCHANGEARCHIVE_ADDON", "DependencyViolation")]
        );
        let why = c.asked(&explain).await.to_string();
        let wanted_words = "needs a plan with a mailbox of Exchange Online. Assign that, too";
        assert!(why.contains(wanted_words), "{why}");
        c.give(0, &["EXCHANGESTANDARD"], &[]).await.expect(200);
        assert_eq!(
            c.states(0).await[0],
            wanted("EXCHANGEARCHIVE_ADDON", "None")
        );
        c.app.drain().await;
        c.app.finish().await;
    }
}
