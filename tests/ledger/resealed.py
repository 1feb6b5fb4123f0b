"""A ledger changed by somebody who seals it again: every hash is right, and only what it says can be wrong."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pbr.ledger.folder_names import name_of_run, runs_in
from pbr.ledger.manifest import Manifest
from pbr.ledger.manifest_json import MANIFEST, head_of, manifest_bytes, manifest_in
from pbr.ledger.run_folder import files_of


def resealed(folder: Path, number: int, change: Callable[[Manifest], Manifest] = lambda manifest: manifest) -> None:
    """Change the manifest of a run, give its files the hashes that they have now, and chain all later runs anew."""
    before = ""
    for run in runs_in(folder):
        place = folder / name_of_run(run)
        manifest = replace(manifest_in((place / MANIFEST).read_bytes()), previous=before)
        if run == number:
            manifest = change(replace(manifest, files=files_of(place)))
        written = manifest_bytes(manifest)
        (place / MANIFEST).write_bytes(written)
        before = head_of(written)


def rewritten(folder: Path, number: int, name: str, old: str, new: str) -> None:
    """Change the text of a file of a run, and seal the ledger again."""
    path = folder / name_of_run(number) / name
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    resealed(folder, number)
