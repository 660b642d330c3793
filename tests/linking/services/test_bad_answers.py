"""Answers that are none: pages, drips, floods and halves."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from peertoc.linking.services import find
from peertoc.linking.services.faults import OutOfReach, TooMuch
from peertoc.linking.services.waiting import Patience
from tests.linking.services.asking import asking, good, refused, status
from tests.linking.services.hostile import Handler, hostile, replies
from tests.linking.services.recon import door, echo, here, service
from tests.linking.services.sought import wanted

if TYPE_CHECKING:
    from collections.abc import Callable


def test_too_much_at_once_is_told_apart() -> None:
    assert isinstance(refused(status(413)), TooMuch)


def test_one_name_that_is_too_much_is_told() -> None:
    def full(handler: Handler) -> None:
        service(echo)(handler) if handler.command == "GET" else handler.answer("", 413)

    with hostile(full) as server:
        (found,) = find([wanted("World Bank")], here(server.url), door())
    assert found.fault is not None
    assert "will not take so much in one request" in found.fault.message


def test_a_login_is_told() -> None:
    assert "wants a login" in refused(status(401)).message


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (b"<!DOCTYPE html><title>Sign in</title>", "text/html", "a web page instead of data"),
        (b"<html>", "application/json", "a web page instead of data"),
        (b"", "application/json", "nothing at all"),
        (b"{", "application/json", "not proper JSON"),
        (b'{"name": "\xff"}', "application/json", "not proper JSON"),
        (b"[" * 200_000, "application/json", "nested too deeply"),
        (b"[" * 90 + b"]" * 90, "application/json", "nested too deeply"),
    ],
    ids=["page", "page in disguise", "empty", "half", "not UTF-8", "bottomless", "deep"],
)
def test_what_is_no_data_is_told(body: bytes, kind: str, words: str) -> None:
    assert words in refused(lambda handler: handler.answer(body, Content_Type=kind)).message


def test_a_packed_answer_that_nobody_asked_for_is_not_unpacked() -> None:
    fault = refused(lambda handler: handler.answer(b"\x1f\x8b", Content_Encoding="gzip"))
    assert "not asked for" in fault.message


def test_a_byte_order_mark_does_no_harm() -> None:
    with hostile(lambda handler: handler.answer(b'\xef\xbb\xbf{"ok": true}')) as server:
        assert asking(server.url) == {"ok": True}


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while not handler.server.closing.is_set():
        handler.wfile.write(b"10000\r\n" + b"[" * 0x10000 + b"\r\n")


def test_an_endless_answer_is_cut_off() -> None:
    assert "longer than 1,000,000 bytes" in refused(endless, Patience(most_bytes=1_000_000)).message


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    while not handler.server.closing.wait(0.05):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def drip_in_the_head(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.server.closing.wait(0.05):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def silence(handler: Handler) -> None:
    handler.server.closing.wait(10)


@pytest.mark.parametrize("script", [drip, drip_in_the_head, silence])
def test_a_slow_answer_is_given_up(script: Callable[[Handler], None]) -> None:
    began = time.monotonic()
    fault = refused(script, Patience(answer=0.5))
    assert isinstance(fault, OutOfReach)
    assert "had not answered in full after 0.5 seconds" in fault.message
    assert time.monotonic() - began < 5


def broken_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"{")
    handler.close_connection = True


def not_http(handler: Handler) -> None:
    handler.wfile.write(b"220 mail.example.org ESMTP\r\n")
    handler.close_connection = True


@pytest.mark.parametrize("script", [broken_off, not_http])
def test_an_answer_that_breaks_off_is_tried_again_and_told(script: Callable[[Handler], None]) -> None:
    assert "broke off its answer" in refused(script).message
    with hostile(replies(script, good)) as server:
        assert asking(server.url) == {"ok": True}
