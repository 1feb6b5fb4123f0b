"""Check a mapping: by itself, and against an extract, as far as that goes without settling it."""

from collections.abc import Collection, Sequence
from pathlib import Path

from pbr.engine.compiled_scheme import compile_scheme
from pbr.mapping.load_mapping import load_mapping
from pbr.mapping.mapped_extract import mapped_path
from pbr.mapping.mapping import Mapping
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.extract.read_extract import read_extract
from pbr.records.needed import Needs
from pbr.scheme.load_scheme import load_scheme
from pbr.source.shipped_schemes import shipped_schemes


def check_mapping(path: Path, extract: Sequence[Path], schemes: Collection[Path]) -> Sequence[Problem]:
    """Give what is to be warned of in a mapping, and in an extract that is read through it.

    ``schemes`` are files of schemes that are checked with it: of one that the mapping is for, what it needs is read;
    so is what a scheme needs that comes with pbr; and all that is mapped. Raises ``ProblemsFound`` with
    everything that is wrong.
    """
    mapping = load_mapping(path)
    if not extract:
        return mapping.warnings
    return read_extract(mapped_path(extract, mapping), _needs(mapping, schemes), hold_errors=False).warnings


def _needs(mapping: Mapping, schemes: Collection[Path]) -> Needs:
    mapped = {name: table.fields for name, table in mapping.tables.items()}
    meant = {one.text.replace("-", "_") for one in mapping.schemes}
    shipped = [path for name, path in shipped_schemes().items() if name.replace("-", "_") in meant]
    for path in (*schemes, *shipped):
        try:
            scheme = load_scheme(path, str(path))
        except ProblemsFound:
            # It is told beside: it is checked by itself.
            continue
        if scheme.name in meant:
            needs = compile_scheme(scheme).needs
            return {**mapped, **{name: fields | mapped.get(name, frozenset()) for name, fields in needs.items()}}
    return mapped
