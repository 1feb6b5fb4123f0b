"""Files, workbooks and values in memory as rows of text, each with its place."""
