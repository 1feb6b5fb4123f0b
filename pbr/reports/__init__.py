"""Reports: what a settlement looks like as files, as JSON and on a terminal."""
