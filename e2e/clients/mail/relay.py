"""aiosmtpd as a relay that demands TLS and a password: by STARTTLS at one port, from the first byte at
another.

Prints one line of JSON when it is ready, with its ports and the certificate to trust, and one for each
mail that it takes, as Python's own parser understands it. Signatures are verified by dkimpy; what it
would ask the DNS is in `dns.json` of the folder, by name.

How it answers follows from the first word of the recipient's address, up to a dot or the `@`:

    nobody   550, there is no such user
    busy     451, always
    later    451 the first time, then it is taken
    gone     the first time taken, and the connection broken before it says so
    slow3    taken after three seconds, or as many as the number says
"""

import asyncio
import datetime
import email
import email.policy
import json
import logging
import re
import ssl
import sys
import warnings
from pathlib import Path

import dkim
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = b"bell@contoso.example", "p:ä/ss@word".encode()


# The port that has TLS from the first byte has it from the socket, of which aiosmtpd does not know.
warnings.filterwarnings("ignore", message="Requiring AUTH while not requiring TLS")
logging.getLogger("mail.log").setLevel(logging.ERROR)


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


def authenticate(_server, _session, _envelope, _mechanism, data):
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (USER, PASSWORD)
    return AuthResult(success=good)


def word_of(address: str) -> str:
    return re.split("[.@]", address)[0].lower()


class Handler:
    def __init__(self, folder: Path):
        self.dns = folder / "dns.json"
        self.seen = set()

    def is_first(self, *what: str) -> bool:
        first = what not in self.seen
        self.seen.add(what)
        return first

    def record(self, name: bytes, timeout=5) -> bytes | None:
        """What the DNS says of a name."""
        records = json.loads(self.dns.read_text()) if self.dns.exists() else {}
        record = records.get(name.decode().rstrip("."))
        return record.encode() if record else None

    def is_signed(self, content: bytes) -> bool:
        return dkim.verify(content, dnsfunc=self.record, minkey=2048)

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        word = word_of(address)
        if word == "nobody":
            return "550 5.1.1 no such user"
        if word == "busy" or (word == "later" and self.is_first("later", address)):
            return "451 4.7.1 not now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        words = [word_of(address) for address in envelope.rcpt_tos]
        for seconds in (re.fullmatch("slow([0-9]+)", word) for word in words):
            await asyncio.sleep(int(seconds[1]) if seconds else 0)
        say(
            to=envelope.rcpt_tos,
            sender=envelope.mail_from,
            headers={name: str(value) for name, value in mail.items()},
            signed=self.is_signed(envelope.content),
            kinds=[part.get_content_type() for part in mail.walk()],
            text=mail.get_body(("plain",)).get_content(),
            html=mail.get_body(("html",)).get_content(),
            defects=[str(defect) for part in mail.walk() for defect in part.defects],
        )
        if "gone" in words and self.is_first("gone", *envelope.rcpt_tos):
            server.transport.abort()
        return "250 taken"


async def serve(folder: Path):
    context = certificates(folder)
    handler = Handler(folder)

    def conversation(**tls):
        return SMTP(
            handler,
            hostname="localhost",
            auth_required=True,
            authenticator=authenticate,
            **tls,
        )

    def starttls():
        return conversation(tls_context=context, require_starttls=True)

    def implicit():
        return conversation(auth_require_tls=False)

    loop = asyncio.get_running_loop()
    servers = [
        await loop.create_server(starttls, "127.0.0.1", 0),
        await loop.create_server(implicit, "127.0.0.1", 0, ssl=context),
    ]
    port, tls_port = (server.sockets[0].getsockname()[1] for server in servers)
    say(port=port, tlsPort=tls_port, authority=str(folder / "authority.pem"))
    await asyncio.gather(*(server.serve_forever() for server in servers))


asyncio.run(serve(Path(sys.argv[1])))
