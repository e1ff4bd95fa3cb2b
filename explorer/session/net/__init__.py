"""The explorer of any net as a person uses it: selections, moves, tools."""
