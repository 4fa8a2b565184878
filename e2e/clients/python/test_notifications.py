"""Custom notifications: Graph's three calls by msgraph-beta-sdk; Web Push by pywebpush, http_ece and py_vapid."""

import asyncio
import json
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, HTTPServer
from uuid import uuid4

import aiohttp
import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from kiota_abstractions.api_error import APIError
from msgraph.generated.models.group import Group
from msgraph.generated.models.reference_create import ReferenceCreate
from msgraph_beta import GraphServiceClient as BetaClient
from msgraph_beta.generated.device_management.managed_devices.execute_action.execute_action_post_request_body import (
    ExecuteActionPostRequestBody as ToChosen,
)
from msgraph_beta.generated.device_management.managed_devices.item.send_custom_notification_to_company_portal.send_custom_notification_to_company_portal_post_request_body import (
    SendCustomNotificationToCompanyPortalPostRequestBody as ToDevice,
)
from msgraph_beta.generated.device_management.send_custom_notification_to_company_portal.send_custom_notification_to_company_portal_post_request_body import (
    SendCustomNotificationToCompanyPortalPostRequestBody as ToGroups,
)
from msgraph_beta.generated.models.managed_device_remote_action import ManagedDeviceRemoteAction
from py_vapid import Vapid02
from pywebpush import WebPushException, webpush

from office import SCOPE, URL, Client, browser

TITLE, BODY = "Fermé", "Restez chez vous. ❄️"


def encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Receiver:
    """A browser's half of a subscription, and a push service on a port that nobody would guess."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = uuid4().bytes
        self.pushed = []
        self.status = 201
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                receiver.pushed.append((dict(self.headers.items()), body))
                self.send_response(receiver.status)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def subscription(self, endpoint: str) -> dict:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": endpoint, "keys": {"p256dh": encoded(point), "auth": encoded(self.auth)}}

    def opened(self, body: bytes) -> dict:
        """As a browser reads it, by Mozilla's library."""
        return json.loads(http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth))

    async def next(self) -> tuple[dict, dict]:
        for _ in range(200):
            if self.pushed:
                headers, body = self.pushed.pop(0)
                return {name.lower(): value for name, value in headers.items()}, self.opened(body)
            await asyncio.sleep(0.05)
        raise AssertionError("nothing was pushed")


class Notifications(Client):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.beta = BetaClient(self.credential, scopes=[SCOPE])
        self.beta.request_adapter.base_url = f"{URL}/beta"
        self.session = browser()
        self.receiver = Receiver()

    def enrol(self, subscription: dict) -> str:
        """A browser of the administrator's with notifications turned on; its device's id."""
        new = {"deviceName": f"Python {uuid4()}"}
        device = self.session.post(f"{URL}/v1.0/me/managedDevices", json=new, headers={"origin": URL})
        device.raise_for_status()
        device = device.json()["id"]
        self.register(device, subscription).raise_for_status()
        return device

    def register(self, device: str, subscription: dict):
        path = f"{URL}/beta/me/managedDevices/{device}/pushRegistration"
        return self.session.put(path, json={"channel": "webPush", **subscription}, headers={"origin": URL})

    def organization_key(self) -> str:
        answer = self.session.get(f"{URL}/beta/me/notifications/webPushKey")
        answer.raise_for_status()
        return answer.json()["publicKey"]

    async def to_device(self, device: str):
        action = self.beta.device_management.managed_devices.by_managed_device_id(device)
        body = ToDevice(notification_title=TITLE, notification_body=BODY)
        return await action.send_custom_notification_to_company_portal.post(body)

    async def test_graphs_three_calls(self):
        endpoint = f"{self.receiver.origin}/push/1"
        device = self.enrol(self.receiver.subscription(endpoint))
        me = self.session.get(f"{URL}/v1.0/me").json()["id"]
        new = Group(display_name="Notified", mail_nickname="notified", mail_enabled=False, security_enabled=True)
        group = await self.graph.groups.post(new)
        member = ReferenceCreate(odata_id=f"https://graph.microsoft.com/v1.0/directoryObjects/{me}")
        await self.graph.groups.by_group_id(group.id).members.ref.post(member)

        body = ToGroups(notification_title=TITLE, notification_body=BODY, groups_to_notify=[group.id])
        sent = await self.beta.device_management.send_custom_notification_to_company_portal.post(body)
        self.assertIsNone(sent)
        headers, said = await self.receiver.next()
        self.assertEqual((said["notification"]["title"], said["notification"]["body"]), (TITLE, BODY))
        self.assertEqual(headers["content-encoding"], "aes128gcm")
        self.assertLessEqual(int(headers["ttl"]), 86_400)
        # Signed by the organization's key, for the push service with its port.
        self.assertTrue(Vapid02.verify(headers["authorization"]))
        token = headers["authorization"].split("t=")[1].split(",")[0]
        claims = json.loads(decoded(token.split(".")[1]))
        self.assertEqual(claims["aud"], self.receiver.origin)
        self.assertIn(f"k={self.organization_key()}", headers["authorization"])

        self.assertIsNone(await self.to_device(device))
        await self.receiver.next()
        unknown = str(uuid4())
        body = ToChosen(
            action_name=ManagedDeviceRemoteAction.CustomTextNotification,
            device_ids=[device, unknown],
            notification_title=TITLE,
            notification_body=BODY,
        )
        result = await self.beta.device_management.managed_devices.execute_action.post(body)
        self.assertEqual(result.successful_device_ids, [device])
        self.assertEqual(result.not_found_device_ids, [unknown])
        self.assertEqual((result.failed_device_ids, result.not_supported_device_ids), ([], []))
        await self.receiver.next()

        too_long = ToGroups(notification_title="x" * 51, notification_body=BODY, groups_to_notify=[group.id])
        with self.assertRaises(APIError) as refusal:
            await self.beta.device_management.send_custom_notification_to_company_portal.post(too_long)
        self.assertEqual(refusal.exception.response_status_code, 400)

    async def test_a_browser_that_is_gone_is_forgotten(self):
        device = self.enrol(self.receiver.subscription(f"{self.receiver.origin}/push/2"))
        self.receiver.status = 410
        await self.to_device(device)
        await self.receiver.next()
        path = f"{URL}/beta/me/managedDevices/{device}/pushRegistration"
        for _ in range(200):
            if self.session.get(path).status_code == 404:
                return
            await asyncio.sleep(0.05)
        self.fail("it is still registered")

    async def test_pywebpush_to_the_push_service(self):
        """Another program of the organization pushes to a browser of its fleet."""
        key = Vapid02()
        key.generate_keys()
        private = key.private_key.private_numbers().private_value.to_bytes(32)
        path = f"{URL}/beta/admin/notifications/channels/webPush/key"
        put = self.session.put(path, json={"privateKey": encoded(private)}, headers={"origin": URL})
        put.raise_for_status()
        public = self.organization_key()
        async with aiohttp.ClientSession() as session:
            address = URL.replace("https://", "wss://") + "/push"
            async with session.ws_connect(address, protocols=["push-notification"]) as socket:
                await socket.send_json({"messageType": "hello", "use_webpush": True, "broadcasts": {}})
                self.assertEqual((await socket.receive_json(timeout=10))["status"], 200)
                channel = str(uuid4())
                await socket.send_json({"messageType": "register", "channelID": channel, "key": public})
                registered = await socket.receive_json(timeout=10)
                self.assertEqual(registered["status"], 200)
                subscription = self.receiver.subscription(registered["pushEndpoint"])
                pushed = await asyncio.to_thread(
                    webpush,
                    subscription,
                    json.dumps({"from": "pywebpush"}),
                    vapid_private_key=encoded(private),
                    vapid_claims={"sub": "mailto:it@contoso.example"},
                    ttl=60,
                )
                self.assertEqual(pushed.status_code, 201)
                frame = await socket.receive_json(timeout=10)
                self.assertEqual((frame["messageType"], frame["channelID"]), ("notification", channel))
                self.assertEqual(self.receiver.opened(decoded(frame["data"])), {"from": "pywebpush"})
                ack = {"channelID": channel, "version": frame["version"], "code": 100}
                await socket.send_json({"messageType": "ack", "updates": [ack]})

                # What this server itself sends comes the same way.
                device = self.enrol(subscription)
                await self.to_device(device)
                frame = await socket.receive_json(timeout=10)
                said = self.receiver.opened(decoded(frame["data"]))
                self.assertEqual(said["notification"]["body"], BODY)

                stranger = Vapid02()
                stranger.generate_keys()
                with self.assertRaises(WebPushException) as refusal:
                    await asyncio.to_thread(
                        webpush,
                        subscription,
                        "no",
                        vapid_private_key=stranger,
                        vapid_claims={"sub": "mailto:it@contoso.example"},
                        ttl=60,
                    )
                self.assertEqual(refusal.exception.response.status_code, 403)
                await socket.send_json({"messageType": "unregister", "channelID": channel, "code": 200})
                self.assertEqual((await socket.receive_json(timeout=10))["status"], 200)
