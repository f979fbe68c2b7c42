"""Dates, numbers and percentages as each language writes them (Babel), with the spaces that must not break."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

if TYPE_CHECKING:
    import datetime as dt

NBSP = "\u00a0"


def language_name(locale: str) -> str:
    """The language's own name: Tiếng Việt, English."""
    return first_upper(Locale.parse(locale, sep="-").get_language_name(locale.replace("-", "_")) or locale)


def territory(locale: str) -> str:
    """The language with the land it is first spoken in, as Open Graph wants it: vi_VN, en_US."""
    likely = get_global("likely_subtags").get(locale, locale)
    language, *_script, land = likely.split("_")
    return f"{language}_{land}"


def first_upper(text: str) -> str:
    """The text with a capital at its beginning, the rest untouched."""
    return text[:1].upper() + text[1:]


def number(value: Decimal | int, locale: str) -> str:
    """1.204 in Vietnamese, 1,204 in English, −3 with a real minus sign.

    No digit is rounded away: 98.0 keeps its nought, which says that it was rounded.
    """
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    pattern = f"#,##0.{'0' * decimals}" if decimals else None
    text: str = format_decimal(value, format=pattern, locale=locale, decimal_quantization=False)
    return text.replace("-", "−")


def percent(value: Decimal | int, locale: str) -> str:
    """98 % in Vietnamese, 98% in English."""
    gap = NBSP if locale == "vi" else ""
    return f"{number(value, locale)}{gap}%"


def day(value: dt.date, locale: str) -> str:
    """20/10/2021 in Vietnamese, 20 October 2021 in English."""
    pattern = "dd/MM/yyyy" if locale == "vi" else "d MMMM y"
    text: str = format_date(value, pattern, locale=_locale(locale))
    return text.replace(" ", NBSP)


def month(value: dt.date, locale: str) -> str:
    """11/2021 in Vietnamese, November 2021 in English."""
    text: str = format_date(value, "MM/yyyy" if locale == "vi" else "MMMM y", locale=_locale(locale))
    return text.replace(" ", NBSP)


def size(count: int, locale: str) -> str:
    """Bytes for people: 845 byte, 12,4 kB, 21,3 MB in Vietnamese; powers of ten, as file managers count."""
    if count < 1000:
        return f"{number(count, locale)}{NBSP}byte" + ("s" if locale == "en" and count != 1 else "")
    value, unit = Decimal(count) / 1000, "kB"
    for larger in ("MB", "GB", "TB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    return f"{number(value.quantize(Decimal('0.1')), locale)}{NBSP}{unit}"


def listing(items: list[str], locale: str) -> str:
    """a, b và c / a, b and c"""
    text: str = format_list(items, locale=_locale(locale))
    return text


def _locale(locale: str) -> str:
    return "en_GB" if locale == "en" else locale
