"""A net of 3, 4, 4 and 2 units with a batch of 8."""

import numpy as np
from IPython.display import display

from explorer import NetExplorer

draw = np.random.default_rng(1)
units = (3, 4, 4, 2)
weights = [draw.uniform(-2, 2, (units[k], units[k + 1])).round(1) for k in range(len(units) - 1)]
gradient_explorer = NetExplorer(
    draw.uniform(-2, 2, (8, 3)).round(1),
    draw.integers(0, 2, (8, 2)).astype(float),
    weights,
    activation=["tanh", "tanh", "sigmoid"],
    loss="cross_entropy",
    selected=(4, 1, 1, 2),
)
display(gradient_explorer)
