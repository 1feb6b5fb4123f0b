"""A cluster of this machine's own, of two processes, for all tests of this folder."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.in_parts.cut import Tables

Frames = dict[str, Any]


@pytest.fixture(scope="session")
def session() -> Iterator[Any]:
    """The session of a cluster."""
    reason = "PySpark is not installed: pip install -e '.[test,spark]', and a Java 17"
    sql = pytest.importorskip("pyspark.sql", reason=reason)
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.memory": "1g"}
    # Otherwise its processes are of whichever Python is found first.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


@pytest.fixture
def frames_of(session: Any) -> Callable[[Path], Frames]:
    """What reads a folder of records as docs/spark.md says."""

    def read(folder: Path) -> Frames:
        reader = session.read.options(header=True, inferSchema=False, mode="FAILFAST", multiLine=True, escape='"')
        return {path.stem: reader.csv(str(path)) for path in folder.glob("*.csv")}

    return read


@pytest.fixture
def frames(session: Any) -> Callable[[Tables], Frames]:
    """What makes frames of rows written in a test; a blank cell is a null."""

    def make(tables: Tables) -> Frames:
        made: Frames = {}
        for name, rows in tables.items():
            columns = list(rows[0])
            cells = [tuple(row[column] or None for column in columns) for row in rows]
            made[name] = session.createDataFrame(cells, ", ".join(f"`{column}` string" for column in columns))
        return made

    return make
