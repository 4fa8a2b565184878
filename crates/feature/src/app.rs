//! Puts features together into one application.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use beffroi_channels::live::{self, Hub};
use beffroi_cmdlets::Registry;
use beffroi_core::{Clock, Failure, Random, TenantId, failure};
use beffroi_population::Population;
use beffroi_queue::{Handler, Workers};
use beffroi_store::{Db, Migration, SealingKey};
use beffroi_web::path::{self, Names};
use beffroi_web::{ActorKind, Caller, Limiter, Problem, Refused, RouteInfo, Routes, Standing};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use utoipa::openapi::OpenApi;
use uuid::Uuid;

use crate::batch::Door;
use crate::live::Dispatch;
use crate::projector::Projector;
use crate::{
    Authenticate, Background, Cx, Feature, JobFn, Means, NoteRefusal, Protocol, RefusedRequest,
    Settings,
};

/// What an application stands on.
pub struct AppParts {
    /// The database, with every feature's migrations applied (see [`App::migrations`]).
    pub db: Db,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
    /// The key of values at rest; the same for every process on the database.
    pub sealing: SealingKey,
    /// What the operator decided.
    pub settings: Settings,
}

/// A running application: its routes, its workers and its projections.
pub struct App {
    /// The means of its use cases.
    pub cx: Cx,
    /// Every route, ready to be served.
    pub router: Router,
    /// The OpenAPI document of every route.
    pub document: OpenApi,
    /// Every route and what it needs.
    pub table: Vec<RouteInfo>,
    /// The workers; [`App::work`] lets them run in the background.
    pub workers: Workers,
    background: Vec<Background>,
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl App {
    /// Every table of the application: the features' and the queue's.
    pub fn migrations(features: &[Feature]) -> Vec<Migration> {
        let own = features.iter().flat_map(|feature| feature.migrations);
        own.chain(beffroi_queue::MIGRATIONS).copied().collect()
    }

    /// Starts the application: projections are loaded and follow the change log from here on.
    pub async fn start(parts: AppParts, features: &[Feature]) -> failure::Result<Self> {
        let dispatch = Dispatch::default();
        let hub =
            Hub::start(live::Settings::default(), dispatch.handler()).map_err(Failure::bug)?;
        let (positions, projected) = watch::channel(HashMap::new());
        let mut cmdlets = Registry::new();
        for cmdlet in features.iter().flat_map(|feature| feature.cmdlets) {
            cmdlets.register(*cmdlet).map_err(Failure::bug)?;
        }
        let cx = Cx::new(Means {
            cmdlets: Arc::new(cmdlets),
            db: parts.db,
            clock: parts.clock,
            random: parts.random,
            population: Population::new(),
            hub,
            sealing: parts.sealing,
            settings: Arc::new(parts.settings),
            projected,
            memory: Arc::default(),
            events: features
                .iter()
                .flat_map(|feature| feature.events)
                .copied()
                .collect(),
            watchables: features
                .iter()
                .filter_map(|feature| feature.watchable)
                .collect(),
            kin: features.iter().find_map(|feature| feature.kin),
            is_trial: false,
            letters: features
                .iter()
                .flat_map(|feature| feature.letters)
                .copied()
                .collect(),
            additions: features
                .iter()
                .flat_map(|feature| feature.additions)
                .copied()
                .collect(),
            objectors: features
                .iter()
                .filter_map(|feature| feature.object_to_removal)
                .collect(),
            forgetters: features
                .iter()
                .filter_map(|feature| feature.forget_person)
                .collect(),
        });
        dispatch.complete(
            cx.clone(),
            features.iter().filter_map(|feature| feature.live).collect(),
        );

        let stop = CancellationToken::new();
        let tasks = TaskTracker::new();
        let projections = features
            .iter()
            .flat_map(|feature| feature.projections)
            .copied()
            .collect();
        let projector = Projector {
            cx: cx.clone(),
            projections,
            positions,
        };
        if let Err(failure) = projector.catch_up().await {
            // `/readyz` says so; the other tenants must not suffer for it.
            tracing::error!(%failure, "a tenant's projections could not be loaded");
        }
        tasks.spawn(projector.run(stop.clone()));

        let workers = workers(&cx, features);
        let background = features
            .iter()
            .filter_map(|feature| feature.background)
            .collect();
        let (router, document, table) = routes(&cx, features, dispatch);
        Ok(Self {
            cx,
            router,
            document,
            table,
            workers,
            background,
            stop,
            tasks,
        })
    }

    /// What people and programs are served by: a router that holds this application's, behind one
    /// that understands the paths of Graph's clients in all their spellings.
    pub fn entrance(&self, router: Router) -> Router {
        path::entrance(Names::of(&self.table), router)
    }

    /// Lets the workers and the features' own tasks run in the background.
    pub fn work(&self) {
        self.tasks
            .spawn(self.workers.clone().run(self.stop.clone()));
        for background in &self.background {
            self.tasks
                .spawn(background(self.cx.clone(), self.stop.clone()));
        }
    }

    /// Stops: connections are told to go elsewhere, workers finish what is under way.
    pub async fn stop(&self) {
        self.cx
            .hub
            .shutdown(std::time::Duration::from_secs(2))
            .await;
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
        self.cx.db.close().await;
    }
}

fn workers(cx: &Cx, features: &[Feature]) -> Workers {
    let jobs = handlers(cx, features.iter().flat_map(|feature| feature.jobs));
    let calls = handlers(cx, features.iter().flat_map(|feature| feature.calls));
    Workers::new(cx.db.clone(), Arc::clone(&cx.clock), jobs).calling(calls)
}

fn handlers<'a>(
    cx: &Cx,
    jobs: impl Iterator<Item = &'a (&'static str, JobFn)>,
) -> HashMap<&'static str, Handler> {
    jobs.map(|(kind, run)| {
        let (cx, run) = (cx.clone(), *run);
        let handler: Handler = Arc::new(move |job| run(cx.clone(), job));
        (*kind, handler)
    })
    .collect()
}

fn routes(cx: &Cx, features: &[Feature], dispatch: Dispatch) -> (Router, OpenApi, Vec<RouteInfo>) {
    let door = Door::default();
    let own = crate::live::routes(dispatch).merge(crate::batch::routes(&door));
    let all = features.iter().fold(own, |all: Routes<Cx>, feature| {
        all.merge((feature.routes)())
    });
    let (router, mut document, table) = all.split();
    describe(&mut document);
    let protocols: Arc<[Protocol]> = features
        .iter()
        .filter_map(|feature| feature.protocol)
        .collect();
    let router = protocols.iter().fold(router, |router, protocol| {
        let below = format!("{}/{{*rest}}", protocol.path);
        router
            .route(protocol.path, any(nowhere))
            .route(&format!("{}/", protocol.path), any(nowhere))
            .route(&below, any(nowhere))
    });
    let gate = Gate {
        cx: cx.clone(),
        authenticate: features.iter().find_map(|feature| feature.authenticate),
        note_refusal: features.iter().find_map(|feature| feature.note_refusal),
        limiter: Arc::default(),
        protocols,
    };
    let router = router
        .with_state(cx.clone())
        .layer(middleware::from_fn_with_state(gate, authenticate))
        .layer(middleware::from_fn(crate::prefer::minimal));
    let router = with_request_ids(cx, router);
    door.complete(&table, router.clone());
    (router, document, table)
}

/// The outermost layer of everything that is served: ids for the request, refusals in one form.
fn with_request_ids(cx: &Cx, router: Router) -> Router {
    let cx = cx.clone();
    router.layer(middleware::from_fn(move |request: Request, next: Next| {
        let id = cx.mint_uuid();
        beffroi_web::attach(id, cx.now(), request, next)
    }))
}

#[derive(Clone)]
struct Gate {
    cx: Cx,
    authenticate: Option<Authenticate>,
    note_refusal: Option<NoteRefusal>,
    limiter: Arc<Limiter<(TenantId, Uuid)>>,
    protocols: Arc<[Protocol]>,
}

impl Gate {
    /// Counts a request of somebody who is signed in. The operator at the machine is not counted.
    fn count(&self, caller: &Caller) -> Option<Standing> {
        if caller.actor.kind == ActorKind::System {
            return None;
        }
        let key = (caller.tenant, caller.actor.id);
        let rate = self.cx.settings.limits.requests;
        self.limiter.take(&key, rate, self.cx.now())
    }
}

/// Below a protocol's path nobody else answers for what it does not know.
async fn nowhere(uri: Uri) -> Response {
    Problem(Failure::not_found("resource", uri.path())).into_response()
}

/// Finds out who is calling, by the means of the protocol that the request belongs to.
async fn authenticate(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let mut protocols = gate.protocols.iter();
    let protocol = protocols.find(|one| one.owns(path)).copied();
    let authenticate = protocol.map_or(gate.authenticate, |one| Some(one.authenticate));
    let response = admit(gate, authenticate, request, next).await;
    match protocol {
        Some(protocol) => (protocol.translate)(response),
        None => response,
    }
}

/// Lets a caller in, and says how much of their allowance is left.
async fn admit(
    gate: Gate,
    authenticate: Option<Authenticate>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let caller = match authenticate {
        Some(authenticate) => match authenticate(&gate.cx, &parts).await {
            Ok(caller) => caller,
            Err(failure) => return Problem(failure).into_response(),
        },
        None => None,
    };
    let Some(caller) = caller else {
        return next.run(Request::from_parts(parts, body)).await;
    };
    let standing = gate.count(&caller);
    let passed = standing.map_or(Ok(()), |standing| standing.check());
    let mut response = match passed {
        Ok(()) => answer(&gate, caller, Request::from_parts(parts, body), next).await,
        Err(failure) => Problem(failure).into_response(),
    };
    if let Some(standing) = standing {
        standing.describe(response.headers_mut());
    }
    response
}

/// What a request asks for, in the words of a note about its refusal.
struct Asked {
    method: Method,
    path: String,
    things: Vec<Uuid>,
}

impl Asked {
    fn of(method: &Method, uri: &Uri, extensions: &Extensions) -> Self {
        let route = extensions.get::<MatchedPath>();
        let ids = uri.path().split('/');
        let ids = ids.filter_map(|id| Uuid::try_parse(id).ok());
        Self {
            method: method.clone(),
            path: route.map_or("", MatchedPath::as_str).to_owned(),
            things: ids.take(2).collect(),
        }
    }

    fn refused(self, caller: Caller, status: StatusCode, refused: Refused) -> RefusedRequest {
        RefusedRequest {
            caller,
            method: self.method,
            path: self.path,
            things: self.things,
            status,
            refused,
            request_id: beffroi_web::current().id,
        }
    }
}

impl RefusedRequest {
    /// A request that is refused before it reaches its route, though its caller is known.
    pub fn denied(caller: Caller, parts: &Parts, failure: &Failure) -> Self {
        let refused = Refused {
            code: failure.code().to_owned(),
            message: failure.message().to_owned(),
        };
        Asked::of(&parts.method, &parts.uri, &parts.extensions).refused(
            caller,
            StatusCode::FORBIDDEN,
            refused,
        )
    }
}

/// Lets a signed-in caller's request through, and notes when it is refused.
async fn answer(gate: &Gate, caller: Caller, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(caller.clone());
    let asked = Asked::of(request.method(), request.uri(), request.extensions());
    let response = next.run(request).await;
    if let (Some(refused), Some(note)) = (response.extensions().get::<Refused>(), gate.note_refusal)
    {
        let request = asked.refused(caller, response.status(), refused.clone());
        note(gate.cx.clone(), request).await;
    }
    response
}

/// Whose document it is.
fn describe(document: &mut OpenApi) {
    let mut info = utoipa::openapi::Info::new("Beffroi", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "Reach and equip an organization's people. Directory, groups, roles and devices follow the \
         conventions of Microsoft Graph; what Graph does not have is under `/beta`."
            .to_owned(),
    );
    info.license = Some(utoipa::openapi::License::new("Apache-2.0"));
    document.info = info;
}
