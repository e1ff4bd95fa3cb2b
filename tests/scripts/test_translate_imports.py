"""Modules that import from each other mean the same in both languages."""

import pytest

pytestmark = pytest.mark.browser

#: Modules that define ``result``, each for one construct.
SNIPPETS = {
    "shared_names": """
from __future__ import annotations
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias
if TYPE_CHECKING:
    from elsewhere import Nothing
Pair: TypeAlias = tuple[float, float]
Grid = list[list[float]]
SIZE: Final = 3
_HIDDEN: Final[dict[str, float]] = {"a": 1.5}
class Base(NamedTuple):
    value: float
    def doubled(self, times: float = 2) -> float:
        return self.value * times
def first(pair: Pair) -> float:
    return pair[0]
def result():
    return SIZE
""",
    "importing": """
from snippets.shared_names import _HIDDEN, SIZE as size, Base, Pair, first
class Derived(Base):
    def tripled(self) -> float:
        return self.doubled(times=3)
def result():
    pair: Pair = (1.0, 2.0)
    records = Derived(5.0).tripled(), Base(value=1.0)
    return size, _HIDDEN, first(pair), first(pair=(3.0, 4.0)), records
""",
    "imported_again": """
from snippets.importing import Derived, size
def result():
    return Derived(2.0).doubled(), size
""",
}


@pytest.mark.parametrize("name", SNIPPETS)
def test_modules_that_import_from_each_other_mean_the_same(results, name):
    python, page = results[name]
    assert page == python
