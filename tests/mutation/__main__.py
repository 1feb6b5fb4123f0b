"""Change one thing at a time on the way to money, and see which changes no test notices.

``python -m tests.mutation pbr/engine pbr/values --most 20`` tries at most twenty changes of each file, evenly spread,
and lists what survived. A survivor is a missing test, or a change that means the same. Every change is tried in a
process that is split off from this one once all that is not ours has been imported; nothing is written into the tree.
Which tests reach which function is learnt first, in one slow run, and kept (``--learn`` learns it again).
"""

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import sys
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType

import hypothesis
import jinja2
import pydantic
import pytest
import rich.console
import rich.table
import typer
import yaml
from hypothesis import HealthCheck, Phase

from tests.mutation.changes import Change, changes_of, function_at
from tests.mutation.reached import ROOT, Reached, Watch

TESTS = ("tests/engine", "tests/conditions", "tests/values", "tests/test_cases.py")
FOLDERS = ("pbr/engine", "pbr/values", "pbr/conditions")
KEPT = Path(os.environ.get("REACHED", "/tmp/r.json"))
PLAIN = [
    "-q",
    "-x",
    "-o",
    "addopts=",
    "-m",
    "not slow and not tools",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "--assert=plain",
]
_SPARE_SECONDS = 20
_IMPORTED = (hypothesis, jinja2, pydantic, pytest, rich.console, rich.table, typer, yaml)
"""What a test run imports and we did not write: it is here once, before any process is split off."""


class Changed(importlib.abc.MetaPathFinder, importlib.machinery.SourceFileLoader):
    """Imports one module from a changed text."""

    def __init__(self, file: str, text: str) -> None:
        self.module = file.removesuffix(".py").replace("/", ".")
        self.text = text
        super().__init__(self.module, str(ROOT / file))

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Answer for the changed module only."""
        return (
            importlib.util.spec_from_file_location(fullname, self.path, loader=self)
            if fullname == self.module
            else None
        )

    def get_code(self, fullname: str) -> CodeType:
        """The changed text, compiled."""
        return compile(self.text, self.path, "exec")


class Only:
    """A pytest plugin that runs these tests in this order."""

    def __init__(self, tests: list[str]) -> None:
        self.order = {test: number for number, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the others."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )


UNCHANGED = Change(0, "nothing", "")
"""Tried first of every file: its tests pass, so that a failure is the change's."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A change of a file that is being tried."""

    file: str
    change: Change


def split_off(file: str, text: str, tests: list[str], seconds: float) -> int:
    """Try a changed text in a process of its own, whose id is returned; it ends well where no test noticed."""
    pid = os.fork()
    if pid:
        return pid
    # A change that makes something go round for ever is ended, and so is noticed; on a busy machine no other is.
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.meta_path.insert(0, Changed(file, text))
    try:
        ended = int(pytest.main([*PLAIN, *sorted({test.partition("::")[0] for test in tests})], plugins=[Only(tests)]))
    except BaseException:
        ended = 1
    os._exit(0 if ended == pytest.ExitCode.NO_TESTS_COLLECTED else ended)


def learn() -> Reached:
    """Run all the tests once, watching what they reach."""
    pid = os.fork()
    if not pid:
        watch = Watch(FOLDERS)
        ended = int(pytest.main([*PLAIN, *TESTS], plugins=[watch]))
        watch.reached.write(KEPT)
        sys.stdout.flush()
        os._exit(ended)
    if os.waitpid(pid, 0)[1]:
        KEPT.unlink(missing_ok=True)
        raise SystemExit("a test fails before anything is changed")
    return Reached.read(KEPT)


def main() -> None:
    """Try the files named."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutation")
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--most", type=int, default=0, help="changes of each file")
    asked.add_argument("--line", type=int, default=0, help="only the changes on this line")
    asked.add_argument("--seconds", type=float, default=20.0, help="of tests tried for each change")
    asked.add_argument("--at-once", type=int, default=2, help="processes")
    asked.add_argument("--learn", action="store_true", help="learn again which tests reach what")
    given = asked.parse_args()
    hypothesis.settings.register_profile(
        "mutation",
        max_examples=25,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    hypothesis.settings.load_profile("mutation")
    reached = learn() if given.learn or not KEPT.exists() else Reached.read(KEPT)
    files = [file for named in given.files for file in (sorted(named.rglob("*.py")) if named.is_dir() else [named])]
    trying: dict[int, Tried] = {}
    survived: dict[str, int] = {}
    tried: dict[str, int] = {}

    def wait() -> None:
        pid, ended = os.wait()
        one = trying.pop(pid)
        if one.change is UNCHANGED:
            if ended:
                raise SystemExit(f"{one.file}: a test fails before anything is changed")
        elif not ended:
            survived[one.file] += 1
            print(f"{one.file}:{one.change.line}: {one.change.what}: no test noticed", flush=True)

    for file in map(Path.as_posix, files):
        text = (ROOT / file).read_text(encoding="utf-8")
        found = [change for change in changes_of(text, given.most) if given.line in (0, change.line)]
        survived[file], tried[file] = 0, len(found)
        for change in [UNCHANGED, *found]:
            tests = reached.in_order(file, function_at(text, change.line), given.seconds)
            if len(trying) >= given.at_once:
                wait()
            trying[split_off(file, change.text or text, tests, 3 * given.seconds + _SPARE_SECONDS)] = Tried(
                file, change
            )
    while trying:
        wait()
    for file, number in tried.items():
        print(f"{file}: {number - survived[file]} of {number} changes noticed")
    print(f"all: {sum(tried.values()) - sum(survived.values())} of {sum(tried.values())} changes noticed")


if __name__ == "__main__":
    main()
