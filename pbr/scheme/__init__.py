"""The scheme: what each section may say, and what it means once names and types are checked."""
