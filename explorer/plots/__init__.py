"""The contents of the plots as data: marks, axes, gradient vector, surface, layout."""
