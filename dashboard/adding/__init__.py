"""Adding documents in the browser: the files, the build behind them, and what the page shows."""
