"""Part 4b's net with a batch of 4."""

from IPython.display import display

from explorer import NetExplorer

X = [[-0.5, -0.5, 0.5], [2.0, 1.0, -0.5], [1.5, 1.5, -0.5], [1.0, 1.5, -1.0]]
y = [[0.0], [1.0], [1.0], [0.0]]
weights = [[[0.7, 1.7], [-0.8, -1.8], [0.7, 0.8]], [[2.4], [-2.3]]]
gradient_explorer = NetExplorer(X, y, weights, selected=(2, 0, 1, 0))
display(gradient_explorer)
