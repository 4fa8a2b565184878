"""An identity provider brings 10,000 people and 200 groups; the server dies half-way; the provider
resumes; nobody is there twice."""

import http.client
import json
import os
import threading
import time
import unittest
import urllib.parse

from server import DOMAIN, Server

PEOPLE = int(os.environ.get("BEFFROI_SCIM_PEOPLE", "10000"))
GROUPS = 200
EACH = PEOPLE // GROUPS
WORKERS = 8
CORE = "urn:ietf:params:scim:schemas:core:2.0"


class Gone(Exception):
    """The server is not there."""


class Provider:
    """A connection of a provider. What it has been told is all that it remembers."""

    def __init__(self, server: Server):
        self.address = urllib.parse.urlsplit(server.url)
        self.token = server.token
        self.line = http.client.HTTPConnection(self.address.netloc, timeout=60)

    def call(self, method: str, path: str, body=None) -> tuple[int, dict]:
        headers = {
            "authorization": f"Bearer {self.token}",
            "content-type": "application/scim+json",
        }
        text = None if body is None else json.dumps(body)
        try:
            self.line.request(method, self.address.path + path, text, headers)
            answer = self.line.getresponse()
            read = answer.read()
        except (OSError, http.client.HTTPException) as why:
            raise Gone(str(why)) from why
        return answer.status, json.loads(read) if read else {}

    def find(self, kind: str, condition: str) -> str | None:
        query = urllib.parse.urlencode({"filter": condition, "attributes": "id"})
        status, found = self.call("GET", f"/{kind}?{query}")
        assert status == 200, found
        assert found["totalResults"] <= 1, found
        return found["Resources"][0]["id"] if found["Resources"] else None

    def ensure(self, kind: str, condition: str, body: dict) -> str:
        """Creates a resource unless it is there: how every provider works."""
        known = self.find(kind, condition)
        if known:
            return known
        status, made = self.call("POST", f"/{kind}", body)
        assert status == 201, made
        return made["id"]

    def person(self, number: int) -> str:
        name = f"person{number}@{DOMAIN}"
        body = {
            "schemas": [f"{CORE}:User"],
            "externalId": f"p-{number}",
            "userName": name,
            "displayName": f"Person {number}",
            "name": {"givenName": "Person", "familyName": str(number)},
            "emails": [{"value": name, "type": "work", "primary": True}],
            "active": True,
        }
        return self.ensure("Users", f'userName eq "{name}"', body)

    def group(self, number: int, members: list[str]) -> None:
        body = {
            "schemas": [f"{CORE}:Group"],
            "externalId": f"g-{number}",
            "displayName": f"Group {number}",
        }
        group = self.ensure("Groups", f'externalId eq "g-{number}"', body)
        # As Entra does: a hundred at a time at most.
        for start in range(0, len(members), 100):
            value = [{"value": one} for one in members[start : start + 100]]
            change = {"Operations": [{"op": "Add", "path": "members", "value": value}]}
            status, answer = self.call("PATCH", f"/Groups/{group}", change)
            assert status == 204, answer


class Run:
    """One attempt to bring everybody, by several connections at once."""

    def __init__(self, server: Server, stop_after: int | None):
        self.server = server
        self.stop_after = stop_after
        self.done = 0
        self.failed: list[BaseException] = []
        self.lock = threading.Lock()
        self.ids: dict[int, str] = {}

    def work(self, start: int, what) -> None:
        provider = Provider(self.server)
        try:
            what(provider, start)
        except Gone as why:
            if self.stop_after is None:
                self.failed.append(why)
        except BaseException as why:  # noqa: BLE001 - told by the test
            self.failed.append(why)
        finally:
            provider.line.close()

    def people(self, provider: Provider, start: int) -> None:
        for number in range(start, PEOPLE, WORKERS):
            identity = provider.person(number)
            with self.lock:
                self.ids[number] = identity
                self.done += 1
                if self.done == self.stop_after:
                    self.server.kill()

    def groups(self, provider: Provider, start: int) -> None:
        for number in range(start, GROUPS, WORKERS):
            provider.group(number, [self.ids[n] for n in range(number, PEOPLE, GROUPS)])
            with self.lock:
                self.done += 1
                if self.done == self.stop_after:
                    self.server.kill()

    def all(self, what) -> None:
        workers = [
            threading.Thread(target=self.work, args=(start, what)) for start in range(WORKERS)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        if self.failed:
            raise self.failed[0]


class Provisioning(unittest.TestCase):
    def bring(self, server: Server) -> None:
        began = time.monotonic()
        first = Run(server, PEOPLE // 2)
        first.all(first.people)
        half = time.monotonic()
        server.start()
        second = Run(server, None)
        second.all(second.people)
        people = time.monotonic()
        third = Run(server, GROUPS // 2)
        third.ids = second.ids
        third.all(third.groups)
        server.start()
        fourth = Run(server, None)
        fourth.ids = second.ids
        fourth.all(fourth.groups)
        end = time.monotonic()
        self.check(server)
        print(
            f"{PEOPLE} people and {GROUPS} groups of {EACH}, the server killed twice: "
            f"{end - began:.1f} s in all; {first.done} people before the kill in {half - began:.1f} s, "
            f"the others and a look at those in {people - half:.1f} s, groups in {end - people:.1f} s"
        )

    def check(self, server: Server) -> None:
        provider = Provider(server)
        status, page = provider.call("GET", "/Users?count=0")
        self.assertEqual((status, page["totalResults"]), (200, PEOPLE + 1), "and the administrator")
        names, start = set(), 1
        while start <= PEOPLE + 1:
            query = f"/Users?attributes=userName&sortBy=id&count=500&startIndex={start}"
            _, page = provider.call("GET", query)
            names.update(one["userName"] for one in page["Resources"])
            start += page["itemsPerPage"]
        self.assertEqual(len(names), PEOPLE + 1, "nobody twice")
        _, page = provider.call("GET", "/Groups?count=500")
        self.assertEqual(page["totalResults"], GROUPS)
        for group in page["Resources"]:
            members = [one["value"] for one in group["members"]]
            self.assertEqual((len(members), len(set(members))), (EACH, EACH))
        provider.line.close()
        verified = server.command("audit", "verify")
        self.assertTrue(verified["valid"], verified)

    def test_sqlite(self):
        with Server() as server:
            self.bring(server)


if __name__ == "__main__":
    unittest.main()
