"""The scheme that a run keeps: the bytes that were read, by whose hash it is known."""

from hashlib import sha256
from pathlib import Path

from pbr.ledger.damage import changed_since_read
from pbr.problems.problem import ProblemsFound
from pbr.records.input_file import InputFile
from pbr.source.shipped_schemes import scheme_path, shown_as
from pbr.source.text_file import read_bytes


def scheme_as_read(scheme: Path, used: InputFile) -> bytes:
    """The bytes of a scheme that was read. Raises ``ProblemsFound`` where it is another by now."""
    content = read_bytes(scheme_path(scheme), shown_as(scheme))
    if sha256(content).hexdigest() != used.sha256:
        raise ProblemsFound([changed_since_read(used.name)])
    return content
