"""Writes the Python modules that the page runs as JavaScript modules; see the README here."""

from scripts.translate.errors import Refused
from scripts.translate.output import translate, translate_more

__all__ = ["Refused", "translate", "translate_more"]
