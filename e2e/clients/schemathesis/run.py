"""Calls every route of the API's own document with generated requests, right ones and wrong ones.

What must never come: an answer 5xx; a status, a header or a kind of content that the document does
not name; a body that is not of its schema. The server is a real one, on a data folder of its own.

usage: run.py SECONDS [REQUESTS]
    runs for so long, and again until there were so many requests;
    BEFFROI_FUZZ_SEED repeats a run's choices
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import requests
from server import DOMAIN, Server

HERE = pathlib.Path(__file__).parent
PASSWORD = "quatre chevaux verts"
CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance",
    "response_headers_conformance", "response_schema_conformance",
)


def furnish(server: Server) -> None:
    """Some of everything, so that there is something to ask for."""
    browser = requests.Session()
    browser.headers["Origin"] = server.address

    def make(path: str, body: dict) -> str:
        answer = browser.post(f"{server.address}{path}", json=body, timeout=60)
        answer.raise_for_status()
        return answer.json().get("id", "")

    make("/identity/session", {"userPrincipalName": f"admin@{DOMAIN}", "password": PASSWORD})
    for number in range(8):
        name = f"Anna {number}"
        person = make("/v1.0/users", {"userPrincipalName": f"anna{number}@{DOMAIN}", "displayName": name})
        nickname = {"mailNickname": f"g{number}", "mailEnabled": False, "securityEnabled": True}
        group = make("/v1.0/groups", {"displayName": f"Association {number}", **nickname})
        member = {"@odata.id": f"{server.address}/v1.0/directoryObjects/{person}"}
        path = f"{server.address}/v1.0/groups/{group}/members/$ref"
        browser.post(path, json=member, timeout=60).raise_for_status()
        make("/v1.0/me/managedDevices", {"deviceName": f"Browser {number}"})
        make("/v1.0/applications", {"displayName": f"Program {number}"})
        role = {"displayName": f"Role {number}", "rolePermissions": [{"allowedResourceActions": ["AuditLog.Read.All"]}]}
        make("/v1.0/roleManagement/directory/roleDefinitions", role)
        draft = {"name": f"Message {number}", "location": "taskbar", "recipients": {"includeGroups": [group]}}
        make("/beta/admin/organizationalMessages", draft)
        gone = make("/v1.0/users", {"userPrincipalName": f"gone{number}@{DOMAIN}", "displayName": "Gone"})
        browser.delete(f"{server.address}/v1.0/users/{gone}", timeout=60).raise_for_status()


def fuzz(server: Server, seconds: str, seed: int) -> tuple[int, int]:
    """One run: how it ended, and how many requests it made."""
    environment = {
        **os.environ,
        "SCHEMATHESIS_HOOKS": "hooks",
        "PYTHONPATH": f"{HERE}:{os.environ.get('PYTHONPATH', '')}",
        "BEFFROI_FUZZ_SEED": str(seed),
        "BEFFROI_URL": server.address,
        "BEFFROI_ADMINISTRATOR": f"admin@{DOMAIN}",
        "BEFFROI_PASSWORD": PASSWORD,
    }
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        words = [
            pathlib.Path(sys.executable).parent / "schemathesis", "--config-file", HERE / "schemathesis.toml",
            "run", f"{server.address}/openapi.json", "--checks", ",".join(CHECKS), "--seed", seed,
            "--max-time", seconds, "--continue-on-failure", "--report", "json",
            "--report-json-path", report.name,
        ]
        words = [str(word) for word in words]
        done = subprocess.run(words, env=environment, cwd=server.folder)
        said = pathlib.Path(report.name).read_text()
    cases = json.loads(said)["test_cases"] if said else {"generated": 0, "errored": 0}
    return done.returncode, cases["generated"] - cases["errored"]


def main() -> int:
    seconds, wanted = sys.argv[1], int((sys.argv[2:] or ["1"])[0])
    seed = int(os.environ.get("BEFFROI_FUZZ_SEED") or random.randrange(2**32))
    # A limit would only say how fast this program is.
    os.environ["BEFFROI_SIGN_INS_PER_MINUTE"] = "0"
    total = 0
    while total < wanted:
        with Server() as server:
            furnish(server)
            ended, count = fuzz(server, seconds, seed)
        if ended != 0 or count == 0:
            print(f"schemathesis: a fault, see above (BEFFROI_FUZZ_SEED={seed})")
            return 1
        total += count
        seed += 1
    print(f"schemathesis: {total} requests, nothing that the document does not say")
    return 0


if __name__ == "__main__":
    sys.exit(main())
