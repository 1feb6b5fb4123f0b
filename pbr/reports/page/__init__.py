"""A page of HTML: headings, sentences, tables, and the pictures of their numbers."""
