"""Selection: whom a contract makes it worth choosing (cherry-picking), whom leaving (parking), and deadweight."""
