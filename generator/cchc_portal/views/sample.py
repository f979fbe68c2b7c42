"""How what leaves its page says that it is of a fictional authority: titles, descriptions, names for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_portal.portal import PortalAuthority
    from cchc_portal.views.writer import Writer


def sample_title(words: str, authority: PortalAuthority | None, writer: Writer) -> str:
    """[Minh họa] Phường Minh Họa; any other authority's as it stands. The mark comes first: ends are cut off."""
    return f"[{writer.gettext('Sample')}] {words}" if _fictional(authority) else words


def sample_description(words: str, authority: PortalAuthority | None, writer: Writer) -> str:
    """Dữ liệu minh họa. 1 kế hoạch được công bố tại đây."""
    return f"{writer.gettext('Sample data')}. {words}".strip() if _fictional(authority) else words


def _fictional(authority: PortalAuthority | None) -> bool:
    return authority is not None and authority.authority.sample
