"""The example of judging: its files and its page, made as the page that reads them says."""

import shutil
from pathlib import Path

from pbr.api.judged.judging import judge
from pbr.api.judged.judging_files import publish_judgement, what_may_be_replaced
from pbr.api.settling.results_published import FolderWanted
from tests.examples.made import ROOT

EXAMPLE = ROOT / "examples" / "judging"
SCHEME = EXAMPLE / "reablement-targets.yaml"
AS_AT = "2026-10-31"


def make_judgement(folder: Path) -> None:
    """Write the files and the page of the example into a folder."""
    files = folder / "judged"
    found = judge(SCHEME, EXAMPLE / "records", AS_AT)
    publish_judgement(found, FolderWanted(files, what_may_be_replaced(files, replace=True)), folder / "league.html")


def remake_judgement() -> None:
    """Make them again, in their place."""
    shutil.rmtree(EXAMPLE / "judged", ignore_errors=True)
    make_judgement(EXAMPLE)
    (EXAMPLE / "judged").chmod(0o755)
    for file in (EXAMPLE / "league.html", *(EXAMPLE / "judged").iterdir()):
        file.chmod(0o644)
