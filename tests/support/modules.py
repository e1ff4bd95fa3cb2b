"""The names of the package's modules."""

import pkgutil

import explorer

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(explorer.__path__, "explorer.")
    if not module.name.startswith("explorer.lesson")
)
