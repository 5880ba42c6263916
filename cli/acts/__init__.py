"""Acts put on record from the command line, and what is said of them."""
