"""Change one thing at a time on the way to money, and see which changes no test notices.

``python -m tests.mutation pbr/engine pbr/values --most 20 --reached reached.json`` tries at most twenty changes of each
file, evenly spread, and lists what survived; ``--sample 240 --seed 7`` tries so many of all the files together. A
survivor is a missing test, or a change that means the same. The tests are collected once; each change is tried in a
process split off from there, which puts the changed code in its place and runs the tests that reach it, the quickest
first. Nothing is written into the tree. Which tests reach which function is learnt by the first, slow run, and kept in
the file named.
"""

import argparse
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import CodeType, ModuleType

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.mutation.changes import Change, changes_of, function_at
from tests.mutation.patched import put_in_place
from tests.mutation.reached import ROOT, Reached, Watch

TESTS = ("tests/engine", "tests/second_calculation", "tests/conditions", "tests/values", "tests/test_cases.py")
FOLDERS = ("pbr/engine", "pbr/generate", "pbr/settlement", "pbr/values", "pbr/conditions")
PLAIN = [
    "-q", "-x", "-o", "addopts=", "-m", "not slow and not tools", "-p", "no:cacheprovider", "-p", "no:xdist",
    "--assert=plain", "--capture=no",
]  # fmt: skip
UNCHANGED = Change(0, "nothing", "")
"""Tried first of every file: its tests pass, so that a failure is the change's."""
_SPARE_SECONDS = 20
EXAMPLES = 10
"""That a property test tries."""


class Changed(importlib.abc.MetaPathFinder, importlib.machinery.SourceFileLoader):  # type: ignore[misc]
    """Imports one module from a changed text."""

    def __init__(self, file: str, text: str) -> None:
        self.module = _module_of(file)
        self.text = text
        super().__init__(self.module, str(ROOT / file))

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Answer for the changed module only."""
        if fullname != self.module:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def get_code(self, fullname: str) -> CodeType:
        """The changed text, compiled."""
        return compile(self.text, self.path, "exec")


class FewExamples:
    """A pytest plugin that has property tests try few examples, whatever number they ask for themselves."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Give each property test the settings of its own, but for the number."""
        for item in items:
            asked = getattr(getattr(item, "obj", None), "_hypothesis_internal_use_settings", None)
            if asked is not None:
                few = settings(asked, max_examples=min(asked.max_examples, EXAMPLES), derandomize=True, database=None)
                item.obj._hypothesis_internal_use_settings = few  # type: ignore[attr-defined]


class Only:
    """A pytest plugin that runs these tests in this order."""

    def __init__(self, tests: list[str]) -> None:
        self.order = {test: number for number, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the others."""
        chosen = [item for item in items if item.nodeid in self.order]
        items[:] = sorted(chosen, key=lambda item: self.order[item.nodeid])


@dataclass(slots=True)
class Trials:
    """A pytest plugin that, in the place of the tests, tries changes; and what came of them."""

    reached: Reached
    files: list[str]
    most: int
    line: int
    sample: int
    seed: int
    seconds: float
    at_once: int
    trying: dict[int, tuple[str, Change]] = field(default_factory=dict)
    tried: dict[str, int] = field(default_factory=dict)
    survived: dict[str, int] = field(default_factory=dict)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every change asked for."""
        gc.freeze()
        items = {item.nodeid: item for item in session.items}
        for file, found in self._chosen().items():
            text = (ROOT / file).read_text(encoding="utf-8")
            self.survived[file] = self.tried[file] = 0
            for change in [UNCHANGED, *found]:
                if len(self.trying) >= self.at_once:
                    self._wait()
                function = function_at(text, change.line)
                tests = [test for test in self.reached.in_order(file, function, self.seconds) if test in items]
                self.trying[self._split_off(file, change, function, [items[test] for test in tests])] = file, change
        while self.trying:
            self._wait()
        return True

    def _chosen(self) -> dict[str, list[Change]]:
        """The changes to try of each file that has any: all that are asked for, or a sample of those, by its seed."""
        found = [
            (file, change)
            for file in self.files
            for change in changes_of((ROOT / file).read_text(encoding="utf-8"), self.most)
            if self.line in (0, change.line)
        ]
        if 0 < self.sample < len(found):
            found = [found[at] for at in sorted(Random(self.seed).sample(range(len(found)), self.sample))]
        return {file: [change for of, change in found if of == file] for file in dict.fromkeys(of for of, _ in found)}

    def _wait(self) -> None:
        pid, ended = os.wait()
        file, change = self.trying.pop(pid)
        if change is UNCHANGED:
            if ended:
                raise pytest.UsageError(f"{file}: a test fails before anything is changed")
            return
        self.tried[file] += 1
        self.survived[file] += not ended
        print(f"{'noticed   ' if ended else 'NO TEST   '} {file}:{change.line}: {change.what}", flush=True)

    def _split_off(self, file: str, change: Change, function: int | None, tests: list[pytest.Item]) -> int:
        """Try a change in a process of its own, whose id is returned; it ends well where no test noticed."""
        pid = os.fork()
        if pid:
            return pid
        # A change that makes something go round for ever is ended, and so is noticed; on a busy machine no other is.
        most = int(3 * self.seconds) + _SPARE_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        ended = 1
        try:
            if change is not UNCHANGED and function is None:
                ended = _tried_anew(file, change.text, [test.nodeid for test in tests])
            else:
                if change is not UNCHANGED:
                    put_in_place(importlib.import_module(_module_of(file)), change.text)
                ended = _tried_here(tests)
        finally:
            os._exit(ended)


def _tried_here(tests: list[pytest.Item]) -> int:
    for test, following in zip(tests, [*tests[1:], None], strict=True):
        test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
        if test.session.testsfailed:
            return 1
    return 0


def _tried_anew(file: str, text: str, tests: list[str]) -> int:
    """Import everything of ours again, with the changed text; for what stands outside any function."""
    for name in list(sys.modules):
        if name.partition(".")[0] in ("pbr", "tests") and not name.startswith("tests.mutation"):
            del sys.modules[name]
    sys.meta_path.insert(0, Changed(file, text))
    ended = pytest.main([*PLAIN, *_files_of(tests)], plugins=[FewExamples(), Only(tests)])
    return 0 if ended == pytest.ExitCode.NO_TESTS_COLLECTED else int(ended)


def _files_of(tests: Iterable[str]) -> list[str]:
    return sorted({test.partition("::")[0] for test in tests})


def _module_of(file: str) -> str:
    return file.removesuffix(".py").replace("/", ".")


def main() -> None:
    """Try the files named."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutation")
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--most", type=int, default=0, help="changes of each file")
    asked.add_argument("--line", type=int, default=0, help="only the changes on this line")
    asked.add_argument("--sample", type=int, default=0, help="changes of all the files together, drawn by chance")
    asked.add_argument("--seed", type=int, default=1, help="of the sample")
    asked.add_argument("--seconds", type=float, default=20.0, help="of tests tried for each change")
    asked.add_argument("--at-once", type=int, default=2, help="processes")
    asked.add_argument("--reached", type=Path, required=True, help="where it is kept which tests reach what")
    given = asked.parse_args()
    settings.register_profile(
        "mutation",
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutation")
    if not given.reached.exists():
        watch = Watch(FOLDERS)
        if pytest.main([*PLAIN, *TESTS], plugins=[FewExamples(), watch]):
            raise SystemExit("a test fails before anything is changed")
        watch.reached.write(given.reached)
        print("learnt which tests reach what; ask again to try changes")
        return
    files = [file for named in given.files for file in (sorted(named.rglob("*.py")) if named.is_dir() else [named])]
    names = [file.as_posix() for file in files]
    reached = Reached.read(given.reached)
    trials = Trials(reached, names, given.most, given.line, given.sample, given.seed, given.seconds, given.at_once)
    pytest.main([*PLAIN, *_files_of(reached.seconds)], plugins=[FewExamples(), trials])
    for file, number in trials.tried.items():
        print(f"{file}: {number - trials.survived[file]} of {number} changes noticed")
    print(f"all: {sum(trials.tried.values()) - sum(trials.survived.values())} of {sum(trials.tried.values())} noticed")


if __name__ == "__main__":
    main()
