"""The checks of arguments, each called directly."""

import numpy as np
import pytest

from explorer.core.arguments import as_count, as_number, as_real, common_shape, shortened


def test_a_count_is_any_integer_from_0_to_the_largest_allowed():
    for value in (0, 7, 10, np.int8(10), np.uint64(0), np.array(3)):
        count = as_count("n", value, 10)
        assert count == value and type(count) is int


@pytest.mark.parametrize(
    "value", [True, 1.0, np.array([1]), np.ma.array(1), "1", None, np.timedelta64(1, "s")]
)
def test_other_than_an_integer_is_no_count(value):
    with pytest.raises(TypeError, match=r"^n must be an integer, not "):
        as_count("n", value, 10)


@pytest.mark.parametrize("value", [-1, 11, np.int64(11), 10**400])
def test_a_count_out_of_range_is_refused(value):
    with pytest.raises(ValueError, match=r"^n must be from 0 to 10, not "):
        as_count("n", value, 10)


def test_a_number_is_a_float_whatever_scalar_it_came_as():
    for value in (2, 2.0, np.float32(2), np.array(2), np.uint8(2)):
        number = as_number("n", value)
        assert number == 2.0 and type(number) is float
    with pytest.raises(ValueError, match=r"^n must be a single number, not of shape \(1,\)"):
        as_number("n", [2.0])


def test_an_array_is_a_copy_that_keeps_its_precision():
    for given in (np.float32([1, 2]), np.float64([1, 2])):
        made = as_real("n", given)
        assert made.dtype == given.dtype and not np.shares_memory(made, given)
    assert as_real("n", [1, 2]).dtype == as_real("n", [True]).dtype == np.float64


def test_values_broadcast_to_one_shape_or_are_named():
    assert common_shape(x=1.0, y=np.zeros((3, 1)), W=np.zeros(4)) == (3, 4)
    with pytest.raises(ValueError, match=r"x \(2,\), W \(3,\)$"):
        common_shape(x=np.zeros(2), W=np.zeros(3))


def test_an_object_is_quoted_in_one_line_of_at_most_40_characters():
    assert shortened("a\n b") == r"'a\n b'"
    assert shortened(list(range(99))) == "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …"
    assert len(shortened("x" * 38)) == 40 and "…" not in shortened("x" * 38)


def test_an_object_without_a_repr_is_quoted_by_its_type():
    class Broken:
        def __repr__(self):
            raise RuntimeError

    assert shortened(Broken()) == "something of type Broken"
