"""How our interface is known to differ from the contract of 8.9; `test_contract.py` holds both lists to the truth, in both
directions, and `tests/docs/camunda_page.py` tells them to readers."""

from __future__ import annotations

MISSING: dict[str, tuple[str, ...]] = {
    "Users, groups, roles, tenants, authorizations, mapping rules: people sign in here, in the web app's own accounts": (
        "* /users*",
        "* /setup/user",
        "* /groups*",
        "* /roles*",
        "* /tenants*",
        "* /authorizations*",
        "* /mapping-rules*",
    ),
    "Cluster variables, global task listeners, usage metrics, configuration": (
        "* /cluster-variables*",
        "* /global-task-listeners*",
        "GET /system/*",
    ),
    "Audit log: the trail is kept, and read in the web app": ("* /audit-logs*", "POST /user-tasks/*/audit-logs/search"),
    "Deletion of history: what was done stays on record": (
        "POST /process-instances/deletion",
        "POST /process-instances/*/deletion",
        "POST /decision-instances/deletion",
        "POST /decision-instances/*/deletion",
    ),
    "Generic resources (.rpa and others): only diagrams, tables and forms are deployed": ("GET /resources/*",),
    "Job statistics over time": ("POST /jobs/statistics/time-series",),
    "Links to documents: they are read with the rights of whoever reads them": ("POST /documents/*/links",),
    "Activities of an ad-hoc sub-process: its worker, or a modification, begins them": (
        "POST /element-instances/ad-hoc-activities/*/activation",
    ),
}
"""What of the contract is not spoken, and the operations (`METHOD address`, with wildcards) that this leaves out."""

DIFFERENCES: dict[str, tuple[str, ...]] = {
    "Fields that came with 8.10; clients of 8.9 pass over them": (
        "* request +*.withLease",
        "* request +*.jobLeaseToken",
        "updateJob request +.changeset.priority",
        "createProcessInstance request +.processDefinitionVersionTag",
        "*Message request +.businessId",
        "evaluateExpression * +.scopeKey",
        "evaluateExpression * +.referencedSecrets",
        "* response +*.businessId",
        "*Jobs response +*.priority",
        "activateJobs response +*.jobLeaseToken",
        "activateJobs response +*.physicalTenantId",
        "*ProcessInstance* response +*.suspendedDate",
        "getTopology response +*.brokerId",
        "getTopology response +*.partitions*.state",
        "searchMessageSubscriptions response +*",
    ),
    "Words that came with 8.10: of resting instances and of listeners before all rounds or on cancelling; others never happen": (
        "*ProcessInstance* response +*.state=SUSPENDED",
        "*Jobs response +*.listenerEventType=BEFORE_ALL",
        "*Jobs response +*.listenerEventType=CANCEL",
        "* response +*=SUSPEND_PROCESS_INSTANCE",
        "* response +*=RESUME_PROCESS_INSTANCE",
        "* response +*=UPDATE_JOB",
        "* response +*=SECRET_RESOLUTION_ERROR",
        "searchJobs response +*.state=PRIORITY_UPDATED",
        "searchJobs response +*.state=TIMEOUT_UPDATED",
    ),
    "`warnings` of a deployment are our own": ("createDeployment response +.warnings",),
    "A deployment never holds a generic `resource`; each of its items names all five kinds, null where it is another": (
        "createDeployment response -*.resource.*",
        "createDeployment response !.deployments*",
    ),
    "What 8.9 says in words only, the description demands: an `assignee`, the element to begin": (
        "assignUserTask request !.assignee",
        "completeJob request !.result.activateElements*.elementId",
    ),
    "`metadata` of a document is one part of the form, described as text: it holds the JSON of the contract": (
        "createDocument* request !.metadata*",
        "createDocument* request -.metadata*",
    ),
    "The `camunda.document.type` of a document reference is always there": ("createDocument* response !*.type",),
}
"""Why bodies differ, and the patterns of `operation side difference` (see `shapes.differences`) that this covers."""
