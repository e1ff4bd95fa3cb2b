"""Writes the Python modules that the page runs as one JavaScript module; see the README here."""

from scripts.translate.errors import Refused
from scripts.translate.output import translate

__all__ = ["Refused", "translate"]
