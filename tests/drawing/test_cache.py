"""Texts are cached for later kernels, and a missing or invalid cache does no harm."""

import errno
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from explorer import GradientExplorer
from explorer.drawing import cache

MAKES = """
import sys
import explorer.drawing.svg, explorer.drawing.mathml
made = []
draw, convert = explorer.drawing.svg.SvgPlot._draw, explorer.drawing.mathml._convert
explorer.drawing.svg.SvgPlot._draw = lambda plot: made.append(plot.plot.name) or draw(plot)
explorer.drawing.mathml._convert = lambda tex: made.append(tex) or convert(tex)
scene = explorer.GradientExplorer().view.scene
import hashlib, json
print(len(made), "latex2mathml" in sys.modules, hashlib.md5(json.dumps(scene).encode()).hexdigest())
"""


@pytest.fixture
def cache_file(tmp_path, monkeypatch):
    """Return the path of a cache that does not exist yet, as if this kernel had just started."""
    monkeypatch.setattr(cache, "_cache_file", lambda: tmp_path / "cache.json")
    forget(monkeypatch)
    return tmp_path / "cache.json"


def forget(monkeypatch):
    monkeypatch.setattr(cache, "_texts", {})
    monkeypatch.setattr(cache, "_read", False)
    monkeypatch.setattr(cache, "_changed", False)


def never():
    raise AssertionError("made again")


def test_a_text_is_made_once_in_a_kernel(cache_file):
    assert cache.cached("a", lambda: "A") == "A"
    assert cache.cached("a", never) == "A"
    assert cache.cached("b", lambda: "B") == "B"
    assert not cache_file.exists()  # until it is saved


def test_a_cached_text_is_not_made_again_in_the_next_kernel(cache_file, monkeypatch):
    cache.cached("a", lambda: "∂L/∂W")
    cache.save()
    forget(monkeypatch)
    assert cache.cached("a", never) == "∂L/∂W"
    assert [*cache_file.parent.iterdir()] == [cache_file]  # nothing else is left there


def test_nothing_is_written_if_nothing_was_made(cache_file, monkeypatch):
    cache.cached("a", lambda: "A")
    cache.save()
    cache_file.unlink()
    cache.cached("a", never)
    cache.save()
    assert not cache_file.exists()


@pytest.mark.parametrize(
    "found",
    ["", "{", "[]", "null", '{"texts": 1}', '{"made by": "another", "texts": {}}', "\x00", "NaN"],
)
def test_an_invalid_file_is_replaced(cache_file, monkeypatch, found):
    cache_file.write_text(found)
    assert cache.cached("a", lambda: "A") == "A"
    cache.save()
    forget(monkeypatch)
    assert cache.cached("a", never) == "A"


def test_a_file_that_is_not_text_is_ignored(cache_file):
    cache_file.write_bytes(b"\xff\xfe\xff")
    assert cache.cached("a", lambda: "A") == "A"


def test_a_text_made_by_other_code_is_made_again(cache_file, monkeypatch):
    cache.cached("a", lambda: "old")
    cache.save()
    forget(monkeypatch)
    monkeypatch.setattr(cache, "_maker", lambda: "newer code")
    assert cache.cached("a", lambda: "new") == "new"


def test_the_hash_of_the_code_changes_with_the_libraries_versions(monkeypatch):
    made = cache._maker.__wrapped__
    assert made() == made()
    before = made()
    monkeypatch.setattr(cache, "version", lambda name: "99")
    assert made() != before


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path, monkeypatch):
    forget(monkeypatch)
    monkeypatch.setattr(cache, "_cache_file", lambda: tmp_path / "no folder" / "cache.json")
    assert cache.cached("a", lambda: "A") == "A"
    cache.save()
    assert cache.cached("a", never) == "A"


def test_a_full_disk_leaves_nothing_behind(cache_file, monkeypatch):
    def full(descriptor, mode):
        os.close(descriptor)
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(cache, "open", full, raising=False)
    cache.cached("a", lambda: "A")
    cache.save()
    assert [*cache_file.parent.iterdir()] == []
    assert cache.cached("a", never) == "A"


def test_where_another_user_s_file_lies_in_a_sticky_folder_nothing_is_left(cache_file, monkeypatch):
    def refused(new, target):
        raise PermissionError(errno.EPERM, "operation not permitted")

    cache_file.write_text("of someone else")
    monkeypatch.setattr(Path, "replace", refused)
    cache.cached("a", lambda: "A")
    cache.save()
    assert [*cache_file.parent.iterdir()] == [cache_file]
    assert cache_file.read_text() == "of someone else"


def test_another_user_s_texts_are_not_used(cache_file, monkeypatch):
    cache.cached("a", lambda: "theirs")
    cache.save()
    forget(monkeypatch)
    monkeypatch.setattr(cache, "_USER", cache._USER + 1)
    assert cache.cached("a", lambda: "mine") == "mine"


def test_each_user_has_a_file_that_nobody_else_can_read(tmp_path, monkeypatch):
    monkeypatch.setattr(cache.mpl, "get_cachedir", lambda: str(tmp_path))
    files = []
    for user in (1, 2):
        forget(monkeypatch)
        monkeypatch.setattr(cache, "_USER", user)
        cache.cached("a", lambda: "A")
        cache.save()
        files.append(cache._cache_file())
    assert sorted(tmp_path.iterdir()) == files and files[0] != files[1]
    if os.name == "posix":
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


STARTS = "import explorer; print(len(explorer.GradientExplorer().view.scene['pictures']) > 5)"


@pytest.mark.parametrize("home", ["read-only", "missing"])
def test_a_home_that_cannot_be_written_is_no_error_and_no_warning_of_ours(tmp_path, home):
    folder = tmp_path / "home"
    if home == "read-only":
        folder.write_text("a file, in which not even root can make a folder")
    hidden = ("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"HOME": str(folder / "of" / "nobody"), "TMPDIR": str(tmp_path)}
    if home == "missing":
        folder.mkdir()
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", STARTS], capture_output=True, text=True,
        env=environment, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert ran.stdout == "True\n", ran.stderr
    assert "gradient-explorer" not in ran.stderr
    if home == "read-only":  # matplotlib's own temporary folder is gone, too
        assert [*tmp_path.iterdir()] == [folder]


def test_the_cache_keeps_the_last_used_texts_up_to_a_limit(cache_file, monkeypatch):
    monkeypatch.setattr(cache, "MOST", 3)
    for name in "abcd":
        cache.cached(name, lambda name=name: name)
    cache.cached("a", never)
    cache.save()
    assert sorted(json.loads(cache_file.read_text())["texts"].values()) == ["a", "c", "d"]


def test_several_threads_make_a_text_once(cache_file):
    made = []

    def slowly():
        made.append(1)
        threading.Event().wait(0.05)
        return "A"

    threads = [threading.Thread(target=cache.cached, args=("a", slowly)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_a_text_that_could_not_be_made_is_not_cached(cache_file):
    with pytest.raises(ZeroDivisionError):
        cache.cached("a", lambda: str(1 / 0))
    assert cache.cached("a", lambda: "A") == "A"


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
    monkeypatch.setattr("explorer.drawing.svg.SvgPlot._draw", lambda plot: never())
    second = GradientExplorer(x=-2.0, y=0.0)
    assert second.view.scene == first.view.scene
    second._scene.still(second.state)
