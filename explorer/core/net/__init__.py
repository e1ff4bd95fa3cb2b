"""The mathematics of any net: its formulas, its record, and the checks of its arguments."""
