"""The arrays that the traits hold: read-only, and compared as wholes."""

import copy

import numpy as np
import pytest

from explorer.widget.net.read_only import ReadOnly, same

ONE = ReadOnly([[1.0, 2.0], [3.0, 4.0]])


@pytest.mark.parametrize(
    ("other", "equal"),
    [
        ([[1.0, 2.0], [3.0, 4.0]], True),
        ([[1.0, 2.0], [3.0, 5.0]], False),
        ([[1.0, 2.0]], False),
        ([[1.0]], False),
    ],
)
def test_two_of_them_are_equal_or_not(other, equal):
    other = ReadOnly(other)
    assert bool(other == ONE) is bool(ONE == other) is same(ONE, other) is equal
    assert bool(other != ONE) is bool(ONE != other) is not equal
    assert ((other, 1) == (ONE, 1)) is equal


def test_to_all_else_it_compares_as_any_array():
    expected = [[True, False], [False, False]]
    for other in (1.0, np.array([[1.0, 0.0], [0.0, 0.0]]), [[1.0, 0.0], [0.0, 0.0]]):
        assert (ONE == other).tolist() == expected == (other == ONE).tolist()
        assert (ONE != other).tolist() == np.logical_not(expected).tolist()
    assert not same(ONE, np.array(ONE)) and not same(ONE, None)


def test_results_are_plain_and_slices_read_only():
    for result in (ONE + 1, ONE @ ONE, np.exp(ONE), -ONE, ONE.sum(axis=0), ONE.T @ [[1.0], [1.0]]):
        assert type(result) is np.ndarray and result.flags.writeable
    assert isinstance(ONE.sum(), float) and isinstance(ONE[0, 1], float)
    assert type(ONE[0]) is np.ndarray and not ONE[0].flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        ONE[0][0] = 9.0
    with pytest.raises(ValueError, match="read-only"):
        np.add(ONE, 1.0, out=ONE)


def test_it_is_a_copy_and_shows_as_an_array():
    mine = np.array([[1.0]])
    made = ReadOnly(mine)
    mine[0, 0] = 2.0
    assert made[0, 0] == 1.0
    assert repr(made) == "array([[1.]])"
    for again in (ONE.copy(), copy.copy(ONE), copy.deepcopy(ONE), np.array(ONE)):
        assert type(again) is np.ndarray and again.flags.writeable
        assert again.tolist() == ONE.tolist()
