"""UnifiedPush through a push server and a distributor of other people's: Prosody, and slixmpp as the phone."""

import asyncio
import os
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
from base64 import b64decode, b64encode
from pathlib import Path
from xml.etree import ElementTree

import requests
import slixmpp
from slixmpp.xmlstream.handler import CoroutineCallback
from slixmpp.xmlstream.matcher import MatchXPath

from office import URL, browser
from test_notifications import BODY, TITLE, Receiver

UNIFIED_PUSH = "http://gultsch.de/xmpp/drafts/unified-push"
PASSWORD = "secret"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Prosody:
    """The XMPP server, whose module `unified_push` is a push server."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="beffroi-prosody-"))
        self.chat, self.web = free_port(), free_port()
        self.configuration = self.folder / "prosody.cfg.lua"
        self.configuration.write_text(
            f"""
            run_as_root = true
            pidfile = "{self.folder}/prosody.pid"
            data_path = "{self.folder}"
            log = {{ warn = "{self.folder}/log" }}
            interfaces = {{ "127.0.0.1" }}
            c2s_ports = {{ {self.chat} }}
            http_ports = {{ {self.web} }}
            http_interfaces = {{ "127.0.0.1" }}
            https_ports = {{ }}
            http_external_url = "http://127.0.0.1:{self.web}/"
            http_default_host = "localhost"
            modules_enabled = {{ "roster", "saslauth", "disco", "http", "unified_push" }}
            modules_disabled = {{ "s2s", "tls" }}
            c2s_require_encryption = false
            allow_unencrypted_plain_auth = true
            authentication = "internal_plain"
            VirtualHost "localhost"
            """
        )
        words = ["prosodyctl", "--config", self.configuration, "register", "emma", "localhost", PASSWORD]
        subprocess.run(words, check=True, capture_output=True, timeout=30)
        words = ["prosody", "--config", self.configuration, "-F"]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                requests.get(f"http://127.0.0.1:{self.web}/push/x", timeout=5).raise_for_status()
                return
            except requests.RequestException:
                time.sleep(0.05)
        raise AssertionError("Prosody does not answer")

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.folder)


class Phone(slixmpp.ClientXMPP):
    """A phone's distributor: it registers its apps, and hands on what comes for them."""

    def __init__(self):
        super().__init__("emma@localhost", PASSWORD)
        self.enable_starttls = self.enable_direct_tls = False
        self.enable_plaintext = True
        self.plugin["feature_mechanisms"].unencrypted_scram = True
        self.came = asyncio.Queue()
        path = f"{{{self.default_ns}}}iq/{{{UNIFIED_PUSH}}}push"
        self.register_handler(CoroutineCallback("push", MatchXPath(path), self.take))

    async def take(self, iq):
        push = iq.xml.find(f"{{{UNIFIED_PUSH}}}push")
        await self.came.put(b64decode(push.text))
        iq.reply().send()

    async def turn_on(self, port: int):
        ready = asyncio.get_running_loop().create_future()
        self.add_event_handler("session_start", lambda _: ready.set_result(None), disposable=True)
        self.connect("127.0.0.1", port)
        await asyncio.wait_for(ready, 20)

    async def register_app(self) -> str:
        """The endpoint of a fresh app."""
        iq = self.make_iq_set(ito="localhost")
        names = {name: b64encode(os.urandom(32)).decode() for name in ("application", "instance")}
        iq.append(ElementTree.Element(f"{{{UNIFIED_PUSH}}}register", names))
        answer = await iq.send(timeout=20)
        return answer.xml.find(f"{{{UNIFIED_PUSH}}}registered").attrib["endpoint"]


class UnifiedPush(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.prosody = Prosody()
        self.phone = Phone()
        await self.phone.turn_on(self.prosody.chat)
        self.session = browser()
        self.app = Receiver()

    async def asyncTearDown(self):
        await self.phone.disconnect()
        self.prosody.stop()

    def call(self, method: str, path: str, body=None):
        return self.session.request(method, URL + path, json=body, headers={"origin": URL}, timeout=30)

    async def send(self, device: str):
        text = {"notificationTitle": TITLE, "notificationBody": BODY}
        path = f"/beta/deviceManagement/managedDevices/{device}/sendCustomNotificationToCompanyPortal"
        answer = await asyncio.to_thread(self.call, "POST", path, text)
        self.assertEqual(answer.status_code, 204, answer.text)

    async def next(self, within: float) -> str:
        body = await asyncio.wait_for(self.phone.came.get(), within)
        return self.app.opened(body)["notification"]["body"]

    async def test_a_phone_without_google(self):
        phone = {"deviceName": "Fairphone", "operatingSystem": "Android"}
        device = self.call("POST", "/v1.0/me/managedDevices", phone).json()["id"]
        endpoint = await self.phone.register_app()
        path = f"/beta/me/managedDevices/{device}/pushRegistration"
        address = {"channel": "unifiedPush", **self.app.subscription(endpoint)}
        registered = await asyncio.to_thread(self.call, "PUT", path, address)
        self.assertEqual(registered.status_code, 200, registered.text)
        await self.send(device)
        self.assertEqual(await self.next(20), BODY)

        # An endpoint that the push server does not know, or not any more, is forgotten.
        address["endpoint"] = endpoint[:-4]
        registered = await asyncio.to_thread(self.call, "PUT", path, address)
        self.assertEqual(registered.status_code, 200, registered.text)
        await self.send(device)
        for _ in range(400):
            answer = await asyncio.to_thread(self.call, "GET", path)
            if answer.status_code == 404:
                return
            await asyncio.sleep(0.05)
        self.fail("it is still registered")
