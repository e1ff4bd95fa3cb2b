"""The cases worth seeing are as their sentences say."""

import pytest
from support.states import DEFAULT, state

from explorer.derivation.cases import CASES
from explorer.derivation.sentences import ALMOST_ZERO, culprit
from explorer.derivation.stopping import why_stop

STATES = {c.name: state(c.x, c.y, c.W, c.learning_rate) for c in CASES}


def test_names_and_titles_are_distinct_and_sentences_end():
    assert len(STATES) == len({case.title for case in CASES}) == len(CASES)
    assert all(case.sentence.endswith((".", "?")) for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_within_the_sliders_ranges(case):
    for name in ("x", "y", "W", "learning_rate"):
        assert DEFAULT.refusal(name, getattr(case, name)) == ""


def test_cases_match_their_sentences():
    assert culprit(STATES["confident"].t) == "dyhat_dz" and STATES["confident"].t.loss > 0.49
    assert culprit(STATES["dead"].t) == "dz_dW" and STATES["dead"].t.dL_dW == 0
    assert abs(STATES["right"].t.dL_dyhat) < ALMOST_ZERO and culprit(STATES["right"].t) == ""
    assert STATES["negative"].t.dL_dW == -STATES["wrong"].t.dL_dW
    over = STATES["overshoot"]
    assert over.W_next < 0 < over.t.W and not why_stop(over, DEFAULT.W)
