"""Programs get their tokens: with a secret, with a certificate, and in a person's name."""

import datetime
import re
import threading
import time
from urllib.parse import parse_qsl, urlsplit

import msal
from azure.identity.aio import CertificateCredential
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from msgraph.generated.applications.item.add_password.add_password_post_request_body import (
    AddPasswordPostRequestBody,
)
from msgraph.generated.models.application import Application
from msgraph.generated.models.key_credential import KeyCredential
from msgraph.generated.models.password_credential import PasswordCredential
from msgraph.generated.models.public_client_application import PublicClientApplication

from office import AUTHORITY, CLIENT, SCOPE, SECRET, TENANT, URL, Client, allow, browser, graph

REDIRECT = "http://localhost:51234/back"


def certificate() -> tuple[bytes, bytes]:
    """A self-made certificate: key and certificate as PEM, and the certificate as DER."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Robot")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ) + made.public_bytes(serialization.Encoding.PEM)
    return pem, made.public_bytes(serialization.Encoding.DER)


class SignIn(Client):
    async def register(self, application: Application) -> Application:
        application.additional_data = {"permissions": ["User.Read.All"]}
        return await self.graph.applications.post(application)

    async def test_a_secret_by_msal(self):
        for authority in (
            {"authority": AUTHORITY, "instance_discovery": False},
            {"oidc_authority": f"{AUTHORITY}/v2.0"},
        ):
            app = msal.ConfidentialClientApplication(
                CLIENT, client_credential=SECRET, **authority
            )
            answer = app.acquire_token_for_client([SCOPE])
            self.assertIn("access_token", answer, answer)
        wrong = msal.ConfidentialClientApplication(
            CLIENT, client_credential="wrong", authority=AUTHORITY, instance_discovery=False
        ).acquire_token_for_client([SCOPE])
        self.assertEqual(wrong["error"], "invalid_client")
        self.assertIn(7000215, wrong["error_codes"])

    async def test_a_registered_application_with_secret_and_certificate(self):
        made = await self.register(Application(display_name="Robot"))
        body = AddPasswordPostRequestBody(
            password_credential=PasswordCredential(display_name="First")
        )
        builder = self.graph.applications.by_application_id(made.id)
        secret = await builder.add_password.post(body)
        self.assertTrue(secret.secret_text.startswith(secret.hint))
        app = msal.ConfidentialClientApplication(
            made.app_id,
            client_credential=secret.secret_text,
            authority=AUTHORITY,
            instance_discovery=False,
        )
        self.assertIn("access_token", app.acquire_token_for_client([SCOPE]))

        pem, der = certificate()
        key = KeyCredential(type="AsymmetricX509Cert", usage="Verify", key=der)
        await builder.patch(Application(key_credentials=[key]))
        shown = await builder.get()
        self.assertEqual(len(shown.key_credentials), 1)
        credential = CertificateCredential(
            TENANT,
            made.app_id,
            certificate_data=pem,
            authority=URL,
            disable_instance_discovery=True,
        )
        async with credential:
            people = await graph(credential).users.get()
            self.assertGreaterEqual(len(people.value), 1)
        await builder.delete()

    async def test_authorization_code_with_pkce_and_refresh(self):
        made = await self.register(
            Application(
                display_name="Desktop",
                is_fallback_public_client=True,
                public_client=PublicClientApplication(redirect_uris=["http://localhost/back"]),
            )
        )
        app = msal.PublicClientApplication(
            made.app_id, authority=AUTHORITY, instance_discovery=False
        )
        flow = app.initiate_auth_code_flow(["User.Read.All"], redirect_uri=REDIRECT)
        sent = allow(browser(), flow["auth_uri"])
        self.assertEqual(sent.status_code, 303, sent.text)
        back = sent.headers["location"]
        self.assertTrue(back.startswith(REDIRECT), back)
        answer = dict(parse_qsl(urlsplit(back).query))
        tokens = app.acquire_token_by_auth_code_flow(flow, answer)
        self.assertIn("access_token", tokens, tokens)
        self.assertEqual(tokens["id_token_claims"]["tid"], TENANT)
        account = app.get_accounts()[0]
        fresh = app.acquire_token_silent(["User.Read.All"], account, force_refresh=True)
        self.assertIn("access_token", fresh, fresh)
        self.assertNotEqual(fresh["access_token"], tokens["access_token"])

    async def test_device_code(self):
        made = await self.register(
            Application(display_name="Television", is_fallback_public_client=True)
        )
        app = msal.PublicClientApplication(
            made.app_id, authority=AUTHORITY, instance_discovery=False
        )
        flow = app.initiate_device_flow(["User.Read.All"])
        self.assertIn("user_code", flow, flow)

        def type_the_code():
            session = browser()
            page = session.get(flow["verification_uri"], params={"user_code": flow["user_code"]})
            page.raise_for_status()
            fields = dict(re.findall(r'name="([^"]+)"[^>]*value="([^"]*)"', page.text))
            fields.update({"user_code": flow["user_code"], "decision": "allow"})
            answer = session.post(
                flow["verification_uri"], data=fields, headers={"origin": URL}
            )
            answer.raise_for_status()

        typing = threading.Thread(target=type_the_code)
        typing.start()
        tokens = app.acquire_token_by_device_flow(flow)
        typing.join()
        self.assertIn("access_token", tokens, tokens)
        self.assertLess(time.time(), flow["expires_at"])

