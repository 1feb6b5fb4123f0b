"""A scheme as it may be settled: its worked examples run and kept, and compiled."""

from dataclasses import replace
from pathlib import Path, PurePath

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.fields_needed import needs_of
from pbr.problems.problem import Place, Problem, ProblemsFound, errors_in
from pbr.records.input_file import InputFile
from pbr.scheme.scheme import Scheme
from pbr.source.shipped_schemes import scheme_path, shown_as
from pbr.values.dataclass import dataclass
from pbr.worked_examples.cached_scheme import examples_tried


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
    scheme, found = examples_tried(scheme_path(wanted), name)
    if errors_in(list(found)):
        raise ProblemsFound(list(found))
    file = InputFile(PurePath(name).name, scheme.file.sha256)
    return CheckedScheme(scheme, file, compile_scheme(scheme), (*scheme.warnings, *found))


def paying_by_name(wanted: Path) -> CheckedScheme:
    """The same, of a scheme that pays. Raises ``ProblemsFound`` for one that only judges: it has no total."""
    checked = checked_unranked(wanted)
    if not checked.scheme.payments:
        message = "this scheme pays nothing: it judges"
        how = "say pbr judge for which targets are met; or write payments: in it"
        raise ProblemsFound([Problem("PBR569", message, Place(checked.scheme.file.name), how)])
    return checked


def checked_unranked(wanted: Path) -> CheckedScheme:
    """The same as `checked_by_name`; but of the records it needs nothing that providers are ranked by, if it pays.

    A rank pays nothing, so whoever settles does not need the records of it.
    """
    checked = checked_by_name(wanted)
    if not checked.scheme.rankings or not checked.scheme.payments:
        return checked
    needs = needs_of(replace(checked.scheme, rankings=()))
    return replace(checked, compiled=replace(checked.compiled, needs=needs))
