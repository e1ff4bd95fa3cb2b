"""The functions that plots draw, against the core."""

from __future__ import annotations

import numpy as np

from explorer.curves import sigmoid, squared_error
from explorer.gradients import backprop


def test_sigmoid_is_the_cores():
    z = np.concatenate(([-1e300, -745.2, 0.0, 710.0, 1e300], np.linspace(-40, 40, 801)))
    np.testing.assert_allclose(sigmoid(z), backprop(z, 0.0, 1.0).y_hat, rtol=1e-13, atol=1e-320)


def test_the_loss_is_the_cores():
    z = np.linspace(-30, 30, 601)
    for y in (0.0, 0.3, 1.0):
        t = backprop(z, y, 1.0)
        np.testing.assert_allclose(squared_error(y, t.y_hat), t.loss, rtol=1e-9, atol=1e-15)
