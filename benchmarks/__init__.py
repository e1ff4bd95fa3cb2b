"""How fast the explorer is, beside a plain slider and its peers: ``python -m benchmarks``."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))  # `browser`: JupyterLab and the browser, as the tests do
