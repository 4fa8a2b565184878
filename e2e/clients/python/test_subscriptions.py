"""Change notifications by msgraph-sdk: subscribed, validated, told, renewed, deleted."""

import datetime
import json
import queue
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.models.subscription import Subscription
from msgraph.generated.models.user import User

from office import DOMAIN, TENANT, Client


class Listener:
    """A program that listens, as Microsoft's documentation writes it."""

    def __init__(self):
        notifications = self.notifications = queue.Queue()
        self.is_down = threading.Event()
        is_down = self.is_down

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                query = parse_qs(urlsplit(self.path).query)
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                if is_down.is_set():
                    self.answer(503)
                elif "validationToken" in query:
                    self.answer(200, query["validationToken"][0].encode())
                else:
                    for one in json.loads(body)["value"]:
                        notifications.put(one)
                    self.answer(202)

            def answer(self, status: int, body: bytes = b""):
                self.send_response(status)
                self.send_header("content-type", "text/plain")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def in_hours(hours: int) -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=hours)


class Subscriptions(Client):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.listener = Listener()
        self.addCleanup(self.listener.close)

    async def person(self, name: str) -> User:
        return await self.graph.users.post(
            User(display_name=name, user_principal_name=f"{name}@{DOMAIN}")
        )

    def wish(self) -> Subscription:
        return Subscription(
            change_type="created,updated,deleted",
            notification_url=self.listener.url,
            resource="users",
            expiration_date_time=in_hours(48),
            client_state="a shared secret",
        )

    async def test_told_within_two_seconds_renewed_and_deleted(self):
        made = await self.graph.subscriptions.post(self.wish())
        self.assertEqual(made.resource, "users")
        self.assertEqual(made.client_state, "a shared secret")
        builder = self.graph.subscriptions.by_subscription_id(made.id)
        self.assertIsNone((await builder.get()).client_state)

        begin = time.monotonic()
        ada = await self.person("subscribed.ada")
        told = self.listener.notifications.get(timeout=2)
        self.assertLess(time.monotonic() - begin, 2)
        self.assertEqual(told["changeType"], "created")
        self.assertEqual(told["resource"], f"Users/{ada.id}")
        self.assertEqual(told["resourceData"]["@odata.type"], "#Microsoft.Graph.User")
        self.assertEqual(told["resourceData"]["id"], ada.id)
        self.assertEqual(told["clientState"], "a shared secret")
        self.assertEqual(told["subscriptionId"], made.id)
        self.assertEqual(told["tenantId"], TENANT)

        later = in_hours(96)
        renewed = await builder.patch(Subscription(expiration_date_time=later))
        self.assertEqual(renewed.expiration_date_time, later)
        await builder.reauthorize.post()

        # A listener that is down for a moment misses nothing.
        self.listener.is_down.set()
        await self.graph.users.by_user_id(ada.id).patch(User(job_title="Countess"))
        with self.assertRaises(queue.Empty):
            self.listener.notifications.get(timeout=1.5)
        self.listener.is_down.clear()
        told = self.listener.notifications.get(timeout=10)
        self.assertEqual(told["changeType"], "updated")

        await builder.delete()
        left = (await self.graph.subscriptions.get()).value
        self.assertNotIn(made.id, [one.id for one in left])
        await self.person("subscribed.bob")
        with self.assertRaises(queue.Empty):
            self.listener.notifications.get(timeout=1.5)

    async def test_a_listener_that_does_not_answer_is_refused(self):
        self.listener.is_down.set()
        with self.assertRaises(ODataError) as refused:
            await self.graph.subscriptions.post(self.wish())
        self.assertEqual(refused.exception.error.code, "ValidationError")
