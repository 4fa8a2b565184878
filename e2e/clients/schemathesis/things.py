"""What generated requests are about: in every other one something that is really there.

Text that was made at random is no id of anything and no condition. Without this nearly every answer
would be 404 or 400, and the good ones would go untried.
"""

import random
import re
import time

import requests

# Where the ids of a path's parameter come from, when that is not the path before it.
ELSEWHERE = {
    "/v1.0/directory/deletedItems": "/v1.0/directory/deletedItems/microsoft.graph.user",
    "/beta/users": "/v1.0/users",
    "/beta/groups": "/v1.0/groups",
}
# How long a list of ids counts, in seconds.
FRESH = 5
# Query options in a language of their own, with something in it that means something.
OPTIONS = {
    "$filter": ["id ne null", "displayName eq 'a'", "startsWith(displayName,'A')"],
    "$select": ["id", "id,displayName"],
    "$orderby": ["displayName", "displayName desc"],
    "$search": ['"displayName:a"'],
    "$expand": ["members", "memberOf"],
    "$skiptoken": [],
    "filter": ['userName sw "a"', 'displayName co "a"'],
    "attributes": ["id,displayName"],
}


class Things:
    """Ids by the path of their collection."""

    def __init__(self, url: str, seed: int):
        self.url = url
        self.chance = random.Random(seed)
        self.known: dict[str, tuple[float, list[str]]] = {}

    def ids(self, path: str, headers: dict[str, str]) -> list[str]:
        until, ids = self.known.get(path, (0.0, []))
        if time.monotonic() < until:
            return ids
        answer = requests.get(f"{self.url}{path}", headers=headers, timeout=60)
        body = answer.json() if answer.status_code == 200 else {}
        rows = body.get("value") or body.get("Resources") or []
        ids = [row["id"] for row in rows if "id" in row]
        self.known[path] = (time.monotonic() + FRESH, ids)
        return ids

    def arrange(self, case, headers: dict[str, str]) -> None:
        """Makes every other request one about something that is there."""
        if self.chance.random() < 0.5:
            return
        path = ""
        for part in case.path.split("/")[1:]:
            parameter = re.fullmatch(r"\{(\w+)\}", part)
            if parameter and case.path_parameters and path:
                ids = self.ids(ELSEWHERE.get(path, path), headers)
                if ids:
                    case.path_parameters[parameter[1]] = self.chance.choice(ids)
                part = str(case.path_parameters.get(parameter[1]))
            path += f"/{part}"
        for name in [name for name in case.query or {} if name in OPTIONS]:
            del case.query[name]
            if OPTIONS[name] and self.chance.random() < 0.5:
                case.query[name] = self.chance.choice(OPTIONS[name])
