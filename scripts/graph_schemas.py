#!/usr/bin/env python3
"""Makes crates/beffroi/tests/fixtures/graph-v1.json: the schemas of Microsoft Graph's answers on the
paths that Beffroi serves too, cut from a larger OpenAPI document of Graph. Its README says whence.

usage: scripts/graph_schemas.py OPENAPI.yaml[.gz] CSDL.xml[.gz] > crates/beffroi/tests/fixtures/graph-v1.json
    after a new route of /v1.0. Needs PyYAML, and api/openapi.json as it is now.

Types are written out with all that they inherit and know nothing else: a property that Graph does
not have is no longer valid. Whether something may be null is what the CSDL says. Of the relations
only those to directory objects are kept.
"""

import gzip
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

import yaml

OURS = pathlib.Path(__file__).parent.parent / "api/openapi.json"
EDM = "{http://docs.oasis-open.org/odata/ns/edm}"
# What `microsoft.graph.directoryObject` can be here.
OBJECTS = ("user", "group", "device", "directoryRole", "application")
# What OData adds to every entity, in no schema of Graph's document.
ANNOTATIONS = {
    "@odata.context": {"type": "string", "format": "uri"},
    "@odata.etag": {"type": "string", "pattern": '^W/".*"$'},
    "@odata.id": {"type": "string"},
}
# What it adds to what is told by delta.
DELTA = {
    "@removed": {
        "type": "object",
        "properties": {"reason": {"enum": ["changed", "deleted"]}},
        "required": ["reason"],
        "additionalProperties": False,
    },
}
DELTA_TOLD = ("microsoft.graph.user", "microsoft.graph.group", "microsoft.graph.device")
# Types of chats: derived ones stand in their places, and they say more than Graph's: whether somebody has accepted,
# who is outside, what is unread, positions to go on from. What Graph knows of them is as it says.
OPEN = tuple(f"microsoft.graph.{name}" for name in (
    "chat", "conversationMember", "chatMessage", "identity", "eventMessageDetail", "chatViewpoint",
    "chatMessageAttachment", "actionResultPart",
))
# What is answered with on its own, though it has no id.
COMPLEX = ("microsoft.graph.passwordCredential",)
METHODS = "x.AuthenticationMethodCollectionResponse"
# Answers of paths that the document leaves out, by types that it has, or that are written below.
LEFT_OUT = {
    "GET /applications": "x.ApplicationCollectionResponse",
    "POST /applications": "microsoft.graph.application",
    "GET /applications/{}": "microsoft.graph.application",
    "PATCH /applications/{}": None,
    "DELETE /applications/{}": None,
    "POST /applications/{}/addPassword": "microsoft.graph.passwordCredential",
    "POST /applications/{}/removePassword": None,
    "GET /users/{}/authentication/methods": METHODS,
    # Graph's document says nothing of what its reference has: without a body.
    "PATCH /chats/{}/messages/{}": None,
    "POST /users/{}/chats/{}/messages/{}/softDelete": None,
    "POST /users/{}/chats/{}/messages/{}/undoSoftDelete": None,
    "GET /users/{}/ownedObjects": "microsoft.graph.DirectoryObjectCollectionResponse",
    "GET /me/ownedObjects": "microsoft.graph.DirectoryObjectCollectionResponse",
}
TEXT = {"type": "string"}
TIME = {"type": "string", "format": "date-time"}


def method(kind: str, **more) -> dict:
    name = {"const": f"#microsoft.graph.{kind}"}
    known = {"@odata.type": name, "id": TEXT, "createdDateTime": {"anyOf": [TIME, {"type": "null"}]}}
    return {
        "type": "object",
        "properties": {**known, **more},
        "required": ["@odata.type", "id"],
        "additionalProperties": False,
    }


NULLABLE = {"type": ["string", "null"]}
WRITTEN = {
    "x.ApplicationCollectionResponse": {
        "allOf": [
            {"$ref": "#/components/schemas/microsoft.graph.BaseCollectionPaginationCountResponse"},
            {"properties": {"value": {"type": "array", "items": {
                "$ref": "#/components/schemas/microsoft.graph.application"}}}},
        ]
    },
}
# By Graph's reference; the document has none of them.
AUTHENTICATION_METHODS = {
    METHODS: {
        "type": "object",
        "properties": {
            "@odata.context": {"type": "string"},
            "value": {"type": "array", "items": {"oneOf": [
                method("passwordAuthenticationMethod", password={"type": "null"}),
                method("softwareOathAuthenticationMethod", secretKey={"type": "null"}),
                method("fido2AuthenticationMethod", displayName=NULLABLE, aaGuid=NULLABLE, model=NULLABLE,
                       attestationCertificates={"type": "array", "items": TEXT}, attestationLevel=NULLABLE),
            ]}},
        },
        "required": ["value"],
        "additionalProperties": False,
    }
}


def text_of(path: str) -> bytes:
    read = gzip.open if path.endswith(".gz") else open
    with read(path, "rb") as file:
        return file.read()


def form(path: str) -> str:
    """A path without the names of its parameters, and as Graph's document spells it."""
    path = re.sub(r"\{[^}]*\}", "{}", path)
    return path.replace("()", "").replace("microsoft.graph.", "graph.")


class Document:
    def __init__(self, openapi: str, csdl: str):
        read = yaml.load(text_of(openapi), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self.paths = {form(path): operations for path, operations in read["paths"].items()}
        self.schemas = {**read["components"]["schemas"], **WRITTEN}
        self.never_null = set()
        for kind in ElementTree.fromstring(text_of(csdl)).iter():
            for one in kind.findall(f"{EDM}Property"):
                if one.get("Nullable") == "false":
                    self.never_null.add((f"microsoft.graph.{kind.get('Name')}", one.get("Name")))
        self.kept = {}

    def answer(self, verb: str, path: str):
        """The name of the schema of what a call is answered with when all is well."""
        left_out = f"{verb} {form(path)}"
        if left_out in LEFT_OUT:
            return LEFT_OUT[left_out]
        path = form(path)
        if path not in self.paths:
            path = re.sub("^/me(?=/|$)", "/users/{}", path)
        responses = self.paths[path][verb.lower()]["responses"]
        good = next(answer for status, answer in responses.items() if status.startswith("2"))
        if "content" not in good:
            return None
        schema = next(iter(good["content"].values()))["schema"]
        return schema["$ref"].rsplit("/", 1)[1] if "$ref" in schema else schema["type"]

    def properties(self, name: str) -> dict:
        """All that a type has, inherited or its own."""
        schema = self.schemas[name]
        found = {}
        for part in schema.get("allOf", [schema]):
            if "$ref" in part:
                found.update(self.properties(part["$ref"].rsplit("/", 1)[1]))
            for key, value in part.get("properties", {}).items():
                kept = self.value(name, key, value)
                if kept is not None:
                    found[key] = kept
        return found

    def value(self, owner: str, key: str, schema: dict):
        if schema.get("x-ms-navigationProperty") and "directoryObject" not in json.dumps(schema):
            return None
        items = schema.get("items")
        if items is not None:
            return {"type": "array", "items": self.reference(items)}
        kept = self.reference(schema)
        if (owner, key) in self.never_null or key.startswith("@") or not owner.startswith("microsoft.graph."):
            return kept
        if "type" in kept:
            return {**kept, "type": [kept["type"], "null"]}
        return {"anyOf": [kept, {"type": "null"}]}

    def reference(self, schema: dict) -> dict:
        target = schema.get("$ref") or schema.get("allOf", [{}])[0].get("$ref")
        if target is None:
            return {key: schema[key] for key in ("type", "format", "additionalProperties") if key in schema}
        name = target.rsplit("/", 1)[1]
        self.keep(name)
        return {"$ref": f"#/$defs/{name}"}

    def keep(self, name: str) -> None:
        if name in self.kept:
            return
        self.kept[name] = None
        schema = self.schemas[name]
        if "enum" in schema:
            self.kept[name] = {"type": "string", "enum": schema["enum"]}
        elif name == "microsoft.graph.directoryObject":
            self.kept[name] = self.any_object()
        elif name == "x.batchResponse":
            self.kept[name] = schema
        else:
            self.kept[name] = self.strict(name)

    def strict(self, name: str) -> dict:
        found = self.properties(name)
        if "@odata.type" in found:
            found["@odata.type"] = TEXT if name in OPEN else {"const": f"#{name}"}
        if "id" in found:
            found.update(ANNOTATIONS)
        elif name in COMPLEX:
            found["@odata.context"] = ANNOTATIONS["@odata.context"]
        if name in DELTA_TOLD:
            found.update(DELTA)
        if name == "microsoft.graph.group":
            for relation in ("members", "owners"):
                found[f"{relation}@delta"] = found[relation]
        strict = {
            "type": "object",
            "properties": dict(sorted(found.items())),
            "additionalProperties": name in OPEN,
        }
        if "value" in found:
            found["@odata.context"] = ANNOTATIONS["@odata.context"]
            strict["required"] = ["@odata.context", "value"]
            strict["properties"] = found
        return strict

    def any_object(self) -> dict:
        """Each directory object says what it is, and is that."""
        cases = []
        for one in OBJECTS:
            name = f"microsoft.graph.{one}"
            self.keep(name)
            told = {"properties": {"@odata.type": {"const": f"#{name}"}}}
            cases.append({"if": told, "then": {"$ref": f"#/$defs/{name}"}})
        types = [f"#microsoft.graph.{one}" for one in OBJECTS]
        return {
            "type": "object",
            "required": ["@odata.type", "id"],
            "properties": {"@odata.type": {"enum": types}},
            "allOf": cases,
        }


# Properties of which the value is a file: read as it is, and written without an answer.
STREAMS = {"/v1.0/organization/{id}/branding/bannerLogo"}


def main() -> None:
    document = Document(*sys.argv[1:3])
    answers = {}
    for path, operations in json.loads(OURS.read_text())["paths"].items():
        if not path.startswith("/v1.0/"):
            continue
        for verb in sorted(name.upper() for name in operations if name != "parameters"):
            if path in STREAMS:
                answers[f"{verb} {path}"] = "binary" if verb == "GET" else None
                continue
            name = document.answer(verb, path.removeprefix("/v1.0"))
            answers[f"{verb} {path}"] = name
            if name in document.schemas:
                document.keep(name)
    document.keep("microsoft.graph.ODataErrors.ODataError")
    fixture = {
        "answers": dict(sorted(answers.items())),
        "$defs": dict(sorted({**document.kept, **AUTHENTICATION_METHODS}.items())),
    }
    # A line for each type: small, and a difference can be read.
    lines = []
    for part, entries in fixture.items():
        rows = (f"  {json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in entries.items())
        lines.append(f" {json.dumps(part)}: {{\n" + ",\n".join(rows) + "\n }")
    print("{\n" + ",\n".join(lines) + "\n}")


if __name__ == "__main__":
    main()
