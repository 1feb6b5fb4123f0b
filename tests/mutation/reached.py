"""Which tests reach which function, and how long each takes: learnt in one run, and kept until it is asked for anew."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from types import FrameType

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Reached:
    """The seconds of work of each test, and for each function (``pbr/engine/run.py:44``) the tests that call it."""

    seconds: dict[str, float] = field(default_factory=dict)
    tests: dict[str, set[str]] = field(default_factory=dict)

    def in_order(self, file: str, function: int | None, most_seconds: float) -> list[str]:
        """The tests to try for a change: those that call the function, then those that enter the file.

        The quickest of every file of tests come first, then the second quickest: they are about different things. A
        scheme that is read once for many tests is reached by the first of them only: hence the others of the file.
        """
        calls = self.tests.get(f"{file}:{function}", set())
        enters = set().union(*[tests for name, tests in self.tests.items() if name.rpartition(":")[0] == file])
        ranks: Counter[str] = Counter()
        places: dict[str, tuple[bool, int, float]] = {}
        for test in sorted(enters, key=lambda test: (test not in calls, self.seconds[test])):
            of = test.partition("::")[0]
            places[test] = (test not in calls, ranks[of], self.seconds[test])
            ranks[of] += 1
        chosen: list[str] = []
        left = most_seconds
        for test in sorted(places, key=lambda test: places[test]):
            if self.seconds[test] <= left:
                left -= self.seconds[test]
                chosen.append(test)
        return chosen

    def write(self, file: Path) -> None:
        """Keep it in a file."""
        tests = {name: sorted(found) for name, found in self.tests.items()}
        file.write_text(json.dumps({"seconds": self.seconds, "tests": tests}), encoding="utf-8")

    @classmethod
    def read(cls, file: Path) -> "Reached":
        """Read it from a file."""
        kept = json.loads(file.read_text(encoding="utf-8"))
        return cls(kept["seconds"], {name: set(found) for name, found in kept["tests"].items()})


class Watch:
    """A pytest plugin that notes what each test calls."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        self.reached = Reached()
        self._starts = tuple(f"{ROOT / folder}/" for folder in folders)
        self._seen: set[tuple[str, int]] = set()

    def _called(self, frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if code.co_filename.startswith(self._starts):
            self._seen.add((code.co_filename, code.co_firstlineno))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Watch one test, with what is made for it."""
        self._seen.clear()
        before = process_time()
        sys.settrace(self._called)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self.reached.seconds[item.nodeid] = process_time() - before
            for file, line in self._seen:
                name = f"{Path(file).relative_to(ROOT).as_posix()}:{line}"
                self.reached.tests.setdefault(name, set()).add(item.nodeid)
