//! One round: phase by phase, page by page.

use beffroi_core::{Failure, Kind, failure};
use beffroi_directory::permission::{DEVICE_READ_WRITE_ALL, GROUP_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_web::{Caller, Permission};
use futures_util::FutureExt;
use http::StatusCode;
use tokio::sync::mpsc;

use crate::remote::{Absent, Page, Read, Remote};
use crate::report::{Event, Report};
use crate::store::{self, Phase, Source};
use crate::{devices, groups, members, owners, people};

const USERS: &str = "/v1.0/users/delta?$select=userPrincipalName,displayName,givenName,surname,mail,otherMails,mobilePhone,businessPhones,department,companyName,officeLocation,streetAddress,city,state,postalCode,country,jobTitle,preferredLanguage,usageLocation,accountEnabled,userType";
/// Without a selection: the members come along, and *All Company* says that it is the one.
const GROUPS: &str = "/v1.0/groups/delta";
const DEVICES: &str = "/v1.0/deviceManagement/managedDevices";
const LICENCES: &str = "/v1.0/subscribedSkus";
/// How the report begins that the source does not tell who owns groups.
const OWNERS_UNTOLD: &str = "owners of groups can't be read";
/// Memberships, and things that are gone, that are written at once.
const AT_ONCE: u16 = 500;

/// What the source says of things of one kind.
#[derive(Clone)]
pub(crate) enum Told {
    /// A page of them.
    Rows(Vec<serde_json::Value>),
    /// Those that it did not name when everything was read again: their ids there and here.
    Unseen(Vec<(String, uuid::Uuid)>),
}

/// A round under way.
pub(crate) struct Round {
    pub(crate) cx: Cx,
    pub(crate) caller: Caller,
    pub(crate) remote: Remote,
    pub(crate) source: Source,
    pub(crate) events: mpsc::Sender<Event>,
    report: Report,
    done: u64,
}

impl Round {
    pub(crate) fn new(
        cx: Cx,
        caller: Caller,
        remote: Remote,
        source: Source,
        events: mpsc::Sender<Event>,
    ) -> Self {
        Self {
            cx,
            caller,
            remote,
            source,
            events,
            report: Report::default(),
            done: 0,
        }
    }

    /// Runs to the end, and tells it.
    pub(crate) async fn run(mut self) {
        let last = match self.all().await {
            Ok(()) => Event::Report(Box::new(self.report)),
            Err(failure) => {
                if failure.kind() == Kind::Bug {
                    tracing::error!(%failure, "an import from Graph stopped");
                }
                Event::Error {
                    message: failure.message().to_owned(),
                }
            }
        };
        // Nobody need be listening.
        let _ = self.events.send(last).await;
    }

    async fn all(&mut self) -> failure::Result<()> {
        if self.source.phase == Phase::Done {
            let mut after = self.source.clone();
            (after.phase, after.link) = (Phase::Users, None);
            self.step(after).await?;
        } else {
            self.report.resumed = true;
        }
        loop {
            match self.source.phase {
                Phase::Users => self.users().await?,
                Phase::UsersGone => self.users_gone().await?,
                Phase::Groups => self.groups().await?,
                Phase::GroupsGone => self.groups_gone().await?,
                Phase::Members => self.members().await?,
                Phase::Owners => self.owners().await?,
                Phase::Devices => self.devices().await?,
                Phase::Done => break,
            }
        }
        self.licences().await
    }

    /// Moves on without anything to write.
    async fn step(&mut self, after: Source) -> failure::Result<()> {
        let before = self.source.clone();
        let written = after.clone();
        self.cx
            .commit(move |tx| async move { store::advance(tx, &before, &written).await }.boxed())
            .await?;
        self.source = after;
        self.source.steps += 1;
        Ok(())
    }

    /// Tells how far it is. Whoever does not listen does not hold it up.
    fn tell(&mut self, things: usize) {
        self.done += things as u64;
        let _ = self.events.try_send(Event::Progress {
            phase: self.source.phase.shown().to_owned(),
            done: self.done,
        });
    }

    /// A page of a phase that goes by delta: from where it stands, else from where the round before
    /// ended, else from the very beginning.
    async fn delta_page(
        &mut self,
        begin: Option<String>,
        beginning: &str,
        (kind, what): (&'static str, &str),
    ) -> failure::Result<Page> {
        let link = self.source.link.clone().or(begin);
        let mut read = match &link {
            Some(link) => self.remote.page(link).await?,
            None => self.remote.page(beginning).await?,
        };
        if link.is_some() && matches!(read, Read::Expired) {
            self.anew(kind).await?;
            read = self.remote.page(beginning).await?;
        }
        match read {
            Read::Page(page) if page.next.is_some() || page.delta.is_some() => Ok(page),
            Read::Page(_) => Err(refused(what, "its answer leads on to nothing")),
            Read::Expired => Err(refused(what, "its delta query has expired at once")),
            Read::Absent(why) => Err(refused(what, &why.to_string())),
        }
    }

    /// Forgets where a kind's delta stood: all of it is read again, and what is not named is gone.
    async fn anew(&mut self, kind: &'static str) -> failure::Result<()> {
        let before = self.source.clone();
        let mut after = before.clone();
        after.link = None;
        if kind == people::KIND {
            after.users_link = None;
        } else {
            after.groups_link = None;
        }
        let written = after.clone();
        self.cx
            .commit(move |tx| {
                async move {
                    store::unsee(tx, &before, kind).await?;
                    store::advance(tx, &before, &written).await
                }
                .boxed()
            })
            .await?;
        self.source = after;
        self.source.steps += 1;
        Ok(())
    }

    async fn users(&mut self) -> failure::Result<()> {
        let begin = self.source.users_link.clone();
        let page = self
            .delta_page(begin, USERS, (people::KIND, "users"))
            .await?;
        let mut after = self.source.clone();
        after.link.clone_from(&page.next);
        if let (None, Some(delta)) = (&page.next, &page.delta) {
            after.users_link = Some(delta.clone());
            (after.phase, after.link) = (Phase::UsersGone, None);
        }
        let told = page.rows.len();
        self.report = people::write(self, Told::Rows(page.rows), after).await?;
        self.tell(told);
        Ok(())
    }

    async fn users_gone(&mut self) -> failure::Result<()> {
        let gone = self.unseen(people::KIND).await?;
        let mut after = self.source.clone();
        if gone.is_empty() {
            after.phase = Phase::Groups;
            return self.step(after).await;
        }
        self.report = people::write(self, Told::Unseen(gone), after).await?;
        Ok(())
    }

    async fn groups_gone(&mut self) -> failure::Result<()> {
        let gone = self.unseen(groups::KIND).await?;
        let mut after = self.source.clone();
        if gone.is_empty() {
            after.phase = Phase::Members;
            return self.step(after).await;
        }
        self.report = groups::write(self, Told::Unseen(gone), after).await?;
        Ok(())
    }

    async fn unseen(&self, kind: &'static str) -> failure::Result<Vec<(String, uuid::Uuid)>> {
        let mut conn = self.cx.read().await?;
        Ok(store::unseen(&mut conn, &self.source, kind, AT_ONCE).await?)
    }

    /// Passes over a phase that the caller may not write.
    async fn pass_over(
        &mut self,
        kind: &str,
        permission: Permission,
        next: Phase,
    ) -> failure::Result<bool> {
        if self.caller.permissions.has(permission) {
            return Ok(false);
        }
        let reason = format!("are not copied: that needs the permission {permission}");
        self.report.not_mapped(kind, "", "all", &reason);
        let mut after = self.source.clone();
        (after.phase, after.link) = (next, None);
        self.step(after).await?;
        Ok(true)
    }

    async fn groups(&mut self) -> failure::Result<()> {
        let permission = GROUP_READ_WRITE_ALL;
        if self.pass_over("group", permission, Phase::Devices).await? {
            return Ok(());
        }
        let begin = self.source.groups_link.clone();
        let page = self
            .delta_page(begin, GROUPS, (groups::KIND, "groups"))
            .await?;
        let mut after = self.source.clone();
        after.link.clone_from(&page.next);
        if let (None, Some(delta)) = (&page.next, &page.delta) {
            after.groups_link = Some(delta.clone());
            (after.phase, after.link) = (Phase::GroupsGone, None);
        }
        let told = page.rows.len();
        self.report = groups::write(self, Told::Rows(page.rows), after).await?;
        self.tell(told);
        Ok(())
    }

    async fn members(&mut self) -> failure::Result<()> {
        let permission = GROUP_READ_WRITE_ALL;
        if self.pass_over("member", permission, Phase::Devices).await? {
            return Ok(());
        }
        let mut conn = self.cx.read().await?;
        let next = store::next_members(&mut conn, &self.source, AT_ONCE).await?;
        drop(conn);
        let mut after = self.source.clone();
        if next.is_empty() {
            (after.phase, after.link) = (Phase::Owners, None);
            return self.step(after).await;
        }
        let told = next.len();
        self.report = members::write(self, next, after).await?;
        self.tell(told);
        Ok(())
    }

    /// The owners of one group. A source that does not tell them is named once.
    async fn owners(&mut self) -> failure::Result<()> {
        let permission = GROUP_READ_WRITE_ALL;
        if self.pass_over("owner", permission, Phase::Devices).await? {
            return Ok(());
        }
        let mut conn = self.cx.read().await?;
        let next = store::next_owners(&mut conn, &self.source).await?;
        drop(conn);
        let mut after = self.source.clone();
        let Some(group) = next else {
            after.phase = Phase::Devices;
            return self.step(after).await;
        };
        let path = format!("/v1.0/groups/{group}/owners?$select=id");
        let told = match self.list(&path).await? {
            Ok(rows) => {
                let ids = rows.iter().filter_map(|row| row["id"].as_str());
                Some(ids.map(str::to_owned).collect())
            }
            Err(why) => {
                let report = &mut self.report;
                if !report
                    .not_mapped
                    .iter()
                    .any(|one| one.reason.starts_with(OWNERS_UNTOLD))
                {
                    let reason = format!("{OWNERS_UNTOLD}: {why}");
                    report.not_mapped("owner", &group, "", &reason);
                }
                None
            }
        };
        self.report = owners::write(self, group, told, after).await?;
        self.tell(1);
        Ok(())
    }

    async fn devices(&mut self) -> failure::Result<()> {
        let permission = DEVICE_READ_WRITE_ALL;
        if self.pass_over("device", permission, Phase::Done).await? {
            return Ok(());
        }
        let rows = match self.list(DEVICES).await? {
            Ok(rows) => rows,
            Err(why) => {
                let report = &mut self.report;
                report.not_mapped("device", "", "", &format!("devices can't be read: {why}"));
                let mut after = self.source.clone();
                after.phase = Phase::Done;
                return self.step(after).await;
            }
        };
        let told = rows.len();
        let mut after = self.source.clone();
        (after.phase, after.link) = (Phase::Done, None);
        self.report = devices::write(self, rows, after).await?;
        self.tell(told);
        Ok(())
    }

    /// Every row of a list that has no delta; or why it can't be read.
    async fn list(
        &mut self,
        beginning: &str,
    ) -> failure::Result<Result<Vec<serde_json::Value>, Absent>> {
        let (mut rows, mut link) = (Vec::new(), beginning.to_owned());
        loop {
            match self.remote.page(&link).await? {
                Read::Page(mut page) => {
                    rows.append(&mut page.rows);
                    match page.next {
                        Some(next) => link = next,
                        None => return Ok(Ok(rows)),
                    }
                }
                Read::Expired => return Err(refused("list", "it has expired")),
                Read::Absent(why) => return Ok(Err(why)),
            }
        }
    }

    /// Licences have no place here yet: they are told, so that nobody believes them copied.
    async fn licences(&mut self) -> failure::Result<()> {
        let why = match self.list(LICENCES).await {
            Ok(Ok(rows)) => {
                self.tell_licences(&rows);
                return Ok(());
            }
            // A Beffroi without licences.
            Ok(Err(why)) if why.status == StatusCode::NOT_FOUND => return Ok(()),
            Ok(Err(why)) => why.to_string(),
            // Everything is copied by now: what is told of it must not be lost.
            Err(failure) if failure.kind() != Kind::Bug => failure.message().to_owned(),
            Err(failure) => return Err(failure),
        };
        let reason = format!("licences can't be read: {why}");
        self.report.not_mapped("licence", "", "", &reason);
        Ok(())
    }

    fn tell_licences(&mut self, rows: &[serde_json::Value]) {
        for row in rows {
            let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            let (id, name) = (text("skuId"), text("skuPartNumber"));
            let reason = "licences are not copied";
            self.report.not_mapped("licence", &id, &name, reason);
        }
    }

    /// What has been told so far.
    pub(crate) fn report(&self) -> Report {
        self.report.clone()
    }
}

fn refused(what: &str, why: &str) -> Failure {
    Failure::new(
        Kind::Invalid,
        "sourceRefused",
        format!("The source does not tell its {what}: {why}"),
    )
}
