"""Python and the page compute the same for any net: to the bit where they share `exp`."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser
from support import net_answers
from support.both_languages import BothLanguages
from support.net_oracles import random_net

from scripts.lab import fresh_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def both(browser: Browser) -> Iterator[BothLanguages]:
    with fresh_page(browser, []) as page:
        yield BothLanguages(page, net_answers)


def nets(count: int, loss: str, powers: tuple[float, float]) -> list[Any]:
    """Return nets whose weights are of the order of powers of ten: more or less saturated."""
    rng = np.random.default_rng(5)
    return [random_net(rng, loss, scale=10.0 ** rng.uniform(*powers)) for _ in range(count)]


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
def test_every_quantity_is_the_same_to_the_bit(both: BothLanguages, loss: str) -> None:
    given = nets(120, loss, (-2.0, 2.0)) + nets(20, loss, (30.0, 55.0))
    before = both.compared
    assert both.differences([["net_traces_of", given]])[:3] == []
    assert both.compared - before > 30_000
    assert both.apart["exp"] <= 1.0 and both.apart["expm1"] <= 2.0 and both.apart["log1p"] <= 2.0


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
def test_quantities_stay_close_where_exp_is_an_ulp_off(both: BothLanguages, loss: str) -> None:
    found = both.differences([["net_traces_of", nets(60, loss, (-2.0, 0.0))]], "astray")
    assert len(found) > 100  # else `exp` was not off at all
    for _, python, page in found:
        assert math.isclose(python, page, rel_tol=1e-10, abs_tol=1e-15)


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
def test_the_gradient_check_is_the_same_to_the_bit(both: BothLanguages, loss: str) -> None:
    calls = [["net_checks_of", nets(15, loss, (-1.0, 1.0)), h] for h in (1e-9, 0.1)]
    assert both.differences(calls)[:3] == []
