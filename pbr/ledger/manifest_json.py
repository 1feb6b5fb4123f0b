"""``manifest.json``: a manifest as text that is the same for the same manifest, with a seal on it.

The seal is the SHA-256 of the text without it, so that a changed byte is found in the last manifest too, which no other
holds the hash of. Amounts are text in pounds. What is read must be, to the byte, what would be written.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from fractions import Fraction
from hashlib import sha256
from typing import Any

from pbr.ledger.entry import Change
from pbr.ledger.manifest import (
    FORMAT,
    Bounds,
    ChangeSum,
    Manifest,
    PaidOfRun,
    RunFile,
    RunKind,
    SchemeOfRun,
    Settings,
    SignOff,
)
from pbr.ledger.recorded_cells import pence_in_cell
from pbr.records.input_file import InputFile
from pbr.scheme.reading.renamed import Called, Renamed
from pbr.values.money import plain_pounds
from pbr.values.period import Period

MANIFEST = "manifest.json"

_SEAL = "seal"


class DamagedManifestError(ValueError):
    """Raised for bytes that are no manifest as pbr writes one."""


class NewerFormatError(ValueError):
    """Raised for a manifest that a newer version of pbr wrote."""


def manifest_bytes(manifest: Manifest) -> bytes:
    """The bytes of ``manifest.json``."""
    said = _as_json(manifest)
    return _text({**said, _SEAL: sha256(_text(said)).hexdigest()})


def head_of(manifest: bytes) -> str:
    """The head: the SHA-256 of the bytes of a manifest, by which all that came before it is known."""
    return sha256(manifest).hexdigest()


def manifest_in(written: bytes) -> Manifest:
    """Read a manifest back. Raises ``DamagedManifestError``, or ``NewerFormatError`` for a form not known yet."""
    try:
        said = json.loads(written)
        newer = isinstance(said, dict) and isinstance(said.get("format"), int) and said["format"] > FORMAT
        manifest = None if newer else _from_json(said)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as wrong:
        raise DamagedManifestError("it is no manifest") from wrong
    if manifest is None:
        raise NewerFormatError("a newer version of pbr wrote it")
    if manifest_bytes(manifest) != written:
        raise DamagedManifestError("it is not as it was written")
    return manifest


def _text(said: Mapping[str, Any]) -> bytes:
    text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    # Half of a character, as a command line may hold, is written as JSON writes it.
    return text.encode(errors="backslashreplace")


def _as_json(of: Manifest) -> dict[str, Any]:
    bounds = of.settings.bounds
    return {
        "format": FORMAT,
        "run": of.run,
        "kind": of.kind,
        "why": of.why,
        "period": _days(of.period),
        "as_at": of.as_at.isoformat(),
        "scheme": {"name": of.scheme.name, "runs": _days(of.scheme.runs), "sha256": of.scheme.sha256},
        "renamed": [{"before": list(one.before), "now": list(one.now)} for one in of.renamed],
        "inputs": [{"file": one.name, "sha256": one.sha256, "rows": one.rows} for one in of.inputs],
        "settings": {
            "down_share": str(bounds.down_share),
            "down_amount": plain_pounds(bounds.down_pence),
            "rows_share": str(bounds.rows_share),
            "two_people": of.settings.two_people,
            "pseudonyms": of.settings.pseudonyms,
        },
        "said": {
            "prepared_by": of.said.prepared_by,
            "approved_by": of.said.approved_by,
            "proposal": of.said.proposal,
            "confirmed": None if of.said.confirmed is None else plain_pounds(of.said.confirmed),
        },
        "sums": [
            {
                "provider_id": one.provider_id,
                "change": one.change,
                "entries": one.entries,
                "amount": plain_pounds(one.pence),
                "credits": plain_pounds(one.credits),
            }
            for one in of.sums
        ],
        "paid": {
            "invoices": plain_pounds(of.paid.invoices),
            "credits": plain_pounds(of.paid.credits),
            "payable": plain_pounds(of.paid.payable),
            "carried_forward": plain_pounds(of.paid.carried_forward),
        },
        "position_sha256": of.position_sha256,
        "files": [{"file": one.name, "bytes": one.bytes, "sha256": one.sha256} for one in of.files],
        "previous": of.previous,
        "made_at": of.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "made_by": of.made_by,
        # Only a run that was read through a mapping says so: the manifests of others are what they always were.
        **({"mapping": of.mapping} if of.mapping else {}),
    }


def _from_json(said: Any) -> Manifest:
    settings, people, scheme, paid = said["settings"], said["said"], said["scheme"], said["paid"]
    bounds = Bounds(
        Fraction(settings["down_share"]), pence_in_cell(settings["down_amount"]), Fraction(settings["rows_share"])
    )
    confirmed = people["confirmed"]
    return Manifest(
        run=said["run"],
        kind=RunKind(said["kind"]),
        why=said["why"],
        period=_period(said["period"]),
        as_at=date.fromisoformat(said["as_at"]),
        scheme=SchemeOfRun(scheme["name"], _period(scheme["runs"]), scheme["sha256"]),
        renamed=tuple(Renamed(_called(one["before"]), _called(one["now"])) for one in said["renamed"]),
        inputs=tuple(InputFile(one["file"], one["sha256"], one["rows"]) for one in said["inputs"]),
        settings=Settings(bounds, settings["two_people"], settings["pseudonyms"]),
        said=SignOff(
            people["prepared_by"],
            people["approved_by"],
            people["proposal"],
            None if confirmed is None else pence_in_cell(confirmed),
        ),
        sums=tuple(
            ChangeSum(
                one["provider_id"],
                Change(one["change"]),
                one["entries"],
                pence_in_cell(one["amount"]),
                pence_in_cell(one["credits"]),
            )
            for one in said["sums"]
        ),
        paid=PaidOfRun(*(pence_in_cell(paid[name]) for name in ("invoices", "credits", "payable", "carried_forward"))),
        position_sha256=said["position_sha256"],
        files=tuple(RunFile(one["file"], one["bytes"], one["sha256"]) for one in said["files"]),
        previous=said["previous"],
        made_at=datetime.fromisoformat(said["made_at"]),
        made_by=said["made_by"],
        mapping=said.get("mapping", ""),
    )


def _called(said: Any) -> Called:
    payment, part = said
    return str(payment), str(part)


def _days(period: Period) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def _period(said: Any) -> Period:
    return Period(date.fromisoformat(said["first"]), date.fromisoformat(said["last"]))
