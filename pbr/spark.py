"""Settle records that live in a Spark cluster where they are: the lines of ``pbr settle``, to the byte.

Rows are cut into parts in the order of their lines, a part is settled where it is, and the driver adds up the sums.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial, reduce
from operator import itemgetter
from pathlib import Path
from typing import Any

from pbr.api.given.inputs import SchemeGiven
from pbr.api.in_parts import parts_as_text as as_text
from pbr.api.in_parts.part_key import PartKey, part_key
from pbr.api.in_parts.part_of_run import settled_apart
from pbr.api.in_parts.parts import PartsFinished, run_terms, tables_needed
from pbr.api.in_parts.parts_in_folder import write_rows_of_part, written_in_parts
from pbr.records.dictionary import Tables
from pbr.records.files.header import letters_and_digits
from pbr.records.files.invisible_characters import trimmed_away
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

try:
    from pyspark import RDD, StorageLevel
    from pyspark.sql import Column, DataFrame, SparkSession, Window
    from pyspark.sql import functions as sql
    from pyspark.sql.types import StringType
except ModuleNotFoundError as missing:
    raise ImportError("pbr.spark needs PySpark: pip install 'payment-by-results[spark]'") from missing


@dataclass(frozen=True, slots=True)
class SettledInCluster:
    """What a run came to, and its ``rows`` of ``lines.csv`` without the header, as ``RDD.saveAsTextFile`` wants them.

    What is ``kept`` on the disks of the cluster is given up by its ``unpersist``, once the rows are written.
    """

    finished: PartsFinished
    rows: "RDD[str]"
    kept: "RDD[Any]"


def settle(
    scheme: SchemeGiven,
    tables: Mapping[str, DataFrame],
    period: Period | str | None = None,
    as_at: date | str | None = None,
    parts: int = 200,
    out: str | Path | None = None,
    *,
    show_values: bool = False,
) -> SettledInCluster:
    """Settle tables by their names (``plans``), each a frame whose columns are text; a null is a blank cell.

    ``out`` is a new folder, under a path that the driver and every executor can write to. Raises ``ProblemsFound`` as
    ``pbr.api.settle`` does, ``ValueError`` for a table that is not given, and ``TypeError`` for a column not of text.
    """
    terms = run_terms(scheme, period, as_at)
    frames = {name: _of_text(name, tables) for name in tables_needed(terms)}
    kinds = terms.compiled.scheme.tables
    headers = {name: list(frame.columns) for name, frame in frames.items()}
    apart = settled_apart(terms)
    of_families = {name: frame for name, frame in frames.items() if name not in apart}
    settled_there = partial(as_text.part_of_rows, terms, headers, show_values)
    kept = _cut(of_families, kinds, parts, part_key(terms)).mapPartitionsWithIndex(settled_there)
    kept.persist(StorageLevel.DISK_ONLY)
    try:
        made: list[Any] = kept.filter(lambda piece: not as_text.is_rows(piece)).collect()
        shared = {name: frame for name, frame in frames.items() if name in apart}
        few = {name: [cells for (cells,) in frame.select(_cells(frame)).collect()] for name, frame in shared.items()}
        # All tables are given here, so that one without a row is missed in none.
        texts = {name: as_text.csv_text(header, few.get(name, ())) for name, header in headers.items()}
        whole = as_text.put_together(terms, made, as_text.part_as_text(len(made), terms, texts, show_values))
        if as_text.in_order_of_lines(terms):
            lines = kept.mapPartitionsWithIndex(partial(_woven, as_text.by_part(made, whole.others)))
        else:
            every: RDD[Any] = kept.filter(as_text.is_rows).union(kept.context.parallelize(whole.others, 1))
            lines = every.sortBy(itemgetter(0), numPartitions=parts).map(itemgetter(1))
        settled = SettledInCluster(whole.finished, lines, kept)
        if out is not None:
            with written_in_parts(Path(out), terms, whole.finished, whole_run=period is None) as folder:
                lines.mapPartitionsWithIndex(partial(write_rows_of_part, folder)).count()
            kept.unpersist()
    except BaseException:
        kept.unpersist()
        raise
    return settled


def _of_text(name: str, tables: Mapping[str, DataFrame]) -> DataFrame:
    if name not in tables:
        raise ValueError(f"the scheme needs the table {name}, and no frame is given for it")
    for field in tables[name].schema.fields:
        if field.dataType != StringType():
            raise TypeError(f"{name}.{field.name} is {field.dataType.simpleString()}, not text: set inferSchema off")
    return tables[name]


def _cut(frames: Mapping[str, DataFrame], kinds: Tables, parts: int, by: PartKey) -> "RDD[Any]":
    """Rows as (table, cells), cut by families (provider, table of the head, its key), providers or persons, or not.

    Rows of one key are of one family, whatever else they say: a part sees where they contradict each other.
    """
    whole = "person_id" if by == "person_id" else "provider_id"
    families: dict[str, DataFrame] = {}
    for at, (name, frame) in enumerate(frames.items()):
        kind = kinds[name]
        cells, key = _cells(frame).alias("cells"), _id(frame, kind.key[0])
        family = _family(_id(frame, whole), at, key)
        rows = frame.select(cells, key.alias("key"), family.alias("of"), _id(frame, kind.parent_key).alias("parent"))
        if kind.parent:
            heads = families[kind.parent].groupBy(sql.col("key").alias("parent")).agg(sql.min("family").alias("of"))
            rows = rows.drop("of").join(heads, "parent", "left")
        of_key = Window.partitionBy("key", *([] if len(kind.key) == 1 else ["of"]))
        whose = sql.coalesce(sql.min("of").over(of_key), _family(sql.lit(""), 0, sql.lit("")))
        families[name] = rows.select(sql.lit(name).alias("table"), "cells", "key", whose.alias("family"))
    if families:
        every = reduce(DataFrame.union, families.values())
        every = every.repartitionByRange(parts if by else 1, "family" if by == "plan_id" else "family.of")
        every = every.select("table", "cells")
        if every.rdd.getNumPartitions():
            return every.rdd
    return SparkSession.active().sparkContext.parallelize([], 1)


def _family(whose: Column, at: int, key: Column) -> Column:
    return sql.struct(whose.alias("of"), sql.lit(at).alias("at"), key.alias("key"))


def _cells(frame: DataFrame) -> Column:
    return sql.array(*map(_cell, frame.columns))


def _cell(column: str) -> Column:
    return sql.coalesce(sql.col("`" + column.replace("`", "``") + "`"), sql.lit(""))


def _id(frame: DataFrame, field: str) -> Column:
    """The cells of an id as they are read; a table without such a column is refused when it is."""
    found = [name for name in frame.columns if letters_and_digits(name) == letters_and_digits(field)]
    cells = _cell(found[0]) if found else sql.lit("")
    as_it_is = cells.rlike(r"\A([!-~]([ -~]*[!-~])?)?\z")
    return sql.when(as_it_is, cells).otherwise(sql.btrim(cells, sql.lit(trimmed_away())))


def _woven(others: Mapping[int, Sequence[as_text.RowsPlaced]], part: int, pieces: Iterator[Any]) -> Iterator[str]:
    return as_text.woven(filter(as_text.is_rows, pieces), others.get(part, ()))
