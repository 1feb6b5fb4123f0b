"""By whom the runs of a ledger were sent to be paid: all payers together, or each by itself, and never both.

What one purse netted across payers would be netted twice, and what both ways pay would be paid twice. For a scheme that
lists its payers a small file says of each run that files of it were written, to pay providers or persons by, and whose.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path

from pbr.files.atomic import file_aside, in_plain_words
from pbr.files.interrupt_guard import not_interrupted, one_at_a_time
from pbr.files.made_sure import make_sure
from pbr.ledger.folder_names import SENT, built_for, name_of_run
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.settlement.line import PayerName

CALLED = "record of what was sent"


class SentBy(StrEnum):
    """Who sends what is to be paid: all payers together, or each payer by itself."""

    TOGETHER = "together"
    APART = "apart"


class PaidTo(StrEnum):
    """Who is paid by files that were written of a run."""

    PROVIDERS = "providers"
    PERSONS = "persons"


@contextmanager
def recorded_as_sent(ledger: Path, run: int, payer: PayerName, paid: PaidTo) -> Iterator[None]:
    """Record that files of a run are written, of all payers together (``payer`` empty) or of one.

    What is refused inside is not recorded; an interruption leaves the record, since the files may be there by then.
    Raises ``ProblemsFound`` where files of the ledger that pay the same were written the other way.
    """
    refuse = partial(_refuse_other_way, ledger, payer, paid)
    refuse()
    inside = ledger / SENT / _folder(paid, SentBy.APART if payer else SentBy.TOGETHER)
    place = inside / (f"{name_of_run(run)}-{payer}.json" if payer else f"{name_of_run(run)}.json")
    if place.exists():
        yield
        return
    with in_plain_words(inside, CALLED):
        inside.parent.mkdir(mode=0o700, exist_ok=True)
        inside.mkdir(mode=0o700, exist_ok=True)
    with file_aside(place, CALLED) as aside:
        said = {"run": run, "paid_by": payer or "all payers together"}
        aside.write_text(f"{json.dumps(said)}\n", encoding="utf-8")
        make_sure(aside)
        with one_at_a_time([ledger]), not_interrupted():
            refuse()
            os.rename(aside, place)  # noqa: PTH104 - as the last step of a run
            make_sure(inside)
    try:
        yield
    except (ProblemsFound, OSError):
        place.unlink(missing_ok=True)
        raise


def _folder(paid: PaidTo, way: SentBy) -> str:
    """The folder of what was written in one way; those of persons are their own."""
    return way.value if paid is PaidTo.PROVIDERS else f"{paid.value}-{way.value}"


def _refuse_other_way(ledger: Path, payer: PayerName, paid: PaidTo) -> None:
    """Raise ``ProblemsFound`` where files of any run of the ledger were written the other way."""
    inside = ledger / SENT / _folder(paid, SentBy.TOGETHER if payer else SentBy.APART)
    names = sorted(path.name for path in inside.iterdir() if built_for(path.name) is None) if inside.is_dir() else []
    if not names:
        return
    now, before = (payer, "all payers together") if payer else ("all payers together", "one payer alone")
    message = f"files of {before} were written of this ledger before, and these are of {now}: it would be paid twice"
    remedy = (
        f"pay every run of a ledger in one way; where those were never sent, remove {', '.join(names)} from "
        f"{inside.name}/ here and write again"
    )
    raise ProblemsFound([Problem("PBR973", message, Place(str(inside.parent)), remedy)])
