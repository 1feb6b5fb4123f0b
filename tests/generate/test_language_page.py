from pbr.scheme.load_scheme import load_scheme
from pbr.worked_examples.run_examples import run_examples
from tests.generate.language_page import PAGE, SECTIONS, TINY, page, places


def test_the_page_of_the_language_is_what_the_phrases_and_the_prose_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.generate.language_page"


def test_the_prose_has_a_place_for_every_section() -> None:
    assert places() == {*SECTIONS, "statuses by example", "tiny", "frame"}


def test_the_scheme_explained_line_by_line_keeps_its_own_example() -> None:
    scheme = load_scheme(TINY)
    assert scheme.warnings == ()
    assert run_examples(scheme) == []


def test_every_line_of_that_scheme_is_explained() -> None:
    explained = page().partition("| line | what it says |")[2].partition("\n\n")[0]
    for line in TINY.read_text(encoding="utf-8").splitlines():
        key = line.strip(" -").partition(":")[0]
        in_a_row = line.startswith(" " * 6) and "/" not in line
        assert in_a_row or key == "lines" or f"`{key}" in explained, line
