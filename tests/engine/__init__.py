"""Tests of settling: properties over any extract, calculations made twice, and tables worked by hand."""
