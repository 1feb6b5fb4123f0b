"""A provider's statement as a page: self-contained, for any screen and for paper; the same for the same run."""

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pbr import __version__
from pbr.describe.shared_wording import day_written, spaced
from pbr.problems.visible_text import visible
from pbr.remittance.statement import Statement
from pbr.remittance.statement_tables import balance_table, payments_table, tables_of
from pbr.values.money import pounds
from pbr.values.period import Period

_NEVER_FOLDED = 12
"""Letters of the reference of an entry, which stays whole."""

MADE_BY = f"pbr {__version__}"


def statement_page(statement: Statement) -> str:
    """Give a statement as a page of HTML, with nothing in it that is of another provider."""
    run, details, of = statement.run, statement.details, statement.remittance
    return page_of(
        "statement.html.j2",
        title=f"Statement for {details.name}: {run.title}",
        details=details,
        address=[line for line in (details.street, details.town, details.postcode) if line],
        run=run,
        period=period_written(run.period),
        as_at=day_written(run.as_at),
        reference=of.invoice_reference,
        payer=statement.words.called(run.payer) if run.payer else "",
        payable=pounds(of.payable),
        carried=pounds(-of.carried_forward) if of.carried_forward else "",
        brought=pounds(-of.brought_forward) if of.brought_forward else "",
        balances=balance_table(statement),
        payments=payments_table(statement),
        tables=list(tables_of(statement)),
        words=statement.words,
        explained=statement.explained,
        csv_file=f"{statement.file_name}.csv",
    )


def period_written(period: Period) -> str:
    """A period as people write it."""
    return f"{day_written(period.first)} to {day_written(period.last)}, both days included"


def page_of(template: str, **values: object) -> str:
    """Give a page of this folder, with its values set in it."""
    return _setting().get_template(template).render(made_by=MADE_BY, **values)


@cache
def _setting() -> Environment:
    """The templates of statements, and the style that every page of pbr has."""
    setting = Environment(
        loader=ChoiceLoader([PackageLoader("pbr.remittance", "."), PackageLoader("pbr.reports.page", ".")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    setting.filters["foldable"] = _foldable
    setting.filters["spaced"] = spaced
    return setting


def _foldable(text: str) -> Markup:
    """Let a long reference be folded after its strokes and underscores, where a column would break it anywhere."""
    folded = escape(visible(text))
    if len(text) <= _NEVER_FOLDED:
        return folded
    for sign in ("_", "/"):
        folded = folded.replace(sign, Markup(f"{sign}<wbr>"))
    return folded


def _shown(value: object) -> object:
    """Write out what a reader would not see, of anything that is not markup already."""
    return value if isinstance(value, Markup) else visible(str(value))
