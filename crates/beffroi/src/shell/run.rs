//! Scripts.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use beffroi_cmdlets::{
    Console, ErrorRecord, FileToWrite, Kept, Limits, MAX_SCRIPT, Shell, Value,
    complete as completed, to_json,
};
use beffroi_core::{Failure, Kind, TenantId};
use beffroi_feature::{Calling, Cx};
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use utoipa::ToSchema;
use uuid::Uuid;

use super::permissions;

/// A script to be run.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ScriptToRun {
    /// The script, at most 256 KiB.
    script: String,
    /// How many characters a line of the console has: 40 to 1000, usually 120.
    #[serde(default)]
    width: Option<u16>,
    /// Variables of the session, as the answer before gave them.
    #[serde(default)]
    #[schema(value_type = Object)]
    variables: BTreeMap<String, serde_json::Value>,
}

/// An error of a script.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ScriptError {
    /// The cmdlet.
    command: Option<String>,
    /// A sentence.
    message: String,
    /// `FullyQualifiedErrorId`.
    id: String,
}

/// A file that a script wants written, where it was typed.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ScriptFile {
    path: String,
    content: String,
    /// Whether to add to what is there.
    append: bool,
    /// Whether to refuse when it is there.
    no_clobber: bool,
}

/// What came of a script.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ScriptOutcome {
    /// The output as a console shows it; errors and warnings stand beside it.
    text: String,
    /// The objects that came out.
    #[schema(value_type = Vec<Object>)]
    output: Vec<serde_json::Value>,
    errors: Vec<ScriptError>,
    warnings: Vec<String>,
    /// What would be done if it were not for `-WhatIf`, a sentence each.
    what_if: Vec<String>,
    files: Vec<ScriptFile>,
    /// Whether an error ended it before its end.
    is_stopped: bool,
    /// The session's variables.
    #[schema(value_type = Object)]
    variables: BTreeMap<String, serde_json::Value>,
}

impl From<&ErrorRecord> for ScriptError {
    fn from(record: &ErrorRecord) -> Self {
        Self {
            command: record.command.clone(),
            message: record.message.clone(),
            id: record.id.clone(),
        }
    }
}

impl From<FileToWrite> for ScriptFile {
    fn from(file: FileToWrite) -> Self {
        Self {
            path: file.path,
            content: file.content,
            append: file.append,
            no_clobber: file.keep,
        }
    }
}

/// What one script may take: enough for an organization of a hundred thousand people.
const LIMITS: Limits = Limits {
    steps: 5_000_000,
    objects: 1_000_000,
    bytes: 64 << 20,
    errors: 1_000,
};

/// Most scripts at once; the others wait.
const AT_ONCE: usize = 8;
/// Of them, of one caller: whoever runs long ones keeps nobody else waiting.
const OF_ONE: usize = 2;
/// Longest that a script may take.
const LONGEST: Duration = Duration::from_mins(1);

/// Places for scripts.
struct Places {
    all: Semaphore,
    taken: Mutex<HashMap<(TenantId, Uuid), usize>>,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            all: Semaphore::new(AT_ONCE),
            taken: Mutex::default(),
        }
    }
}

/// A caller's place, until it is dropped.
struct Place {
    places: Arc<Places>,
    caller: (TenantId, Uuid),
}

impl Place {
    /// One for this caller, if they have not taken too many.
    fn of(places: Arc<Places>, caller: &Caller) -> Result<Self, Failure> {
        let caller = (caller.tenant, caller.actor.id);
        {
            let mut all = places.taken.lock();
            let own = all.entry(caller).or_default();
            if *own >= OF_ONE {
                let words = format!(
                    "{OF_ONE} scripts of yours are running already: wait for one of them to end."
                );
                return Err(Failure::new(Kind::Limited, "tooManyScripts", words));
            }
            *own += 1;
        }
        Ok(Self { places, caller })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut all = self.places.taken.lock();
        if let Some(own) = all.get_mut(&self.caller) {
            *own -= 1;
            if *own == 0 {
                all.remove(&self.caller);
            }
        }
    }
}

/// Run a script in the language of PowerShell, by the cmdlets that the caller may call.
#[utoipa::path(post, path = "/beta/admin/shell", tag = "shell", request_body = ScriptToRun, responses(
    (status = 200, description = "What came of it, its errors included", body = ScriptOutcome),
    (status = 400, description = "The script is too long, or the width out of range", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "There is no cmdlet that the caller may call", body = ErrorEnvelope),
    (status = 429, description = "Two scripts of the caller are running, or it took more than a minute", body = ErrorEnvelope)))]
pub(super) async fn run(
    State(cx): State<Cx>,
    caller: Caller,
    Json(wanted): Json<ScriptToRun>,
) -> Answer<Json<ScriptOutcome>> {
    check_length("script", &wanted.script)?;
    let width = wanted.width.unwrap_or(120);
    if !(40..=1_000).contains(&width) {
        return Err(Failure::invalid("width", "must be a number from 40 to 1000").into());
    }
    check_calls_something(&cx, &caller)?;
    let own = Place::of(cx.memory::<Places>(), &caller)?;
    let place = own.places.all.acquire().await.map_err(Failure::bug)?;
    let kept = Arc::new(Kept::default());
    let console = Console {
        width: width.into(),
        ..Console::default()
    };
    let mut shell = Shell::new(Arc::clone(cx.cmdlets()))
        .permitted(permissions(&caller))
        .writing_to(Arc::<Kept>::clone(&kept))
        .limited(LIMITS)
        .on(console);
    for (name, value) in wanted.variables {
        let value: Value = serde_json::from_value(value).map_err(|error| {
            Failure::invalid(
                format!("variables/{name}"),
                format!("can't be read: {error}"),
            )
        })?;
        shell.set(&name, value);
    }
    let calling = Calling { cx, caller };
    let ran = tokio::time::timeout(LONGEST, shell.run(&calling, &wanted.script)).await;
    drop(place);
    let outcome = ran.map_err(|_| too_long())?;
    let variables = shell.variables().map(|(name, value)| {
        let value = serde_json::to_value(value).map_err(Failure::bug)?;
        Ok((name.to_owned(), value))
    });
    let variables = variables.collect::<Result<_, Failure>>()?;
    Ok(Json(ScriptOutcome {
        text: outcome.text(console),
        output: outcome.values().map(to_json).collect(),
        errors: outcome.errors().map(ScriptError::from).collect(),
        warnings: outcome.warnings().map(str::to_owned).collect(),
        what_if: outcome.what_if().map(str::to_owned).collect(),
        files: kept.take().into_iter().map(ScriptFile::from).collect(),
        is_stopped: outcome.stopped,
        variables,
    }))
}

fn too_long() -> Failure {
    let words = format!(
        "The script took more than {} s and was ended; what it had done by then stays. Ask for less at once.",
        LONGEST.as_secs()
    );
    Failure::new(Kind::Limited, "scriptTooLong", words)
}

/// Refuses whoever could call no cmdlet: a script of theirs would only cost time.
fn check_calls_something(cx: &Cx, caller: &Caller) -> Result<(), Failure> {
    let permits = permissions(caller);
    if cx.cmdlets().iter().any(|cmdlet| permits(cmdlet.permission)) {
        return Ok(());
    }
    let words = "There is no cmdlet that you may call.";
    Err(Failure::new(Kind::Denied, "CmdletAccessDenied", words))
}

fn check_length(field: &str, script: &str) -> Result<(), Failure> {
    if script.len() > MAX_SCRIPT {
        let rule = format!("must have at most {MAX_SCRIPT} bytes");
        return Err(Failure::invalid(field, rule));
    }
    Ok(())
}

/// A script that is being typed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Typed {
    /// What is there.
    text: String,
    /// Where the cursor is, in bytes.
    cursor: usize,
}

/// Something that may be typed.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Typeable {
    /// The text.
    text: String,
    /// What it is, in a line.
    help: String,
}

/// What may be typed, and in whose place.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Completed {
    /// From which byte on.
    from: usize,
    /// Up to which byte.
    to: usize,
    candidates: Vec<Typeable>,
}

/// What may be typed next: cmdlets, parameters, properties.
#[utoipa::path(post, path = "/beta/admin/shell/complete", tag = "shell", request_body = Typed, responses(
    (status = 200, description = "The candidates", body = Completed),
    (status = 400, description = "The text is too long", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
pub(super) async fn complete(
    State(cx): State<Cx>,
    caller: Caller,
    Json(typed): Json<Typed>,
) -> Answer<Json<Completed>> {
    check_length("text", &typed.text)?;
    let catalogue = cx.cmdlets().catalogue(permissions(&caller));
    let found = completed(&catalogue, &typed.text, typed.cursor);
    let candidates = found.candidates.into_iter().map(|one| Typeable {
        text: one.text,
        help: one.help,
    });
    Ok(Json(Completed {
        from: found.replace.start,
        to: found.replace.end,
        candidates: candidates.collect(),
    }))
}
