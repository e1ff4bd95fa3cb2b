"""The output is the one that is committed, in a readable form and order."""

import pytest
from support.translated import write_modules

from scripts.translate import translate
from scripts.translate.__main__ import ENTRIES, GENERATED, main

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
  model: {
    net: model_net,
  },
  plots: plots,
};
})();
"""


def test_the_committed_module_is_the_translation_of_the_python_modules():
    assert GENERATED.read_text("utf-8") == translate(ENTRIES), "run python -m scripts.translate"


def test_modules_are_written_after_those_they_import_and_much_like_them(tmp_path):
    write_modules(tmp_path, "shown", {"plots": PLOTS})
    write_modules(tmp_path / "shown", "model", {"net": NET})
    source = translate(["shown.plots"], tmp_path)
    assert source[source.index("\n// shown/model/net.py") :] == SHOWN


def test_the_output_has_one_name_at_its_top(tmp_path):
    names = write_modules(tmp_path, "shown", {"plots": "x = 1\n"})
    lines = translate(names, tmp_path).splitlines()
    assert lines[1] == "export const py = (() => {"
    assert lines[-1] == "})();"


@pytest.fixture
def generated(tmp_path, monkeypatch):
    """Another file in place of the committed one."""
    file = tmp_path / "generated.js"
    monkeypatch.setattr("scripts.translate.__main__.GENERATED", file)
    return file


def test_the_command_writes_the_file_and_checks_it(generated):
    assert "out of date" in main(["--check"])
    assert main([]) == 0
    assert main(["--check"]) == 0
    generated.write_text("// changed\n" + generated.read_text("utf-8"), "utf-8")
    assert "out of date" in main(["--check"])


def test_the_command_refuses_other_arguments(generated):
    assert main(["--help"]).startswith("usage")
    assert not generated.exists()


def test_the_command_says_what_is_refused(generated, monkeypatch):
    monkeypatch.setattr("scripts.translate.__main__.ENTRIES", ["explorer.missing"])
    assert main([]) == "explorer.missing: no such module"
    assert not generated.exists()
