use beffroi_cmdlets::{Limits, MAX_NESTING};

use super::directory::{Directory, finished, run, shell};

fn small(script: &str) -> String {
    let limits = Limits {
        steps: 100_000,
        objects: 10_000,
        bytes: 1 << 20,
        errors: 10,
    };
    let outcome = finished(shell().limited(limits).run(&Directory::default(), script));
    let error = outcome.errors().last().map(|error| error.id.clone());
    assert!(outcome.stopped, "{script}");
    error.unwrap_or_default()
}

#[test]
fn no_script_runs_away() {
    for script in [
        "1..9000 | % { 1..9000 | % { $_ } }",
        "$x = @(1); 1..60 | % { $x = $x + $x }",
        "$s = 'aaaaaaaa'; 1..60 | % { $s = \"$s$s\" }",
        "$s = 'aaaaaaaa'; 1..60 | % { $s += $s }",
        "$x = 1; 1..5000 | % { $x = ,$x }",
        "$x = 1; 1..5000 | % { $x = @{a=$x} }",
        "$x = @(1); 1..5000 | % { $x = @($x, $x) }",
        "1..1000000000000",
        "$b = { 1 | % $b }; 1 | % $b",
        "$s = 'a' * 3; ('aaaaaaaaaaaaaaaaaaaa' -replace 'a', ('{0,30000}' -f 1)) -replace ' ', ('{0,30000}' -f 1)",
        "$t = '{0,30000}' -f 1; $l = 1..5000; $l -join $t",
        "$t = '{0,30000}' -f 1; $t.Replace(' ', $t)",
        "$t = '{0,30000}' -f 1; @($t)[(1..5000 | % { 0 })]",
        "1..50 | Get-Mailbox",
        "'x'.PadLeft(1000000000)",
        "try { 1..1000000000 } catch { 'caught' }",
        "$b = { try { 1 | % $b } catch { 1 | % $b } finally { 1 | % $b } }; 1 | % $b",
    ] {
        let id = small(script);
        let expected = [
            "LimitExceeded",
            "ManagementObjectNotFoundException,Get-Mailbox",
        ];
        assert!(
            expected.contains(&id.as_str()) || script.contains("'a' * 3"),
            "{script}: {id}"
        );
    }
}

#[test]
fn what_a_session_keeps_is_bounded_too() {
    let limits = Limits {
        bytes: 100_000,
        ..Limits::default()
    };
    let mut shell = shell().limited(limits);
    let directory = Directory::default();
    for number in 0..3 {
        let script = format!("$x{number} = 1..1000");
        let outcome = finished(shell.run(&directory, &script));
        assert_eq!(
            outcome.errors().count(),
            usize::from(number == 2),
            "{number}"
        );
    }
    assert!(shell.get("x0").is_none());
}

/// As deep as is allowed, on the stack of a worker of the server.
#[test]
fn the_deepest_script_fits_on_a_small_stack() {
    let parens = MAX_NESTING / 2 - 1;
    let scripts = [
        format!("{}1{}", "(".repeat(parens), ")".repeat(parens)),
        format!("{}1{}", "@(".repeat(parens), ")".repeat(parens)),
        format!("{}1", "-not ".repeat(MAX_NESTING - 2)),
        format!(
            "1{}{}",
            " | % { 1".repeat(MAX_NESTING / 4),
            " }".repeat(MAX_NESTING / 4)
        ),
        format!(
            "{}1{}",
            "if (1) { ".repeat(MAX_NESTING / 3),
            " }".repeat(MAX_NESTING / 3)
        ),
        format!(
            "{}1{}",
            "\"$(".repeat(MAX_NESTING / 3),
            ")\"".repeat(MAX_NESTING / 3)
        ),
        format!(
            "{}1{}",
            "@{a=".repeat(MAX_NESTING / 3),
            "}".repeat(MAX_NESTING / 3)
        ),
        format!(
            "{}1{}",
            "try { ".repeat(MAX_NESTING / 3),
            " } finally { }".repeat(MAX_NESTING / 3)
        ),
        "$b = { 1 | % { \"$((1 | % $b))\" } }; 1 | % $b".to_owned(),
        "$x = '[' ; $j = ''; 1..120 | % { $j += '[' }; $j | ConvertFrom-Json".to_owned(),
    ];
    for script in scripts {
        let thread = std::thread::Builder::new()
            .stack_size(2 << 20)
            .spawn(move || {
                let outcome = finished(shell().run(&Directory::default(), &script));
                outcome.text(beffroi_cmdlets::Console::default());
                (
                    script,
                    outcome
                        .errors()
                        .map(|error| error.id.clone())
                        .collect::<Vec<_>>(),
                )
            });
        let (script, errors) = thread.expect("a thread").join().expect("no panic");
        let limited = ["LimitExceeded", "System.ArgumentException"];
        assert!(
            errors.iter().all(|id| limited.contains(&id.as_str())),
            "{script}: {errors:?}"
        );
    }
}

#[test]
fn deeper_or_longer_scripts_are_refused() {
    for open in [
        "(", "@(", "$(", "{ ", "@{a=", "-not ", "!", "\"$(", "if (1) {", "try {", "x (", "1 | % {",
        "[int]", ",", "- ", "$x[", "'a'.b(",
    ] {
        let error = beffroi_cmdlets::parse(&open.repeat(5_000)).expect_err("too deep");
        assert_eq!(error.id, "NestedTooDeep", "{open}");
    }
    let error =
        beffroi_cmdlets::parse(&"a".repeat(beffroi_cmdlets::MAX_SCRIPT + 1)).expect_err("too long");
    assert_eq!(error.id, "ScriptTooLong");
    // What is long but flat is fine.
    let flat = format!("$_{}", " -or $_.X -eq 1".repeat(5_000));
    beffroi_cmdlets::parse(&flat).expect("flat");
    beffroi_cmdlets::parse(&format!("$a{}", ".a".repeat(50_000))).expect("flat");
}

#[test]
fn a_pipeline_of_thousands_of_commands_is_refused_before_the_stack_ends() {
    for stage in ["|%{$_}", "|select *", "|?{$_}", "|group"] {
        let outcome = run(&format!("1{}", stage.repeat(5_000)));
        assert!(outcome.stopped, "{stage}");
        let error = outcome.errors().next().expect("an error");
        assert_eq!(error.id, "LimitExceeded", "{stage}: {}", error.message);
    }
    let deep = format!("$f={{ 1{} | % $f }}; 1 | % $f", "|%{$_}".repeat(60));
    assert!(run(&deep).stopped);
    assert!(!run(&format!("1{}", "|%{$_}".repeat(20))).stopped);
}

#[test]
fn groups_of_groups_do_not_double_without_end() {
    let outcome = run(&format!("'abc'{} | Out-Null", "|group".repeat(60)));
    assert!(outcome.stopped);
    let outcome = run("1..2000000 | group | Out-Null");
    assert!(outcome.stopped, "each group is counted");
}
