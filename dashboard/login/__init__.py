"""Who may see what: people and their ceilings, sessions, and the gate before every route."""
