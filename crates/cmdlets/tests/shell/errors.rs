use beffroi_cmdlets::Action;

use super::directory::{Directory, error, finished, registry, run, shell, values};

#[test]
fn a_refusal_of_a_cmdlet_ends_neither_pipeline_nor_script() {
    let outcome = run("'test1','nobody','test3' | Get-Mailbox | % Name; 'after'");
    assert_eq!(outcome.values().count(), 3);
    let error = outcome.errors().next().expect("an error");
    assert_eq!(error.id, "ManagementObjectNotFoundException,Get-Mailbox");
    assert_eq!(error.category, "ObjectNotFound");
    assert_eq!(error.target.as_deref(), Some("nobody"));
    assert_eq!(
        error.to_string(),
        "Get-Mailbox: The operation couldn't be performed because object 'nobody' couldn't be found on 'contoso.com'."
    );
    assert!(!outcome.stopped);
}

#[test]
fn stop_ends_the_script_and_silence_hides() {
    let outcome = run("'nobody','test1' | Get-Mailbox -ErrorAction Stop; 'after'");
    assert!(outcome.stopped);
    assert_eq!((outcome.values().count(), outcome.errors().count()), (0, 1));
    let outcome = run("$ErrorActionPreference = 'Stop'; Get-Mailbox nobody; 'after'");
    assert!(outcome.stopped);
    let outcome = run("'nobody','test1' | Get-Mailbox -ea SilentlyContinue; 'after'");
    assert_eq!((outcome.values().count(), outcome.errors().count()), (2, 0));
    assert_eq!(Action::default(), Action::Continue);
}

#[test]
fn a_mistake_ends_its_statement_only() {
    let outcome = run("Get-Nothing | % { 1 }; 'after'");
    assert_eq!((outcome.values().count(), outcome.errors().count()), (1, 1));
    assert_eq!(error("1 -lt 'x'").0, "ComparisonFailure");
    assert_eq!(error("1 / 0").0, "RuntimeException");
    assert_eq!(error("$null.Foo()").0, "InvokeMethodOnNull");
    assert_eq!(error("'a' -match '('").0, "InvalidRegularExpression");
    assert_eq!(error("Export-Csv x.csv").0, "FileOpenFailure");
    assert_eq!(error("Get-Help nothing").0, "HelpNotFound");
    assert_eq!(error("@{a=1;A=2}").0, "DuplicateKeyInHashLiteral");
}

#[test]
fn nothing_of_a_text_that_is_no_script_runs() {
    let directory = Directory::default();
    let outcome = finished(shell().run(&directory, "Set-Mailbox test1 -Age 1; 'open"));
    assert!(outcome.stopped);
    let error = outcome.errors().next().expect("an error");
    assert_eq!(
        error.to_string(),
        "ParserError: The string is missing the terminator: '."
    );
    assert_eq!(error.at, 26);
    assert!(directory.changes.lock().expect("a lock").is_empty());
}

#[test]
fn what_is_thrown_may_be_caught() {
    assert_eq!(
        values(
            "try { Get-Mailbox nobody -ErrorAction Stop; 'not here' } catch { \"caught: $($_.Exception.Message)\" } finally { 'done' }"
        ),
        [
            "\"caught: The operation couldn't be performed because object 'nobody' couldn't be found on 'contoso.com'.\"",
            "\"done\""
        ]
    );
    assert_eq!(
        values("try { 1 / 0 } catch { \"$_\" } 'after'"),
        ["\"Attempted to divide by zero.\"", "\"after\""]
    );
    assert_eq!(
        values("try {\n throw 'a' }\ncatch {\n $_.FullyQualifiedErrorId }"),
        ["\"a\""]
    );
    assert_eq!(
        values("1..3 | % { try { if ($_ -eq 2) { throw } $_ } catch { 'x' } }"),
        ["1", "\"x\"", "3"]
    );
    let outcome = run("try { throw 'a' } finally { 'f' }; 'after'");
    assert!(outcome.stopped);
    assert_eq!((outcome.values().count(), outcome.errors().count()), (1, 1));
    // What a cmdlet merely reports is not caught.
    let outcome = run("try { Get-Mailbox nobody; 'here' } catch { 'caught' }");
    assert_eq!((outcome.values().count(), outcome.errors().count()), (1, 1));
}

#[test]
fn warnings_are_kept_apart() {
    let outcome = run("Set-Mailbox test1");
    assert_eq!(
        outcome.warnings().collect::<Vec<_>>(),
        ["The command completed successfully but no settings have been modified."]
    );
    assert_eq!(
        run("Set-Mailbox test1 -WarningAction SilentlyContinue")
            .warnings()
            .count(),
        0
    );
}

#[test]
fn who_lacks_a_permission_does_not_see_the_cmdlet() {
    let mut shell = shell().permitted(|permission| permission != "Mail Recipients");
    let outcome = finished(shell.run(
        &Directory::default(),
        "Set-Mailbox a; (Get-Command *-Mailbox).Name",
    ));
    let error = outcome.errors().next().expect("an error");
    assert_eq!(error.id, "CommandNotFoundException");
    let names: Vec<_> = outcome
        .values()
        .map(beffroi_cmdlets::Value::to_text)
        .collect();
    assert_eq!(names, ["Get-Mailbox"]);
}

#[test]
fn a_session_keeps_its_variables() {
    let mut shell = shell();
    let directory = Directory::default();
    finished(shell.run(&directory, "$m = Get-Mailbox test1"));
    let outcome = finished(shell.run(&directory, "$M.Name"));
    assert_eq!(outcome.text(shell.console()), "test1\n");
    shell.set("Who", "test2".into());
    let outcome = finished(shell.run(&directory, "(Get-Mailbox $who).Name"));
    assert_eq!(outcome.text(shell.console()), "test2\n");
    assert!(shell.get("m").is_some());
}

#[test]
fn names_are_given_once() {
    let registry = registry();
    let mailbox = *registry.get("get-mailbox").expect("a cmdlet");
    let mut other = beffroi_cmdlets::Registry::new();
    other.register(mailbox).expect("new");
    other.register(mailbox).expect_err("there already");
    let mut select = mailbox;
    select.signature.name = "select";
    other
        .register(select)
        .expect_err("an alias of the language");
    assert_eq!(values("1"), ["1"]);
}

#[test]
fn runs_may_move_between_threads() {
    fn assert_send<T: Send>(_: T) {}
    let directory = Directory::default();
    let mut shell = shell();
    assert_send(shell.run(&directory, "1"));
    assert_send(registry().invoke(&directory, "Get-Mailbox", &serde_json::Map::new()));
}
