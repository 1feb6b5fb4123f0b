"""The national client level data return of councils: read, its episodes followed to their sequels, written as records.

``pbr cld`` turns a return into the tables of an extract. The measure is worked by a published method, which is named.
"""
