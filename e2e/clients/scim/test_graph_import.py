"""One Beffroi copies another: whole, killed in the middle and taken up again, then by delta."""

import http.client
import json
import os
import subprocess
import time
import unittest
import urllib.parse

from server import BINARY, DOMAIN, Server

PEOPLE = int(os.environ.get("BEFFROI_IMPORT_PEOPLE", "10000"))
GROUPS = 200
EACH = PEOPLE // GROUPS
DEVICES = 20


def call(server: Server, method: str, path: str, body=None, headers=None):
    """A request to a server; what came back, and its headers."""
    address = urllib.parse.urlsplit(server.address)
    line = http.client.HTTPConnection(address.netloc, timeout=300)
    sent = {"content-type": "application/json", **(headers or {})}
    line.request(method, path, None if body is None else json.dumps(body), sent)
    answer = line.getresponse()
    read = answer.read()
    line.close()
    assert answer.status < 300, (answer.status, read)
    return json.loads(read) if read else {}, answer.headers


def scim(server: Server, method: str, path: str, body=None):
    headers = {"authorization": f"Bearer {server.token}"}
    return call(server, method, f"/scim/v2{path}", body, headers)[0]


def bulk(server: Server, operations: list[dict]) -> list[str]:
    """Does many operations; the ids of what they were about."""
    ids = []
    for start in range(0, len(operations), 1000):
        done = scim(server, "POST", "/Bulk", {"Operations": operations[start : start + 1000]})
        for one in done["Operations"]:
            assert one["status"] in ("200", "201", "204"), one
            ids.append(one["location"].rsplit("/", 1)[1])
    return ids


def person(number: int) -> dict:
    name = f"person{number}@{DOMAIN}"
    data = {
        "userName": name,
        "displayName": f"Person {number}",
        "emails": [{"value": name}],
        "title": "Clerk",
    }
    return {"method": "POST", "path": "/Users", "bulkId": f"p{number}", "data": data}


def fill(server: Server) -> tuple[list[str], list[str]]:
    """People, groups, one group in each other, and devices of the administrator."""
    people = bulk(server, [person(number) for number in range(PEOPLE)])
    operations = []
    for number in range(GROUPS):
        members = [{"value": people[n]} for n in range(number, PEOPLE, GROUPS)]
        data = {"displayName": f"Group {number}", "members": members}
        operations.append(
            {"method": "POST", "path": "/Groups", "bulkId": f"g{number}", "data": data}
        )
    groups = bulk(server, operations)
    nest = [{"op": "add", "path": "members", "value": [{"value": groups[1]}]}]
    scim(server, "PATCH", f"/Groups/{groups[0]}", {"Operations": nest})
    session = {"userPrincipalName": f"admin@{DOMAIN}", "password": "quatre chevaux verts"}
    origin = {"origin": server.address}
    _, headers = call(server, "POST", "/identity/session", session, origin)
    cookie = headers["set-cookie"].split(";")[0]
    for number in range(DEVICES):
        device = {"deviceName": f"Browser {number}"}
        call(server, "POST", "/v1.0/me/managedDevices", device, {**origin, "cookie": cookie})
    return people, groups


class Import:
    """`beffroi import graph`, from one server into another."""

    def __init__(self, source: Server, target: Server):
        secret = target.folder / "secret"
        secret.write_text(source.made["clientSecret"] + "\n")
        self.words = [
            BINARY, "import", "graph", "--from", source.address, "--tenant", DOMAIN,
            "--client-id", source.made["clientId"], "--client-secret-file", str(secret),
            "--allow-private", *target.where, "--output", "json",
        ]

    def run(self) -> dict:
        done = subprocess.run(self.words, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def begin(self) -> subprocess.Popen:
        pipe = subprocess.PIPE
        return subprocess.Popen(self.words, stdout=pipe, stderr=pipe, text=True)


class GraphImport(unittest.TestCase):
    def total(self, server: Server, kind: str) -> int:
        return scim(server, "GET", f"/{kind}?count=0")["totalResults"]

    def kill_in_the_middle(self, copy: Import, target: Server, reached) -> None:
        """The server that copies dies as soon as so much is there."""
        under_way = copy.begin()
        while not reached():
            self.assertIsNone(under_way.poll(), "it ended too soon to be killed")
            time.sleep(0.05)
        target.kill()
        _, words = under_way.communicate()
        self.assertNotEqual(under_way.returncode, 0, words)
        target.start()

    def members(self, server: Server) -> dict[str, int]:
        groups = scim(server, "GET", "/Groups?count=500")["Resources"]
        return {one["displayName"]: len(one.get("members", [])) for one in groups}

    def test_whole_killed_and_by_delta(self):
        with Server() as source, Server() as target:
            people, groups = fill(source)
            copy = Import(source, target)
            began = time.monotonic()
            self.kill_in_the_middle(
                copy, target, lambda: self.total(target, "Users") > PEOPLE // 3
            )
            self.kill_in_the_middle(
                copy, target, lambda: self.total(target, "Groups") > GROUPS // 3
            )
            report = copy.run()
            whole = time.monotonic() - began
            self.assertTrue(report["resumed"])
            # The administrators are one and the same person by name.
            self.assertEqual(self.total(target, "Users"), PEOPLE + 1)
            self.assertEqual(self.members(target), self.members(source))
            devices = report["devices"]
            self.assertEqual(devices["created"], DEVICES, report)
            left = {one["kind"] for one in report["notMapped"]}
            self.assertLessEqual(left, {"licence"}, report["notMapped"])

            # What has changed, and nothing else.
            bulk(source, [
                {"method": "POST", "path": "/Users", "bulkId": "new", "data": {
                    "userName": f"new@{DOMAIN}", "displayName": "New"}},
                {"method": "PATCH", "path": f"/Users/{people[5]}", "data": {"Operations": [
                    {"op": "replace", "path": "title", "value": "Director"}]}},
                {"method": "DELETE", "path": f"/Users/{people[7]}"},
                {"method": "PATCH", "path": f"/Groups/{groups[3]}", "data": {"Operations": [
                    {"op": "remove", "path": f'members[value eq "{people[3]}"]'},
                    {"op": "add", "path": "members", "value": [{"value": people[4]}]}]}},
                {"method": "DELETE", "path": f"/Groups/{groups[9]}"},
            ])
            began = time.monotonic()
            report = copy.run()
            delta = time.monotonic() - began
            self.assertFalse(report["resumed"])
            users = report["users"]
            self.assertEqual((users["created"], users["updated"], users["removed"]), (1, 1, 1), report)
            self.assertEqual(report["groups"]["removed"], 1, report)
            self.assertEqual(self.members(target), self.members(source))
            self.assertEqual(report["devices"]["unchanged"], DEVICES, report)
            again = copy.run()
            for kind in ("users", "groups", "members"):
                self.assertEqual(again[kind]["created"] + again[kind]["updated"], 0, again)
            title = scim(target, "GET", f"/Users?filter=title%20eq%20%22director%22&count=0")
            self.assertEqual(title["totalResults"], 1)
            self.assertTrue(target.command("audit", "verify")["valid"])
            print(
                f"{PEOPLE} people, {GROUPS} groups, {DEVICES} devices: whole in {whole:.1f} s "
                f"with two kills; by delta in {delta:.1f} s"
            )


if __name__ == "__main__":
    unittest.main()
