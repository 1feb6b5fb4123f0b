"""An invented extract: realistic records in which every row is made up, to try a scheme on."""

from collections.abc import Callable
from pathlib import Path

from pbr.api.given.types_given import must_be, must_be_path
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample


def sample(folder: str | Path, wanted: SampleWanted, then: Callable[[], None] = lambda: None) -> dict[str, int]:
    """Write an invented extract into a folder; give back how many rows each of its tables has.

    The same seed writes the same bytes. ``then`` is called as soon as the folder is in its place. Raises
    ``ProblemsFound`` when the folder holds anything but an earlier sample, or cannot be written.
    """
    must_be_path(folder, "the folder of a sample", "a path")
    must_be(wanted, SampleWanted, "what is wanted", "a SampleWanted")
    return write_sample(Path(folder), wanted, then)
