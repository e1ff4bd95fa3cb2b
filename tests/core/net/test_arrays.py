"""The operations on matrices: the same in lists and in arrays, to the bit."""

import numpy as np
import pytest
from support.net_oracles import random_net

from explorer.core.net.arrays import Arrays
from explorer.core.net.formulas import net_trace, stepped
from explorer.core.net.matrices import Lists

LEFT = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
UPPER = [[1.0, -1.0], [0.5, 2.0]]
LOCAL = [[2.0, 3.0], [4.0, 0.5]]
RIGHT = [[1.0, 0.0], [2.0, -1.0], [0.0, 3.0]]


def plain(value):
    """Return lists in place of arrays."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.tolist() if isinstance(value, np.ndarray) else value


@pytest.mark.parametrize("ops", [Lists(), Arrays()], ids=lambda ops: type(ops).__name__)
def test_operations_are_those_of_linear_algebra(ops):
    make = np.array if isinstance(ops, Arrays) else list
    left, upper, local, right = (make(matrix) for matrix in (LEFT, UPPER, LOCAL, RIGHT))
    product = np.multiply(UPPER, LOCAL)
    assert plain(ops.dot(left, right)) == np.matmul(LEFT, RIGHT).tolist()
    found = plain(ops.transposed_dot(left, upper, local))
    assert found == np.matmul(np.transpose(LEFT), product).tolist()
    found = plain(ops.dot_transposed(upper, local, right))
    assert found == np.matmul(product, np.transpose(RIGHT)).tolist()
    assert plain(ops.row_sums(left)) == [6.0, 15.0]
    assert plain(ops.entrywise(lambda a, b: a - b, upper, local)) == [[-1.0, -4.0], [-3.5, 1.5]]


@pytest.mark.parametrize("ops", [Lists(), Arrays()], ids=lambda ops: type(ops).__name__)
def test_sums_are_added_from_left_to_right(ops):
    make = np.array if isinstance(ops, Arrays) else list
    row, ones = [1.0, 1e16, -1e16, 1.0], [[1.0]] * 4
    assert plain(ops.dot(make([row]), make(ones))) == [[1.0]]
    assert plain(ops.row_sums(make([row]))) == [1.0]
    columns = [[v] for v in row]
    assert plain(ops.transposed_dot(make(columns), make(ones), make(ones))) == [[1.0]]
    assert plain(ops.dot_transposed(make([row]), make([[1.0] * 4]), make([[1.0] * 4]))) == [[1.0]]


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
def test_every_quantity_of_a_net_is_the_same_to_the_bit(loss):
    rng = np.random.default_rng(1)
    for _ in range(150):
        X, y, weights, activation, _ = random_net(rng, loss, scale=10.0 ** rng.uniform(-2.0, 2.0))
        lists = net_trace(X, y, weights, activation, loss)
        matrices = [np.array(W) for W in weights]
        arrays = net_trace(np.array(X), np.array(y), matrices, activation, loss, Arrays())
        for name in ("z", "activations", "slopes", "dL_dactivations", "deltas", "gradients"):
            # repr tells 0.0 from −0.0
            assert repr(getattr(lists, name)) == repr(plain(getattr(arrays, name))), name
        assert (lists.losses, lists.loss) == (arrays.losses, arrays.loss)
        step = stepped(weights, lists.gradients, 0.3)
        assert step == plain(stepped(matrices, arrays.gradients, 0.3, None, Arrays()))


@pytest.mark.parametrize("ops", [Lists(), Arrays()], ids=lambda ops: type(ops).__name__)
def test_a_step_moves_all_weights_or_one_and_leaves_its_arguments(ops):
    make = np.array if isinstance(ops, Arrays) else lambda matrix: [list(row) for row in matrix]
    weights, gradients = [make(UPPER), make(RIGHT)], [make(LOCAL), make(RIGHT)]
    moved = plain(stepped(weights, gradients, 2.0, None, ops))
    assert moved == [[[-3.0, -7.0], [-7.5, 1.0]], [[-1.0, 0.0], [-2.0, 1.0], [0.0, -3.0]]]
    alone = plain(stepped(weights, gradients, 2.0, (1, 2, 1), ops))
    assert alone == [UPPER, [[1.0, 0.0], [2.0, -1.0], [0.0, -3.0]]]
    assert plain(weights) == [UPPER, RIGHT]
