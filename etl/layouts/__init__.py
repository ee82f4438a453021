"""One module per document kind: text to header fields and passages."""
