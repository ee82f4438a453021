"""Documents about trafficking in persons to Parquet tables."""
