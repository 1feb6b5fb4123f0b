"""One provider for a meeting, as JSON."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pbr import __version__
from pbr.files.publish_folder import MADE_BY
from pbr.meeting.facts_in_json import money_in_json
from pbr.meeting.kept_back import KeptBack, kept_in_json
from pbr.meeting.provider_met import PaymentSum, ProviderMet
from pbr.meeting.ranks_met import rank_in_json
from pbr.meeting.settled_before import SettledEntry, settled_in_json
from pbr.problems.problem import Problem
from pbr.records.input_file import InputFile
from pbr.reports.json_values import inputs_in_json
from pbr.reports.judging.league_json import followed_in_json, judged_in_json
from pbr.scheme.scheme import Scheme
from pbr.values.money import plain_pounds


def provider_json(
    scheme: Scheme,
    met: ProviderMet,
    names: Mapping[str, str],
    warnings: Iterable[Problem],
    inputs: Iterable[InputFile],
    settled: Iterable[SettledEntry] | None = None,
) -> str:
    """A provider as JSON, ending in a line feed; measures and verdicts are as ``judged.json`` has them."""
    hanging = met.hanging
    said = {
        "scheme": scheme.name,
        "title": scheme.title,
        "provider_id": met.provider_id,
        "name": names.get(met.provider_id),
        "as_at": met.as_at.isoformat(),
        "judged": [judged_in_json(one) for one in met.judged],
        "verdicts": [followed_in_json(one) for one in met.followed],
        "ranked": [rank_in_json(one) for one in met.ranked],
        "due": plain_pounds(met.due),
        "kept_back_in_all": plain_pounds(met.kept_back),
        "not_released_in_all": plain_pounds(met.not_released),
        "waits_to_be_paid": plain_pounds(hanging.paid),
        "waits_to_be_taken_off": plain_pounds(hanging.taken_off),
        "waits_sums_not_known": hanging.no_sum,
        "payments": [_payment(one) for one in met.payments],
        "months": [{"month": one.month, "amount": plain_pounds(one.amount)} for one in met.months],
        "held": [money_in_json(one) for one in met.held],
        "kept_back": [_kept(one) for one in met.kept],
        "waiting": [money_in_json(one) for one in met.waiting],
        "settled": None if settled is None else [settled_in_json(one) for one in settled],
        "held_rows": [{"file": one.file, "line": one.line} for one in met.held_rows],
        "warnings": [{"code": one.code, "message": one.message, "help": one.help} for one in warnings],
        "inputs": inputs_in_json(inputs),
        MADE_BY: f"pbr {__version__}",
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _payment(one: PaymentSum) -> Mapping[str, Any]:
    return {
        "payment": one.payment,
        "status": one.status.value,
        "lines": one.lines,
        "amount": plain_pounds(one.amount),
        "at_stake": plain_pounds(one.at_stake),
        "sums_not_known": one.no_sum,
    }


def _kept(one: KeptBack) -> Mapping[str, Any]:
    return {
        "payment": one.payment,
        "part": one.part or None,
        "window": one.window,
        "status": one.status.value,
        "amount": plain_pounds(one.amount),
        "kept_back": plain_pounds(one.kept),
        **kept_in_json(one),
    }
