"""What was probably meant: the nearest allowed word, or the value in the form the data want."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SYNONYMS = {"%": "percent", "phần trăm": "percent", "đồng": "vnd"}
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{4})(?!\d)|(?<!\d)(\d{4})[/.-](\d{1,2})(?!\d)")
_QUARTER = re.compile(r"(?:q|quý)\s*([1-4]|iii|ii|iv|i)(?![\w])", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MONTHS = range(1, 13)
_LONGEST_ID = 40


def nearest(word: str, allowed: Sequence[str]) -> str:
    """The allowed word that was probably meant, or an empty string."""
    if (synonym := _SYNONYMS.get(word.casefold(), "")) in allowed:
        return synonym
    same = (known for known in allowed if _bare(known) == _bare(word))
    return next(same, "") or next(iter(difflib.get_close_matches(word, allowed, n=1, cutoff=0.6)), "")


def suggested(code: str, value: str) -> str:
    """`value` in the form that `code` asks for, or an empty string."""
    suggest = _SUGGESTIONS.get(code)
    found = suggest(value) if suggest else ""
    return "" if found == value else found


def _bare(word: str) -> str:
    """`word` in lower case, without accents."""
    plain = unicodedata.normalize("NFD", word.casefold()).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _id(value: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", _bare(value)).strip("-")
    return slug if len(slug) <= _LONGEST_ID else ""


def _day(value: str) -> str:
    if not (match := _DAY.search(value)):
        return ""
    day, month, year = match.groups()
    if not (1 <= int(day) <= 31 and int(month) in _MONTHS):
        return ""
    century = "20" if len(year) == len("26") else ""
    return f"{century}{year}-{int(month):02}-{int(day):02}"


def _month(value: str) -> str:
    if not (match := _MONTH.search(value)):
        return ""
    month, year = (match[1], match[2]) if match[1] else (match[4], match[3])
    return f"{year}-{int(month):02}" if int(month) in _MONTHS else ""


def _quarter(value: str) -> tuple[str, str] | None:
    year, quarter = _YEAR.search(value), _QUARTER.search(value)
    if not (year and quarter):
        return None
    return year[0], _ROMAN.get(quarter[1].casefold(), quarter[1])


def _moment(value: str) -> str:
    if day := _day(value):
        return day
    if quarter := _quarter(value):
        return "{}-Q{}".format(*quarter)
    return _month(value) or _only_year(value)


def _only_year(value: str) -> str:
    years = _YEAR.findall(value)
    return years[0] if len(years) == 1 and re.fullmatch(r"(năm\s+)?\d{4}", value.strip(), re.IGNORECASE) else ""


def _period(value: str) -> str:
    if quarter := _quarter(value):
        return "{}-q{}".format(*quarter)
    year, half = _YEAR.search(value), re.search(r"(?<!\w)(h[12]|9m|year)(?!\w)", value, re.IGNORECASE)
    if year and half:
        return f"{year[0]}-{half[1].casefold()}"
    if month := _month(value):
        return month.replace("-", "-m")
    return f"{only}-year" if (only := _only_year(value)) else ""


def _clause(value: str) -> str:
    found = re.sub(r"\s+", "", re.sub(r"^(mục|khoản|điểm)\s+", "", value, flags=re.IGNORECASE))
    return found if re.fullmatch(r"[\w.]+(#[\d.]+)?", found) and value.count(" ") == 1 else ""


def _address(value: str) -> str:
    if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value):
        return f"mailto:{value}"
    return f"https://{value}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value) else ""


def _number(value: str) -> str:
    """The digits of a number as Vietnamese writes it: `1.250,5 %` → `1250.5`."""
    text = value.strip().rstrip("%").strip()
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+,\d+", text):
        return text.replace(".", "").replace(",", ".")
    if re.fullmatch(r"-?\d{1,3}(,\d{3}){2,}(\.\d+)?", text):
        return text.replace(",", "")
    return text if re.fullmatch(r"-?\d+(\.\d+)?", text) else ""


_SUGGESTIONS: dict[str, Callable[[str], str]] = {
    "id_form": _id,
    "date_form": _day,
    "moment_form": _moment,
    "period_form": _period,
    "clause_form": _clause,
    "address_form": _address,
    "number_comma": _number,
    "number_form": _number,
    "number_percent": _number,
}
