"""The ``invent`` section: tables that an extract has not got, made from stated rates; a file for each table."""
