"""One module per file format: bytes to text."""
