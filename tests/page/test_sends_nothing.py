"""The page asks for nothing but its own files, whatever is done in it; all else is blocked; and nothing is kept."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from tests.page.opened_page import OpenedPage

pytestmark = pytest.mark.page

ELSEWHERE = """async (address) => {
  const seen = [];
  addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
  await fetch(address).catch(() => {});
  new Image().src = address;
  document.head.append(Object.assign(document.createElement("script"), { src: address }));
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }));
  document.body.append(Object.assign(document.createElement("iframe"), { src: address }));
  try { new WebSocket(address.replace("http", "ws")); } catch { seen.push("websocket"); }
  navigator.sendBeacon(address, "x");
  try { new EventSource(address); } catch { seen.push("events"); }
  const form = Object.assign(document.createElement("form"), { action: address, method: "post" });
  document.body.append(form);
  form.submit();
  await new Promise((done) => setTimeout(done, 500));
  document.querySelectorAll("iframe, form").forEach((one) => one.remove());
  return seen;
}"""
"""Tries every way in which a page can ask another place for something, and gives what the policy refused."""

FROM_A_WORKER = """(address) => new Promise((done) => {
  const tries = `fetch(${JSON.stringify(address)}).then(() => postMessage("sent"), () => postMessage("refused"))`;
  const worker = new Worker(URL.createObjectURL(new Blob([tries], { type: "text/javascript" })), { type: "module" });
  worker.onmessage = ({ data }) => done(data);
})"""
"""Tries it from a worker that is started as Python's is."""


def test_a_whole_visit_asks_for_its_own_files_and_nothing_else(page: OpenedPage) -> None:
    page.use_invented(20)
    page.settle("2026-08")
    page.shows("#lines-said", "Lines 1 to")
    page.tab.locator("#lines button.link").first.click()
    page.shows("#story", "The story of")
    assert len(page.save_everything()) > 10
    own = page.address.removesuffix("index.html")
    assert len(page.asked) > 20
    assert [one for one in page.asked if one[0] != "GET" or not one[1].startswith((own, f"blob:{own}"))] == []
    assert [words for words in page.said if "Content Security Policy" in words] == []


class _Hears(BaseHTTPRequestHandler):
    """Notes every request that reaches it, and lets any page read what it answers."""

    heard: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.heard.append(self.path)
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_args: Any) -> None:
        pass


def test_every_other_request_is_blocked(browser: Any, address: str) -> None:
    """Another server of this machine could be reached and would answer: it hears of nothing."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Hears) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        elsewhere = f"http://127.0.0.1:{server.server_port}/"
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(address)
        refused = set(tab.evaluate(ELSEWHERE, elsewhere))
        assert {"connect-src", "img-src", "script-src-elem", "style-src-elem", "frame-src", "form-action"} <= refused
        assert tab.evaluate(FROM_A_WORKER, elsewhere) == "refused"
        assert tab.evaluate(FROM_A_WORKER, address) == "sent"
        assert tab.url == address
        assert _Hears.heard == []
        # It is heard where no policy is in the way.
        tab.goto(elsewhere)
        assert "/" in _Hears.heard
        context.close()
        server.shutdown()


def test_nothing_is_kept(page: OpenedPage) -> None:
    kept = page.tab.evaluate(
        """async () => [document.cookie, localStorage.length, sessionStorage.length,
        (await indexedDB.databases()).length, (await caches.keys()).length,
        (await navigator.serviceWorker.getRegistrations()).length]"""
    )
    assert kept == ["", 0, 0, 0, 0, 0]
    assert page.context.cookies() == []


def test_another_visit_knows_nothing_of_this_one(page: OpenedPage) -> None:
    again = OpenedPage(page.context, page.address)
    again.go_to("records")
    assert "No records yet" in again.tab.inner_text("#desk")
    again.tab.close()
