"""The second copy of what diagrams, tables and forms decide: a change of one of them shows here, or the tests are red.

Every sheet is a YAML file beside this package's modules, one line an element. `python -m tests.processes.sheets` writes them
from `processes/`; whoever changes the law there reads the change here, line by line, before it is committed.
"""

from __future__ import annotations
