"""The output is the one that is committed, in a readable form and order."""

import re

import pytest
from support.translated import write_modules

from scripts.lab import fresh_page
from scripts.translate import Refused, translate, translate_more
from scripts.translate.__main__ import ENTRIES, GENERATED, NET_ENTRIES, NET_GENERATED, main
from scripts.translate.output import RUNTIME, runtime_names

PLOTS = '''"""Plots."""
from __future__ import annotations
from shown.model.net import Net

def readable(value: float) -> str:
    """Write a number with four decimals.

    More about it.
    """
    return f"{value:.4f}"  # which rounds

class Plot:
    """A plot of a net."""

    def __init__(self, net: Net) -> None:
        self.net = net

    def points(self, count: int) -> list[float]:
        """Return the net's values."""
        total, found = 0.0, []
        for i in range(count):
            total += i * self.net.slope
            found.append(total)
        return found
'''
NET = '''"""The net."""
from typing import NamedTuple
_SLOPE = 2.0
class Net(NamedTuple):
    """A net."""

    slope: float = _SLOPE
'''
SHOWN = """
// shown/model/net.py
const model_net = (() => {
  const _SLOPE = 2.0;

  // A net.
  class Net extends $NamedTuple {
    constructor(slope = _SLOPE) {
      super();
      this.slope = slope;
    }
  }

  return { Net };
})();

// shown/plots.py
const plots = (() => {
  const { Net } = model_net;

  // Write a number with four decimals.
  function readable(value) {
    return $fixed(value, 4);
  }

  // A plot of a net.
  class Plot extends $Object {
    __init__(net) {
      this.net = net;
    }
    // Return the net's values.
    points(count) {
      let total = 0.0, found = [];
      for (let i = 0, $end = count; i < $end; i++) {
        total += i * this.net.slope;
        found.push(total);
      }
      return found;
    }
  }

  return { readable, Plot };
})();

return {
  $: { RUNTIME },
  model: {
    net: model_net,
  },
  plots: plots,
};
})();
"""

#: Calls a function of each of the page's modules, and says whether both export the same `py`.
BOTH = """async ([first, more]) => {
  const url = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const there = url(first);
  const { py } = await import(url(more.replace("../generated.js", there)));
  const { Lists } = py.core.net.matrices;
  const product = new Lists().dot([[1, 2]], [[2], [2]]);
  return [py.core.formulas.sigmoid(0)[0] * 2, product, py === (await import(there)).py];
}"""
ADDED = """
{
  const { $NamedTuple, $fixed } = py.$;
  const model_net = py.model.net;

  // shown/model/deep/net.py
  const model_deep_net = (() => {
    const { Net } = model_net;

    class Deep extends Net {
      get text() {
        return $fixed(this.slope, 1);
      }
    }

    return { Deep };
  })();

  // shown/model/rate.py
  const model_rate = (() => {
    class Rate extends $NamedTuple {
      constructor(value) {
        super();
        this.value = value;
      }
    }

    return { Rate };
  })();

  // shown/step.py
  const step = (() => {
    const STEP = 1.0;

    return { STEP };
  })();

  py.model.deep = {
    net: model_deep_net,
  };
  py.model.rate = model_rate;
  py.step = step;
}

export { py };
"""


def test_the_committed_modules_are_the_translation_of_the_python_modules():
    assert GENERATED.read_text("utf-8") == translate(ENTRIES), "run python -m scripts.translate"
    more = translate_more(NET_ENTRIES, ENTRIES, "../generated.js")
    assert NET_GENERATED.read_text("utf-8") == more, "run python -m scripts.translate"


def test_modules_are_written_after_those_they_import_and_much_like_them(tmp_path):
    write_modules(tmp_path, "shown", {"plots": PLOTS})
    write_modules(tmp_path / "shown", "model", {"net": NET})
    source = translate(["shown.plots"], tmp_path)
    shown = SHOWN.replace("RUNTIME", ", ".join(runtime_names()))
    assert source[source.index("\n// shown/model/net.py") :] == shown


def test_the_runtime_is_passed_on_with_all_its_names():
    names = runtime_names()
    assert len(names) > 50
    assert set(names) == set(re.findall(r"\$\w+", RUNTIME.read_text("utf-8")))


def test_the_output_has_one_name_at_its_top(tmp_path):
    names = write_modules(tmp_path, "shown", {"plots": "x = 1\n"})
    lines = translate(names, tmp_path).splitlines()
    assert lines[1] == "export const py = (() => {"
    assert lines[-1] == "})();"


DEEP = """
from shown.model.net import Net
class Deep(Net):
    @property
    def text(self) -> str:
        return f"{self.slope:.1f}"
"""
RATE = """
from typing import NamedTuple
class Rate(NamedTuple):
    value: float
"""


def test_more_modules_are_added_at_their_places_and_use_those_that_are_there(tmp_path):
    write_modules(tmp_path, "shown", {"plots": PLOTS, "step": "STEP = 1.0\n"})
    write_modules(tmp_path / "shown", "model", {"net": NET, "rate": RATE})
    write_modules(tmp_path / "shown" / "model", "deep", {"net": DEEP})
    added = ["shown.model.deep.net", "shown.model.rate", "shown.step"]
    source = translate_more([*added, "shown.plots"], ["shown.plots"], "./first.js", tmp_path)
    _, first_import, rest = source.split("\n", 2)
    assert first_import == 'import { py } from "./first.js";'
    assert rest == ADDED


def test_more_modules_do_not_import_what_the_first_ones_do_not_export(tmp_path):
    imports = "from shown.model.net import _SLOPE\nx = _SLOPE\n"
    write_modules(tmp_path, "shown", {"plots": PLOTS, "more": imports})
    write_modules(tmp_path / "shown", "model", {"net": NET})
    with pytest.raises(Refused, match=r"shown/more\.py, line 1: import of _SLOPE, .* not public"):
        translate_more(["shown.more"], ["shown.plots"], "./first.js", tmp_path)


@pytest.mark.browser
def test_both_modules_of_the_page_are_reached_by_one_name(browser):
    with fresh_page(browser, []) as page:
        found = page.evaluate(
            BOTH, [GENERATED.read_text("utf-8"), NET_GENERATED.read_text("utf-8")]
        )
    assert found == [1.0, [[6.0]], True]


@pytest.fixture
def generated(tmp_path, monkeypatch):
    """Other files in place of the committed ones."""
    files = tmp_path / "generated.js", tmp_path / "net" / "generated.js"
    monkeypatch.setattr("scripts.translate.__main__.PAGE", tmp_path)
    monkeypatch.setattr("scripts.translate.__main__.GENERATED", files[0])
    monkeypatch.setattr("scripts.translate.__main__.NET_GENERATED", files[1])
    return files


@pytest.mark.parametrize(("which", "name"), [(0, "generated.js"), (1, "net/generated.js")])
def test_the_command_writes_the_files_and_checks_them(generated, which, name):
    assert main(["--check"]).startswith("generated.js is out of date")
    assert main([]) == 0
    assert main(["--check"]) == 0
    file = generated[which]
    file.write_text("// changed\n" + file.read_text("utf-8"), "utf-8")
    assert main(["--check"]).startswith(f"{name} is out of date")


def test_the_command_refuses_other_arguments(generated):
    assert main(["--help"]).startswith("usage")
    assert not any(file.exists() for file in generated)


@pytest.mark.parametrize("entries", ["ENTRIES", "NET_ENTRIES"])
def test_the_command_says_what_is_refused(generated, monkeypatch, entries):
    monkeypatch.setattr(f"scripts.translate.__main__.{entries}", ["explorer.missing"])
    assert main([]) == "explorer.missing: no such module"
    assert not any(file.exists() for file in generated)
