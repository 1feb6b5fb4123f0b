"""The blocks of the page, one file each: a function that gives a block, or nothing where there is nothing to say."""
