"""The calculator as a folder of static files: what they are made of, by hash, and a server for this machine."""
