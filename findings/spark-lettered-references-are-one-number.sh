#!/usr/bin/env bash
# Spark's CSV reader, with inferSchema=True, takes a column of references that end in D or F for numbers: Java reads 101D and 101F as a double and a
# float, so plans 101D and 101F are both 101.0, one plan, without a word. 12E3 and 120E2 are both 12000.0, and 1E400 is Infinity. A cast to
# double reads over the letter too. One reference that is no number anywhere in the column, and all stay text.
# It bears on extracts whose system numbers plans and adds the letter of a team. Met while it was tried what inferSchema makes of such references.
# Seen with Spark 4.3.0, Java 17 and Python 3.11. It needs a Java. With inferSchema=False every reference is the text that it was.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyspark==4.3.0
cd "$folder"
printf 'plan_id,provider_id\n101D,P1\n101F,P1\n102D,P1\n' >lettered.csv
printf 'plan_id,provider_id\n12E3,P1\n120E2,P1\n1E400,P1\n' >powers.csv
printf 'plan_id,provider_id\n101D,P1\n101F,P1\n102B,P1\n' >text.csv
venv/bin/python - 2>/dev/null <<'PY'
import pyspark
from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
print("pyspark", pyspark.__version__)


def plans(file, infer):
    rows = spark.read.csv(file, header=True, inferSchema=infer)
    return rows.dtypes[0][1], [row.plan_id for row in rows.collect()], rows.select("plan_id").distinct().count()


seen = {}
for file, infer in (("lettered.csv", True), ("lettered.csv", False), ("powers.csv", True), ("text.csv", True)):
    seen[file, infer] = plans(file, infer)
    print(f"{file:<13} inferSchema={infer!s:<6}", *seen[file, infer])
(cast,) = spark.sql("select cast('101D' as double)").first()
spark.stop()
assert seen["lettered.csv", True] == ("double", [101.0, 101.0, 102.0], 2), "101D and 101F are no longer one"
assert seen["powers.csv", True] == ("double", [12000.0, 12000.0, float("inf")], 2), "12E3 and 120E2 are no longer one"
assert cast == 101.0, "a letter after a number is no longer read over"
assert seen["lettered.csv", False] == ("string", ["101D", "101F", "102D"], 3)
assert seen["text.csv", True] == ("string", ["101D", "101F", "102B"], 3)
PY
echo "as described: references that end in D or F are numbers, and two plans one"
