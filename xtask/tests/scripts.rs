//! The shell scripts, run with a PATH that holds only what a test puts there.
//!
//! Each test builds a folder of stand-ins (a `rustc` that prints a version, say) and looks at what
//! the script says and how it ends.
#![allow(
    clippy::unwrap_used,
    reason = "a test that can't set its stage should stop"
)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of programs, used as the whole PATH.
struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    /// A machine with nothing but what a POSIX shell takes for granted.
    fn bare() -> Self {
        let machine = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        for tool in [
            "sh", "cat", "tr", "id", "cmp", "cp", "mkdir", "env", "dirname",
        ] {
            let found = ["/usr/bin", "/bin"]
                .map(|place| Path::new(place).join(tool))
                .into_iter()
                .find(|path| path.exists());
            symlink(found.unwrap(), machine.folder.path().join(tool)).unwrap();
        }
        machine
    }

    /// A machine that has all that a build needs.
    fn complete() -> Self {
        Self::bare()
            .with("cargo", "exit 0")
            .with("rustc", "echo 'rustc 1.95.0 (59807616e 2026-04-14)'")
            .with("node", "echo v20.20.2")
            .with("npm", "echo 11.0.0")
            .with("cc", "exit 0")
    }

    fn with(self, name: &str, script: &str) -> Self {
        let path = self.folder.path().join(name);
        // A link to a real program must not be written through.
        let _ = fs::remove_file(&path);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    fn without(self, name: &str) -> Self {
        fs::remove_file(self.folder.path().join(name)).unwrap();
        self
    }

    fn run(&self, script: &str, arguments: &[&str]) -> (i32, String) {
        let output = Command::new("/bin/sh")
            .arg(root().join("scripts").join(script))
            .args(arguments)
            .env_clear()
            .env("PATH", self.folder.path())
            .output()
            .unwrap();
        said(&output)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells where it runs in a variable; what was compiled in may be another checkout's"
)]
fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").unwrap();
    Path::new(&own).parent().unwrap().to_path_buf()
}

fn said(output: &Output) -> (i32, String) {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8(text).unwrap(),
    )
}

#[test]
fn a_complete_machine_is_told_nothing() {
    assert_eq!(
        Machine::complete().run("require.sh", &["build"]),
        (0, String::new())
    );
}

#[test]
fn a_missing_tool_is_named_with_the_way_to_get_it() {
    for (tool, name, how) in [
        ("cargo", "Rust 1.95 or newer", "rustup.rs"),
        ("rustc", "Rust 1.95 or newer", "rustup.rs"),
        ("node", "Node.js 20 or newer", "nodejs.org"),
        ("npm", "npm", "comes with Node.js"),
        ("cc", "a C compiler", "apt-get install gcc"),
    ] {
        let (status, text) = Machine::complete()
            .without(tool)
            .run("require.sh", &["build"]);
        assert_eq!(status, 1, "{tool}");
        assert!(text.contains(&format!("missing: {name}")), "{tool}: {text}");
        assert!(text.contains(how), "{tool}: {text}");
        assert!(text.contains("1 tool(s) missing"), "{tool}: {text}");
    }
}

#[test]
fn everything_that_is_missing_is_named_at_once() {
    let (status, text) = Machine::bare().run("require.sh", &["test"]);
    assert_eq!(status, 1);
    assert!(text.contains("4 tool(s) missing"), "{text}");
}

#[test]
fn an_old_tool_is_named_with_its_version() {
    let old = Machine::complete()
        .with("rustc", "echo 'rustc 1.94.1 (0000000 2026-03-01)'")
        .with("node", "echo v18.20.0");
    let (status, text) = old.run("require.sh", &["build"]);
    assert_eq!(status, 1);
    assert!(
        text.contains("found 1.94.1") && text.contains("rustup update"),
        "{text}"
    );
    assert!(text.contains("found 18.20.0"), "{text}");
}

#[test]
fn newer_tools_pass() {
    let newer = Machine::complete()
        .with("rustc", "echo 'rustc 2.0.0-nightly (0000000 2027-01-01)'")
        .with("node", "echo v24.1.0");
    assert_eq!(newer.run("require.sh", &["build"]).0, 0);
}

#[test]
fn an_unknown_purpose_is_refused() {
    let (status, text) = Machine::complete().run("require.sh", &["dance"]);
    assert_eq!(status, 2);
    assert!(text.starts_with("usage:"), "{text}");
}

#[test]
fn packages_are_named_when_they_cannot_be_installed() {
    // Neither apt-get nor root: somebody's laptop.
    let laptop = Machine::bare()
        .with("id", "echo 1000")
        .with("initdb", "exit 0");
    let (status, text) = laptop.run("install.sh", &["packages"]);
    assert_eq!(status, 1);
    for package in ["chromium", "faketime", "shellcheck"] {
        assert!(text.contains(package), "{package}: {text}");
    }
    assert!(!text.contains("postgresql"), "{text}");
    assert!(text.contains("apt-get install"), "{text}");
}

#[test]
fn only_missing_packages_are_installed() {
    let there = [
        "initdb",
        "chromium",
        "shellcheck",
        "python3",
        "pkg-config",
        "postfix",
        "firefox-esr",
        "Xvfb",
        "dbus-daemon",
        "dunstctl",
        "prosody",
        "bearerbox",
        "fakesmsc",
    ];
    let machine = there
        .into_iter()
        .fold(Machine::bare(), |machine, tool| {
            machine.with(tool, "exit 0")
        })
        .with("id", "echo 0")
        .with("apt-get", "echo \"apt-get $*\" >&2");
    let (status, text) = machine.run("install.sh", &["packages"]);
    assert_eq!(status, 0, "{text}");
    assert!(text.contains(" update"), "{text}");
    assert!(
        text.contains("--no-install-recommends install faketime"),
        "{text}"
    );
    let complete = machine.with("faketime", "exit 0");
    assert_eq!(
        complete.run("install.sh", &["packages"]),
        (0, String::new())
    );
}

#[test]
fn npm_runs_only_when_the_lock_file_changed() {
    let project = tempfile::tempdir().unwrap();
    let folder = project.path().to_str().unwrap();
    let lock = project.path().join("package-lock.json");
    fs::write(&lock, "{}").unwrap();
    let machine = Machine::bare().with("npm", "mkdir -p \"$3/node_modules\"; echo \"ran npm $1\"");
    assert_eq!(
        machine.run("npm-install.sh", &[folder]),
        (0, "ran npm ci\n".to_owned())
    );
    assert_eq!(machine.run("npm-install.sh", &[folder]), (0, String::new()));
    fs::write(&lock, "{\"changed\":true}").unwrap();
    assert_eq!(
        machine.run("npm-install.sh", &[folder]),
        (0, "ran npm ci\n".to_owned())
    );
}

#[test]
fn what_hangs_or_fails_is_tried_again_a_few_times() {
    let hanging = Machine::bare().with("timeout", "echo \"timeout $*\"; exit 124");
    let (status, text) = hanging.run("retry.sh", &["2", "7", "npm", "ci"]);
    assert_eq!(status, 124);
    assert_eq!(
        text.matches("timeout --kill-after=10 7 npm ci\n").count(),
        2
    );
    assert!(
        text.contains("npm: had not ended after 7 s (try 2 of 2)"),
        "{text}"
    );
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("tried");
    let mark = mark.to_str().unwrap();
    let second = Machine::bare().with(
        "npm",
        &format!("[ -d {mark} ] && echo done || {{ mkdir {mark}; exit 3; }}"),
    );
    let (status, text) = second.run("retry.sh", &["3", "7", "npm"]);
    assert_eq!(
        (status, text.as_str()),
        (0, "done\nnpm: ended with 3 (try 1 of 3)\n")
    );
    let (status, text) = Machine::bare().run("retry.sh", &["1"]);
    assert!(status != 0 && text.contains("usage:"), "{text}");
}

#[test]
fn a_socket_path_that_is_too_long_is_refused_before_anything_starts() {
    let long = format!("/tmp/{}", "a".repeat(100));
    let (status, text) = Machine::bare().run("postgres.sh", &["start", &long]);
    assert_eq!(status, 1);
    assert!(text.contains("too long for a socket"), "{text}");
    assert!(!Path::new(&long).exists());
}
