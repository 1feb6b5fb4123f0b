"""The schemes that only judge, each over its rows in ``examples/judging``: how its files were made."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from pbr.api.judged.judging import judge
from pbr.api.judged.judging_files import publish_judgement, what_may_be_replaced
from pbr.api.settling.results_published import FolderWanted
from tests.examples.made import EXAMPLES, SCHEMES


@dataclass(frozen=True, slots=True)
class JudgedExample:
    """One folder of ``examples/judging``, named as its scheme file; its records were written by hand."""

    name: str
    as_at: str

    @property
    def folder(self) -> Path:
        return EXAMPLES / "judging" / self.name

    @property
    def command(self) -> str:
        """The command that makes its files."""
        folder = f"examples/judging/{self.name}"
        return f"pbr judge {self.name} {folder}/records --as-at {self.as_at} --out {folder}/judged"

    def make(self, folder: Path) -> None:
        """Write its files into a folder."""
        found = judge(SCHEMES / f"{self.name}.yaml", self.folder / "records", self.as_at)
        publish_judgement(found, FolderWanted(folder, what_may_be_replaced(folder, replace=True)), None)


JUDGED_EXAMPLES = (
    JudgedExample("hertfordshire-shares", "2026-10-15"),
    JudgedExample("national-measures-for-home-care", "2027-03-31"),
    JudgedExample("reablement-outcomes-2a-judged", "2027-03-31"),
    JudgedExample("service-outcome-framework", "2027-03-31"),
    JudgedExample("staffordshire-naming", "2026-10-31"),
)


def remake_judged(example: JudgedExample) -> None:
    """Make its files again, in their place."""
    shutil.rmtree(example.folder / "judged", ignore_errors=True)
    example.make(example.folder / "judged")
    (example.folder / "judged").chmod(0o755)
    for file in (example.folder / "judged").iterdir():
        file.chmod(0o644)
