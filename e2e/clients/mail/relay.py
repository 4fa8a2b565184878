"""aiosmtpd as a relay that demands STARTTLS and a password.

Prints one line of JSON when it is ready, with its port and the certificate to trust, and one for each
mail that it takes, as Python's own parser understands it.
"""

import asyncio
import datetime
import email
import email.policy
import json
import ssl
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = b"bell@contoso.example", "p:ä/ss@word".encode()


def say(**words):
    print(json.dumps(words), flush=True)


def signed(subject: str, issuer, key, signer, is_authority: bool):
    """A certificate for an hour, around now."""
    now = datetime.datetime.now(datetime.timezone.utc)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer or name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
    )
    if not is_authority:
        names = x509.SubjectAlternativeName([x509.DNSName("localhost")])
        builder = builder.add_extension(names, critical=False)
    return name, builder.sign(signer, hashes.SHA256())


def certificates(folder: Path) -> ssl.SSLContext:
    """A relay's certificate and the authority that signed it, in `authority.pem`."""
    root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer, authority = signed("Tests", None, root, root, True)
    _, own = signed("localhost", issuer, leaf, root, False)
    pem = serialization.Encoding.PEM
    (folder / "authority.pem").write_bytes(authority.public_bytes(pem))
    key = leaf.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "relay.pem").write_bytes(own.public_bytes(pem) + key)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "relay.pem")
    return context


def authenticate(_server, session, _envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (USER, PASSWORD)
    return AuthResult(success=good and session.ssl is not None)


class Handler:
    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        say(
            to=envelope.rcpt_tos,
            sender=envelope.mail_from,
            headers={name: str(value) for name, value in mail.items()},
            kinds=[part.get_content_type() for part in mail.walk()],
            text=mail.get_body(("plain",)).get_content(),
            html=mail.get_body(("html",)).get_content(),
            defects=[str(defect) for part in mail.walk() for defect in part.defects],
        )
        return "250 taken"


async def serve(folder: Path):
    context = certificates(folder)
    handler = Handler()

    def conversation():
        return SMTP(
            handler,
            hostname="localhost",
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            authenticator=authenticate,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(conversation, "127.0.0.1", 0)
    say(port=server.sockets[0].getsockname()[1], authority=str(folder / "authority.pem"))
    await server.serve_forever()


asyncio.run(serve(Path(sys.argv[1])))
