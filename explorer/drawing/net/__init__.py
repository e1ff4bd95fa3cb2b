"""matplotlib draws the pictures of a net."""
