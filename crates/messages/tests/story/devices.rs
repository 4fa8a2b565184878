//! What a device shows of what is meant for its owner: each gate is a fact that it reported.

use std::collections::BTreeMap;

use beffroi_directory::device::{NewDevice, OperatingSystem, Surface, enrol_in};
use beffroi_directory::{DeviceId, UserId};
use beffroi_testkit::{TestCaller, backends};
use futures_util::FutureExt;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::contoso::{Contoso, DAY, MESSAGES, MINE, contoso};

const ON: (&str, i64) = ("EnableOrganizationalMessages", 1);

/// A Windows device of this build that has these policies and can show everything.
fn windows(owner: &TestCaller, build: &str, policies: &[(&str, i64)]) -> NewDevice {
    NewDevice {
        name: format!("Windows {build}"),
        owner: UserId::from_uuid(owner.id),
        operating_system: OperatingSystem::Windows,
        os_version: build.to_owned(),
        sku_family: None,
        join_type: "azureADJoined".to_owned(),
        surfaces: vec![
            Surface::Taskbar,
            Surface::NotificationArea,
            Surface::LockScreen,
            Surface::GetStarted,
            Surface::Portal,
        ],
        policies: policies
            .iter()
            .map(|(name, value)| ((*name).to_owned(), *value))
            .collect::<BTreeMap<String, i64>>(),
    }
}

impl Contoso {
    async fn enrol(&self, device: NewDevice) -> DeviceId {
        let (cx, tenant) = (self.app.cx().clone(), self.writer.tenant);
        let enrolled = self.app.cx().write(tenant, move |tx| {
            let (cx, device) = (cx.clone(), device.clone());
            async move { enrol_in(&cx, tx, tenant, vec![device]).await }.boxed()
        });
        enrolled.await.unwrap()[0]
    }

    /// The ids of the showings that are due on a device.
    async fn due_on(&self, who: &TestCaller, device: DeviceId) -> Vec<String> {
        let path = format!("{MINE}/due?deviceId={device}");
        let due = self.app.get(&path).by(who).send().await.expect(200).json();
        let due = due["value"].as_array().unwrap().iter();
        due.map(|showing| showing["showingId"].as_str().unwrap().to_owned())
            .collect()
    }

    async fn happened(&self, who: &TestCaller, showing: &str, kind: &str) -> Value {
        self.report(who, self.app.cx().mint_uuid(), showing, kind)
            .await
    }

    async fn explain(&self, message: &str, who: &TestCaller) -> Value {
        let path = format!("{MESSAGES}/{message}/explain?user={}", who.id);
        let answer = self.app.get(&path).by(&self.writer).send().await;
        answer.expect(200).json()
    }

    /// Whether each of these devices of a person would show it, and why.
    async fn explained(
        &self,
        message: &str,
        who: &TestCaller,
        devices: &[DeviceId],
    ) -> Vec<(bool, String)> {
        let answer = self.explain(message, who).await;
        let of = |id: &DeviceId| {
            let all = answer["devices"].as_array().unwrap().iter();
            let mut own = all.filter(|device| device["id"] == id.to_string());
            let device = own.next().unwrap();
            let why = device["explanation"].as_str().unwrap().to_owned();
            (device["shows"].as_bool().unwrap(), why)
        };
        devices.iter().map(of).collect()
    }
}

#[tokio::test]
async fn device_gates_each_a_fact_the_device_reports_each_visible_in_explain() {
    for backend in backends() {
        let c = contoso(backend).await;
        let new = c.enrol(windows(&c.bob, "10.0.22621.900", &[ON])).await;
        let old = c.enrol(windows(&c.bob, "10.0.22621.899", &[ON])).await;
        let silent = c.enrol(windows(&c.bob, "10.0.26100.1", &[])).await;
        let no_tips = [ON, ("AllowWindowsTips", 0)];
        let no_tips = c.enrol(windows(&c.bob, "10.0.26100.1", &no_tips)).await;
        let elsewhere = NewDevice {
            surfaces: vec![Surface::Portal],
            ..windows(&c.bob, "10.0.26100.1", &[ON])
        };
        let elsewhere = c.enrol(elsewhere).await;
        let id = c.let_pass(&c.draft()).await;
        let showing = format!("{id}.1");
        assert_eq!(c.due_on(&c.bob, new).await, [showing]);
        for device in [old, silent, no_tips, elsewhere] {
            assert!(c.due_on(&c.bob, device).await.is_empty());
        }
        assert_eq!(c.due(&c.bob).await.len(), 1, "the portal shows it");
        let all = [new, old, silent, no_tips, elsewhere];
        let explained = c.explained(&id, &c.bob, &all).await;
        let why: Vec<&str> = explained.iter().map(|(_, why)| why.as_str()).collect();
        assert_eq!(
            why,
            [
                "It shows the message.",
                "Its Windows is too old: build 10.0.22621.900 or later is needed.",
                "The policy EnableOrganizationalMessages is 0 there and must be 1.",
                "The policy AllowWindowsTips is 0 there and must be 1.",
                "It can show nothing at this location.",
            ]
        );
        assert!(
            explained
                .iter()
                .enumerate()
                .all(|(n, (shows, _))| *shows == (n == 0))
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_device_of_somebody_else_is_none_of_ones_own() {
    for backend in backends() {
        let c = contoso(backend).await;
        let device = c.enrol(windows(&c.bob, "10.0.26100.1", &[ON])).await;
        let due = async |id: &str| {
            let path = format!("{MINE}/due?deviceId={id}");
            c.app.get(&path).by(&c.amelie).send().await
        };
        due(&device.to_string()).await.expect(404);
        due(&Uuid::nil().to_string()).await.expect(404);
        let error = due("x").await.expect(400).json()["error"].clone();
        assert_eq!(error["target"], "deviceId");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn get_started_shown_once_after_a_devices_first_sign_in() {
    for backend in backends() {
        let c = contoso(backend).await;
        let before = c.enrol(windows(&c.bob, "10.0.26100.1", &[ON])).await;
        c.app.later(DAY).await;
        let id = c.let_pass(&c.get_started().await).await;
        assert!(c.due_on(&c.bob, before).await.is_empty(), "it is not new");
        c.app.later(DAY * 40).await;
        let first = c.enrol(windows(&c.bob, "10.0.26100.1", &[ON])).await;
        let second = c.enrol(windows(&c.bob, "10.0.26100.1", &[ON])).await;
        let showing = c.due_on(&c.bob, first).await.remove(0);
        let other = c.due_on(&c.bob, second).await.remove(0);
        assert_ne!(showing, other, "each device has its own");
        assert_eq!(
            c.happened(&c.bob, &showing, "shown").await["refused"],
            json!([])
        );
        c.happened(&c.bob, &showing, "dismissed").await;
        assert!(c.due_on(&c.bob, first).await.is_empty());
        assert!(
            c.due(&c.bob).await.is_empty(),
            "the portal need not repeat it"
        );
        assert_eq!(c.due_on(&c.bob, second).await, std::slice::from_ref(&other));
        let why = c.explained(&id, &c.bob, &[before, first, second]).await;
        assert_eq!(
            why[0].1,
            "It was enrolled before the message began; only new devices show it."
        );
        assert_eq!(
            why[1].1,
            "It showed the message on 3 January 2027 at 10:00."
        );
        assert!(why[2].0 && c.explain(&id, &c.bob).await["wouldSee"] == true);
        c.happened(&c.bob, &other, "shown").await;
        assert!(c.due_on(&c.bob, second).await.is_empty());
        assert_eq!(c.explain(&id, &c.bob).await["wouldSee"], false);
        // A showing of somebody else's device, or of none, was never given out.
        for number in [2_u32, 3, u32::MAX] {
            let taken = c.happened(&c.bob, &format!("{id}.{number}"), "shown").await;
            assert_eq!(taken["accepted"], json!([]), "{number}");
        }
        let theirs = c.happened(&c.amelie, &showing, "shown").await;
        assert_eq!(theirs["accepted"], json!([]));
        // A click keeps it from whatever comes within a year.
        c.happened(&c.bob, &other, "clicked").await;
        let third = c.enrol(windows(&c.bob, "10.0.26100.1", &[ON])).await;
        assert!(c.due_on(&c.bob, third).await.is_empty());
        c.app.later(DAY * 366).await;
        assert_eq!(c.due_on(&c.bob, third).await.len(), 1);
        c.app.finish().await;
    }
}
