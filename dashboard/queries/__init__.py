"""Every SQL statement of the dashboard: (connection, filters) -> DataFrame."""
