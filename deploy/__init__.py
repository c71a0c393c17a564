"""How the product is set up and served."""
