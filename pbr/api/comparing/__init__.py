"""Several schemes over one extract, and what is written of them."""
