"""Changes of the law by chance: one spot of a diagram, table, form or parameter, and whether the tests notice.

`python -m tests.processes.mutants --seed 1 --number 20` draws them, runs each against the scenarios of its procedure and says
who noticed; it ends with 1 when somebody made a change that nobody saw.
"""

from __future__ import annotations
