"""Functions made of generated source, which tracebacks and the debugger can show."""

import linecache
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from types import CodeType
from typing import Any
from weakref import finalize

from pbr.generate.source import Source

_MOST_REMEMBERED = 4_096


def functions_of(source: Source) -> Mapping[str, Any]:
    """The functions that a source defines, by name, over the values that were bound for it."""
    code = _code_of(source.text)
    # The code of all of them, so that their lines can be shown for as long as any of them is there.
    space = {**source.bound, "__code__": code}
    exec(code, space)
    return space


@lru_cache(_MOST_REMEMBERED)
def _code_of(text: str) -> CodeType:
    """A source as code; the same text, bound to other values, is the same code."""
    name = f"<generated {sha256(text.encode()).hexdigest()[:16]}>"
    code = compile(text, name, "exec")
    linecache.cache[name] = shown = (len(text), None, text.splitlines(keepends=True), name)
    # Nobody can come by these lines any more once the code is gone.
    finalize(code, _show_no_more, name, shown).atexit = False
    return code


def _show_no_more(name: str, shown: object) -> None:
    """Let lines go, unless the same text was made code again since."""
    if linecache.cache.get(name) is shown:
        del linecache.cache[name]
