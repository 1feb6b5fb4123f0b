"""Mappings started from an extract, and added to: what is certain, what is asked, and what is never written."""
