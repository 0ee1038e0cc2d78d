"""Every table of the domain, for migrations and for creating a database: importing this registers them all."""

from __future__ import annotations

from handlers.agreements import models as agreements
from handlers.applications import models as applications
from handlers.attachments import models as attachments
from handlers.bans import models as bans
from handlers.cases import models as cases
from handlers.coaching import models as coaching
from handlers.deadlines import models as deadlines
from handlers.evaluations import models as evaluations
from handlers.notices import models as notices
from handlers.numbering import models as numbering
from handlers.parameters import models as parameters
from handlers.publicity import models as publicity
from handlers.register import models as register
from handlers.renewals import models as renewals

MODULES = (
    agreements,
    applications,
    attachments,
    bans,
    cases,
    coaching,
    deadlines,
    evaluations,
    notices,
    numbering,
    parameters,
    publicity,
    register,
    renewals,
)
"""The modules that declare tables."""
