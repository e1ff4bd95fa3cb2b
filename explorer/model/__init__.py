"""The explorer's state, its history and its ranges, without any display."""
