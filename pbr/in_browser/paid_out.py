"""What is paid out of the settlement that the page has: the statement of one provider, and the finance files."""

from pathlib import Path
from typing import Any

from pbr.api import FinanceWanted, finance_shape, finance_shapes, write_finance_files
from pbr.api.paid_out.remittance import StatementsWanted, remit_wanted
from pbr.in_browser.answers import Answer, NotReadError, problems_for_page
from pbr.in_browser.desk import (
    FINANCE,
    FINANCE_MAPPING,
    PAID,
    SETTLEMENT,
    STATEMENT,
    clear,
    day_asked,
    only_file,
)
from pbr.in_browser.page_progress import PageProgress, PageStatementsProgress
from pbr.in_browser.settled import SettledHere
from pbr.values.money import pounds


def one_statement(settled: SettledHere, said: dict[str, Any], shown: PageProgress) -> Answer:
    """Write the statement of one provider, as ``pbr remit --provider`` does, and give its page.

    ``payer`` is the one of several who pays by itself; empty or left out where it tells of all that is paid. Raises
    ``ProblemsFound``, and ``NotReadError`` where nothing says who the providers are.
    """
    clear(STATEMENT)
    wanted = StatementsWanted(SETTLEMENT, _providers(), provider=said["provider"], payer=said.get("payer", ""))
    remitted = remit_wanted(wanted, STATEMENT, tell=PageStatementsProgress(shown, len(settled.index)))
    (page,) = Path(STATEMENT).glob("*.html")
    return {"report": page.read_text(encoding="utf-8"), "warnings": problems_for_page(remitted.warnings)}


def finance_files(said: dict[str, Any]) -> Answer:
    """Write the finance files of the settlement, as ``pbr finance`` does, and give what each comes to.

    ``payer`` is the one of several who pays by itself; empty or left out where they have all that is paid.
    Raises ``ProblemsFound``, and ``NotReadError`` for a day that is none, or where there is no mapping.
    """
    clear(FINANCE)
    mapping = only_file(FINANCE_MAPPING)
    if mapping is None:
        raise NotReadError("finance", "open a finance mapping first: how your finance system takes payments in")
    dated = day_asked(said, "dated")
    invoices, payer = bool(said.get("invoices")), said.get("payer", "")
    wanted = FinanceWanted(SETTLEMENT, mapping, _providers(), dated=dated, invoices=invoices, payer=payer)
    written = write_finance_files(wanted, FINANCE)
    return {
        "columns": [["File", False], ["Rows", True], ["Debit", True], ["Credit", True], ["Payable", True]],
        "rows": [
            [one.file, f"{one.rows:,}", pounds(one.debit), pounds(one.credit), pounds(one.payable)]
            for one in written.totals
        ],
        "warnings": problems_for_page(written.warnings),
    }


def shapes() -> Answer:
    """The finance mappings to begin from, by their names."""
    return {"shapes": {name: finance_shape(name) for name in finance_shapes()}}


def _providers() -> str:
    if not Path(PAID).exists():
        raise NotReadError("providers", "nothing says who the providers are: open a file providers.csv in step 2")
    return PAID
