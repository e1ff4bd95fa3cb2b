"""The core beside the obvious code for the same quantities: a large grid, and a long descent.

``python -m benchmarks.core`` measures this part alone, without JupyterLab and a browser.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from benchmarks.goals import goals
from explorer import backprop, descend

X: Final = np.linspace(-3.0, 3.0, 1000)[:, None]
W: Final = np.linspace(-5.0, 5.0, 1000)
STEPS: Final = 100_000


def obvious_backprop(x: Any, y: Any, W: Any) -> dict[str, Any]:
    """Compute the quantities of `explorer.backprop` without its validation and its accuracy."""
    z = W * x
    y_hat = 1 / (1 + np.exp(-z))
    dL_dyhat = -(y - y_hat)
    dyhat_dz = y_hat * (1 - y_hat)
    delta_l1 = dL_dyhat * dyhat_dz
    return {
        "z": z, "y_hat": y_hat, "one_minus_y_hat": 1 - y_hat, "loss": 0.5 * (y - y_hat) ** 2,
        "dL_dyhat": dL_dyhat, "dyhat_dz": dyhat_dz, "dz_dW": x, "dyhat_dW": dyhat_dz * x,
        "delta_l1": delta_l1, "dL_dW": delta_l1 * x, "dL_dx": delta_l1 * W, "dL_dy": y - y_hat,
    }  # fmt: skip


def obvious_descent(x: float, y: float, W: float, rate: float, steps: int) -> Any:
    """Record the path of `explorer.descend` without its validation and its accuracy."""
    path = []
    for _ in range(steps + 1):
        y_hat = 1 / (1 + math.exp(-W * x))
        gradient = -(y - y_hat) * y_hat * (1 - y_hat) * x
        path.append((W, 0.5 * (y - y_hat) ** 2, gradient))
        W = W - rate * gradient
    return np.array(path).T


def measure_core(rounds: int) -> dict[str, dict[str, float]]:
    """Time the core and the obvious code in turns.

    Parameters
    ----------
    rounds : int

    Returns
    -------
    dict
        For the grid and the descent, the CPU seconds of the best round, obvious and ours.
    """
    start = (1.5, 1.0, -0.8, 2.0, STEPS)
    return {
        "grid": _compare(lambda: obvious_backprop(X, 1.0, W), lambda: backprop(X, 1.0, W), rounds),
        "descent": _compare(lambda: obvious_descent(*start), lambda: descend(*start), rounds),
    }


def _compare(obvious: Callable[[], Any], ours: Callable[[], Any], rounds: int) -> dict[str, float]:
    best = {"obvious": math.inf, "ours": math.inf}
    for _ in range(rounds):
        for name, run in (("obvious", obvious), ("ours", ours)):
            begin = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - begin)
    return best


if __name__ == "__main__":
    print(*goals({"core": measure_core(15)}), sep="\n")
