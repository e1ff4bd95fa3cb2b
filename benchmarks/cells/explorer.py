"""The explorer."""

from IPython.display import display

from explorer import GradientExplorer

gradient_explorer = GradientExplorer()
display(gradient_explorer)
