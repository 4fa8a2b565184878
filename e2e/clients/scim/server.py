"""The real server, started on a free port with an organization and a provider's token."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

BINARY = os.environ["BEFFROI_BINARY"]
DOMAIN = "contoso.example"


class Server:
    """A server of its own for each test; `database` is a URL where it is not to be a file."""

    def __init__(self, database: str | None = None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="beffroi-scim-"))
        self.where = ["--data", str(self.folder)]
        if database:
            self.where += ["--database", database]
        password = self.folder / "password"
        password.write_text("quatre chevaux verts\n")
        self.made = self.command(
            "init", "--tenant", "Contoso", "--domain", DOMAIN,
            "--admin", f"admin@{DOMAIN}", "--password-file", str(password),
            "--app", "Reader", "--app-permission", "User.Read.All",
            "--app-permission", "Group.Read.All",
            "--app-permission", "DeviceManagementManagedDevices.Read.All",
        )
        self.process = None
        self.url = ""
        self.start()
        self.token = self.new_token("Provider")

    def command(self, *words: str) -> dict:
        done = subprocess.run(
            [BINARY, *words, *self.where, "--output", "json"], capture_output=True, text=True
        )
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(words)}: {done.stderr}")
        return json.loads(done.stdout)

    def new_token(self, name: str) -> str:
        return self.command("scim", "token", "create", "--name", name)["token"]

    def start(self) -> None:
        """Starts it, or starts it again on the same data, and waits until it is ready."""
        # A provider that is limited to ten requests a second waits; a test need not.
        environment = {**os.environ, "BEFFROI_REQUESTS_PER_MINUTE": "0"}
        words = [BINARY, "serve", *self.where, "--listen", "127.0.0.1:0"]
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                words, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
            )
        line = self.process.stdout.readline()
        found = re.search(r"ready: (\S+)", line)
        if not found:
            raise RuntimeError((self.folder / "log").read_text())
        self.address = found.group(1)
        self.url = f"{self.address}/scim/v2"

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stdout.close()
        shutil.rmtree(self.folder)

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_) -> None:
        self.close()
