"""Who calls: the Global Administrator with a session, and a provider's token for SCIM.

What ends a session, locks an account or asks more of administrators is called by an employee
instead: by somebody new when the one before can't sign in any more. So nearly every generated request
is one that is let through, to the end.
"""

import itertools
import os
import threading

import requests
import schemathesis

from things import Things

URL = os.environ["BEFFROI_URL"]
NAME = os.environ["BEFFROI_ADMINISTRATOR"]
DOMAIN = NAME.split("@")[1]
PASSWORD = os.environ["BEFFROI_PASSWORD"]
# What changes how somebody is signed in.
OWN = ("/identity/", "/v1.0/me/revokeSignInSessions", "/{tenant}/", "/devicelogin", "/oidc/")
POLICY = "/beta/policies/signIn"


class Caller:
    """What somebody proves with who they are: shared by all workers, made anew when it has ended."""

    def __init__(self, proofs):
        self.proofs = proofs
        self.lock = threading.Lock()
        self.proof = None

    def headers(self) -> dict[str, str]:
        with self.lock:
            while self.proof is None:
                self.proof = next(self.proofs)
            return self.proof

    def ended(self, sent) -> None:
        """Forgets a proof that was sent, unless another worker has a new one already."""
        with self.lock:
            if self.proof and all(sent.get(name) == value for name, value in self.proof.items()):
                self.proof = None


def sign_in(name: str) -> dict[str, str] | None:
    """A session; none if the account is locked, or a second step is asked for."""
    body = {"userPrincipalName": name, "password": PASSWORD}
    answer = requests.post(f"{URL}/identity/session", json=body, headers={"Origin": URL}, timeout=60)
    if answer.status_code != 200:
        return None
    cookie = "; ".join(f"{one.name}={one.value}" for one in answer.cookies)
    return {"Cookie": cookie, "Origin": URL}


def made(path: str, body: dict) -> dict:
    answer = requests.post(f"{URL}{path}", json=body, headers=ADMINISTRATOR.headers(), timeout=60)
    answer.raise_for_status()
    return answer.json()


def administrator():
    # One session lasts: three are for a doubtful 401.
    for _ in range(3):
        yield sign_in(NAME)
    raise RuntimeError("the administrator can't sign in any more")


def employees():
    """Sessions of people who are there from now on."""
    for number in itertools.count():
        name = f"employee{number}@{DOMAIN}"
        password = {"password": PASSWORD, "forceChangePasswordNextSignIn": False}
        person = {"userPrincipalName": name, "displayName": f"Employee {number}", "passwordProfile": password}
        made("/v1.0/users", person)
        session = sign_in(name)
        while session:
            yield session
            session = sign_in(name)


def providers():
    """Tokens of SCIM."""
    for number in itertools.count():
        token = made("/beta/admin/scimTokens", {"displayName": f"Provider {number}"})["token"]
        yield {"Authorization": f"Bearer {token}"}


ADMINISTRATOR = Caller(administrator())
EMPLOYEE = Caller(employees())
PROVIDER = Caller(providers())


def own_id() -> str:
    answer = requests.get(f"{URL}/v1.0/me", headers=ADMINISTRATOR.headers(), timeout=60)
    answer.raise_for_status()
    return answer.json()["id"]


HERSELF = (own_id(), NAME)
THINGS = Things(URL, int(os.environ["BEFFROI_FUZZ_SEED"]))


def caller_of(case) -> Caller:
    about_herself = any(str(value) in HERSELF for value in (case.path_parameters or {}).values())
    if case.path.startswith("/scim/"):
        return PROVIDER
    if case.path.startswith(OWN) or case.method != "GET" and (about_herself or case.path == POLICY):
        return EMPLOYEE
    return ADMINISTRATOR


@schemathesis.hook
def before_call(context, case, kwargs):
    THINGS.arrange(case, caller_of(case).headers())
    for name, value in caller_of(case).headers().items():
        case.headers[name] = value


@schemathesis.hook
def after_call(context, case, response):
    """Whether a session has ended: by what was called, or meanwhile."""
    leaves = case.path == "/identity/session" and case.method == "DELETE" or case.path.endswith("/logout")
    if response.status_code == 401 or leaves:
        caller_of(case).ended(case.headers)
