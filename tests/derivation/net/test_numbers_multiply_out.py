"""A net's shown numbers multiply out and add up, and none is a negative zero."""

import math
import random

from support.nets import LARGE, PART_1, PART_3, PART_4B, state_of
from support.written import NEGATIVE_ZERO, assert_multiplies_out, unit

from explorer.derivation.net.cards import cards
from explorer.derivation.net.entries import entry_at, places
from explorer.derivation.net.reader import selected_line
from explorer.derivation.net.steps import net_steps
from explorer.derivation.numbers import parse, readable


def test_the_slopes_of_a_net_multiply_out_to_the_share():
    random.seed(11)
    for now in (PART_3, PART_4B, LARGE) * 80:
        layers = [
            [[round(random.uniform(-4, 4), 2) for _ in row] for row in W] for W in now.weights
        ]
        s = state_of(now._replace(weights=layers))
        assert_multiplies_out([readable(card.value) for card in cards(s)], readable(s.share))


def test_the_terms_of_the_reader_line_add_up_to_the_gradient():
    random.seed(13)
    for _ in range(300):
        layers = [
            [[round(random.uniform(-4, 4), 2) for _ in row] for row in W] for W in PART_4B.weights
        ]
        line = selected_line(state_of(PART_4B._replace(weights=layers))).text
        _, terms, total = line.rsplit(" = ", 2)
        pairs = [[f.strip("()") for f in term.split(" × ")] for term in terms.split(" + ")]
        products = [math.prod(map(parse, pair)) for pair in pairs]
        assert len(products) == 4
        allowed = 0.01 * sum(map(abs, products)) + unit(total)
        assert abs(sum(products) - parse(total)) <= allowed, line


def test_no_number_of_a_net_s_walk_is_a_negative_zero():
    for now in (PART_1, PART_3, PART_4B):
        for factor in (0.0, -0.0, -1e-9, -1.0):
            weights = [[[factor * w for w in row] for row in W] for W in now.weights]
            for X in (now.X, [[-0.0 * x for x in row] for row in now.X]):
                s = state_of(now._replace(X=X, weights=weights))
                for made in net_steps(s.now):
                    for place in places(s, made):
                        entry = entry_at(s, made, place)
                        text = f"{entry.numbers} = {readable(entry.value)}. {entry.sentence}"
                        assert not NEGATIVE_ZERO.search(text), text
