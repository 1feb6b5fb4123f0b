"""A scheme by its file or by its name alone, where it comes with pbr."""

from pathlib import Path

from pbr.scheme.load_scheme import load_scheme
from pbr.scheme.scheme import Scheme
from pbr.source.shipped_schemes import scheme_path, shown_as


def load_by_name(wanted: Path) -> Scheme:
    """Load the scheme of a file, or the shipped scheme of a name.

    Raises ``ProblemsFound`` with everything that is wrong with it, or where nothing has that name.
    """
    return load_scheme(scheme_path(wanted), shown_as(wanted))
