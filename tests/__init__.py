import os

# What a scheme comes to is worked out anew in each test, and nothing is kept beside the tests that are of that.
os.environ.setdefault("PBR_CACHE", "off")
