"""The organization under test, and how Microsoft's libraries are pointed at it."""

import asyncio
import os
import unittest

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
