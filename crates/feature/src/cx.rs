//! What every use case may reach.

use std::any::{Any, TypeId};
use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use beffroi_channels::http::{Authorities, HttpClient, Policy, SendError};
use beffroi_channels::live::Hub;
use beffroi_channels::push::Gateways;
use beffroi_channels::sms;
use beffroi_channels::smtp::{self, Relay};
use beffroi_cmdlets::Registry;
use beffroi_core::filter::Value;
use beffroi_core::{Clock, Detail, Failure, Filter, Id, Random, TenantId, Ts, failure, id};
use beffroi_population::{Population, RoaringBitmap, Tenant, TenantSets};
use beffroi_queue::NewJob;
use beffroi_store::{Conn, Db, SealingKey, Tx};
use beffroi_web::Rate;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::watch;
use uuid::Uuid;

use crate::{
    Addition, Calling, ForgetPerson, Kin, LetterKind, Matching, ObjectToRemoval, PublicEvent,
    Watchable,
};

/// Longest wait for this process's own projections after a commit.
const CATCH_UP: Duration = Duration::from_secs(10);

/// What the operator decided.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address that people and programs use, without a slash at the end.
    pub public_url: String,
    /// Whether cookies are for TLS only.
    pub secure_cookies: bool,
    /// How many requests are taken from one caller.
    pub limits: Limits,
    /// Which addresses this server may call on behalf of administrators and programs.
    pub outgoing: Policy,
    /// Whose certificates are trusted there, beside the system's.
    pub outgoing_ca: Authorities,
    /// Where the gateways of phones are.
    pub push: Gateways,
    /// Whether this server is a push service for browsers that are told to use it.
    pub push_service: bool,
    /// The relay that takes mail for people; without one no mail is sent.
    pub smtp: Option<smtp::Settings>,
    /// The gateway that takes short texts for phones; without one none is sent.
    pub sms: Option<sms::Settings>,
}

/// How many requests are taken. In memory: each process of several counts for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// From one person or program that is signed in.
    pub requests: Rate,
    /// To sign in, by password or by a program's secret, from one address; beside the lock-out.
    pub sign_ins: Rate,
}

impl Limits {
    /// No limits.
    pub const NONE: Self = Self {
        requests: Rate::NONE,
        sign_ins: Rate::NONE,
    };
}

impl Default for Limits {
    /// Generous: a console is far from it, and thousands may share an address.
    fn default() -> Self {
        Self {
            requests: Rate {
                per_minute: 600,
                burst: 200,
            },
            sign_ins: Rate {
                per_minute: 300,
                burst: 300,
            },
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:8080".to_owned(),
            secure_cookies: false,
            limits: Limits::default(),
            outgoing: Policy::default(),
            outgoing_ca: Authorities::default(),
            push: Gateways::default(),
            push_service: false,
            smtp: None,
            sms: None,
        }
    }
}

/// The means of a use case. Cheap to clone: each request does so several times.
#[derive(Clone)]
pub struct Cx(Arc<Means>);

impl Cx {
    /// From means of one's own, e.g. with another key.
    pub fn new(means: Means) -> Self {
        Self(Arc::new(means))
    }
}

impl Deref for Cx {
    type Target = Means;

    fn deref(&self) -> &Means {
        &self.0
    }
}

/// What a use case works with.
#[derive(Clone)]
pub struct Means {
    /// The database.
    pub db: Db,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
    /// The people as sets.
    pub population: Population,
    /// Open connections of people.
    pub hub: Hub,
    /// The key of values at rest.
    pub sealing: SealingKey,
    /// What the operator decided.
    pub settings: Arc<Settings>,
    pub(crate) projected: watch::Receiver<HashMap<TenantId, i64>>,
    pub(crate) memory: Arc<Memory>,
    pub(crate) events: Arc<[PublicEvent]>,
    pub(crate) watchables: Arc<[Watchable]>,
    pub(crate) is_trial: bool,
    pub(crate) letters: Arc<[LetterKind]>,
    pub(crate) additions: Arc<[Addition]>,
    pub(crate) cmdlets: Arc<Registry<Calling>>,
    pub(crate) kin: Option<Kin>,
    pub(crate) objectors: Arc<[ObjectToRemoval]>,
    pub(crate) forgetters: Arc<[ForgetPerson]>,
}

/// The client for other people's servers.
#[derive(Default)]
struct Outgoing(parking_lot::Mutex<Option<HttpClient>>);

/// The relay and its connections.
#[derive(Default)]
struct Mailing(parking_lot::Mutex<Option<Relay>>);

/// The gateway for short texts and its connections.
#[derive(Default)]
struct Texting(parking_lot::Mutex<Option<sms::Gateway>>);

/// What each system keeps in memory for this application, by type. All of it can be lost.
#[derive(Default)]
pub(crate) struct Memory(parking_lot::Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Cx {
    /// Now.
    pub fn now(&self) -> Ts {
        self.clock.now()
    }

    /// A fresh typed id.
    pub fn mint<K>(&self) -> Id<K> {
        Id::mint(&*self.clock, &*self.random)
    }

    /// A fresh bare id.
    pub fn mint_uuid(&self) -> Uuid {
        id::mint_uuid(&*self.clock, &*self.random)
    }

    /// A system's own memory in this application, begun empty. Only what can be lost belongs there:
    /// views of the database, caches, timers.
    pub fn memory<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut parts = self.memory.0.lock();
        let part = parts
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Arc::new(T::default()));
        Arc::clone(part)
            .downcast()
            .expect("a part is stored under its own type's id")
    }

    /// The client by which this server calls those of others, under the operator's policy; made when
    /// first needed.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn http(&self) -> Result<HttpClient, SendError> {
        let outgoing = self.memory::<Outgoing>();
        let mut client = outgoing.0.lock();
        if let Some(client) = &*client {
            return Ok(client.clone());
        }
        let made = HttpClient::trusting(self.settings.outgoing, &self.settings.outgoing_ca)?;
        *client = Some(made.clone());
        Ok(made)
    }

    /// The relay that takes mail for people, where the operator has named one.
    pub fn relay(&self) -> Option<Relay> {
        let settings = self.settings.smtp.as_ref()?;
        let mailing = self.memory::<Mailing>();
        let mut relay = mailing.0.lock();
        Some(
            relay
                .get_or_insert_with(|| Relay::new(settings.clone()))
                .clone(),
        )
    }

    /// The gateway that takes short texts for phones, where the operator has named one.
    pub fn sms(&self) -> Option<sms::Gateway> {
        let settings = self.settings.sms.as_ref()?;
        let authorities = &self.settings.outgoing_ca;
        let texting = self.memory::<Texting>();
        let mut gateway = texting.0.lock();
        Some(
            gateway
                .get_or_insert_with(|| sms::Gateway::new(settings.clone(), authorities.clone()))
                .clone(),
        )
    }

    /// Every event of every system that programs outside may be told of.
    pub fn public_events(&self) -> &[PublicEvent] {
        &self.events
    }

    /// What programs may watch of every system that offers something.
    pub fn watchables(&self) -> &[Watchable] {
        &self.watchables
    }

    /// The kinds of mail that systems leave to the outbox.
    pub fn letters(&self) -> &[LetterKind] {
        &self.letters
    }

    /// Every cmdlet of every system.
    pub fn cmdlets(&self) -> &Arc<Registry<Calling>> {
        &self.cmdlets
    }

    /// Adds to things what other systems tell of them, of the properties that are asked for.
    ///
    /// # Errors
    /// Those of the systems.
    pub async fn add(
        &self,
        tenant: TenantId,
        resource: &str,
        select: &[String],
        things: &mut [(Uuid, serde_json::Value)],
    ) -> failure::Result<()> {
        let ids: Vec<Uuid> = things.iter().map(|(id, _)| *id).collect();
        for addition in self.additions.iter().filter(|one| one.resource == resource) {
            let own = addition.properties.iter().copied();
            let asked = |name: &&'static str| select.iter().any(|one| one == name);
            let wanted: Vec<&'static str> = own.filter(asked).collect();
            if wanted.is_empty() {
                continue;
            }
            let rows = (addition.of)(self, tenant, &ids, &wanted).await?;
            for ((_, thing), row) in things.iter_mut().zip(rows) {
                for (name, value) in row {
                    thing[name] = value;
                }
            }
        }
        Ok(())
    }

    fn addition(&self, resource: &str, condition: &Filter) -> Option<&Addition> {
        let asked = *condition.properties().first()?;
        self.additions.iter().find(|one| {
            let mut own = one.properties.iter();
            one.resource == resource && own.any(|known| known.eq_ignore_ascii_case(asked))
        })
    }

    /// A property of a filter that another system tells of.
    pub fn added<'a>(&self, resource: &str, filter: &'a Filter) -> Option<&'a str> {
        let told = |asked: &&'a str| {
            let of = self.additions.iter().filter(|one| one.resource == resource);
            let mut all = of.flat_map(|one| one.properties);
            all.any(|known| known.eq_ignore_ascii_case(asked))
        };
        filter.properties().into_iter().find(told)
    }

    /// Everybody of whom one condition of a filter holds, where another system tells what it asks for.
    ///
    /// # Errors
    /// The condition asks for something that is not told.
    pub fn people_with(
        &self,
        tenant: TenantId,
        sets: &TenantSets,
        condition: &Filter,
    ) -> failure::Result<Option<RoaringBitmap>> {
        match self.addition("users", condition).map(|one| one.matching) {
            Some(Matching::People(matching)) => matching(self, tenant, sets, condition).map(Some),
            _ => Ok(None),
        }
    }

    /// The same filter, where what other systems tell of things stands as the ids of those of which it
    /// holds: so a database, which has no such columns, can answer it.
    ///
    /// # Errors
    /// A condition asks for something that is not told.
    pub fn by_ids(
        &self,
        tenant: TenantId,
        resource: &str,
        filter: Filter,
    ) -> failure::Result<Filter> {
        let parts = |parts: Vec<Filter>| -> failure::Result<Vec<Filter>> {
            let parts = parts.into_iter();
            parts
                .map(|part| self.by_ids(tenant, resource, part))
                .collect()
        };
        Ok(match filter {
            Filter::And(all) => Filter::And(parts(all)?),
            Filter::Or(all) => Filter::Or(parts(all)?),
            Filter::Not(part) => Filter::Not(Box::new(self.by_ids(tenant, resource, *part)?)),
            leaf => match self.addition(resource, &leaf).map(|one| one.matching) {
                Some(Matching::Things(matching)) => {
                    let ids = matching(self, tenant, &leaf)?.into_iter();
                    Filter::In("id".to_owned(), ids.map(Value::Guid).collect())
                }
                _ => leaf,
            },
        })
    }

    /// Has jobs run soon, in a transaction of its own, unless they wait already: for projections,
    /// which saw something that is somebody's to do.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn wake(&self, tenant: TenantId, jobs: Vec<NewJob>) -> failure::Result<()> {
        if jobs.is_empty() {
            return Ok(());
        }
        let own = self.clone();
        self.db
            .write(move |tx| {
                async move {
                    for job in jobs {
                        beffroi_queue::nudge(tx, own.mint_uuid(), tenant, job).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// A connection for reading.
    pub async fn read(&self) -> failure::Result<Conn> {
        Ok(self.db.read().await?)
    }

    /// Writes in one transaction, and returns when it is durable *and* this process's projections
    /// have seen it, so that whoever asks next reads what it wrote. The use case has no effect but
    /// through its transaction: where PostgreSQL undid it for the sake of another one, a clone of it
    /// runs again.
    pub async fn write<T, F>(&self, tenant: TenantId, use_case: F) -> failure::Result<T>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, failure::Result<T>> + Clone + Send + 'static,
    {
        let result = self.commit(use_case).await?;
        if self.is_trial {
            return Ok(result);
        }
        self.caught_up(tenant).await?;
        Ok(result)
    }

    /// As [`Cx::write`], but returns when it is durable; the projections follow in their own time.
    /// The writer knows the request's ids.
    pub async fn commit<T, F>(&self, use_case: F) -> failure::Result<T>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, failure::Result<T>> + Clone + Send + 'static,
    {
        let ids = beffroi_web::current();
        if self.is_trial {
            return self
                .tried(move |tx| beffroi_web::under(ids, use_case(tx)).boxed())
                .await;
        }
        self.db
            .write(move |tx| beffroi_web::under(ids, use_case(tx)).boxed())
            .await
    }

    /// The same means, of which every write is taken back: a use case shows what it would answer, refusals
    /// included, and changes nothing.
    #[must_use]
    pub fn trial(&self) -> Self {
        Self::new(Means {
            is_trial: true,
            ..Means::clone(self)
        })
    }

    /// Does it and takes it back.
    async fn tried<T, F>(&self, use_case: F) -> failure::Result<T>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, failure::Result<T>> + Clone + Send + 'static,
    {
        let answer = Arc::new(parking_lot::Mutex::new(None));
        let kept = Arc::clone(&answer);
        let undone = self.db.write(move |tx| {
            async move {
                let done = use_case(tx).await?;
                *kept.lock() = Some(done);
                // Whatever was refused is rolled back.
                Err::<(), _>(Failure::bug("a trial is never kept"))
            }
            .boxed()
        });
        let undone = undone.await;
        let answer = answer.lock().take();
        match (answer, undone) {
            (Some(answer), _) => Ok(answer),
            (None, Err(refused)) => Err(refused),
            (None, Ok(())) => Err(Failure::bug("a trial without an answer was kept")),
        }
    }

    /// Returns when the projections have seen all that this process has committed for the tenant.
    pub async fn caught_up(&self, tenant: TenantId) -> failure::Result<()> {
        let target = self.db.committed(tenant);
        let mut projected = self.projected.clone();
        let reached = projected
            .wait_for(|positions| positions.get(&tenant).copied().unwrap_or_default() >= target);
        match tokio::time::timeout(CATCH_UP, reached).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(_)) => Err(Failure::bug("the projector has stopped")),
            Err(_) => {
                // The write is committed; only this process's view of it is late.
                tracing::warn!(%tenant, target, "projections are late");
                Ok(())
            }
        }
    }

    /// The change-log position that the projections of the tenant stand at.
    pub fn projected(&self, tenant: TenantId) -> i64 {
        self.projected
            .borrow()
            .get(&tenant)
            .copied()
            .unwrap_or_default()
    }

    /// A person or program with whoever and whatever is one with it where two different principals are
    /// asked for.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn kin(
        &self,
        conn: &mut Conn,
        tenant: TenantId,
        principal: Uuid,
    ) -> failure::Result<BTreeSet<Uuid>> {
        match self.kin {
            Some(kin) => kin(conn, tenant, principal).await,
            None => Ok(BTreeSet::from([principal])),
        }
    }

    /// Refuses a removal that would harm another system, naming everything that relies on it.
    ///
    /// # Errors
    /// `inUse` (a conflict) with one detail per objection.
    pub async fn refuse_harmful_removal(
        &self,
        conn: &mut Conn,
        tenant: TenantId,
        id: Uuid,
    ) -> failure::Result<()> {
        let mut objections = Vec::new();
        for object in &*self.objectors {
            objections.append(&mut object(conn, tenant, id).await?);
        }
        let Some(first) = objections.first() else {
            return Ok(());
        };
        let more = match objections.len() - 1 {
            0 => String::new(),
            more => format!(" And {more} more: see the details."),
        };
        let failure = Failure::conflict("inUse", format!("{}{more}", first.message)).at("id");
        Err(objections.into_iter().fold(failure, |failure, objection| {
            failure.with_detail(Detail {
                code: objection.code.into(),
                target: objection.id.to_string(),
                message: objection.message,
            })
        }))
    }

    /// Removes what every system keeps of a person who is removed for good.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn forget_person(
        &self,
        tx: &mut Tx,
        tenant: TenantId,
        person: Uuid,
    ) -> failure::Result<()> {
        for forget in &*self.forgetters {
            forget(tx, tenant, person).await?;
        }
        Ok(())
    }

    /// The tenant's people as sets.
    pub fn people(&self, tenant: TenantId) -> Tenant {
        self.population.tenant(tenant.uuid())
    }
}
