"""One module per fact table: annotated passages to claims."""
