"""`python -m tests.processes.sheets`: write the sheets from the files, to be read before they are committed."""

from __future__ import annotations

from tests.processes.sheets.stored import write

write()
