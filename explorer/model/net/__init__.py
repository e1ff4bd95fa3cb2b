"""The state of the explorer of any net, and its history."""
