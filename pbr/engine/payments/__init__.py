"""One payment, compiled: which records it is for, and the lines that it makes."""
