//! The rounds after the first one.

use std::sync::atomic::Ordering;

use beffroi_testkit::{Backend, backends};
use serde_json::json;

use crate::towns::Towns;
use crate::whole::fill;

async fn group(town: &crate::towns::Town, name: &str) -> String {
    let path = format!("/v1.0/groups?$filter=displayName%20eq%20'{name}'");
    town.get(&path).await["value"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// Somebody new, somebody renamed, somebody gone; members come and go; a rule changes.
async fn live_on(towns: &Towns, people: &[String]) {
    let old = &towns.old;
    let fresh = old.person("fresh", json!({})).await;
    old.change(
        &format!("/v1.0/users/{}", people[1]),
        json!({"displayName": "Renamed", "department": "Sales"}),
    )
    .await;
    old.delete(&format!("/v1.0/users/{}", people[2])).await;
    let (inner, outer) = (group(old, "Inner").await, group(old, "Outer").await);
    old.join(&inner, &fresh).await;
    old.delete(&format!("/v1.0/groups/{inner}/members/{}/$ref", people[0]))
        .await;
    old.delete(&format!("/v1.0/groups/{outer}")).await;
    let sellers = group(old, "Sellers").await;
    old.change(
        &format!("/v1.0/groups/{sellers}"),
        json!({"membershipRule": "user.displayName -eq \"Renamed\""}),
    )
    .await;
    old.enrol(&fresh, "PC-FRESH").await;
    let devices = old
        .get("/v1.0/deviceManagement/managedDevices?$filter=deviceName%20eq%20'PC-1'")
        .await;
    let device = devices["value"][0]["id"].as_str().unwrap().to_owned();
    old.delete(&format!("/v1.0/deviceManagement/managedDevices/{device}"))
        .await;
}

#[tokio::test]
async fn the_next_round_brings_what_has_changed() {
    for backend in backends() {
        let towns = Towns::found(backend).await;
        let people = fill(&towns.old).await;
        towns.round().await;
        live_on(&towns, &people).await;
        let report = towns.round().await;
        assert_eq!(towns.new.picture().await, towns.old.picture().await);
        assert_eq!(
            (
                report.users.created,
                report.users.updated,
                report.users.removed
            ),
            (1, 1, 1)
        );
        assert_eq!((report.groups.updated, report.groups.removed), (1, 1));
        assert_eq!((report.devices.created, report.devices.unchanged), (1, 4));
        assert_eq!(report.not_mapped, []);
        towns.finish().await;
    }
}

#[tokio::test]
async fn where_the_delta_has_expired_what_went_meanwhile_goes_here_too() {
    for backend in backends() {
        let towns = Towns::found(backend).await;
        let people = fill(&towns.old).await;
        towns.round().await;
        let own = towns.new.person("own", json!({})).await;
        let inner = group(&towns.new, "Inner").await;
        towns.new.join(&inner, &own).await;
        live_on(&towns, &people).await;

        // People's and groups'.
        towns.road.expired.store(2, Ordering::SeqCst);
        let report = towns.round().await;
        assert_eq!(
            (
                report.users.created,
                report.users.updated,
                report.users.removed
            ),
            (1, 1, 1)
        );
        assert_eq!(report.groups.removed, 1);
        // Who never came from there stays, with the memberships given here.
        let mut picture = towns.new.picture().await;
        for group in ["\"All Company\"", "\"Inner\""] {
            let members = picture["groups"][group][1].as_array_mut().unwrap();
            let before = members.len();
            members.retain(|name| name != "own");
            assert_eq!(members.len(), before - 1, "{group}");
        }
        picture["users"]
            .as_array_mut()
            .unwrap()
            .retain(|one| one["displayName"] != "own");
        assert_eq!(picture, towns.old.picture().await);
        towns.finish().await;
    }
}

#[tokio::test]
async fn a_rule_that_is_paused_comes_as_its_members() {
    let towns = Towns::found(Backend::Sqlite).await;
    fill(&towns.old).await;
    let sellers = group(&towns.old, "Sellers").await;
    towns
        .old
        .change(
            &format!("/v1.0/groups/{sellers}"),
            json!({"membershipRuleProcessingState": "Paused"}),
        )
        .await;
    towns.round().await;
    let copy = towns.new.picture().await["groups"]["\"Sellers\""].clone();
    assert_eq!(copy[0][3], json!(null));
    assert_eq!(copy[1].as_array().unwrap().len(), 5);

    // On again at the source: here too.
    towns
        .old
        .change(
            &format!("/v1.0/groups/{sellers}"),
            json!({"membershipRuleProcessingState": "On"}),
        )
        .await;
    towns.round().await;
    assert_eq!(towns.new.picture().await, towns.old.picture().await);
    towns.finish().await;
}

#[tokio::test]
async fn owners_come_and_go_as_there_and_those_of_here_stay() {
    for backend in backends() {
        let towns = Towns::found(backend).await;
        let people = fill(&towns.old).await;
        // A source that does not tell is named once, and everything else comes.
        towns.road.ownerless.store(true, Ordering::SeqCst);
        let report = towns.round().await;
        let told: Vec<&str> = report
            .not_mapped
            .iter()
            .map(|one| one.kind.as_str())
            .collect();
        assert_eq!((told, report.owners.created), (vec!["owner"], 0));
        assert_eq!((report.users.created, report.devices.created), (10, 5));
        towns.road.ownerless.store(false, Ordering::SeqCst);

        let (old, new) = (&towns.old, &towns.new);
        let (there, here) = (group(old, "Inner").await, group(new, "Inner").await);
        let own = new.person("own", json!({})).await;
        new.own(&here, &own).await;
        old.own(&there, &people[5]).await;
        let report = towns.round().await;
        assert_eq!((report.owners.created, report.owners.removed), (3, 0));
        let owners = |picture: &serde_json::Value| picture["groups"]["\"Inner\""][2].clone();
        assert_eq!(
            owners(&new.picture().await),
            json!(["own", "p1", "p5", "p9"])
        );
        old.delete(&format!("/v1.0/groups/{there}/owners/{}/$ref", people[9]))
            .await;
        let report = towns.round().await;
        assert_eq!((report.owners.created, report.owners.removed), (0, 1));
        assert_eq!(owners(&new.picture().await), json!(["own", "p1", "p5"]));
        towns.finish().await;
    }
}
