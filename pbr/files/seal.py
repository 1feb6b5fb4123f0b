"""The seal of a folder of results: the SHA-256 of each of its files, by which one that was changed by hand is known.

It stands in the summary, the file of JSON that says what the results are of. The summary's own is of its text without
the seal.
"""

import json
from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

SEAL = "files"
"""The key of the summary that the seal stands under."""


def seal(folder: Path, summary: str) -> None:
    """Put the hashes of a folder's files into its summary, which has been written without them."""
    said = json.loads((folder / summary).read_text(encoding="utf-8"))
    said[SEAL] = _hashes(folder, summary, said)
    (folder / summary).write_bytes(_bytes_of(said))


def changed_since_sealed(folder: Path, summary: str) -> list[str]:
    """Name the files of a folder that are not as they were sealed, or are gone, in order of name.

    Where there is no seal nothing is known to be as it was, and every file is named. Raises ``ValueError`` for a
    summary that is no object of JSON.
    """
    written = (folder / summary).read_bytes()
    said = json.loads(written)
    if not isinstance(said, dict):
        raise ValueError("no object")
    unsealed = dict(said)
    sealed = unsealed.pop(SEAL, None)
    now = _hashes(folder, summary, unsealed)
    before = sealed if isinstance(sealed, dict) else {}
    changed = {name for name in {*now, *before} if now.get(name) != before.get(name)}
    if written != _bytes_of(said):
        changed.add(summary)
    return sorted(changed)


def _hashes(folder: Path, summary: str, unsealed: Mapping[str, Any]) -> dict[str, str]:
    """The hash of each file, and of the summary as it is without them, by name."""
    hashes = {summary: sha256(_bytes_of(unsealed)).hexdigest()}
    for path in folder.iterdir():
        if path.name != summary:
            with path.open("rb") as file:
                hashes[path.name] = file_digest(file, "sha256").hexdigest()
    return dict(sorted(hashes.items()))


def _bytes_of(said: Mapping[str, Any]) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
