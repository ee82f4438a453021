"""The command `tip-atlas export`: charts and reports without the browser."""
