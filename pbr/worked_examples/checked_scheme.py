"""A scheme as it may be settled: its worked examples run and kept, and compiled."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePath

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.files.private_cache import cache_folder, keep, what_is_kept
from pbr.problems.problem import Place, Problem, ProblemsFound, errors_in
from pbr.records.input_file import InputFile
from pbr.scheme.scheme import Scheme
from pbr.source.shipped_schemes import scheme_path, shown_as
from pbr.source.text_file import decode, read_bytes
from pbr.values.dataclass import dataclass
from pbr.worked_examples.kept_scheme import Checked, as_bytes, from_bytes
from pbr.worked_examples.own_source import which_pbr


@dataclass(frozen=True, slots=True)
class CheckedScheme:
    """A scheme that kept its worked examples, the file it stands in, and what is to be warned of."""

    scheme: Scheme
    file: InputFile
    compiled: CompiledScheme
    warnings: tuple[Problem, ...]


def checked_by_name(wanted: Path) -> CheckedScheme:
    """Read the scheme of a file, or the shipped scheme of a name, run its worked examples, and compile it.

    The file is always read. What these very bytes come to, in this very pbr, is taken from the user's cache where it
    was worked out before. Raises ``ProblemsFound`` with everything that is wrong with it or that it does not keep, or
    where nothing has that name.
    """
    name = shown_as(wanted)
    content = read_bytes(scheme_path(wanted), name)
    digest = sha256(content).hexdigest()
    key = _key(name, digest)
    scheme, warnings = (_kept(key, InputFile(name, digest)) if key else None) or _checked(content, name, digest, key)
    file = InputFile(PurePath(name).name, digest)
    return CheckedScheme(scheme, file, compile_scheme(scheme), warnings)


def paying_by_name(wanted: Path) -> CheckedScheme:
    """The same, of a scheme that pays. Raises ``ProblemsFound`` for one that only judges: it has no total."""
    checked = checked_by_name(wanted)
    if not checked.scheme.payments:
        message = "this scheme pays nothing: it judges"
        how = "say pbr judge for which targets are met; or write payments: in it"
        raise ProblemsFound([Problem("PBR569", message, Place(checked.scheme.file.name), how)])
    return checked


def _key(name: str, digest: str) -> str:
    """Under what a scheme is kept: everything that what it comes to depends on. Empty where nothing is kept."""
    if cache_folder() is None:
        return ""
    try:
        whole = "\0".join((which_pbr(), name, digest))
    except OSError:
        return ""
    return sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()


def _kept(key: str, file: InputFile) -> Checked | None:
    """A scheme that was checked before; None where it was not, or what is kept is not of this very file."""
    kept = what_is_kept(key)
    if kept is None:
        return None
    # Whatever is wrong with what was kept, the file itself is there to be read.
    with suppress(Exception):
        checked = from_bytes(kept)
        return checked if checked[0].file == file else None
    return None


def _checked(content: bytes, name: str, digest: str, key: str) -> Checked:
    """Read a scheme and run its worked examples, and keep it for the next time where it is sound."""
    # imported late: a scheme that was checked before needs neither its forms nor its examples
    from pbr.scheme.load_scheme import read_scheme
    from pbr.worked_examples.run_examples import run_examples

    scheme = read_scheme(decode(content, name), name, digest)
    failures = run_examples(scheme)
    if errors_in(failures):
        raise ProblemsFound(failures)
    checked = scheme, (*scheme.warnings, *failures)
    if key:
        # A scheme too deep to be kept is read again.
        with suppress(Exception):
            keep(key, as_bytes(checked))
    return checked
