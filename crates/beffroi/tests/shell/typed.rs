//! `beffroi shell` on a terminal.

use std::os::unix::fs::PermissionsExt;

use crate::process::{Home, Server, command};
use crate::terminal::Terminal;

const UP: &str = "\u{1b}[A";
const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";
const PROMPT: &str = "PS> ";

impl Terminal {
    /// Gives the line up.
    async fn cancels(&mut self) {
        self.press(CTRL_C);
        self.sees("\r\n").await;
        self.sees(PROMPT).await;
    }
}

impl Home {
    fn shell(&self, columns: u16) -> Terminal {
        let mut command = command(&["shell", "--data", &self.data()]);
        command.env("XDG_STATE_HOME", self.folder.path().join("state"));
        Terminal::start(command, columns)
    }
}

#[tokio::test]
async fn lines_are_completed_run_and_recalled() {
    let home = Home::init(&[]).await;
    let add = ["subscription", "add", "--sku", "SPE_E3", "--seats", "5"];
    home.beffroi(&add).await.expect(0);
    let server = Server::start(&home.path()).await;
    let mut shell = home.shell(60);
    shell.sees(PROMPT).await;
    shell.press("Get-MgSub\t");
    shell.sees("Get-MgSubscribedSku").await;
    shell.press(" | % SkuPartNumber\r");
    shell.sees("SPE_E3\r\n").await;
    shell.sees(PROMPT).await;
    shell.press(UP);
    shell.sees("SkuPartNumber").await;
    shell.press("\r");
    shell.sees("SPE_E3\r\n").await;
    shell.sees(PROMPT).await;
    // What is open goes on in the next line; one that is given up is not run.
    shell.press("if ($true) {\r'in' + 'side'\r}\r");
    shell.sees("inside\r\n").await;
    shell.sees(PROMPT).await;
    shell.press("'for' + 'gotten'");
    shell.cancels().await;
    shell.press("'ke' + 'pt'\r");
    let before = shell.sees("kept\r\n").await;
    assert!(!before.contains("forgotten"), "{before}");
    shell.sees(PROMPT).await;
    // A table is as wide as the terminal, not as when there is none.
    shell.press("Get-MgSubscribedSku\r");
    shell.sees("SkuPartNumber").await;
    let table = shell.sees(PROMPT).await;
    assert!(
        table.lines().all(|line| line.trim_end().len() <= 60),
        "{table}"
    );
    shell.press("$password = 'hid' + 'den'; $password\r");
    shell.sees("hidden\r\n").await;
    shell.sees(PROMPT).await;
    // A server that goes takes neither the prompt nor what was typed with it, and may come back.
    server.terminate().await;
    shell.press("Get-Mailb\t");
    shell.sees("Get-Mailb").await;
    shell.cancels().await;
    shell.press("1\r");
    shell.sees("the server does not answer any more").await;
    shell.sees(PROMPT).await;
    let server = Server::start(&home.path()).await;
    shell.press("'ag' + 'ain'\r");
    shell.sees("again\r\n").await;
    shell.sees(PROMPT).await;
    shell.press(CTRL_D);
    assert!(shell.ends().await.success());
    let file = home.folder.path().join("state/beffroi/shell_history");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(
        kept.contains("Get-MgSubscribedSku | % SkuPartNumber\n"),
        "{kept}"
    );
    for not in ["hid", "gotten"] {
        assert!(!kept.contains(not), "{kept}");
    }
    // Another day.
    let mut shell = home.shell(120);
    shell.sees(PROMPT).await;
    shell.press(UP);
    shell.sees("'ag' + 'ain'").await;
    shell.cancels().await;
    shell.press("exit\r");
    assert!(shell.ends().await.success());
    server.terminate().await;
}
