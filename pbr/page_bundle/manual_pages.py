"""The documents that a user of the page looks things up in, as pages of the bundle."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from pbr.page_bundle.policy import POLICY

DOCUMENTS = (
    "language", "records", "mapping", "settlement", "paying-out", "finance-mapping", "simulate", "judging", "ledger",
    "errors", "page",
)  # fmt: skip
"""The documents that are in the bundle, by the names of their files."""

_PACKAGE = Path(__file__).parent.parent
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_NO_SLUG = re.compile(r"[^a-z0-9 -]")
_FRAME = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - pbr</title>
<link rel="stylesheet" href="page.css">
</head>
<body class="manual">
<nav aria-label="Where you are"><a href="index.html">Payment by results, in this page</a></nav>
<main>
{body}
</main>
</body>
</html>
"""


def manual_pages() -> Iterator[tuple[str, bytes]]:
    """Each document as a page, by the name of its file."""
    setting = MarkdownIt("commonmark", {"html": False}).enable("table")
    for name in DOCUMENTS:
        text = _document(name).read_text(encoding="utf-8")
        title = text.partition("\n")[0].lstrip("# ")
        body = _linked(_anchored(setting.render(text)))
        body = body.replace("<pre>", '<pre tabindex="0">').replace("<table>", '<div class="table" tabindex="0"><table>')
        body = body.replace("</table>", "</table></div>")
        yield f"{name}.html", _FRAME.format(policy=escape(POLICY), title=escape(title), body=body).encode()


def _document(name: str) -> Path:
    """A document as it is installed, or in a checkout."""
    folders = (_PACKAGE / "docs", _PACKAGE.parent / "docs")
    return next(folder / f"{name}.md" for folder in folders if folder.is_dir())


def _anchored(body: str) -> str:
    """Give each heading the name by which the documents refer to it."""
    seen: dict[str, int] = {}

    def with_name(found: re.Match[str]) -> str:
        slug = _NO_SLUG.sub("", _TAG.sub("", found[2]).lower()).replace(" ", "-")
        seen[slug] = seen.get(slug, -1) + 1
        name = slug if not seen[slug] else f"{slug}-{seen[slug]}"
        return f'<h{found[1]} id="{name}">{found[2]}</h{found[1]}>'

    return _HEADING.sub(with_name, body)


def _linked(body: str) -> str:
    """Let links lead to documents of the bundle; what a link to anything else says stays, without the link."""

    def with_place(found: re.Match[str]) -> str:
        document, _, part = found[1].partition("#")
        name = document.removesuffix(".md")
        if not document or name in DOCUMENTS:
            place = f"{name}.html" if document else ""
            return f'<a href="{place}{"#" if part else ""}{part}">{found[2]}</a>'
        return found[2]

    return _LINK.sub(with_place, body)
