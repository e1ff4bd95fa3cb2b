"""The explorer's speed, compared with a plain slider and its peers: ``python -m benchmarks``."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
