"""The command run in a process of its own that has not to load the program first: split off from one that has.

``Forked`` starts this file as a program. It loads every module of the command, and runs none of it. For each line that
it is sent it splits off a process, which takes up its folder, environment, words and streams, does what
``python -m pbr`` does, and ends as a program ends, but for the destruction of every module and object, which would take
longer than most commands. It has one thread, so that splitting it is safe. Nothing of one run is there in the next.
"""

import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, NoReturn

READ_WHEN_IT_RUNS = frozenset({"COLUMNS", "PYTEST_CURRENT_TEST", "SOURCE_DATE_EPOCH"})
"""What may differ from the server's own environment: any other variable may have been read when it was started."""
MOST_SECONDS = 300
"""After so long a run is ended by a signal, which is then its exit code."""
NOT_WRITTEN = 120
"""How Python ends where a stream cannot take what is still to be written to it."""
LIKE_A_NEW_ONE = {"PYTHONIOENCODING": "utf-8"}


class Forked:
    """A server, and the command run by it."""

    def __init__(self) -> None:
        self._environment = dict(os.environ)
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            env={**self._environment, **LIKE_A_NEW_ONE},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def can_run(self, known: dict[str, str]) -> bool:
        """Whether a process split off would be as a new one: what is read at the start is as it was at the server's."""
        now = {**os.environ, **known}
        return _read_at_the_start(now) == _read_at_the_start(self._environment)

    def run(self, words: list[str], cwd: Path | None, known: dict[str, str]) -> "subprocess.CompletedProcess[str]":
        """Run the command to its end: its exit code, negative for a signal, and what it wrote on each stream."""
        with tempfile.TemporaryDirectory() as folder:
            streams = [str(Path(folder) / name) for name in ("stdout", "stderr")]
            asked = {
                "words": words,
                "cwd": str(cwd or Path.cwd()),
                "environment": {**os.environ, **LIKE_A_NEW_ONE, **known},
                "streams": streams,
            }
            answer = self._answer(json.dumps(asked))
            assert answer, "the fork server has ended; what it said is on standard error"
            stdout, stderr = (Path(stream).read_text(encoding="utf-8") for stream in streams)
        return subprocess.CompletedProcess([sys.executable, "-m", "pbr", *words], int(answer), stdout, stderr)

    def _answer(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()

    def end(self) -> None:
        """End the server, which does so by itself when nobody can send it a line any more."""
        self._process.communicate()


def _read_at_the_start(environment: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name not in READ_WHEN_IT_RUNS}


def serve() -> dict[str, Any] | None:
    """Split a process off for each request until there can be no more; what is asked of it is returned in that one."""
    # What is printed by mistake must not be taken for an answer, nor a request for what is typed.
    answers = os.dup(1)
    with os.fdopen(os.dup(0), encoding="utf-8") as requests, contextlib.suppress(KeyboardInterrupt):
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        os.close(nothing)
        _load()
        for line in requests:
            pid = os.fork()
            if not pid:
                os.close(answers)
                asked: dict[str, Any] = json.loads(line)
                return asked
            _, ended = os.waitpid(pid, 0)
            os.write(answers, f"{os.waitstatus_to_exitcode(ended)}\n".encode())
    return None


def become(asked: dict[str, Any]) -> None:
    """Do what ``python -m pbr`` does with these words, in this folder and environment, on these streams."""
    signal.alarm(MOST_SECONDS)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    for number, stream in enumerate(asked["streams"], 1):
        file = os.open(stream, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, number)
        os.close(file)
    sys.path.insert(0, asked["cwd"])
    sys.argv = ["-m", *asked["words"]]
    try:
        runpy.run_module("pbr", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        if isinstance(ended.code, int | None):
            end(ended.code or 0)
        raise


def end(code: int) -> NoReturn:
    """End as a program does that has done all it had to, as ``multiprocessing`` ends what it has split off.

    Threads are waited for, what was to be done at the end is done, and what was printed is on its way, or the code is
    Python's own for words that could not be written.
    """
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = NOT_WRITTEN
    os._exit(code)


def _load() -> None:
    # A program run with -m finds modules in the folder it is run in, and not beside this file.
    sys.path.pop(0)
    import pbr

    for module in pkgutil.walk_packages(pbr.__path__, "pbr."):
        # What needs PySpark is an extra, and no part of the command.
        if not module.name.endswith((".__main__", ".spark")):
            importlib.import_module(module.name)
    from pbr.scheme.scheme_form import SchemeForm

    # Made of its sections when a scheme is first read, and then the same for all.
    SchemeForm.model_rebuild()
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    request = serve()
    if request is not None:
        become(request)
