"""Which documents a provider has, with what lines: worked by hand."""

from pbr.finance.documents import Credits, documents_of, reference_of
from pbr.finance.invoice import DocumentKind
from pbr.remittance.paid_run import PaidRun
from tests.finance.paid import line, paid, taken_back

INVOICE, CREDIT = DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE


def said(run: PaidRun, where: Credits) -> list[tuple[str, DocumentKind, str, list[int]]]:
    return [
        (of.provider_id, one.kind, one.reference, [each.amount for each in one.lines])
        for of, some in documents_of(run, where)
        for one in some
    ]


def test_credits_are_lines_of_the_invoice_or_a_note_of_their_own() -> None:
    run = paid([line(20000), line(-500, "penalty"), taken_back(2500), line(700, provider_id="P2")])
    first, second = (one.invoice_reference for one in run.remittances)
    assert said(run, Credits.NEGATIVE) == [
        ("P1", INVOICE, first, [20000, -500, -2500]),
        ("P2", INVOICE, second, [700]),
    ]
    note = reference_of(CREDIT, first)
    assert said(run, Credits.APART) == [
        ("P1", INVOICE, first, [20000]),
        ("P1", CREDIT, note, [-500, -2500]),
        ("P2", INVOICE, second, [700]),
    ]
    assert len(note) <= 20
    assert note != first


def test_more_taken_back_than_paid_is_a_credit_note_and_nil_an_invoice() -> None:
    run = paid([line(1000), taken_back(1001)])
    (document,) = said(run, Credits.NEGATIVE)
    assert document[1] is CREDIT
    (document,) = said(paid([line(1000), taken_back(1000)]), Credits.NEGATIVE)
    assert document[1] is INVOICE


def test_lines_that_move_nothing_and_providers_without_any_have_none() -> None:
    run = paid([line(0), line(500, provider_id="P2")], brought={"P3": -700})
    assert [(one, kind) for one, kind, *_ in said(run, Credits.APART)] == [("P2", INVOICE)]


def test_lines_of_a_provider_need_not_stand_together() -> None:
    run = paid([line(1), line(2, provider_id="P2"), line(4)])
    assert [(one, amounts) for one, _, _, amounts in said(run, Credits.NEGATIVE)] == [("P1", [1, 4]), ("P2", [2])]
