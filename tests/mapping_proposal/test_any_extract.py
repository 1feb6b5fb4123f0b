"""Any extract at all: records under their own names leave nothing to decide, and no text brings the command down."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr import api
from pbr.api.extracts.mapping_started import start_mapping
from pbr.engine.fields_needed import needs_of
from pbr.mapping.proposal.add_to_mapping import additions_to
from pbr.mapping.proposal.extract_file import ExtractFile
from pbr.mapping.proposal.file_profile import profile_file
from pbr.mapping.proposal.known_mapping import read_known
from pbr.mapping.proposal.lines_added import keeps_every_line, with_lines
from pbr.mapping.proposal.mapping_lines import mapping_text
from pbr.mapping.proposal.needed import needed_tables
from pbr.mapping.proposal.propose import propose
from pbr.problems.problem import ProblemsFound
from pbr.records.files.invisible_characters import trimmed
from pbr.scheme.load_by_name import load_by_name
from tests.examples.made import ROOT

EXAMPLES = (
    *("sutton-75-25-retention", "wiltshire-payable-outcomes", "population-prime-provider", "time-and-task"),
    "staffordshire-quality-reward",
)


@pytest.mark.parametrize("scheme", EXAMPLES)
def test_records_under_their_own_names_are_mapped_to_themselves(scheme: str, tmp_path: Path) -> None:
    records, out = ROOT / "examples" / scheme / "records", tmp_path / "m.yaml"
    assert start_mapping(scheme, [records], out).asked == ()
    mapped = api.settle(scheme, api.records_through([records], out))
    plain = api.settle(scheme, records)
    assert mapped.totals == plain.totals
    assert start_mapping(scheme, [records], out).said == ()


def test_a_scheme_that_reads_no_records_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("A,B\n1,2\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        start_mapping("block-contract", [path])
    assert [problem.code for problem in found.value.problems] == ["PBR791"]


SUTTON = load_by_name(Path("sutton-75-25-retention"))
NEEDED = needed_tables(needs_of(SUTTON), SUTTON.framework.code_lists(SUTTON.name, SUTTON.tables))
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ("Met", "not met", "2026-05-04", "04/05/2026", "Total", "P1", "", "7", "?", "#REF!", "yes", ": # -")
    ),
)
NAMES = st.one_of(
    st.sampled_from(
        ("Episode No", "Outcome", "Outcome 1", "Outcome 2", "Outcome 1 Result", "Outcome 2 Result", "Result", "Met")
    ),
    st.sampled_from(("Start Date", "Supplier", "Standard", "Service Type", "Date of Review", "Client Ref", "Payable")),
    st.text(min_size=1, max_size=8).map(trimmed).filter(bool),
)


@st.composite
def files(draw: st.DrawFn) -> ExtractFile:
    headings = draw(st.lists(NAMES, min_size=2, max_size=9, unique=True))
    rows = draw(st.lists(st.lists(CELLS, min_size=len(headings), max_size=len(headings)), max_size=9))
    numbered = tuple((at, tuple(row)) for at, row in enumerate(rows, 2) if trimmed("".join(row)))
    return ExtractFile(Path("Extract.csv"), "Extract.csv", "", 1, tuple(headings), numbered)


@settings(max_examples=50, deadline=None)
@given(files(), files())
def test_whatever_text_there_is_the_mapping_can_be_read_and_added_to(first: ExtractFile, second: ExtractFile) -> None:
    said = mapping_text(propose("s", NEEDED, [profile_file(first, "extract")]))
    known = read_known(said.encode(), "m")
    month = profile_file(second, "extract")
    found = additions_to(known, NEEDED, {"extract": month}, propose("s", NEEDED, [month]))
    after = with_lines(known.lines, found.insertions, "\n")
    assert keeps_every_line(known.lines, after)
    read_known("".join(after).encode(), "m")
