"""A mail server of the test's own: takes every message and keeps it, or takes none."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from tests.serving import serving


class Session(socketserver.StreamRequestHandler):
    """One conversation in the words of RFC 5321 that a client of smtplib says."""

    server: "MailServer"

    def handle(self) -> None:
        self.say("220 here")
        while word := self.rfile.readline()[:4].decode().upper():
            if word == "DATA":
                self.say("354 go on")
                self.server.keep(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.say("550 nobody of that name" if word == "RCPT" and self.server.refuses else "250 well")

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


class MailServer(socketserver.ThreadingTCPServer):
    """:param refuses: whether it knows nobody that a message is for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.messages: list[EmailMessage] = []
        self.refuses = False

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def keep(self, raw: bytes) -> None:
        message = message_from_bytes(raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    with serving(server):
        yield server
