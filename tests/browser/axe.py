"""The rules of axe-core, run over a page in the browser: what it finds that would keep people from reading it.

The rules come in a package that nothing else here needs, and whose own dependencies are not wanted either:
``pip install --no-deps axe-playwright-python==0.1.8`` has axe-core as one file of JavaScript.
"""

import json
import re
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.chromium import run

PACKAGE = "axe_playwright_python"
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_REPORT = """onload = () => axe.run().then(found => {
  const broken = found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 120)));
  document.body.dataset.found = JSON.stringify({broken, kept: found.passes.length});
})"""


def rules() -> str:
    """The text of axe-core. Whoever asks for these tests has it."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        pytest.fail("no axe-core: pip install --no-deps axe-playwright-python==0.1.8")
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def found_by_axe(folder: Path, page: str) -> tuple[list[str], int]:
    """What breaks a rule on a page, each with its place, and how many rules are kept.

    The page forbids every script, which is right for a page that is sent about: only here the rules are let in.
    """
    script = rules().replace("</script", "<\\/script")
    let_in, many = _POLICY.subn("", page)
    assert many == 1, "the page says nothing of scripts"
    file = folder / "with-axe.html"
    closing = f"<script>{script}</script><script>{_REPORT}</script></body>"
    file.write_text(let_in.replace("</body>", closing), encoding="utf-8")
    shown = run(folder, "--virtual-time-budget=60000", "--dump-dom", file.as_uri())
    said = re.search(r'<body data-found="([^"]*)"', shown)
    assert said, "axe did not end"
    found = json.loads(unescape(said[1]))
    return found["broken"], found["kept"]
