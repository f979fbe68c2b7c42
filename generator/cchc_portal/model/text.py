"""Text in several languages, and the short strings with a grammar: ids, clauses, addresses."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import AfterValidator, ConfigDict, PrivateAttr, RootModel, model_validator
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import GetJsonSchemaHandler, ModelWrapValidatorHandler
    from pydantic_core import CoreSchema

SOURCE_LANGUAGE = "vi"
"""The language a bare string is in, and the one that prevails."""

STAMPS = "of"
"""The key beside the languages that says which source each translation was made of."""

RESERVED_IDS = frozenset(
    {"en", "data", "embed", "assets", "index", "schema", "don-vi", "so-sanh", "quan-tri", "luu-tru"}
    | {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Words that an address of the portal, or Windows, needs for itself."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SEGMENT = r"[0-9A-Za-zđĐ]+"
_CLAUSE = re.compile(rf"{_SEGMENT}(\.{_SEGMENT})*(#(end|\d+(\.\d+)*))?")
_LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_STAMP = re.compile(r"[0-9a-f]{8}")
_ADDRESS = re.compile(r"(https?://[^\s<>\"']+|mailto:[^\s<>\"']+|tel:\+?[0-9.\- ]+)")


def check_id(value: str) -> str:
    """`value` itself when it is an id (see `Id`). Raises PydanticCustomError otherwise."""
    if not _ID.fullmatch(value) or len(value) > 40:
        raise PydanticCustomError("id_form", "{value!r} is not an id", {"value": value})
    if value in RESERVED_IDS:
        raise PydanticCustomError("id_reserved", "{value!r} is reserved", {"value": value})
    return value


def is_id(value: object) -> bool:
    """Would `value` pass `check_id`?"""
    try:
        return isinstance(value, str) and check_id(value) == value
    except PydanticCustomError:
        return False


def _check_clause(value: str) -> str:
    if not _CLAUSE.fullmatch(value):
        raise PydanticCustomError("clause_form", "{value!r} is not a clause", {"value": value})
    return value


def _check_address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise PydanticCustomError("address_form", "{value!r} is not an address", {"value": value})
    return value


Id = Annotated[str, AfterValidator(check_id)]
"""Lower-case ASCII words joined by `-`, at most 40 characters, none of the reserved ones."""

Clause = Annotated[str, AfterValidator(_check_clause)]
"""Where a statement stands: the section path as printed, `#` and the bullet: `II.2.4.a#3`, `PL.VI.5#2`."""

Address = Annotated[str, AfterValidator(_check_address)]
"""http(s), mailto or tel; nothing that could run."""


_STAMPS_SCHEMA = {
    "type": "object",
    "propertyNames": {"pattern": _LANGUAGE},
    "additionalProperties": {"type": "string", "pattern": f"^{_STAMP.pattern}$"},
}


class Phrase(NamedTuple):
    """A text in one language, which need not be the language asked for."""

    text: str
    lang: str


def spelled(sign: str, locale: str) -> Phrase:
    """An abbreviation: of no language in plain letters, Vietnamese with others."""
    return Phrase(sign, locale if sign.isascii() else SOURCE_LANGUAGE)


def stamp(source: str) -> str:
    """The stamp of a source text: the first eight hexadecimal digits of its SHA-256."""
    return hashlib.sha256(source.encode()).hexdigest()[:8]


class Text(RootModel[dict[str, str]]):
    """A text in any number of languages; a bare string is in the source language."""

    model_config = ConfigDict(frozen=True)

    root: dict[str, str]

    _stamps: dict[str, str] = PrivateAttr(default_factory=dict)
    # Language → stamp of the source that the translation was made of; without one a translation counts as current.
    # A note for those who keep the data, no part of what is published: hence outside `root`.

    @model_validator(mode="wrap")
    @classmethod
    def _stamped(cls, value: Any, handler: ModelWrapValidatorHandler[Text]) -> Text:
        """Take the stamps from beside the languages, and check them once the text itself holds."""
        if not isinstance(value, dict) or STAMPS not in value:
            return handler(value)
        made = handler({language: words for language, words in value.items() if language != STAMPS})
        made._stamps.update(_checked_stamps(value[STAMPS], made))  # noqa: SLF001 (its own class)
        return made

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if value is None or isinstance(value, (bool, list)):
            raise PydanticCustomError("text_expected", "a text is expected", {})
        if isinstance(value, dict):
            for language, words in value.items():
                if words is None:
                    raise PydanticCustomError("text_empty", "text in {language!r} is empty", {"language": language})
        return {SOURCE_LANGUAGE: value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _check(self) -> Text:
        for language, words in self.root.items():
            if not re.match(_LANGUAGE, language):
                raise PydanticCustomError("language_form", "{language!r} is no language", {"language": language})
            if not words.strip():
                raise PydanticCustomError("text_empty", "text in {language!r} is empty", {"language": language})
        if SOURCE_LANGUAGE not in self.root:
            raise PydanticCustomError("text_source", "text lacks {language!r}", {"language": SOURCE_LANGUAGE})
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A map of languages; in the YAML a bare string too."""
        whole = handler.resolve_ref_schema(handler(core))
        words = {"type": "string", "minLength": 1}
        languages = {
            "type": "object",
            "required": [SOURCE_LANGUAGE],
            "propertyNames": {"pattern": _LANGUAGE},
            "additionalProperties": words,
        }
        for key in ("type", "additionalProperties"):
            whole.pop(key, None)
        if handler.mode == "validation":
            whole.update({"anyOf": [words, {**languages, "properties": {STAMPS: _STAMPS_SCHEMA}}]})
        else:
            whole.update(languages)
        return whole

    def __hash__(self) -> int:
        return hash(frozenset(self.root.items()))

    def is_behind(self, locale: str) -> bool:
        """Was the source changed since its translation into `locale` was stamped?"""
        return locale in self._stamps and self._stamps[locale] != stamp(self.root[SOURCE_LANGUAGE])

    def languages(self) -> Iterator[str]:
        """Every language this text is given in."""
        return iter(self.root)

    def of(self, locale: str) -> Phrase:
        """The text in `locale`, or in the source language where it is not translated."""
        if locale in self.root:
            return Phrase(self.root[locale], locale)
        return Phrase(self.root[SOURCE_LANGUAGE], SOURCE_LANGUAGE)

    def __str__(self) -> str:
        return self.root[SOURCE_LANGUAGE]


def _checked_stamps(stamps: Any, text: Text) -> dict[str, str]:
    """The stamps of `text` as they stand. Raises PydanticCustomError where one is malformed or of no translation."""
    now = stamp(text.root[SOURCE_LANGUAGE])
    if not isinstance(stamps, dict):
        raise PydanticCustomError("stamp_form", "no stamps", {"language": "", "given": stamps, "stamp": now})
    for language, value in stamps.items():
        if language not in text.root or language == SOURCE_LANGUAGE:
            raise PydanticCustomError("stamp_language", "no translation {language!r}", {"language": language})
        if not isinstance(value, str) or not _STAMP.fullmatch(value):
            raise PydanticCustomError("stamp_form", "no stamp", {"language": language, "given": value, "stamp": now})
    return stamps
