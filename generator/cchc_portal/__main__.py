"""`python -m cchc_portal`"""

from __future__ import annotations

from cchc_portal.cli import main

main()
