"""The pages of the site: which there are, and what each is made of."""

from cchc_portal.pages.every import every_page
from cchc_portal.pages.page import Page, body_of, frame_of, head_of, search_entry

__all__ = ["Page", "body_of", "every_page", "frame_of", "head_of", "search_entry"]
