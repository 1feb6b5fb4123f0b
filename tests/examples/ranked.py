"""The example of a ranking: its files and its page, made as ``worked-by-hand.md`` says."""

import shutil
from pathlib import Path

from pbr.api.judged.judging import judge
from pbr.api.judged.judging_files import publish_judgement, what_may_be_replaced
from pbr.api.settling.results_published import FolderWanted
from tests.examples.made import ROOT

EXAMPLE = ROOT / "examples" / "ranking"
SCHEME = EXAMPLE / "essex-framework-order.yaml"
AS_AT = "2026-10-31"


def make_ranking(folder: Path) -> None:
    """Write the files and the page of the example into a folder."""
    files = folder / "ranked"
    found = judge(SCHEME, EXAMPLE / "records", AS_AT)
    publish_judgement(found, FolderWanted(files, what_may_be_replaced(files, replace=True)), folder / "order.html")


def remake_ranking() -> None:
    """Make them again, in their place."""
    shutil.rmtree(EXAMPLE / "ranked", ignore_errors=True)
    make_ranking(EXAMPLE)
    (EXAMPLE / "ranked").chmod(0o755)
    for file in (EXAMPLE / "order.html", *(EXAMPLE / "ranked").iterdir()):
        file.chmod(0o644)
