"""Print pip constraints that pin every requirement of the project to its lower bound."""

import re
from pathlib import Path

project = Path(__file__).parents[1] / "pyproject.toml"
for name, version in re.findall(r"""["']([\w-]+)>=([\d.]+)""", project.read_text()):
    print(f"{name}=={version}")
