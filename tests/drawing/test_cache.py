"""What is made once is kept for the kernels to come, and all comes right without it, too."""

import json
import subprocess
import sys
import threading

import pytest

from explorer import GradientExplorer
from explorer.drawing import cache as kept

MAKES = """
import sys
import explorer.drawing.svg, explorer.drawing.mathml
made = []
draw, convert = explorer.drawing.svg.LivePlot._draw, explorer.drawing.mathml._convert
explorer.drawing.svg.LivePlot._draw = lambda live: made.append(live.plot.name) or draw(live)
explorer.drawing.mathml._convert = lambda tex: made.append(tex) or convert(tex)
scene = explorer.GradientExplorer()._live.scene
import hashlib, json
print(len(made), "latex2mathml" in sys.modules, hashlib.md5(json.dumps(scene).encode()).hexdigest())
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty file's place, as if this kernel had just started."""
    monkeypatch.setattr(kept, "_place", lambda: tmp_path / "kept.json")
    forget(monkeypatch)
    return tmp_path / "kept.json"


def forget(monkeypatch):
    monkeypatch.setattr(kept, "_texts", {})
    monkeypatch.setattr(kept, "_read", False)
    monkeypatch.setattr(kept, "_changed", False)


def never():
    raise AssertionError("made again")


def test_a_text_is_made_once_in_a_kernel(place):
    assert kept.kept("a", lambda: "A") == "A"
    assert kept.kept("a", never) == "A"
    assert kept.kept("b", lambda: "B") == "B"
    assert not place.exists()  # until it is saved


def test_and_not_again_in_the_next(place, monkeypatch):
    kept.kept("a", lambda: "∂L/∂W")
    kept.save()
    forget(monkeypatch)
    assert kept.kept("a", never) == "∂L/∂W"
    assert [*place.parent.iterdir()] == [place]  # nothing else is left there


def test_nothing_is_written_where_nothing_was_made(place, monkeypatch):
    kept.kept("a", lambda: "A")
    kept.save()
    place.unlink()
    kept.kept("a", never)
    kept.save()
    assert not place.exists()


@pytest.mark.parametrize(
    "found",
    ["", "{", "[]", "null", '{"texts": 1}', '{"made by": "another", "texts": {}}', "\x00", "NaN"],
)
def test_a_file_that_is_of_no_use_is_replaced(place, monkeypatch, found):
    place.write_text(found)
    assert kept.kept("a", lambda: "A") == "A"
    kept.save()
    forget(monkeypatch)
    assert kept.kept("a", never) == "A"


def test_bytes_that_are_no_text_are_of_no_use_either(place):
    place.write_bytes(b"\xff\xfe\xff")
    assert kept.kept("a", lambda: "A") == "A"


def test_what_other_code_made_is_made_again(place, monkeypatch):
    kept.kept("a", lambda: "old")
    kept.save()
    forget(monkeypatch)
    monkeypatch.setattr(kept, "_maker", lambda: "newer code")
    assert kept.kept("a", lambda: "new") == "new"


def test_its_maker_is_our_code_and_the_libraries_in_these_versions(monkeypatch):
    made = kept._maker.__wrapped__
    assert made() == made()
    before = made()
    monkeypatch.setattr(kept, "version", lambda name: "99")
    assert made() != before


def test_where_nothing_can_be_written_all_is_made(tmp_path, monkeypatch):
    forget(monkeypatch)
    monkeypatch.setattr(kept, "_place", lambda: tmp_path / "no folder" / "kept.json")
    assert kept.kept("a", lambda: "A") == "A"
    kept.save()
    assert kept.kept("a", never) == "A"


def test_no_more_is_kept_than_a_few_hundred_and_the_last_used_of_them(place, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    for name in "abcd":
        kept.kept(name, lambda name=name: name)
    kept.kept("a", never)
    kept.save()
    assert sorted(json.loads(place.read_text())["texts"].values()) == ["a", "c", "d"]


def test_threads_make_a_text_once(place):
    made = []

    def slowly():
        made.append(1)
        threading.Event().wait(0.05)
        return "A"

    threads = [threading.Thread(target=kept.kept, args=("a", slowly)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_a_text_that_could_not_be_made_is_not_kept(place):
    with pytest.raises(ZeroDivisionError):
        kept.kept("a", lambda: str(1 / 0))
    assert kept.kept("a", lambda: "A") == "A"


def test_the_second_kernel_draws_nothing_and_shows_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    first, second = (
        subprocess.run([sys.executable, "-c", MAKES], capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    (made, converter, scene), (again, without, same) = first.stdout.split(), second.stdout.split()
    assert int(made) > 20 and converter == "True"
    assert int(again) == 0 and without == "False"
    assert scene == same


def test_another_explorer_of_the_same_kernel_draws_nothing(monkeypatch):
    first = GradientExplorer()
    monkeypatch.setattr("explorer.drawing.svg.LivePlot._draw", lambda live: never())
    second = GradientExplorer(x=-2.0, y=0.0)
    assert second._live.scene == first._live.scene
    second._live.still(second.state)
