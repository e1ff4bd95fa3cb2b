"""The cost of importing and making an explorer in a kernel, beside importing only its libraries."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from subprocess import PIPE
from tempfile import gettempdir
from typing import Any, Final

_REPORT: Final = """
import json, sys, time
import ipykernel.ipkernel, ipykernel.kernelapp  # which every kernel imports
start = time.perf_counter(), time.process_time()
{code}
print(json.dumps([time.perf_counter() - start[0], time.process_time() - start[1],
                  "matplotlib.pyplot" in sys.modules]))
"""
_CODES: Final = {
    "libraries": "import matplotlib.figure, matplotlib.backends.backend_svg, ipywidgets, anywidget",
    "import": "import explorer",
    "explorer": "from explorer import GradientExplorer; GradientExplorer()",
    "empty cache": "from explorer import GradientExplorer\n"
    "from explorer.drawing import cache; cache._load = dict\n"
    "GradientExplorer()",
}


def measure_imports(rounds: int) -> dict[str, Any]:
    """Time each piece of code in fresh processes, in turns.

    Parameters
    ----------
    rounds : int

    Returns
    -------
    dict
        For each, the median seconds of wall clock and of CPU, and whether pyplot was loaded.
    """
    runs: dict[str, list[list[float]]] = {name: [] for name in _CODES}
    for count in range(rounds + 1):
        for name, code in _CODES.items():
            command = [sys.executable, "-c", _REPORT.format(code=code)]
            run = subprocess.run(command, cwd=gettempdir(), stdout=PIPE, check=True, text=True)
            if count:  # the first reads the files from the disk
                runs[name].append(json.loads(run.stdout))
    return {
        name: {
            "wall": median(wall for wall, _, _ in made),
            "cpu": median(cpu for _, cpu, _ in made),
            "pyplot": any(pyplot for _, _, pyplot in made),
        }
        for name, made in runs.items()
    }
