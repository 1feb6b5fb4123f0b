"""Files and folders of results that appear whole or not at all (atomic), whoever writes them."""
