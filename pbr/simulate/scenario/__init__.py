"""What is assumed beyond the records: read from a file, checked like a scheme, and put to the schemes one by one."""
