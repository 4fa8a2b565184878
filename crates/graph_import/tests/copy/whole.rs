//! The first round.

use beffroi_testkit::backends;
use serde_json::json;

use crate::towns::{Town, Towns};

/// Ten people, nested groups, a rule, devices.
pub(crate) async fn fill(town: &Town) -> Vec<String> {
    let mut people = Vec::new();
    for number in 0..10 {
        let department = if number % 2 == 0 { "Sales" } else { "IT" };
        let more = json!({
            "givenName": "Zoé",
            "department": department,
            "mobilePhone": "+33612345678",
            "otherMails": [format!("p{number}@example.org")],
            "preferredLanguage": "fr-FR",
            "usageLocation": "FR",
            "accountEnabled": number != 3,
            "userType": if number == 4 { "Guest" } else { "Member" },
        });
        people.push(town.person(&format!("p{number}"), more).await);
    }
    let inner = town.make("/v1.0/groups", json!({"displayName": "Inner", "description": "Within", "mailNickname": "inner", "mailEnabled": false, "securityEnabled": true})).await;
    let outer = town.make("/v1.0/groups", json!({"displayName": "Outer", "mailNickname": "outer", "mailEnabled": false, "securityEnabled": true})).await;
    let rule = json!({
        "displayName": "Sellers", "mailNickname": "sellers", "mailEnabled": false, "securityEnabled": true,
        "groupTypes": ["DynamicMembership"],
        "membershipRule": "user.department -eq \"Sales\"",
        "membershipRuleProcessingState": "On",
    });
    town.make("/v1.0/groups", rule).await;
    for person in &people[..6] {
        town.join(&inner, person).await;
    }
    town.join(&outer, &inner).await;
    town.join(&outer, &people[7]).await;
    for owner in [&people[1], &people[9]] {
        town.own(&inner, owner).await;
    }
    for (number, owner) in people[..5].iter().enumerate() {
        town.enrol(owner, &format!("PC-{number}")).await;
    }
    people
}

#[tokio::test]
async fn a_second_beffroi_has_the_same_people_groups_and_devices() {
    for backend in backends() {
        let towns = Towns::found(backend).await;
        fill(&towns.old).await;
        let report = towns.round().await;
        assert_eq!(towns.new.picture().await, towns.old.picture().await);
        assert_eq!(report.not_mapped, [], "{report:?}");
        let created = [
            &report.users,
            &report.groups,
            &report.members,
            &report.owners,
            &report.devices,
        ];
        assert_eq!(created.map(|counts| counts.created), [10, 3, 8, 2, 5]);
        assert!(!report.resumed);

        // A second round finds nothing to do.
        let again = towns.round().await;
        assert_eq!(again.users, beffroi_graph_import::Counts::default());
        assert_eq!(again.groups, beffroi_graph_import::Counts::default());
        assert_eq!((again.devices.unchanged, again.devices.created), (5, 0));
        towns.finish().await;
    }
}

#[tokio::test]
async fn who_is_here_already_is_taken_for_the_same_person() {
    for backend in backends() {
        let towns = Towns::found(backend).await;
        fill(&towns.old).await;
        let here = towns.new.person("P3", json!({"jobTitle": "Baker"})).await;
        let report = towns.round().await;
        assert_eq!((report.users.created, report.users.updated), (9, 1));
        let same = towns
            .new
            .get(&format!(
                "/v1.0/users/{here}?$select=displayName,accountEnabled"
            ))
            .await;
        assert_eq!(
            (&same["displayName"], &same["accountEnabled"]),
            (&json!("p3"), &json!(false))
        );
        towns.finish().await;
    }
}

#[tokio::test]
async fn what_has_no_place_here_is_told_with_its_reason() {
    for backend in backends() {
        let towns = Towns::found(backend).await;
        let people = fill(&towns.old).await;
        let foreign = json!({"userPrincipalName": "anne@contoso.fr", "displayName": "Anne"});
        let foreign = towns.old.make("/v1.0/users", foreign).await;
        let group = towns.old.make("/v1.0/groups", json!({"displayName": "Club", "mailNickname": "club", "mailEnabled": false, "securityEnabled": true, "members@odata.bind": [format!("http://test.local/v1.0/users/{foreign}"), format!("http://test.local/v1.0/users/{}", people[0])]})).await;
        towns.old.enrol(&foreign, "PC-ANNE").await;

        let report = towns.round().await;
        let told: Vec<(&str, &str)> = report
            .not_mapped
            .iter()
            .map(|one| (one.kind.as_str(), one.id.as_str()))
            .collect();
        assert_eq!(
            told[..2],
            [("user", foreign.as_str()), ("member", foreign.as_str())]
        );
        assert_eq!((told.len(), told[2].0), (3, "device"));
        assert_eq!(report.not_mapped_count, 3);
        assert!(
            report.not_mapped[0].reason.contains("contoso.fr"),
            "{report:?}"
        );
        assert!(report.not_mapped[1].reason.contains(&group), "{report:?}");
        // The club has come without her.
        assert_eq!(
            towns.new.picture().await["groups"]["\"Club\""][1],
            json!(["p0"])
        );
        towns.finish().await;
    }
}
