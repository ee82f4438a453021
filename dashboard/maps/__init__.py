"""Maps: pure functions from a DataFrame of queries.py to a pydeck deck or its plotly twin."""
