"""Files made to keep a reader busy are refused at once: each of these took a common YAML reader long, or crashed it."""

from collections.abc import Callable
from time import process_time

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.source.yaml_tree import parse_yaml

FAR_TOO_LONG = 10.0
"""Seconds. Each takes well under one on an ordinary machine; quadratic or exponential reading takes minutes."""


def aliases() -> str:
    """Nine names, each ten of the one before: a thousand million values."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return "\n".join(lines)


def merges() -> str:
    """Names merged into names, doubling at each line."""
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 18)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (aliases, "PBR106"),
        (merges, "PBR107"),
        (lambda: "a: " + "[" * 100_000, "PBR104"),
        (lambda: "{" * 100_000, "PBR104"),
        (lambda: "a: " + "[\n" * 100_000, "PBR104"),
        (lambda: "a:\n" + "- " * 100_000, "PBR104"),
        (lambda: "? " * 100_000, "PBR104"),
        (lambda: "a: b\n" * 400_000, "PBR101"),
        (lambda: "".join(f"k{n}: v\n" for n in range(60_000)), "PBR105"),
        (lambda: "a: [" + "1," * 400_000, "PBR105"),
        (lambda: "a: b\n" * 24_000, "PBR112"),
        (lambda: "a: b\n" + "---\n" * 200_000, "PBR109"),
        (lambda: "%a b\n" * 150_000, "PBR118"),
        (lambda: 'a: "' + "x " * 400_000, "PBR117"),
        (lambda: "{" + "a " * 400_000, "PBR122"),
        (lambda: "\x00" * 900_000, "PBR103"),
    ],
    ids=["aliases", "merges", "square brackets", "curly brackets", "brackets on lines", "dashes", "question marks",
         "two megabytes", "sixty thousand names", "a long list", "one name again and again", "documents", "directives",
         "an open quote", "an open bracket", "nuls"],
)  # fmt: skip
def test_refused_at_once(text: Callable[[], str], code: str) -> None:
    made = text()
    started = process_time()
    with pytest.raises(ProblemsFound) as found:
        parse_yaml(made, "s.yaml")
    assert process_time() - started < FAR_TOO_LONG
    assert code in {problem.code for problem in found.value.problems}
