"""A page set in the template: its title, what it is of, and its blocks in order. It needs no script and no network."""

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pbr import __version__
from pbr.problems.visible_text import visible
from pbr.reports.page.section import Block

MADE_BY = f"pbr {__version__}"


def page_of(title: str, opening: str, first: str, blocks: Sequence[Block]) -> str:
    """Give a page of HTML; ``first`` is what its first block is to whoever skips to it: the answer.

    The same blocks give the same page: it has no time and no place.
    """
    setting = Environment(
        loader=PackageLoader("pbr.reports.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    setting.filters["foldable"] = _foldable
    template = setting.get_template("page.html.j2")
    return template.render(title=title, opening=opening, first=first, blocks=blocks, made_by=MADE_BY)


def _foldable(text: str) -> Markup:
    """Let a name be folded after its underscores, where a narrow column would break it anywhere."""
    return Markup("_<wbr>").join(escape(part) for part in visible(text).split("_"))


def _shown(value: object) -> object:
    """Write out what a reader would not see, of anything that is not markup already."""
    return value if isinstance(value, Markup) else visible(str(value))
