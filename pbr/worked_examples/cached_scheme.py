"""A scheme as it is read, and what its worked examples found: from the user's cache where it was worked out before."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from pbr.files.private_cache import cache_folder, keep, what_is_kept
from pbr.problems.problem import errors_in
from pbr.records.input_file import InputFile
from pbr.scheme.scheme import Scheme
from pbr.source.shipped_schemes import scheme_path, shown_as
from pbr.source.text_file import decode, read_bytes
from pbr.worked_examples.kept_scheme import Checked, as_bytes, from_bytes
from pbr.worked_examples.own_source import which_pbr


def examples_tried(path: Path, name: str) -> Checked:
    """The scheme of a file, which problems call by a name, and all that is found where its worked examples are run.

    What was checked before and kept its examples is taken from the user's cache. Raises ``ProblemsFound`` with
    everything that is wrong with the scheme itself.
    """
    content = read_bytes(path, name)
    digest = sha256(content).hexdigest()
    key = _key(name, digest, "checked")
    return _kept(key, InputFile(name, digest)) or _checked(content, name, digest, key)


def scheme_by_name(wanted: Path) -> Scheme:
    """The scheme of a file, or the shipped scheme of a name, whatever its worked examples say.

    One that was read or checked before is taken from the user's cache. Raises ``ProblemsFound`` with everything that
    is wrong with it, or where nothing has that name.
    """
    name = shown_as(wanted)
    content = read_bytes(scheme_path(wanted), name)
    digest = sha256(content).hexdigest()
    file = InputFile(name, digest)
    key = _key(name, digest, "read")
    if known := _kept(_key(name, digest, "checked"), file) or _kept(key, file):
        return known[0]
    return _kept_from_now((_read(content, name, digest), ()), key)[0]


def _key(name: str, digest: str, what: str) -> str:
    """Under what a scheme is kept: everything that what it comes to depends on, and whether its examples were run.

    Empty where nothing is kept.
    """
    if cache_folder() is None:
        return ""
    try:
        whole = "\0".join((which_pbr(), what, name, digest))
    except OSError:
        return ""
    return sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()


def _kept(key: str, file: InputFile) -> Checked | None:
    """A scheme that was kept; None where it was not, or what is kept is not of this very file."""
    kept = what_is_kept(key) if key else None
    if kept is None:
        return None
    # Whatever is wrong with what was kept, the file itself is there to be read.
    with suppress(Exception):
        checked = from_bytes(kept)
        return checked if checked[0].file == file else None
    return None


def _checked(content: bytes, name: str, digest: str, key: str) -> Checked:
    """Read a scheme and run its worked examples, and keep it for the next time where it is sound."""
    # imported late: a scheme that was checked before does not need its examples
    from pbr.worked_examples.run_examples import run_examples

    scheme = _read(content, name, digest)
    found = run_examples(scheme)
    checked = scheme, tuple(found)
    return checked if errors_in(found) else _kept_from_now(checked, key)


def _read(content: bytes, name: str, digest: str) -> Scheme:
    # imported late: a scheme that was read before needs no forms
    from pbr.scheme.load_scheme import read_scheme

    return read_scheme(decode(content, name), name, digest)


def _kept_from_now(checked: Checked, key: str) -> Checked:
    """Keep a scheme for the next time."""
    if key:
        # A scheme too deep to be kept is read again.
        with suppress(Exception):
            keep(key, as_bytes(checked))
    return checked
