"""By whom the runs of a ledger were sent to be paid: all payers together, or each by itself, and never both.

What one purse netted across payers would be netted twice, and what both ways pay would be paid twice. For a scheme that
lists its payers a small file says of each run that finance files of it were written, and for whom.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbr.files.atomic import file_aside, in_plain_words
from pbr.ledger.folder_names import SENT, built_for, name_of_run
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.settlement.line import PayerName

CALLED = "record of what was sent"

TOGETHER, APART = "together", "apart"
"""The folders of what was written of all payers together, and of each by itself."""


@contextmanager
def recorded_as_sent(ledger: Path, run: int, payer: PayerName) -> Iterator[None]:
    """Record that finance files of a run are written, of all payers together (``payer`` empty) or of one.

    What fails inside is not recorded. Raises ``ProblemsFound`` where files of the ledger were written the other way.
    """
    _refuse_other_way(ledger, payer)
    inside = ledger / SENT / (APART if payer else TOGETHER)
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
        os.rename(aside, place)  # noqa: PTH104 - as the last step of a run
    try:
        yield
    except BaseException:
        place.unlink(missing_ok=True)
        raise


def _refuse_other_way(ledger: Path, payer: PayerName) -> None:
    """Raise ``ProblemsFound`` where finance files of any run of the ledger were written the other way."""
    inside = ledger / SENT / (TOGETHER if payer else APART)
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
