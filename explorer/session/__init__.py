"""The explorer as a person uses it: its moves, its tools, and the data that the page shows."""
