//! The directory: who there is, what may be asked, and what was changed.

use std::sync::{Arc, Mutex};

use beffroi_cmdlets::{
    Bound, Cmdlet, CmdletError, Console, Example, FromPipeline, Kept, Kind, Object, Outcome,
    Parameter, Quota, Registry, Shell, Signature, Value, View,
};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

type Given<'a> = BoxFuture<'a, Result<Vec<Value>, CmdletError>>;

/// What cmdlets work on.
#[derive(Default)]
pub(crate) struct Directory {
    /// Lines that say what was changed.
    pub(crate) changes: Mutex<Vec<String>>,
}

const IDENTITY: Parameter = Parameter::new("Identity", Kind::String)
    .at(0)
    .from_pipeline(FromPipeline::ValueOrProperty)
    .help("Which mailbox: alias or address.");

pub(crate) fn mailboxes() -> Vec<Object> {
    let plans: [&[&str]; 3] = [
        &["MYANALYTICSP2", "BPOS_S_BookingsAddOn", "BPOS_S_Enterprise"],
        &["BPOS_S_Deskless"],
        &[
            "MYANALYTICSP2",
            "BPOS_S_BookingsAddOn",
            "BPOS_S_Archive",
            "BPOS_S_DLP",
            "BPOS_S_Standard",
        ],
    ];
    let people = [
        ("test1", "Sales", 250),
        ("test2", "IT", 1_400),
        ("test3", "Sales", 30),
    ];
    let mailbox = |((alias, department, items), plans): ((&str, &str, i64), &[&str])| {
        Object::new()
            .with("Identity", alias)
            .with("Name", alias)
            .with("Alias", alias)
            .with("PrimarySmtpAddress", format!("{alias}@contoso.com"))
            .with("Department", department)
            .with("ItemCount", items)
            .with("SKUAssigned", true)
            .with("PersistedCapabilities", plans.to_vec())
            .with(
                "WhenCreated",
                Value::Date("2022-09-21T08:07:47Z".parse().expect("an instant")),
            )
            .with(
                "ProhibitSendQuota",
                Quota::Bytes(106_300_440_576).to_string(),
            )
    };
    people.into_iter().zip(plans).map(mailbox).collect()
}

const MAILBOX: View = View {
    table: &["Name", "Alias", "ProhibitSendQuota"],
    list: &["Name", "PrimarySmtpAddress", "PersistedCapabilities"],
};

const GET_MAILBOX: Cmdlet<Directory> = Cmdlet {
    signature: Signature {
        name: "Get-Mailbox",
        synopsis: "Lists mailboxes.",
        description: "All of them, or one.",
        examples: &[Example {
            line: "Get-Mailbox test1",
            says: "One mailbox.",
        }],
        parameters: &[
            IDENTITY,
            Parameter::new("ResultSize", Kind::Quota).help("At most so many, or Unlimited."),
            Parameter::new(
                "RecipientTypeDetails",
                Kind::Choice(&["UserMailbox", "SharedMailbox"]),
            )
            .help("Only those of this kind."),
            Parameter::new("Archive", Kind::Switch).help("Only those with an archive."),
            Parameter::new("Filter", Kind::String).help("A filter."),
        ],
        output: &[
            "Name",
            "Alias",
            "Department",
            "ItemCount",
            "SKUAssigned",
            "PersistedCapabilities",
        ],
        ..Signature::EMPTY
    },
    permission: "View-Only Recipients",
    view: &MAILBOX,
    run: get_mailbox,
};

fn get_mailbox(_directory: &Directory, bound: Bound) -> Given<'_> {
    Box::pin(async move {
        let mut mailboxes = mailboxes();
        if let Some(wanted) = bound.text("Identity") {
            mailboxes.retain(|mailbox| {
                let is = |name| {
                    mailbox
                        .get(name)
                        .is_some_and(|value| value.to_text() == wanted)
                };
                is("Alias") || is("PrimarySmtpAddress")
            });
            if mailboxes.is_empty() {
                let message = format!(
                    "The operation couldn't be performed because object '{wanted}' couldn't be found on 'contoso.com'."
                );
                return Err(CmdletError::not_found(message).about(wanted));
            }
        }
        if let Some(Quota::Bytes(count)) = bound.quota("ResultSize") {
            mailboxes.truncate(usize::try_from(count).unwrap_or(usize::MAX));
        }
        Ok(mailboxes.into_iter().map(Value::Object).collect())
    })
}

const GET_RECIPIENT: Cmdlet<Directory> = Cmdlet {
    signature: Signature {
        name: "Get-Recipient",
        synopsis: "Lists recipients.",
        parameters: &[IDENTITY],
        output: &["Name", "RootCapabilities"],
        ..Signature::EMPTY
    },
    permission: "View-Only Recipients",
    view: &View::ALL,
    run: |_directory, bound| {
        Box::pin(async move {
            let name = bound.text("Identity").unwrap_or("test1");
            let roots = vec!["BPOS_S_Deskless", "BPOS_S_Enterprise"];
            let recipient = Object::new()
                .with("Name", name)
                .with("RootCapabilities", roots);
            Ok(vec![recipient.into()])
        })
    },
};

const SET_MAILBOX: Cmdlet<Directory> = Cmdlet {
    signature: Signature {
        name: "Set-Mailbox",
        aliases: &["smb"],
        synopsis: "Changes a mailbox.",
        parameters: &[
            IDENTITY.mandatory(),
            Parameter::new("DisplayName", Kind::String).help("What people see."),
            Parameter::new("ProhibitSendQuota", Kind::Quota).help("Nothing is sent beyond it."),
            Parameter::new("ProhibitSendReceiveQuota", Kind::Quota).help("Nothing goes beyond it."),
            Parameter::new("EmailAddresses", Kind::List).help("All addresses, or changes."),
            Parameter::new("AddLicenses", Kind::List).help("What is assigned."),
            Parameter::new("HiddenFromAddressListsEnabled", Kind::Bool)
                .help("Whether it is hidden."),
            Parameter::new("RetentionDate", Kind::Date).help("Kept until then."),
            Parameter::new("Owner", Kind::Guid).help("Whose it is."),
            Parameter::new("Age", Kind::Int).help("A number."),
            Parameter::new("Settings", Kind::Object).help("Anything else."),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: "Mail Recipients",
    view: &View::ALL,
    run: |directory, bound| {
        Box::pin(async move {
            if bound.text("DisplayName") == Some("") {
                return Err(CmdletError::invalid("DisplayName must not be empty."));
            }
            let given: Vec<_> = bound
                .iter()
                .map(|(name, value)| {
                    let json = serde_json::to_string(value).expect("JSON");
                    format!("{name}={json}")
                })
                .collect();
            let mut line = given.join(" ");
            if bound.what_if() {
                line.push_str(" (what if)");
            }
            if bound.confirm() == Some(false) {
                line.push_str(" (unasked)");
            }
            if given.len() < 2 {
                bound
                    .warn("The command completed successfully but no settings have been modified.");
            }
            directory.changes.lock().expect("a lock").push(line);
            Ok(Vec::new())
        })
    },
};

pub(crate) fn registry() -> Arc<Registry<Directory>> {
    let mut registry = Registry::new();
    for cmdlet in [GET_MAILBOX, GET_RECIPIENT, SET_MAILBOX] {
        registry.register(cmdlet).expect("a name of its own");
    }
    Arc::new(registry)
}

pub(crate) fn shell() -> Shell<Directory> {
    Shell::new(registry())
}

/// Runs a script in a fresh session.
pub(crate) fn run(script: &str) -> Outcome {
    let directory = Directory::default();
    let mut shell = shell();
    finished(shell.run(&directory, script))
}

/// The test's cmdlets never wait, though scripts give other tasks a turn.
pub(crate) fn finished<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    loop {
        if let Some(outcome) = future.as_mut().now_or_never() {
            return outcome;
        }
    }
}

/// What a script shows. It must not fail.
#[track_caller]
pub(crate) fn shown(script: &str) -> String {
    let outcome = run(script);
    let errors: Vec<_> = outcome.errors().collect();
    assert!(errors.is_empty(), "{script}: {errors:?}");
    outcome.text(Console::default())
}

/// The values of a script as JSON, one a line. It must not fail.
#[track_caller]
pub(crate) fn values(script: &str) -> Vec<String> {
    let outcome = run(script);
    let errors: Vec<_> = outcome.errors().collect();
    assert!(errors.is_empty(), "{script}: {errors:?}");
    let json = |value| serde_json::to_string(value).expect("JSON");
    outcome.values().map(json).collect()
}

/// The identity and the text of the only error of a script.
#[track_caller]
pub(crate) fn error(script: &str) -> (String, String) {
    let outcome = run(script);
    let errors: Vec<_> = outcome.errors().collect();
    let [error] = errors.as_slice() else {
        panic!("{script}: {} errors: {errors:?}", errors.len());
    };
    (error.id.clone(), error.message.clone())
}

/// What a script changed. It must not fail.
#[track_caller]
pub(crate) fn changed(script: &str) -> Vec<String> {
    let directory = Directory::default();
    let mut shell = shell();
    let outcome = finished(shell.run(&directory, script));
    let errors: Vec<_> = outcome.errors().collect();
    assert!(errors.is_empty(), "{script}: {errors:?}");
    directory.changes.into_inner().expect("a lock")
}

/// The only file that a script wrote.
pub(crate) fn written(script: &str) -> beffroi_cmdlets::FileToWrite {
    let files = Arc::new(Kept::default());
    let sink: Arc<dyn beffroi_cmdlets::Sink> = files.clone();
    let mut shell = shell().writing_to(sink);
    let outcome = finished(shell.run(&Directory::default(), script));
    assert_eq!(outcome.errors().count(), 0, "{:?}", outcome.records);
    let mut files = files.take();
    assert_eq!(files.len(), 1);
    files.remove(0)
}
