"""Check a mapping: by itself, and against an extract, as far as that goes without settling it."""

from collections.abc import Collection, Sequence
from pathlib import Path

from pbr.engine.compiled_scheme import compile_scheme
from pbr.mapping.load_mapping import load_mapping
from pbr.mapping.mapped_extract import mapped_path
from pbr.mapping.mapping import Mapping
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.extract.needed import Needs, needs_of_tables
from pbr.records.extract.read_extract import read_extract
from pbr.scheme.load_scheme import load_scheme
from pbr.source.shipped_schemes import shipped_schemes


def check_mapping(path: Path, extract: Sequence[Path], schemes: Collection[Path]) -> Sequence[Problem]:
    """Give what is to be warned of in a mapping, and in an extract that is read through it.

    ``schemes`` are files of schemes that are checked with it: of one that the mapping is for, what it needs is read;
    so is what a scheme needs that comes with pbr; and all that is mapped. Raises ``ProblemsFound`` with
    everything that is wrong.
    """
    mapping = _read(path, schemes)
    if not extract:
        return mapping.warnings
    return read_extract(mapped_path(extract, mapping), _needs(mapping, schemes), hold_errors=False).warnings


def _read(path: Path, schemes: Collection[Path]) -> Mapping:
    """Read a mapping; what schemes add to the dictionary is looked for where it has what is not in that."""
    try:
        return load_mapping(path)
    except ProblemsFound as found:
        for scheme in schemes:
            try:
                return load_mapping(path, load_scheme(scheme, str(scheme)).tables)
            except ProblemsFound:
                # The scheme is told of beside; and what is wrong with the mapping is what the dictionary says.
                continue
        raise found from None


def _needs(mapping: Mapping, schemes: Collection[Path]) -> Needs:
    mapped = {name: table.fields for name, table in mapping.tables.items()}
    tables = {**TABLES, **{name: table.kind for name, table in mapping.tables.items()}}
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
            both = {name: fields | mapped.get(name, frozenset()) for name, fields in needs.items()}
            return needs_of_tables({**mapped, **both}, scheme.tables)
    return needs_of_tables(mapped, tables)
