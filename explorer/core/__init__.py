"""The mathematics: formulas, records, validation of arguments, gradient check, descent."""
