"""Problems (diagnostics): what is wrong with a scheme or an extract, where, and how to mend it."""
