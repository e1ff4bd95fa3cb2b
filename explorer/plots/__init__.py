"""What the plots hold: marks, axes, the five plots, the gradient vector, the surface."""
