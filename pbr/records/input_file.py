"""A file that was read, known by its SHA-256."""

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read, its bytes identified by their SHA-256."""

    name: str
    sha256: str
    rows: int | None = None
