"""The dashboard over the tables, its exports and the command line."""
