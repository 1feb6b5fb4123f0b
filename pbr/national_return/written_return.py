"""The folder that a return becomes: records, every episode, the manifest, and what the return cannot say."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pbr.files.atomic import put_all_in_place
from pbr.files.csv_writer import csv_to
from pbr.files.publish_folder import FolderKind, folder_built
from pbr.files.seal import seal
from pbr.files.utf8_writer import new_file
from pbr.national_return.as_records import (
    EPISODES,
    OUTCOMES,
    PLANS,
    episode_rows,
    outcome_rows,
    plan_rows,
)
from pbr.national_return.manifest import manifest
from pbr.national_return.told_return import ToldReturn
from pbr.national_return.what_is_not_there import as_text

RETURN, NOT_IN_IT = "return.json", "not-in-the-return.txt"


def _asked(summary: Mapping[str, Any]) -> dict[str, object]:
    """What the records of a return are of: the council, the method and the year of the measure."""
    measured = summary.get("measure")
    year = measured.get("year") if isinstance(measured, dict) else None
    return {"the council": summary.get("council"), "the method": summary.get("method"), "the year": year}


RECORDS_OF_A_RETURN = FolderKind(
    name="folder of a return's records",
    files=("plans.csv", "outcomes.csv", "episodes.tsv", NOT_IN_IT, RETURN),
    summary=RETURN,
    asked=_asked,
)


def write_return(
    told: ToldReturn, folder: Path, may_take: Callable[[Path], None], then: Callable[[], None] = lambda: None
) -> None:
    """Write the folder, whole or not at all. ``then`` is called as soon as it is in its place.

    ``may_take`` raises ``ProblemsFound`` unless what is built may take the place of what is in the folder.
    """
    with folder_built(folder, may_take) as built:
        aside = built.aside
        for name, columns, rows in (
            ("plans.csv", PLANS, plan_rows(told.told)),
            ("outcomes.csv", OUTCOMES, outcome_rows(told.told)),
        ):
            with new_file(aside / name) as file:
                writer = csv_to(file)
                writer.writerow(columns)
                writer.writerows(rows)
        with new_file(aside / "episodes.tsv") as file:
            file.write("\n".join("\t".join(row) for row in (EPISODES, *episode_rows(told.told))) + "\n")
        with new_file(aside / NOT_IN_IT) as file:
            file.write(as_text())
        with new_file(aside / RETURN) as file:
            file.write(json.dumps(manifest(told), ensure_ascii=False, indent=2) + "\n")
        seal(aside, RETURN)
        put_all_in_place([built], then)
