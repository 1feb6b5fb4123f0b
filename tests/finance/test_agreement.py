"""What does not agree is found, whichever of the files is another: a penny is enough."""

from dataclasses import replace
from pathlib import Path

import pytest

from pbr.finance.agreement import (
    refuse_unless_documents_agree,
    refuse_unless_file_agrees,
    refuse_unless_invoices_agree,
    refuse_unless_totals_agree,
)
from pbr.finance.control_totals import of_finance_file
from pbr.finance.documents import Credits, Document, documents_of
from pbr.finance.ubl import ubl
from pbr.problems.problem import ProblemsFound
from pbr.remittance.control_totals import of_remittances
from pbr.remittance.paid_run import PaidRun
from tests.finance.paid import MAPPING, line, paid, taken_back
from tests.finance.test_finance_file import made
from tests.finance.test_ubl import invoices

RUN = paid([line(20000), line(-500, "penalty"), taken_back(2500), line(700, provider_id="P2")], brought={"P1": -1000})


def with_first(run: PaidRun, **changed: int) -> PaidRun:
    first, *others = run.remittances
    return replace(run, remittances=(replace(first, **changed), *others))  # type: ignore[arg-type]


def documents(run: PaidRun) -> list[Document]:
    return [one for _, some in documents_of(run, Credits.NEGATIVE) for one in some]


def refused(found: "pytest.ExceptionInfo[ProblemsFound]") -> str:
    assert {one.code for one in found.value.problems} == {"PBR939"}
    return found.value.problems[0].message


def test_lines_that_are_not_the_entries() -> None:
    refuse_unless_documents_agree(RUN, documents(RUN))
    with pytest.raises(ProblemsFound) as found:
        refuse_unless_documents_agree(with_first(RUN, entries=17001, payable=16001), documents(RUN))
    assert refused(found) == "P1: £170.00 in the lines, and £170.01 in the run"
    with pytest.raises(ProblemsFound) as found:
        refuse_unless_documents_agree(RUN, documents(RUN)[:1])
    assert refused(found) == "P2: £0.00 in the documents, and £7.00 in the run"


def test_a_line_of_a_provider_that_the_run_does_not_pay() -> None:
    more = [*RUN.lines(), line(1, provider_id="P3")]
    with pytest.raises(ProblemsFound) as found:
        refuse_unless_documents_agree(replace(RUN, read_lines=lambda: iter(more)), documents(RUN))
    assert refused(found) == "P3: £0.01 in the lines, and £0.00 in the run"


def test_a_balance_that_does_not_carry_on() -> None:
    with pytest.raises(ProblemsFound) as found:
        refuse_unless_documents_agree(with_first(RUN, carried_forward=-1), documents(RUN))
    assert refused(found).startswith("P1 does not carry forward")


def test_a_finance_file_that_pays_something_else(tmp_path: Path) -> None:
    of = made(tmp_path, RUN)
    refuse_unless_file_agrees(of)
    with pytest.raises(ProblemsFound) as found:
        refuse_unless_file_agrees(replace(of, documents=of.documents[:1]))
    assert refused(found) == "P2: £0.00 in the finance file, and £7.00 in the run"
    first, *others = of.documents
    with pytest.raises(ProblemsFound):
        refuse_unless_file_agrees(replace(of, documents=[replace(first, rows=first.rows[1:]), *others]))
    with pytest.raises(ProblemsFound):
        refuse_unless_totals_agree([of_remittances(RUN.remittances), replace(of_finance_file(of), net=1)], RUN)
    refuse_unless_totals_agree([of_remittances(RUN.remittances), of_finance_file(of)], RUN)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'PayableAmount currencyID="GBP">170.00<', b'PayableAmount currencyID="GBP">170.01<'),
        # Two lines changed so that they come to the same are those of the published rules to find; one is ours.
        (b'LineExtensionAmount currencyID="GBP">-5.00<', b'LineExtensionAmount currencyID="GBP">-5.01<'),
        (b'LineExtensionAmount currencyID="GBP">170.00<', b'LineExtensionAmount currencyID="GBP">17.00<'),
    ],
)
def test_an_invoice_that_is_written_otherwise(tmp_path: Path, old: bytes, new: bytes) -> None:
    written = [
        (document, invoice, ubl(invoice))
        for document, invoice in zip(documents(RUN), invoices(tmp_path, RUN, MAPPING), strict=True)
    ]
    refuse_unless_invoices_agree(RUN, written)
    (document, invoice, content), *others = written
    assert content.count(old) == 1
    with pytest.raises(ProblemsFound) as found:
        refuse_unless_invoices_agree(RUN, [(document, invoice, content.replace(old, new)), *others])
    assert refused(found)
    with pytest.raises(ProblemsFound):
        refuse_unless_invoices_agree(RUN, others)
