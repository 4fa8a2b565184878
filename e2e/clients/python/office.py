"""The organization under test, and how Microsoft's libraries are pointed at it."""

import asyncio
import os
import unittest
from html.parser import HTMLParser

import requests
from azure.identity.aio import ClientSecretCredential
from msgraph import GraphServiceClient

URL = os.environ["BEFFROI_URL"]
TENANT = os.environ["BEFFROI_TENANT"]
CLIENT = os.environ["BEFFROI_CLIENT_ID"]
SECRET = os.environ["BEFFROI_CLIENT_SECRET"]
ADMINISTRATOR = os.environ["BEFFROI_ADMINISTRATOR"]
PASSWORD = os.environ["BEFFROI_PASSWORD"]
DOMAIN = os.environ["BEFFROI_DOMAIN"]
AUTHORITY = f"{URL}/{TENANT}"
SCOPE = "https://graph.microsoft.com/.default"


def graph(credential) -> GraphServiceClient:
    """Microsoft's Graph client; nothing but its base address is changed."""
    client = GraphServiceClient(credential, scopes=[SCOPE])
    client.request_adapter.base_url = f"{URL}/v1.0"
    return client


def browser() -> requests.Session:
    """A browser in which the administrator is signed in."""
    session = requests.Session()
    name = {"userPrincipalName": ADMINISTRATOR, "password": PASSWORD}
    answer = session.post(f"{URL}/identity/session", json=name, headers={"origin": URL})
    answer.raise_for_status()
    return session


class Question(HTMLParser):
    """The page that asks whether a program may act in somebody's name."""

    def __init__(self, text: str):
        super().__init__()
        self.action, self.request = "", ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "form":
            self.action = found["action"]
        elif tag == "input" and found.get("name") == "request":
            self.request = found["value"]


def allow(session: requests.Session, address: str) -> requests.Response:
    """Goes where a program sends a browser, and allows what is asked there."""
    page = session.get(address)
    page.raise_for_status()
    question = Question(page.text)
    answer = {"request": question.request, "decision": "allow"}
    return session.post(
        URL + question.action, data=answer, headers={"origin": URL}, allow_redirects=False
    )


class Client(unittest.IsolatedAsyncioTestCase):
    """A test with a Graph client of the application that the organization began with."""

    async def asyncSetUp(self):
        # Key pairs take their time; that is no news.
        asyncio.get_running_loop().slow_callback_duration = 30
        self.credential = ClientSecretCredential(
            TENANT, CLIENT, SECRET, authority=URL, disable_instance_discovery=True
        )
        self.graph = graph(self.credential)

    async def asyncTearDown(self):
        await self.credential.close()
