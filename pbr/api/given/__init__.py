"""What a command is given: schemes, records, files of any kind."""
