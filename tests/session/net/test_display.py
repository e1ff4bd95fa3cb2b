"""The numbers and the news of the selection."""

from support.nets import LARGE, PART_1, PART_2, PART_4B, state_of

from explorer.model.net.snapshot import Weight
from explorer.session.net.display import announcement, numbers, set_by_hand, slider_names


def test_each_number_is_shown_with_four_decimals_and_kept_with_all():
    state = state_of(PART_4B)
    shown = numbers(state)
    assert shown["dL_dW"].text == "−0.1361"
    assert float(shown["dL_dW"].exact) == shown["dL_dW"].number == state.dL_dW
    assert shown["W"].spoken == "−0.8"


def test_sliders_name_the_entries_that_they_move():
    assert slider_names(state_of(PART_4B)) == {"x": "X[3,2]", "y": "y[3]", "W": "W₁[2,1]"}
    assert slider_names(state_of(PART_2)) == {"x": "X[2]", "y": "y", "W": "W[2]"}
    assert slider_names(state_of(PART_1)) == {"x": "x", "y": "y", "W": "W"}
    large = LARGE._replace(example=7, weight=Weight(2, 3, 1), target=1, source=0)
    assert slider_names(state_of(large)) == {"x": "X[8,1]", "y": "y[8,2]", "W": "W₃[4,2]"}


def test_a_person_sets_x_y_the_weights_and_the_rate():
    assert set_by_hand(2) == ["x", "y", "W", "learning_rate", "X", "W1", "W2"]
    assert set_by_hand(1)[-1] == "W"


def test_the_news_name_the_weight_the_loss_and_the_effect():
    before, after = state_of(PART_4B), state_of(PART_4B._replace(learning_rate=1.0))
    assert announcement(before, before) == []
    assert announcement(before, after) == [
        ("example 3, W 1, row 2, column 1: −0.8.", ""),
        ("Loss 0.5832.", "loss"),
        ("Raising w lowers the loss; example 4 alone would lower w.", "dL_dW"),
    ]
