"""CCHC Portal: administrative-reform plans in YAML, a bilingual static website out."""

from __future__ import annotations

__version__ = "0.1.0"
