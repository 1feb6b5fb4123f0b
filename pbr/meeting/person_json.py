"""One person for the review meeting, as JSON."""

import json
from collections.abc import Iterable, Mapping

from pbr import __version__
from pbr.files.publish_folder import MADE_BY
from pbr.meeting.facts_in_json import in_json, money_in_json, record_in_json
from pbr.meeting.person_met import PersonMet
from pbr.meeting.settled_before import SettledEntry, settled_in_json
from pbr.meeting.to_settle import to_settle
from pbr.problems.problem import Problem
from pbr.records.input_file import InputFile
from pbr.reports.json_values import inputs_in_json
from pbr.scheme.scheme import Scheme
from pbr.values.money import plain_pounds


def person_json(
    scheme: Scheme,
    met: PersonMet,
    names: Mapping[str, str],
    warnings: Iterable[Problem],
    inputs: Iterable[InputFile],
    settled: Iterable[SettledEntry] | None = None,
) -> str:
    """A person as JSON, ending in a line feed; the name is null unless one is given."""
    review, hanging = met.under_review, met.hanging
    said = {
        "scheme": scheme.name,
        "title": scheme.title,
        "person_id": met.person_id,
        "name": names.get(met.person_id),
        "as_at": met.as_at.isoformat(),
        "under_review": None if review is None else review.plan_id,
        "next_plan": None if review is None else review.next_plan or None,
        "to_settle": [record_in_json(one) for one in to_settle(met)],
        "outcomes": [record_in_json(one) for one in met.outcomes],
        "due": plain_pounds(met.due),
        "hangs_to_be_paid": plain_pounds(hanging.paid),
        "hangs_to_be_taken_off": plain_pounds(hanging.taken_off),
        "hangs_sums_not_known": hanging.no_sum,
        "paid_by_a_measure": plain_pounds(met.with_others.paid),
        "taken_off_by_a_measure": plain_pounds(met.with_others.taken_off),
        "money": [money_in_json(one) for one in met.money],
        "plans": [record_in_json(one) for one in met.plans],
        "others": [{"table": one.table, **in_json(one.facts)} for one in met.others],
        "settled": None if settled is None else [settled_in_json(one) for one in settled],
        "held_rows": [{"file": one.file, "line": one.line} for one in met.held_rows],
        "warnings": [{"code": one.code, "message": one.message, "help": one.help} for one in warnings],
        "inputs": inputs_in_json(inputs),
        MADE_BY: f"pbr {__version__}",
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"
