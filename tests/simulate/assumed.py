"""Assumptions given as text, read as the file of them that ``--assume`` names."""

from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from pbr.simulate.scenario.assumptions import Assumptions
from pbr.simulate.scenario.read_assumptions import load_assumptions

FILE = "assumed.yaml"


def assumptions_of(text: str, settings: Sequence[str] = ()) -> Assumptions:
    """The assumptions that a text means. Raises ``ProblemsFound`` with everything that is wrong, in ``FILE``."""
    with TemporaryDirectory() as folder, chdir(folder):
        Path(FILE).write_text(text, encoding="utf-8")
        return load_assumptions(FILE, settings)
