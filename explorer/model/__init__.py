"""The explorer's state, without anything that shows it."""
