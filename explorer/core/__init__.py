"""The mathematics: formulas, records, checks of arguments, gradient check, descent."""
