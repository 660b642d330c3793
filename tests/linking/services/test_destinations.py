"""Where requests go, and where they never go."""

from __future__ import annotations

import json
import socket
import ssl
from pathlib import Path

import pytest

from peertoc.linking.services.destination import destination
from peertoc.linking.services.exchange import Request
from peertoc.linking.services.faults import OutOfReach, Unanswered
from peertoc.linking.services.transport import Transport
from tests.linking.services.asking import Hours, asking, good, refused
from tests.linking.services.hostile import Handler, hostile

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://localhost:{port}/api",
        "http://127.0.0.1:1/api",
        "https://127.0.0.1:{port}/api",
        "https://example.org/",
        "//example.org/api",
        "ftp://127.0.0.1/",
        "http://user:secret@127.0.0.1:{port}/api",
        "http://[::1",
        "",
    ],
)
def test_a_redirect_to_anywhere_else_is_not_followed(target: str) -> None:
    def away(handler: Handler) -> None:
        handler.answer("", 302, Location=target.format(port=handler.server.server_port))

    with hostile(away) as server, pytest.raises(Unanswered) as caught:
        asking(server.url)
    words = "without end" if not target else "that was not followed"
    assert words in caught.value.message
    assert len(server.seen) == (1 if target else 5)


def test_a_redirect_within_the_host_is_followed_with_what_was_sent() -> None:
    def onward(handler: Handler) -> None:
        if handler.path == "/api":
            handler.answer("", 307, Location="/there")
        else:
            handler.answer(json.dumps({"body": handler.body.decode()}))

    door = Transport(watch=Hours().watch())
    with hostile(onward) as server:
        answer = door.send(
            Request(destination(server.url), b"queries=1", "application/x-www-form-urlencoded")
        )
        door.close()
    assert answer == {"body": "queries=1"}


def test_a_redirect_in_a_circle_ends() -> None:
    fault = refused(lambda handler: handler.answer("", 301, Location=handler.path))
    assert "without end" in fault.message


def test_nobody_at_the_door_is_told_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(OutOfReach, match=f"127.0.0.1:{port} cannot be reached: connection refused"):
        asking(f"http://127.0.0.1:{port}/")


def test_a_proxy_that_the_machine_names_is_asked_but_not_for_the_machine_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with hostile(good) as proxy, hostile(good) as here:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.server_port}")
        monkeypatch.setenv("no_proxy", "elsewhere.invalid")
        assert asking("http://nowhere.invalid/api") == {"ok": True}
        assert [path for _, path, *_ in proxy.seen] == ["http://nowhere.invalid/api"]
        assert asking(here.url) == {"ok": True}
        assert len(proxy.seen) == 1
        with pytest.raises(OutOfReach, match=r"No host called elsewhere\.invalid"):
            asking("http://elsewhere.invalid/api")


def test_a_proxy_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "127.0.0.1:9")
    with pytest.raises(OutOfReach, match=r"The proxy on the way to nowhere\.invalid does not let it through"):
        asking("https://nowhere.invalid/api")


def test_a_name_that_nobody_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(OutOfReach, match=r"No host called nowhere\.invalid was found"):
        asking("http://nowhere.invalid/")


def test_a_certificate_that_nobody_vouches_for_is_told(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(HERE / "self-signed.pem")
    with hostile(good) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        with pytest.raises(OutOfReach, match="is not to be trusted: self-signed") as caught:
            asking(server.url.replace("http:", "https:"))
        assert server.seen == []
    assert "Nothing was sent" in caught.value.help


def test_a_host_that_speaks_no_https_is_told() -> None:
    with hostile(good) as server, pytest.raises(OutOfReach, match="is not to be trusted"):
        asking(server.url.replace("http:", "https:"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://",
        "http://a b/",
        "http://[",
        "http://a:b/",
    ],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(Unanswered, match="address"):
        destination(address)


def test_an_address_with_a_password_is_refused_and_not_repeated() -> None:
    with pytest.raises(Unanswered) as caught:
        destination("https://somebody:secret@example.org/")
    assert "secret" not in caught.value.message
