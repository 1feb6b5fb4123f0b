"""The files of what persons are paid: ``direct-payments.csv``, whose money is not decided, and what both are of."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pbr import __version__
from pbr.files.publish_folder import MADE_BY, FolderKind, Summary
from pbr.files.seal import seal
from pbr.files.utf8_writer import new_file
from pbr.remittance.paid_run import PaidRun
from pbr.remittance.persons_paid import PersonPaid
from pbr.remittance.persons_undecided import PersonUndecided
from pbr.reports.spreadsheet_safe_cells import money_cell, sentence_cell, text_cell, write_table
from pbr.values.money import plain_pounds

LIST, UNDECIDED, SUMMARY = "direct-payments.csv", "not-decided.csv", "direct-payments.json"

PERSON_COLUMNS = ("person_id", "payment_reference", "payments", "paid", "asked_back", "to_pay", "to_ask_back")
"""The columns of the list; a name stands last where a file of names is given."""

UNDECIDED_COLUMNS = (
    "person_id", "record_id", "payment", "part", "slot", "at_stake", "settled", "since_run", "days", "why",
)  # fmt: skip
"""The columns of what is not decided: in no sum of the list, and paid when it is decided."""


def _asked(summary: Summary) -> dict[str, object]:
    return {"what is paid out": summary.get("fingerprint"), "the payer": summary.get("only_payer")}


DIRECT_PAYMENTS = FolderKind("list of direct payments", (LIST, UNDECIDED, SUMMARY), SUMMARY, _asked)


def write_persons(
    run: PaidRun,
    persons: Sequence[PersonPaid],
    undecided: Sequence[PersonUndecided],
    names: Mapping[str, str],
    build: Path,
) -> None:
    """Write the list, what is not decided beside it, and their summary into the folder being built.

    ``names`` has a name for everyone who is paid, or nothing.
    """
    named = ("name",) if names else ()
    with new_file(build / LIST) as file:
        (build / LIST).chmod(0o600)
        write_table(
            file,
            (*PERSON_COLUMNS, *named),
            ((*_cells(one), *(text_cell(names[one.person_id]) for _ in named)) for one in persons),
        )
    with new_file(build / UNDECIDED) as file:
        (build / UNDECIDED).chmod(0o600)
        write_table(file, UNDECIDED_COLUMNS, map(_undecided_cells, undecided))
    said = {
        "scheme": {"name": run.scheme, "title": run.title},
        "period": {"first": run.period.first.isoformat(), "last": run.period.last.isoformat()},
        "as_at": run.as_at.isoformat(),
        "run": run.number,
        "fingerprint": run.fingerprint,
        **({"only_payer": run.payer} if run.payer else {}),
        "persons": len(persons),
        "to_pay": plain_pounds(sum(one.to_pay for one in persons)),
        "to_ask_back": plain_pounds(sum(one.to_ask for one in persons)),
        "not_decided": len(undecided),
        MADE_BY: f"pbr {__version__}",
    }
    with new_file(build / SUMMARY) as file:
        file.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
    seal(build, SUMMARY)


def _cells(one: PersonPaid) -> tuple[object, ...]:
    payments = text_cell(", ".join(sorted(one.payments)))
    sums = map(money_cell, (one.paid, one.asked_back, one.to_pay, one.to_ask))
    return (text_cell(one.person_id), one.reference, payments, *sums)


def _undecided_cells(one: PersonUndecided) -> tuple[object, ...]:
    waits = ("" if one.since is None else one.since, "" if one.days is None else one.days)
    return (
        *map(text_cell, (one.person_id, one.record_id, one.payment, one.part, one.slot)),
        *map(money_cell, (one.at_stake, one.settled)),
        *waits,
        sentence_cell(one.why),
    )
