"""The script of docs/spark.md, run as it stands on the page, prints what the settlement of the example comes to."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pbr.api import settle

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "wiltshire-payable-outcomes" / "records"
PAGE = (ROOT / "docs" / "spark.md").read_text(encoding="utf-8")
SCRIPT = re.search(r"<!-- recipe: settle -->\n+```python\n(.+?)```", PAGE, re.DOTALL)


@pytest.mark.spark
def test_the_script(session: object, tmp_path: Path) -> None:
    assert SCRIPT is not None
    shutil.copytree(EXAMPLE, tmp_path / "records")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT[1]],
        cwd=tmp_path,
        env={**os.environ, "MASTER": "local[2]", "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    whole = settle("wiltshire-payable-outcomes", EXAMPLE, as_at="2026-09-30")
    assert done.stdout.split()[-1] == f"£{whole.total_due / 100:,.2f}"
    said = json.loads((tmp_path / "june" / "settlement.json").read_text(encoding="utf-8"))
    assert said["total_due"] == f"{whole.total_due / 100:.2f}"
    assert len(list((tmp_path / "june" / "lines").iterdir())) == 1 + 4
