import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.problem_formats import all_as_text, as_github
from pbr.problems.problems_json import as_json
from pbr.source.text_file import decode
from pbr.source.yaml_nodes import ListNode, MapNode, Node, Scalar
from pbr.source.yaml_tree import parse_yaml

SNIPPETS = st.sampled_from(
    ["a: b\n", "  ", "\t", "- ", "? ", ": ", "{", "}", "[", "]", ",", '"', "'", "|", ">", "&x ", "*x", "!t ", "<<: ",
     "---\n", "...\n", "%YAML 1.1\n", "#", "\\", "\\U00110000", "\n", "\r", "£1,575.00", "\x00", "\x85", "\u2028",
     "\u202e", "\ufeff", "@", "`", "é"]
)  # fmt: skip
YAML_LIKE = st.lists(SNIPPETS, max_size=30).map("".join)


def problems_in(text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(ProblemsFound) as found:
        parse_yaml(text, "s.yaml")
    return [(problem.code, problem.place.line, problem.place.column) for problem in found.value.problems]


def test_text_stays_as_written_and_knows_its_place() -> None:
    tree = parse_yaml("no: 010\nwhen:   on and 1:30\nprice: 12.10\nnull: ~\n", "s.yaml")
    assert [(key.text, value.text) for key, value in tree if isinstance(value, Scalar)] == [
        ("no", "010"),
        ("when", "on and 1:30"),
        ("price", "12.10"),
        ("null", "~"),
    ]
    when = tree.get("when")
    assert isinstance(when, Scalar)
    assert when.place == Place("s.yaml", 2, 9, 20)
    assert when.at(7, 11) == Place("s.yaml", 2, 16, 20)


def test_only_unquoted_text_on_one_line_is_plain() -> None:
    tree = parse_yaml("a: one\nb: 'two'\nc: >\n  three\n  four\nd: five\n  six\n", "s.yaml")
    assert [(value.text, value.plain) for _, value in tree if isinstance(value, Scalar)] == [
        ("one", True),
        ("two", False),
        ("three four\n", False),
        ("five six", False),
    ]


def test_lists_and_names_keep_their_order() -> None:
    tree = parse_yaml("z: [2, 1]\na:\n  - {c: d, b: e}\n", "s.yaml")
    assert [key.text for key, _ in tree] == ["z", "a"]
    numbers, items = tree.get("z"), tree.get("a")
    assert isinstance(numbers, ListNode)
    assert isinstance(items, ListNode)
    assert [item.text for item in numbers.items if isinstance(item, Scalar)] == ["2", "1"]
    [inner] = items.items
    assert isinstance(inner, MapNode)
    assert inner.place == Place("s.yaml", 3, 5)
    assert [key.text for key, _ in inner] == ["c", "b"]


def test_all_problems_come_at_once_and_a_mistake_that_ends_reading_comes_last() -> None:
    text = "a: 1\na: 2\nb: *c\nd:\ne: {f: £1,000.00}\ng: @h\n"
    assert problems_in(text) == [
        ("PBR112", 2, 1), ("PBR106", 3, 4), ("PBR113", 4, 1), ("PBR114", 5, 11), ("PBR120", 6, 4)
    ]  # fmt: skip


def test_a_table_in_place_of_a_scheme_is_told_apart_from_text_without_names() -> None:
    said = {}
    for name in ("scheme.yaml", "records/plans.csv"):
        with pytest.raises(ProblemsFound) as found:
            parse_yaml("plan_id,person_id\nA,S1\n", name)
        [problem] = found.value.problems
        said[name] = (problem.code, problem.message)
    assert said["scheme.yaml"] == ("PBR111", "a scheme starts with a name and a colon, and this file does not")
    assert said["records/plans.csv"] == ("PBR111", "this is a table in CSV, and what is wanted here is written in YAML")


def test_a_name_written_twice_shows_both_places() -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_yaml("due: a\npay: b\ndue: c\n", "s.yaml")
    [problem] = found.value.problems
    assert [place for _, place in problem.related] == [Place("s.yaml", 1, 1, 4)]
    assert problem.excerpt == "due: c"


@pytest.mark.parametrize(
    ("text", "help_text"),
    [
        ("a: {b: £1,575.00}", '"£1,575.00"'),
        ("a: {b: £1,575,000.00, c: d}", '"£1,575,000.00"'),
        ('a: {b: x is one of "c", "d"}', '\'x is one of "c", "d"\''),
        ("a: [b, £1,575.00]", '"£1,575.00"'),
    ],
)
def test_text_that_a_comma_cut_is_given_back_whole_in_quotes(text: str, help_text: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_yaml(text, "s.yaml")
    assert [problem.code for problem in found.value.problems][-1] == "PBR114"
    assert found.value.problems[-1].help.endswith(help_text)


def test_a_list_of_two_numbers_is_a_list_of_two() -> None:
    assert isinstance(parse_yaml("a: [1, 575]\nb: [x,y]\n", "s.yaml").get("a"), ListNode)


@given(st.one_of(st.text(), YAML_LIKE))
@example('a: "\\UFFFFFFFF"')
@example("%YAML " + "9" * 5_000 + ".1\n---\na: b")
@example("a: &x !t *y")
def test_any_text_gives_a_tree_or_problems_that_can_be_shown(text: str) -> None:
    tree, problems = read(text)
    assert (tree is None) == bool(problems)
    if tree:
        assert_keys_are_told_apart(tree)
    for problem in problems:
        assert problem.place.line <= len(text.splitlines()) + 1
        assert as_github(problem).isprintable()
    assert all(line.isprintable() for line in all_as_text(problems).split("\n"))
    assert as_json(problems).isascii()


def read(text: str) -> tuple[MapNode | None, list[Problem]]:
    """The tree of the text, or its problems."""
    try:
        return parse_yaml(text, "s.yaml"), []
    except ProblemsFound as found:
        return None, found.problems


def assert_keys_are_told_apart(node: Node) -> None:
    """No name twice in one place, and none empty."""
    if isinstance(node, MapNode):
        names = [key.text for key, _ in node]
        assert len(names) == len(set(names))
        assert all(names)
        for _, value in node:
            assert_keys_are_told_apart(value)
    if isinstance(node, ListNode):
        for item in node.items:
            assert_keys_are_told_apart(item)


@given(st.binary())
def test_any_bytes_are_text_or_a_problem(content: bytes) -> None:
    try:
        text: str | None = content.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        text = None
    if text is None or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        with pytest.raises(ProblemsFound) as found:
            decode(content, "s.yaml")
        assert [problem.code for problem in found.value.problems] == ["PBR102"]
    else:
        assert decode(content, "s.yaml") == text


TEXTS = st.text(alphabet="abc £1,.:#'\"{}[]-", min_size=1)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, min_size=1) | st.dictionaries(st.text("abc", min_size=1), inner, min_size=1),
    max_leaves=20,
)


@given(TREES)
def test_what_yaml_writes_is_read_back_as_text(value: object) -> None:
    import yaml

    text = yaml.safe_dump({"top": value}, allow_unicode=True, default_style='"')
    top = parse_yaml(text, "s.yaml").get("top")
    assert top is not None
    assert plain_values(top) == value


def plain_values(node: Node) -> object:
    """A tree as ordinary lists, dictionaries and text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, ListNode):
        return [plain_values(item) for item in node.items]
    return {key.text: plain_values(value) for key, value in node}
