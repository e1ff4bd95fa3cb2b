"""Each entry lights the factors that it is computed from, and the row of its example."""

import pytest
from hypothesis import given
from support.nets import PART_2, PART_4B, snapshots, state_of

from explorer.derivation.net.names import matrix_names
from explorer.derivation.net.values import shape_of
from explorer.model.net.snapshot import Weight
from explorer.session.net.light import at_rest, path_of
from explorer.session.net.pointed import pointed

STATE = state_of(PART_4B)  # example 3, W₁[2,1]


def framed(light):
    """Return the lit places, counted from 1: {"X": {"2-2,1-3 ink"}}."""
    found = {}
    for f in light.frames:
        rows = f"{f.row + 1}-{f.row + f.rows}" if f.rows > 1 else f"{f.row + 1}"
        columns = f"{f.column + 1}-{f.column + f.columns}" if f.columns > 1 else f"{f.column + 1}"
        text = f"{rows},{columns} {f.slot}{' dashed' if f.dashed else ''}"
        found.setdefault(f.quantity, set()).add(text)
    return found


def edges(light):
    return {(k + 1, i + 1, j + 1) for (k, i, j), _ in light.edges}


def test_at_rest_the_selection_is_lit():
    assert framed(at_rest(STATE)) == {
        "X": {"1-4,2 dL_dW dashed", "3,2 dz_dW"},
        "W1": {"2,1 ink"},
        "l1": {"3,1 dyhat_dz"},
        "dL_dW1": {"2,1 dL_dW"},
        "delta_l1": {"1-4,1 dL_dW dashed"},
        "dL_dl1": {"3,1 dL_dyhat"},
        "W2": {"1,1 dL_dyhat dashed"},
        "delta_l2": {"3,1 dL_dyhat dashed"},
    }


def test_at_the_output_nothing_is_behind_the_orange_factor():
    lit = framed(at_rest(state_of(PART_4B._replace(weight=Weight(1, 0, 0)))))
    assert lit["dL_dyhat"] == {"3,1 dL_dyhat"} and lit["y_hat"] == {"3,1 dyhat_dz"}
    assert not any("dL_dyhat dashed" in text for texts in lit.values() for text in texts)


def test_one_example_has_entries_instead_of_columns():
    lit = framed(at_rest(state_of(PART_2)))
    assert lit["X"] == {"1,2 dz_dW"} and lit["delta_l1"] == {"1,1 dL_dW"}


def test_z_is_a_row_times_a_column_along_the_edges_into_its_unit():
    light = pointed(STATE, "z1", 1, 1)
    assert framed(light) == {"X": {"2,1-3 ink"}, "W1": {"1-3,2 ink"}, "z1": {"2,2 ink"}}
    assert edges(light) == {(1, 1, 2), (1, 2, 2), (1, 3, 2)}


def test_l_lights_its_z_and_for_the_selected_unit_the_blue_card():
    light = pointed(STATE, "l1", 2, 0)
    assert framed(light) == {"l1": {"3,1 dyhat_dz"}, "z1": {"3,1 ink"}}
    assert light.cards == ["dyhat_dz"]
    assert pointed(STATE, "l1", 1, 0).cards == []
    assert framed(pointed(STATE, "y_hat", 0, 0))["z2"] == {"1,1 ink"}


def test_a_gradient_lights_two_columns_and_no_row():
    light = pointed(STATE, "dL_dW1", 2, 1)
    assert framed(light) == {
        "dL_dW1": {"3,2 dL_dW"},
        "X": {"1-4,3 dL_dW dashed"},
        "delta_l1": {"1-4,2 dL_dW dashed"},
    }
    assert edges(light) == {(1, 3, 2)}
    assert not light.shares and pointed(STATE, "dL_dW1", 1, 0).shares


def test_a_slope_from_above_lights_two_rows_and_the_edges_out_of_its_unit():
    light = pointed(STATE, "dL_dl1", 2, 0)
    assert framed(light) == {
        "dL_dl1": {"3,1 dL_dyhat"},
        "delta_l2": {"3,1 dL_dyhat dashed"},
        "W2": {"1,1 dL_dyhat dashed"},
    }
    assert edges(light) == {(2, 1, 1)} and light.cards == ["dL_dyhat"]
    assert framed(pointed(STATE, "dL_dX", 0, 2)) == {
        "dL_dX": {"1,3 dL_dyhat"},
        "delta_l1": {"1,1-2 dL_dyhat dashed"},
        "W1": {"3,1-2 dL_dyhat dashed"},
    }


def test_delta_is_orange_times_blue():
    light = pointed(STATE, "delta_l1", 2, 0)
    assert framed(light) == {
        "delta_l1": {"3,1 ink"},
        "dL_dl1": {"3,1 dL_dyhat"},
        "l1": {"3,1 dyhat_dz"},
    }
    assert light.cards == ["dyhat_dz", "dL_dyhat"]
    assert set(framed(pointed(STATE, "delta_l2", 0, 0))) == {"delta_l2", "dL_dyhat", "y_hat"}


def test_with_cross_entropy_the_output_s_delta_is_the_guess_minus_the_target():
    crossed = state_of(PART_4B._replace(loss="cross_entropy", weight=Weight(1, 0, 0)))
    error = crossed.t.y_hat[2][0] - crossed.now.y[2][0]
    assert crossed.t.deltas[1][2][0] == pytest.approx(error, rel=1e-12)
    light = pointed(crossed, "delta_l2", 2, 0)
    assert framed(light) == {"delta_l2": {"3,1 ink"}, "y_hat": {"3,1 ink"}, "y": {"3,1 ink"}}
    assert light.cards == []  # it is not computed from the two slopes
    assert "l1" in framed(pointed(crossed, "delta_l1", 2, 0))  # below, all is as before


def test_a_weight_lights_its_edge_and_its_gradient():
    light = pointed(STATE, "W2", 1, 0)
    assert framed(light) == {"W2": {"2,1 ink"}, "dL_dW2": {"2,1 dL_dW"}}
    assert edges(light) == {(2, 2, 1)}
    assert edges(pointed(STATE, "X", 0, 1)) == {(1, 2, 1), (1, 2, 2)}


@pytest.mark.parametrize("quantity", ["share", "loss", "y", "z1", "dL_dyhat", "X"])
def test_a_row_of_the_batch_lights_its_example(quantity):
    assert pointed(STATE, quantity, 1, 0).example == 1


def test_the_path_leads_from_w_through_its_unit_on_all_ways_to_the_loss():
    state = state_of(PART_4B._replace(weight=Weight(0, 1, 0)))
    light = path_of(state)
    assert [(tuple(e.weight), e.slot) for e in light.edges] == [
        ((0, 1, 0), "dz_dW"),
        ((1, 0, 0), "dL_dyhat"),
    ]
    assert [tuple(unit) for unit in light.units] == [
        (0, 1, "dz_dW"),
        (1, 0, "dyhat_dz"),
        (2, 0, "dL_dyhat"),
    ]


@given(snapshots(width=3))
def test_every_frame_lies_within_its_matrix(now):
    state = state_of(now)
    shapes = {name.quantity: shape_of(state, name) for name in matrix_names(state.layers)}
    lights = [at_rest(state)]
    for quantity, (rows, columns) in shapes.items():
        lights.append(pointed(state, quantity, rows - 1, columns - 1))
    for light in lights:
        assert light.frames
        for frame in light.frames:
            rows, columns = shapes[frame.quantity]
            assert 0 <= frame.row and frame.row + frame.rows <= rows
            assert 0 <= frame.column and frame.column + frame.columns <= columns
        for edge in [*light.edges, *path_of(state).edges]:
            layer, row, column = edge.weight
            assert now.weights[layer][row][column] is not None


def test_an_unknown_name_lights_the_selection():
    assert pointed(STATE, "learning_rate", 0, 0) == at_rest(STATE)
