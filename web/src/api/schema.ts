/** Generated from the server by `npm run types`; do not edit. */

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Liveness
         * @description The process answers, also while all its threads wait for the database.
         */
        get: operations["liveness_healthz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readiness
         * @description The database answers and is migrated, and this process is not about to end; 503 otherwise.
         */
        get: operations["readiness_readyz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Meta
         * @description Version, mode, date and pooling areas.
         */
        get: operations["get_meta_api_meta_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description Who is signed in.
         */
        get: operations["get_session_api_session_get"];
        put?: never;
        /**
         * Sign In
         * @description Sign in with a local account; sets the session cookie.
         */
        post: operations["sign_in_api_session_post"];
        /**
         * Sign Out
         * @description End the session on the server and clear the cookie.
         */
        delete: operations["sign_out_api_session_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Demo Accounts
         * @description The demonstration accounts; 404 outside demonstration mode.
         */
        get: operations["list_demo_accounts_api_demo_accounts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/publicity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Publicity
         * @description Parties proposed for an agreement, newest first.
         */
        get: operations["list_publicity_api_public_publicity_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/publicity/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Publicity
         * @description One entry of the list.
         */
        get: operations["get_publicity_api_public_publicity__key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/publicity/{key}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object To
         * @description Object to an entry while its publicity lasts; limited per address.
         */
        post: operations["object_to_api_public_publicity__key__objections_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/designated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Designated
         * @description Parties whose agreement is in effect, newest first.
         */
        get: operations["list_designated_api_public_designated_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Provisions
         * @description The provisions with these ids, in the order asked; an unknown id is a 404.
         */
        get: operations["list_provisions_api_provisions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provisions/{provision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Provision
         * @description One provision.
         */
        get: operations["get_provision_api_provisions__provision_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/terminated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Terminated
         * @description Parties whose agreement was terminated, newest first; an entry is gone once its decision is revoked.
         */
        get: operations["list_terminated_api_public_terminated_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/terminated/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Terminated
         * @description The whole list as CSV (UTF-8 with its mark).
         */
        get: operations["export_terminated_api_public_terminated_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tasks
         * @description Open tasks of a view, filtered and sorted.
         */
        get: operations["list_tasks_api_tasks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Tasks
         * @description Numbers for the views, and the filter values of one view.
         */
        get: operations["count_tasks_api_tasks_counts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Task
         * @description A task with its form, data, legal basis, deadline and case.
         */
        get: operations["get_task_api_tasks__key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{key}/assignees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Assignees
         * @description People a leader can give this task to.
         */
        get: operations["list_assignees_api_tasks__key__assignees_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{key}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim
         * @description Take the task from a group.
         */
        post: operations["claim_api_tasks__key__claim_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{key}/unclaim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unclaim
         * @description Put the task back.
         */
        post: operations["unclaim_api_tasks__key__unclaim_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{key}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign
         * @description Give the task to a person (leaders).
         */
        post: operations["assign_api_tasks__key__assign_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{key}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete
         * @description Submit the form. Invalid data is refused with one error per field, and nothing changes.
         */
        post: operations["complete_api_tasks__key__complete_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Cases
         * @description Cases of the person's areas (or of their own party), by number or party name.
         */
        get: operations["search_cases_api_cases_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{business_key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Case
         * @description Application, state, process instances, open tasks, agreement, clocks, notices and attachments.
         */
        get: operations["get_case_api_cases__business_key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{business_key}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Timeline
         * @description What happened, newest last: steps from the engine's history and events of the domain, in Chinese.
         */
        get: operations["get_timeline_api_cases__business_key__timeline_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{business_key}/instances/{key}/diagram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Diagram
         * @description The diagram of one process instance with its tokens and its path.
         */
        get: operations["read_diagram_api_cases__business_key__instances__key__diagram_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Agreements
         * @description Agreements of the person's areas (or of their own party), by number or party name.
         */
        get: operations["search_agreements_api_agreements_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Agreements
         * @description What the search finds, all of it, as CSV (UTF-8 with its mark).
         */
        get: operations["export_agreements_api_agreements_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{business_key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Agreement
         * @description State, regions, clocks with their explanation, history with causes, suspensions, holds, notices, related cases.
         */
        get: operations["get_agreement_api_agreements__business_key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{business_key}/filings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Filings
         * @description What the person may file on this agreement or its cases; what is not possible now says why.
         */
        get: operations["list_filings_api_agreements__business_key__filings_get"];
        put?: never;
        /**
         * File
         * @description File something: the form is checked, the case opened where the filing does, and the procedure goes on.
         */
        post: operations["file_api_agreements__business_key__filings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{business_key}/filings/{filing}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Filing Form
         * @description The form of a filing, with what the procedures know already.
         */
        get: operations["get_filing_form_api_agreements__business_key__filings__filing__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/case-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Case Files
         * @description Cases on agreements, by their present kind, state, number, agreement or party.
         */
        get: operations["search_case_files_api_case_files_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/case-files/{business_key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Case File
         * @description Findings, evidence, documents with delivery, defence and answer, hearing, decisions, measures, linked cases.
         */
        get: operations["get_case_file_api_case_files__business_key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Deadlines
         * @description Running clocks of the person's areas (or of their own party), the most urgent first.
         */
        get: operations["list_deadlines_api_deadlines_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadlines/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Deadlines
         * @description How many clocks are due today, this week, overdue, or standing still.
         */
        get: operations["count_deadlines_api_deadlines_counts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{business_key}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notices
         * @description The case's notices, oldest first.
         */
        get: operations["list_notices_api_cases__business_key__notices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notice
         * @description One notice.
         */
        get: operations["get_notice_api_notices__key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{key}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Document
         * @description The notice as a printable HTML document; it runs no script.
         */
        get: operations["read_document_api_notices__key__document_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{key}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record Delivery
         * @description Record when and how the notice was delivered; the date starts clocks.
         */
        post: operations["record_delivery_api_notices__key__delivery_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Form
         * @description The form an application starts with, prefilled with what the register knows of the party.
         */
        get: operations["get_form_api_applications_form_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Applications
         * @description My applications, newest first.
         */
        get: operations["list_applications_api_applications_get"];
        put?: never;
        /**
         * Submit
         * @description Submit an application: checks the form, registers receipt and starts the acceptance clock.
         */
        post: operations["submit_api_applications_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{business_key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Application
         * @description One of my applications, with what I can do now.
         */
        get: operations["get_application_api_applications__business_key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{business_key}/actions/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Action Form
         * @description The form for answering a supplement notice, asking for re-evaluation, or withdrawing.
         */
        get: operations["get_action_form_api_applications__business_key__actions__action__get"];
        put?: never;
        /**
         * Act
         * @description Do it. A request for re-evaluation that comes too early is returned with the first lawful date.
         */
        post: operations["act_api_applications__business_key__actions__action__post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload
         * @description Store a file, for a case or (without `business_key`) for an application about to be submitted.
         */
        post: operations["upload_api_attachments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attachments/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download
         * @description The file's bytes, always as a download.
         */
        get: operations["download_api_attachments__key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{business_key}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Attachments
         * @description The case's files, oldest first.
         */
        get: operations["list_attachments_api_cases__business_key__attachments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload
         * @description Store a file for a form that is about to be submitted, of that task or of none; it expires unless that happens.
         */
        post: operations["upload_api_documents_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download
         * @description The file's bytes, always as a download.
         */
        get: operations["download_api_documents__document_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{key}/documents/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Shown
         * @description The bytes of a file that the task's form shows, always as a download.
         */
        get: operations["download_shown_api_tasks__key__documents__document_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Parameters
         * @description All parameters of an area with their versions.
         */
        get: operations["list_parameters_api_parameters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parameters/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Parameter
         * @description Store a new version (leaders and operators of the area).
         */
        put: operations["set_parameter_api_parameters__name__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Year
         * @description The arrangement in force for a year; `published` is false while it is only assumed.
         */
        get: operations["get_year_api_calendar__year__get"];
        /**
         * Load Year
         * @description Load a year's arrangement (operators) and recompute running clocks.
         */
        put: operations["load_year_api_calendar__year__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Definitions
         * @description Deployed processes, decisions and forms (staff only).
         */
        get: operations["list_definitions_api_definitions_get"];
        put?: never;
        /**
         * Deploy
         * @description Deploy .bpmn, .dmn and .form files together (designers); errors name element, line and remedy.
         */
        post: operations["deploy_api_definitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Definition
         * @description All versions with the cases on them, and the forms, tables and processes it refers to (staff only).
         */
        get: operations["read_definition_api_definitions__key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{key}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Difference
         * @description What changed from version `since` (its key) to this one, element by element (staff only).
         */
        get: operations["read_difference_api_definitions__key__difference_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{key}/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Running Cases
         * @description The unfinished process instances on this version, newest first, as far as the person may see them.
         */
        get: operations["list_running_cases_api_definitions__key__instances_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{key}/resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Resource
         * @description The deployed bytes, unchanged.
         */
        get: operations["read_resource_api_definitions__key__resource_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{key}/migration/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Migration
         * @description What moving the running cases of this version to another one would do, without doing it (operators).
         */
        post: operations["preview_migration_api_definitions__key__migration_preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{key}/migration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Migration
         * @description Move the running cases of this version to another one, in the background (operators).
         */
        post: operations["start_migration_api_definitions__key__migration_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Operations
         * @description One's own operations and those that lie wholly in areas one supervises, newest first.
         */
        get: operations["list_operations_api_operations_get"];
        put?: never;
        /**
         * Start Operation
         * @description Cancel, suspend or resume the instances named, or resolve their incidents, in the background.
         */
        post: operations["start_operation_api_operations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Operation
         * @description One operation with its progress.
         */
        get: operations["read_operation_api_operations__key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/{key}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Items
         * @description What became of each instance or incident.
         */
        get: operations["list_items_api_operations__key__items_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/{key}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend
         * @description Do no further item until it is resumed.
         */
        post: operations["suspend_api_operations__key__suspend_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/{key}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume
         * @description Go on.
         */
        post: operations["resume_api_operations__key__resume_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/{key}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Take back what is still to do; what is done stays done.
         */
        post: operations["cancel_api_operations__key__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/element-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Element Templates
         * @description A template for every job type, to be put into `.camunda/element-templates` beside the diagrams (staff only).
         */
        get: operations["list_element_templates_api_element_templates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Incidents
         * @description Open incidents of the areas in which the person is an operator or leader.
         */
        get: operations["list_incidents_api_incidents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{key}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve
         * @description Try the failed step again (operators).
         */
        post: operations["resolve_api_incidents__key__resolve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Instance
         * @description Its diagram with tokens, open tasks, variables, incidents, caller and called ones (operators and designers).
         */
        get: operations["read_instance_api_instances__key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Clock
         * @description The time the system works with.
         */
        get: operations["get_clock_api_clock_get"];
        /**
         * Pin Clock
         * @description Pin the clock to a date, or let it run again (demonstration mode only).
         */
        put: operations["pin_clock_api_clock_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Advance Clock
         * @description Move the pinned clock forward and fire what falls due (demonstration mode only).
         */
        post: operations["advance_clock_api_clock_advance_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Act
         * @description The submitted form of an action; `attachments` are keys of files uploaded before.
         */
        Act: {
            /** Variables */
            variables?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Attachments */
            attachments?: string[];
        };
        /**
         * Action
         * @description What the institution can do with its application now.
         * @enum {string}
         */
        Action: "supplement" | "reevaluation" | "withdraw";
        /**
         * ActionForm
         * @description The Camunda Form of an action, with its initial data.
         */
        ActionForm: {
            action: components["schemas"]["Action"];
            /** Form */
            form: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Data */
            data: {
                [key: string]: components["schemas"]["JsonValue"];
            };
        };
        /**
         * AdvanceClock
         * @description Move the pinned clock forward, by days or to a date; timers that fall due on the way fire in order.
         */
        AdvanceClock: {
            /** Days */
            days?: number | null;
            /** To */
            to?: string | null;
        };
        /**
         * Advanced
         * @description The new time and how many timers fired.
         */
        Advanced: {
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /**
             * Today
             * Format: date
             */
            today: string;
            /** Pinned */
            pinned: boolean;
            /** Fired */
            fired: number;
        };
        /**
         * AgreementDetail
         * @description An agreement's whole life as its page shows it.
         */
        AgreementDetail: {
            agreement: components["schemas"]["AgreementRow"];
            party: components["schemas"]["PartyView"];
            /**
             * Signed On
             * Format: date
             */
            signed_on: string;
            /** Filed On */
            filed_on: string | null;
            /** Signer */
            signer: string;
            /** Text Version */
            text_version: string;
            /** First Designation */
            first_designation: boolean;
            /** Regional Centre */
            regional_centre: boolean;
            /** Settlement Opened On */
            settlement_opened_on: string | null;
            /** End Decision */
            end_decision: string | null;
            /** Application Number */
            application_number: string | null;
            /** Predecessor */
            predecessor: string | null;
            /** Successor */
            successor: string | null;
            /** Regions */
            regions: components["schemas"]["Region"][];
            /** Clocks */
            clocks: components["schemas"]["ClockView"][];
            /** History */
            history: components["schemas"]["AgreementEvent"][];
            /** Suspensions */
            suspensions: components["schemas"]["Suspension"][];
            /** Holds */
            holds: components["schemas"]["Hold"][];
            /** Cases */
            cases: components["schemas"]["CaseFileRow"][];
            /** Notices */
            notices: components["schemas"]["Notice"][];
            /** Instances */
            instances: components["schemas"]["InstanceSummary"][];
            /** Tasks */
            tasks: components["schemas"]["TaskRow"][];
        };
        /**
         * AgreementEvent
         * @description A change with its cause. `effective_on` is the day of law from which it counts, where it differs from the act's.
         */
        AgreementEvent: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * On
             * Format: date
             */
            on: string;
            /** Effective On */
            effective_on: string | null;
            /** Event */
            event: string;
            /** Title */
            title: string;
            /** From State Name */
            from_state_name: string | null;
            /** To State Name */
            to_state_name: string | null;
            /** Reason */
            reason: string | null;
            /** Actor Name */
            actor_name: string | null;
            /** Instance Key */
            instance_key: string | null;
            /** Element Id */
            element_id: string | null;
            /** Provisions */
            provisions: string[];
        };
        /**
         * AgreementRow
         * @description A line of the search. `ended_on` is the first day on which the agreement no longer holds.
         */
        AgreementRow: {
            /** Number */
            number: string;
            /** Party Name */
            party_name: string;
            /** Party Type */
            party_type: string;
            /** Party Type Name */
            party_type_name: string;
            /** Area */
            area: string;
            /** Area Name */
            area_name: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /**
             * Effective On
             * Format: date
             */
            effective_on: string;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Ended On */
            ended_on: string | null;
            /** End Reason */
            end_reason: string | null;
            /** End Reason Name */
            end_reason_name: string | null;
        };
        /**
         * AgreementSort
         * @description Order of the search; a leading minus reverses.
         * @enum {string}
         */
        AgreementSort: "-number" | "number" | "ends" | "-ends";
        /**
         * AgreementState
         * @description The main state.
         * @enum {string}
         */
        AgreementState: "SIGNED" | "ACTIVE" | "SUSPENDED_V" | "SUSPENDED_A" | "ENDED_180" | "EXPIRED" | "TERMINATED" | "SUPERSEDED" | "REVOKED_END";
        /**
         * AgreementView
         * @description The agreement between agency and party.
         */
        AgreementView: {
            /** Number */
            number: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /** Signed On */
            signed_on: string | null;
            /** Effective On */
            effective_on: string | null;
            /** Ends On */
            ends_on: string | null;
            /** Filed On */
            filed_on: string | null;
            /** Announced On */
            announced_on: string | null;
            /** Settlement Opened On */
            settlement_opened_on: string | null;
        };
        /**
         * ApplicationDetail
         * @description An application as its institution sees it.
         */
        ApplicationDetail: {
            case: components["schemas"]["CaseSummary"];
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Supplement Items */
            supplement_items: string[];
            application: components["schemas"]["ApplicationView"];
            /** Tasks */
            tasks: components["schemas"]["TaskRow"][];
            agreement: components["schemas"]["AgreementView"] | null;
            /** Clocks */
            clocks: components["schemas"]["ClockView"][];
            /** Notices */
            notices: components["schemas"]["Notice"][];
            /** Attachments */
            attachments: components["schemas"]["Attachment"][];
            /** Timeline */
            timeline: components["schemas"]["TimelineEntry"][];
        };
        /**
         * ApplicationForm
         * @description The Camunda Form an application starts with, prefilled from the register.
         */
        ApplicationForm: {
            party_type: components["schemas"]["PartyType"];
            /** Area */
            area: string;
            /** Process Id */
            process_id: string;
            /** Form */
            form: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Data */
            data: {
                [key: string]: components["schemas"]["JsonValue"];
            };
        };
        /**
         * ApplicationRow
         * @description A line of "my applications".
         */
        ApplicationRow: {
            case: components["schemas"]["CaseSummary"];
            /** Actions */
            actions: components["schemas"]["Action"][];
        };
        /**
         * ApplicationView
         * @description The application itself.
         */
        ApplicationView: {
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            /** Accepted On */
            accepted_on: string | null;
            /** Ended On */
            ended_on: string | null;
            /** End Reason */
            end_reason: string | null;
            /** Submitted By Name */
            submitted_by_name: string;
            /** Materials */
            materials: components["schemas"]["Material"][];
            /** Supplements */
            supplements: components["schemas"]["SupplementView"][];
        };
        /**
         * Assign
         * @description Give the task to the account with this user name.
         */
        Assign: {
            /** Assignee */
            assignee: string;
        };
        /**
         * Assignee
         * @description A person the task can be given to.
         */
        Assignee: {
            /** Username */
            username: string;
            /** Display Name */
            display_name: string;
        };
        /**
         * Attachment
         * @description An uploaded file, an attachment or a document of a form field; its bytes are at `address`.
         */
        Attachment: {
            /** Key */
            key: string;
            /** Address */
            address: string;
            /** Name */
            name: string;
            /** Media Type */
            media_type: string;
            /** Size */
            size: number;
            /** Sha256 */
            sha256: string;
            /** Business Key */
            business_key: string | null;
            /** Label */
            label: string | null;
            /**
             * Uploaded At
             * Format: date-time
             */
            uploaded_at: string;
            /** Uploaded By */
            uploaded_by: string;
        };
        /** Body_deploy_api_definitions_post */
        Body_deploy_api_definitions_post: {
            /** Files */
            files: string[];
        };
        /** Body_upload_api_attachments_post */
        Body_upload_api_attachments_post: {
            /** File */
            file: string;
            /** Business Key */
            business_key?: string | null;
            /** Label */
            label?: string | null;
        };
        /** Body_upload_api_documents_post */
        Body_upload_api_documents_post: {
            /** File */
            file: string;
            /** Task Key */
            task_key?: string | null;
        };
        /**
         * CalendarLoaded
         * @description The stored year, and how many running clocks got another due date.
         */
        CalendarLoaded: {
            calendar: components["schemas"]["CalendarYear"];
            /** Recomputed */
            recomputed: number;
        };
        /**
         * CalendarYear
         * @description A year's arrangement: `off` are days that are free, `work` weekend days that are worked (调休).
         */
        CalendarYear: {
            /** Year */
            year: number;
            /** Published */
            published: boolean;
            /** Source */
            source: string;
            /** Version */
            version: string;
            /** Off */
            off: components["schemas"]["RestDay"][];
            /** Work */
            work: string[];
        };
        /**
         * CaseDecision
         * @description A decision. `members` and names are null to the party; `effective_on` is the first day of its effect.
         *
         *     `grounds` are the provisions that are met, `provisions` others it rests on; `judgements` the reasons for 情节恶劣
         *     and the like. `status`: in_force, stayed or revoked.
         */
        CaseDecision: {
            /** Number */
            number: string;
            /** Kind */
            kind: string;
            /** Kind Name */
            kind_name: string;
            /**
             * Decided On
             * Format: date
             */
            decided_on: string;
            /** Decided By Name */
            decided_by_name: string | null;
            /** Members */
            members: string[] | null;
            /**
             * Effective On
             * Format: date
             */
            effective_on: string;
            /** Ends On */
            ends_on: string | null;
            /** Rectify Until */
            rectify_until: string | null;
            /** Grounds */
            grounds: string[];
            /** Provisions */
            provisions: string[];
            /** Reasons */
            reasons: string;
            /** Judgements */
            judgements: components["schemas"]["NamedValue"][];
            /** Fault Class */
            fault_class: string | null;
            /** Fault Class Name */
            fault_class_name: string | null;
            /** Cause At Hq */
            cause_at_hq: boolean | null;
            /** Cause At Hq Reasons */
            cause_at_hq_reasons: string | null;
            /** Settles In Patients */
            settles_in_patients: boolean;
            /** Status */
            status: string;
            /** Status Name */
            status_name: string;
            /** Stayed On */
            stayed_on: string | null;
            /** Revoked On */
            revoked_on: string | null;
            /** Authority */
            authority: string | null;
        };
        /**
         * CaseDetail
         * @description The whole application, agreement or case, except diagrams and the timeline, which have their own addresses.
         *
         *     `application` is null and `evaluations` empty for an agreement or case; the file of a case is at `/api/case-files`.
         */
        CaseDetail: {
            case: components["schemas"]["CaseSummary"];
            application: components["schemas"]["ApplicationView"] | null;
            party: components["schemas"]["PartyView"];
            /** Evaluations */
            evaluations: components["schemas"]["EvaluationView"][];
            /** Instances */
            instances: components["schemas"]["InstanceSummary"][];
            /** Tasks */
            tasks: components["schemas"]["TaskRow"][];
            agreement: components["schemas"]["AgreementView"] | null;
            /** Clocks */
            clocks: components["schemas"]["ClockView"][];
            /** Notices */
            notices: components["schemas"]["Notice"][];
            /** Attachments */
            attachments: components["schemas"]["Attachment"][];
        };
        /**
         * CaseFile
         * @description The whole file; its story is at `/api/cases/{number}/timeline`. The party sees no investigators and no names.
         *
         *     `facts` is what was reported when the case was opened, by the labels of the form.
         */
        CaseFile: {
            case: components["schemas"]["CaseFileRow"];
            /** Facts */
            facts: components["schemas"]["NamedValue"][];
            /** Reported On */
            reported_on: string | null;
            /** Investigators */
            investigators: string[] | null;
            /** Findings */
            findings: components["schemas"]["Finding"][];
            /** Evidence */
            evidence: components["schemas"]["Evidence"][];
            /** Notices */
            notices: components["schemas"]["FileNotice"][];
            /** Statements */
            statements: components["schemas"]["Statement"][];
            /** Hearings */
            hearings: components["schemas"]["Hearing"][];
            /** Measures */
            measures: components["schemas"]["Measure"][];
            /** Source Case */
            source_case: string | null;
            /** Linked Cases */
            linked_cases: string[];
        };
        /**
         * CaseFileRow
         * @description A case with its decisions.
         */
        CaseFileRow: {
            /** Number */
            number: string;
            /** Kind */
            kind: string;
            /** Kind Name */
            kind_name: string;
            /** Stage */
            stage: string;
            /** Stage Name */
            stage_name: string;
            /** Source */
            source: string;
            /** Source Name */
            source_name: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /** Outcome */
            outcome: string | null;
            /** Outcome Name */
            outcome_name: string | null;
            /**
             * Opened On
             * Format: date
             */
            opened_on: string;
            /** Closed On */
            closed_on: string | null;
            /** Agreement Number */
            agreement_number: string;
            /** Party Name */
            party_name: string;
            /** Party Type */
            party_type: string;
            /** Area */
            area: string;
            /** Area Name */
            area_name: string;
            /** Decisions */
            decisions: components["schemas"]["CaseDecision"][];
        };
        /**
         * CaseFileSort
         * @description Order of the search; a leading minus reverses.
         * @enum {string}
         */
        CaseFileSort: "-number" | "number";
        /**
         * CaseKind
         * @description What a case is about; the last two are the party's own wish and never count against it.
         * @enum {string}
         */
        CaseKind: "breach" | "suspension" | "termination" | "linkage" | "voluntary_suspension" | "exit";
        /**
         * CaseSort
         * @description Order of the search; a leading minus reverses.
         * @enum {string}
         */
        CaseSort: "-number" | "number";
        /**
         * CaseStatus
         * @description How far a case has come.
         * @enum {string}
         */
        CaseStatus: "INVESTIGATING" | "NOTICE_SENT" | "DECIDED" | "CLOSED";
        /**
         * CaseSummary
         * @description The head of what a task belongs to. `kind`: application, agreement or case; `submitted_on` is when it began.
         */
        CaseSummary: {
            /** Business Key */
            business_key: string;
            /** Kind */
            kind: string;
            /** Kind Name */
            kind_name: string;
            /** Agreement Number */
            agreement_number: string | null;
            /** Party Name */
            party_name: string;
            /** Party Type */
            party_type: string;
            /** Party Type Name */
            party_type_name: string;
            /** Area */
            area: string;
            /** Area Name */
            area_name: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /** Submitted On */
            submitted_on: string | null;
        };
        /**
         * ChangeKind
         * @description MOVED: only drawn elsewhere or otherwise; it means nothing to the engine.
         * @enum {string}
         */
        ChangeKind: "added" | "removed" | "changed" | "moved";
        /**
         * CheckView
         * @description One item of an evaluation; `passed` is null until somebody has looked.
         */
        CheckView: {
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Provision */
            provision: string;
            /** Passed */
            passed: boolean | null;
            /** Finding */
            finding: string | null;
        };
        /**
         * ClockState
         * @description The time the system works with; `pinned` when it stands still (demonstration mode only).
         */
        ClockState: {
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /**
             * Today
             * Format: date
             */
            today: string;
            /** Pinned */
            pinned: boolean;
        };
        /**
         * ClockView
         * @description A row of the deadline ledger, with the steps by which its date was found.
         */
        ClockView: {
            /** Key */
            key: string;
            /** Timer Id */
            timer_id: string;
            /** Name */
            name: string;
            /** Business Key */
            business_key: string | null;
            /** Start Event */
            start_event: string;
            /**
             * Start On
             * Format: date
             */
            start_on: string;
            /** Rule */
            rule: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Provisional */
            provisional: boolean;
            /** Remaining Working Days */
            remaining_working_days: number | null;
            /** Overdue */
            overdue: boolean;
            /** Pauses */
            pauses: components["schemas"]["Pause"][];
            /** Outcome */
            outcome: string;
            /** Outcome Name */
            outcome_name: string;
            /** Closed On */
            closed_on: string | null;
            /** Provisions */
            provisions: string[];
            /** Explanation */
            explanation: components["schemas"]["ExplanationStep"][];
        };
        /**
         * Complete
         * @description The submitted form data.
         */
        Complete: {
            /** Variables */
            variables?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
        };
        /**
         * Completed
         * @description What completing led to: the case's open tasks that the person may see now.
         *
         *     While the task's listeners are at work it is `pending`: it is over when they are done, or open again when one denies it.
         */
        Completed: {
            /** Key */
            key: string;
            /** Business Key */
            business_key: string | null;
            /** Pending */
            pending: boolean;
            /** Next Tasks */
            next_tasks: components["schemas"]["TaskRow"][];
        };
        /**
         * Deadline
         * @description A lawful date with what is left of it.
         *
         *     `remaining_working_days` is negative when overdue; `provisional` when the year's calendar is not yet published.
         */
        Deadline: {
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Remaining Working Days */
            remaining_working_days: number | null;
            /** Overdue */
            overdue: boolean;
            /** Provisional */
            provisional: boolean;
            /** Clock Id */
            clock_id: string | null;
            /** Explanation */
            explanation: components["schemas"]["ExplanationStep"][];
        };
        /**
         * DeadlineCounts
         * @description How many clocks each group has, under the same visibility as the list.
         */
        DeadlineCounts: {
            /** Today */
            today: number;
            /** Week */
            week: number;
            /** Overdue */
            overdue: number;
            /** Paused */
            paused: number;
            /** All */
            all: number;
        };
        /**
         * DeadlineGroup
         * @description Which running clocks: due today, due this week (today through Sunday), overdue, standing still, or all.
         * @enum {string}
         */
        DeadlineGroup: "today" | "week" | "overdue" | "paused" | "all";
        /**
         * DeadlineRow
         * @description A running clock. `kind` is that of what it belongs to: application, agreement or case.
         */
        DeadlineRow: {
            /** Key */
            key: string;
            /** Timer Id */
            timer_id: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string | null;
            /** Kind Name */
            kind_name: string | null;
            /** Business Key */
            business_key: string | null;
            /** Party Name */
            party_name: string | null;
            /** Area */
            area: string;
            /** Area Name */
            area_name: string;
            /** Start Event */
            start_event: string;
            /**
             * Start On
             * Format: date
             */
            start_on: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Remaining Working Days */
            remaining_working_days: number;
            /** Overdue */
            overdue: boolean;
            /** Paused Since */
            paused_since: string | null;
            /** Provisional */
            provisional: boolean;
            /** Provisions */
            provisions: string[];
        };
        /**
         * DecisionView
         * @description A decision that was evaluated, and why it answered so: its inputs and the rules that matched.
         *
         *     `result` is null where the answer is made of several outputs: the rules tell them.
         */
        DecisionView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Result */
            result: string | null;
            /** Inputs */
            inputs: components["schemas"]["NamedValue"][];
            /** Rules */
            rules: components["schemas"]["MatchedRuleView"][];
        };
        /**
         * Definition
         * @description A deployed version of a process, decision or form. `kind`: process, decision, form.
         */
        Definition: {
            /** Key */
            key: string;
            /** Kind */
            kind: string;
            /** Definition Id */
            definition_id: string;
            /** Name */
            name: string;
            /** Version */
            version: number;
            /** Version Tag */
            version_tag: string | null;
            /** Resource Name */
            resource_name: string;
            /**
             * Deployed At
             * Format: date-time
             */
            deployed_at: string;
            /** Deployed By */
            deployed_by: string | null;
            /** Latest */
            latest: boolean;
        };
        /**
         * DefinitionDetail
         * @description All versions of one definition, newest first, and what the version asked for refers to.
         */
        DefinitionDetail: {
            definition: components["schemas"]["Definition"];
            /** Versions */
            versions: components["schemas"]["Version"][];
            /** Uses */
            uses: components["schemas"]["UsedResource"][];
        };
        /**
         * DefinitionDifference
         * @description What changed from `old` to `new`.
         */
        DefinitionDifference: {
            old: components["schemas"]["Definition"];
            new: components["schemas"]["Definition"];
            /** Changes */
            changes: components["schemas"]["ElementDifference"][];
        };
        /**
         * Delivery
         * @description When and how the notice was delivered; the date starts clocks.
         */
        Delivery: {
            /**
             * Delivered On
             * Format: date
             */
            delivered_on: string;
            /** Method */
            method: string;
            /** Method Name */
            method_name: string;
            /** Recipient */
            recipient: string | null;
            /** Receipt */
            receipt: string | null;
            /** Refused To Sign */
            refused_to_sign: boolean;
        };
        /**
         * DeliveryMethod
         * @description How a notice reached the party.
         * @enum {string}
         */
        DeliveryMethod: "direct" | "electronic" | "mail" | "left" | "public";
        /**
         * DemoAccount
         * @description A demonstration account as the sign-in page offers it (demonstration mode only).
         */
        DemoAccount: {
            /** Username */
            username: string;
            /** Password */
            password: string;
            /** Display Name */
            display_name: string;
            /** Role Name */
            role_name: string;
            /** Area Name */
            area_name: string;
        };
        /**
         * DeployedResource
         * @description One definition and the version it has now.
         */
        DeployedResource: {
            /** Key */
            key: string;
            /** Kind */
            kind: string;
            /** Definition Id */
            definition_id: string;
            /** Version */
            version: number;
            /** Resource Name */
            resource_name: string;
        };
        /**
         * Deployment
         * @description The result of a deployment: all resources or none. Unchanged files keep their versions.
         */
        Deployment: {
            /** Key */
            key: string;
            /** Resources */
            resources: components["schemas"]["DeployedResource"][];
            /** Warnings */
            warnings: components["schemas"]["DeploymentWarning"][];
        };
        /**
         * DeploymentWarning
         * @description A finding that stops nothing.
         */
        DeploymentWarning: {
            /** Resource */
            resource: string;
            /** Element Id */
            element_id: string | null;
            /** Line */
            line: number | null;
            /** Message */
            message: string;
            /** Remedy */
            remedy: string;
        };
        /**
         * DesignatedEntry
         * @description A party with an effective agreement.
         */
        DesignatedEntry: {
            /** Party Name */
            party_name: string;
            /** Party Type */
            party_type: string;
            /** Party Type Name */
            party_type_name: string;
            /** Address */
            address: string | null;
            /** Area */
            area: string;
            /** Area Name */
            area_name: string;
            /** Agreement Number */
            agreement_number: string | null;
            /**
             * Announced On
             * Format: date
             */
            announced_on: string;
            /** Effective On */
            effective_on: string | null;
            /** Ends On */
            ends_on: string | null;
        };
        /**
         * Diagram
         * @description A diagram with where it stands: draw `taken` and `completed` as done, `active` as tokens.
         */
        Diagram: {
            /** Instance Key */
            instance_key: string;
            /** Process Id */
            process_id: string;
            /** Process Name */
            process_name: string;
            /** Version */
            version: number;
            /** Xml */
            xml: string;
            /** Active */
            active: components["schemas"]["Token"][];
            /** Completed */
            completed: string[];
            /** Taken */
            taken: string[];
            /** Incidents */
            incidents: components["schemas"]["IncidentView"][];
        };
        /**
         * ElementDifference
         * @description An element that differs. `kind`: added, removed, changed, moved (drawn elsewhere, otherwise the same).
         */
        ElementDifference: {
            /** Element Id */
            element_id: string;
            /** Name */
            name: string | null;
            /** Type */
            type: string;
            kind: components["schemas"]["ChangeKind"];
            /** Properties */
            properties: components["schemas"]["PropertyDifference"][];
        };
        /**
         * EvaluationView
         * @description A round of evaluation.
         */
        EvaluationView: {
            /** Round */
            round: number;
            /**
             * Started On
             * Format: date
             */
            started_on: string;
            /** Concluded On */
            concluded_on: string | null;
            /** Result */
            result: string | null;
            /** Result Name */
            result_name: string | null;
            /** Reasons */
            reasons: string | null;
            /** Advice */
            advice: string | null;
            /** Checks */
            checks: components["schemas"]["CheckView"][];
        };
        /**
         * Evidence
         * @description A piece of evidence.
         */
        Evidence: {
            /** Title */
            title: string;
            /** Source */
            source: string;
            /**
             * Taken On
             * Format: date
             */
            taken_on: string;
            /** Recorded By Name */
            recorded_by_name: string | null;
        };
        /**
         * ExplanationStep
         * @description One step by which a date was found.
         */
        ExplanationStep: {
            /** Text */
            text: string;
            /** Text En */
            text_en: string;
            /** Provisions */
            provisions: string[];
        };
        /**
         * Facet
         * @description A filter value with how many tasks it would show.
         */
        Facet: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Count */
            count: number;
        };
        /**
         * File
         * @description A filing with its submitted form; `attachments` are keys of files uploaded before.
         */
        File: {
            /** Filing */
            filing: string;
            /** Variables */
            variables?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Case Number */
            case_number?: string | null;
            /** Attachments */
            attachments?: string[];
        };
        /**
         * FileNotice
         * @description A document in the file; a prior notice says what it `announces` and until when the party may defend itself.
         */
        FileNotice: {
            /** Key */
            key: string;
            /** Number */
            number: string;
            /** Title */
            title: string;
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
            /** Announces */
            announces: string[];
            /**
             * Delivered On
             * Format: date
             */
            delivered_on: string;
            /** Defence Until */
            defence_until: string | null;
        };
        /**
         * Filed
         * @description What the filing led to: the case it is in, if any, and the agreement's state now.
         */
        Filed: {
            /** Agreement Number */
            agreement_number: string;
            /** Case Number */
            case_number: string | null;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
        };
        /**
         * FilingForm
         * @description The Camunda Form of a filing, with its initial data.
         */
        FilingForm: {
            /** Filing */
            filing: string;
            /** Title */
            title: string;
            /** Form */
            form: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Data */
            data: {
                [key: string]: components["schemas"]["JsonValue"];
            };
        };
        /**
         * FilingOffer
         * @description Something the person may file by role. `refusal` says why not now; in several `cases` one has to be named.
         */
        FilingOffer: {
            /** Filing */
            filing: string;
            /** Title */
            title: string;
            /** Provision */
            provision: string;
            /** Possible */
            possible: boolean;
            /** Refusal */
            refusal: string | null;
            /** In Case */
            in_case: boolean;
            /** Cases */
            cases: string[];
            /** Opens Case */
            opens_case: boolean;
        };
        /**
         * Finding
         * @description A fact found; `proved` is null until it was judged. `amount` in yuan with two decimals.
         */
        Finding: {
            /**
             * Found On
             * Format: date
             */
            found_on: string;
            /** Facts */
            facts: string;
            /** Code */
            code: string | null;
            /** Ground */
            ground: string | null;
            /** Amount */
            amount: string | null;
            /** Proved */
            proved: boolean | null;
            /** Proved Reasons */
            proved_reasons: string | null;
            /** Recorded By Name */
            recorded_by_name: string | null;
        };
        /**
         * Grant
         * @description One role in one pooling area.
         */
        Grant: {
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
            /** Area */
            area: string;
            /** Area Name */
            area_name: string;
        };
        /**
         * Health
         * @description `status` is "ok".
         */
        Health: {
            /** Status */
            status: string;
        };
        /**
         * Hearing
         * @description The minutes of a hearing.
         */
        Hearing: {
            /**
             * Held On
             * Format: date
             */
            held_on: string;
            /** Present */
            present: string;
            /** Minutes */
            minutes: string;
        };
        /**
         * Hold
         * @description A hold of settlement or a pause of a department or person; `subject` of a person is not told to others.
         */
        Hold: {
            /** Scope */
            scope: string;
            /** Scope Name */
            scope_name: string;
            /** Subject */
            subject: string | null;
            /**
             * Effective On
             * Format: date
             */
            effective_on: string;
            /** Ends On */
            ends_on: string | null;
            /** Released On */
            released_on: string | null;
            /** Outcome */
            outcome: string | null;
            /** Outcome Name */
            outcome_name: string | null;
            /** Reason */
            reason: string;
            /** Grounds */
            grounds: string[];
            /** Decision Number */
            decision_number: string | null;
        };
        /**
         * IncidentView
         * @description A step that failed and waits for an operator.
         */
        IncidentView: {
            /** Key */
            key: string;
            /** Element Id */
            element_id: string;
            /** Kind */
            kind: string;
            /** Message */
            message: string;
            /** Attempts */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Business Key */
            business_key: string | null;
            /** Area */
            area: string;
            /** Process Id */
            process_id: string;
            /** Instance Key */
            instance_key: string | null;
        };
        /**
         * InstanceDetail
         * @description Where an instance stands, and everything an operator asks about it. `business_key` is its case's number.
         */
        InstanceDetail: {
            /** Key */
            key: string;
            /** Definition Key */
            definition_key: string;
            /** Business Key */
            business_key: string | null;
            /** Area */
            area: string;
            status: components["schemas"]["InstanceStatus"];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Started By */
            started_by: string;
            /** Ended At */
            ended_at: string | null;
            parent: components["schemas"]["InstanceLink"] | null;
            /** Called */
            called: components["schemas"]["InstanceLink"][];
            /** Tasks */
            tasks: components["schemas"]["InstanceTask"][];
            /** Variables */
            variables: components["schemas"]["InstanceVariable"][];
            diagram: components["schemas"]["Diagram"];
        };
        /**
         * InstanceLink
         * @description Another instance of the same tree: the one that called it, or one that it called.
         */
        InstanceLink: {
            /** Key */
            key: string;
            /** Process Name */
            process_name: string;
            status: components["schemas"]["InstanceStatus"];
        };
        /**
         * InstanceStatus
         * @description Camunda's states of a process instance; a suspended one rests until it is resumed.
         * @enum {string}
         */
        InstanceStatus: "ACTIVE" | "SUSPENDED" | "COMPLETED" | "TERMINATED";
        /**
         * InstanceSummary
         * @description One process instance of the case; `parent_key` names the instance that called it.
         */
        InstanceSummary: {
            /** Key */
            key: string;
            /** Process Id */
            process_id: string;
            /** Process Name */
            process_name: string;
            /** Version */
            version: number;
            /** Version Tag */
            version_tag: string | null;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /** Parent Key */
            parent_key: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Incidents */
            incidents: number;
        };
        /**
         * InstanceTask
         * @description An open user task of the instance.
         */
        InstanceTask: {
            /** Key */
            key: string;
            /** Element Id */
            element_id: string;
            /** Name */
            name: string;
            /** Assignee */
            assignee: string | null;
            /** Due At */
            due_at: string | null;
        };
        /**
         * InstanceVariable
         * @description A variable of the process; `value` is its JSON text.
         */
        InstanceVariable: {
            /** Name */
            name: string;
            /** Value */
            value: string;
        };
        /**
         * ItemState
         * @description Camunda's states of an item: open, done, refused, taken back with its batch, or no longer in need of it.
         * @enum {string}
         */
        ItemState: "ACTIVE" | "COMPLETED" | "FAILED" | "CANCELED" | "SKIPPED";
        JsonValue: unknown;
        /**
         * Label
         * @description A code and what people call it.
         */
        Label: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * MatchedRuleView
         * @description A rule of a decision table that matched. `number` is its row, from 1; `reason` and `notes` are its annotations.
         */
        MatchedRuleView: {
            /** Number */
            number: number;
            /** Rule Id */
            rule_id: string;
            /** Reason */
            reason: string | null;
            /** Provisions */
            provisions: string[];
            /** Outputs */
            outputs: components["schemas"]["NamedValue"][];
            /** Notes */
            notes: components["schemas"]["NamedValue"][];
        };
        /**
         * Material
         * @description One item of the checklist of required materials.
         */
        Material: {
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Provision */
            provision: string;
            /** Required */
            required: boolean;
            /** Present */
            present: boolean;
            /** Supplied On */
            supplied_on: string | null;
        };
        /**
         * Measure
         * @description A measure; `amount` in yuan with two decimals.
         */
        Measure: {
            /** Kind */
            kind: string;
            /** Kind Name */
            kind_name: string;
            /** Description */
            description: string;
            /** Decision Number */
            decision_number: string | null;
            /** Amount */
            amount: string | null;
            /** Due On */
            due_on: string | null;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /** Performed On */
            performed_on: string | null;
            /** Note */
            note: string | null;
        };
        /**
         * Meta
         * @description What the web app shows before anyone has signed in.
         */
        Meta: {
            /** Name */
            name: string;
            /** Version */
            version: string;
            /** Demo */
            demo: boolean;
            /**
             * Today
             * Format: date
             */
            today: string;
            /** Clock Pinned */
            clock_pinned: boolean;
            /** Areas */
            areas: components["schemas"]["Label"][];
        };
        /**
         * Metadata
         * @description What is known of a document; a document that an instance uses does not expire.
         */
        Metadata: {
            /** Contenttype */
            contentType: string;
            /** Filename */
            fileName: string;
            /** Expiresat */
            expiresAt: string | null;
            /** Size */
            size: number;
            /** Processdefinitionid */
            processDefinitionId: string | null;
            /** Processinstancekey */
            processInstanceKey: string | null;
            /** Customproperties */
            customProperties: {
                [key: string]: unknown;
            };
        };
        /**
         * Migration
         * @description Where the cases go. With `same_ids` an element in no pair goes to the one of its own id; `reevaluate` gives what is kept
         *     the dates of the new version, as of the day it began.
         */
        Migration: {
            /** Target Key */
            target_key: string;
            /** Mapping */
            mapping?: components["schemas"]["Pair"][];
            /**
             * Same Ids
             * @default true
             */
            same_ids: boolean;
            /**
             * Reevaluate
             * @default false
             */
            reevaluate: boolean;
            /** Instance Keys */
            instance_keys?: string[] | null;
        };
        /**
         * MigrationPreview
         * @description The dry run: of `total` instances the first `examined` were looked at, and `possible` of these can be migrated.
         */
        MigrationPreview: {
            /** Total */
            total: number;
            /** Examined */
            examined: number;
            /** Possible */
            possible: number;
            /** Tokens */
            tokens: components["schemas"]["TokenMoves"][];
            /** Waits */
            waits: components["schemas"]["WaitMoves"][];
            /** Dates */
            dates: components["schemas"]["NewDate"][];
            /** Obstacles */
            obstacles: components["schemas"]["Obstacle"][];
        };
        /**
         * NamedValue
         * @description A value by what people call it, in words.
         */
        NamedValue: {
            /** Name */
            name: string;
            /** Value */
            value: string;
        };
        /**
         * NewDate
         * @description Something that would fall due at another instant.
         */
        NewDate: {
            /** Instance Key */
            instance_key: string;
            /** Business Key */
            business_key: string | null;
            /** Element Id */
            element_id: string;
            /** Before */
            before: string | null;
            /**
             * After
             * Format: date-time
             */
            after: string;
        };
        /**
         * Notice
         * @description A numbered document; its HTML is at `/api/notices/{key}/document`.
         */
        Notice: {
            /** Key */
            key: string;
            /** Number */
            number: string;
            /** Kind */
            kind: string;
            /** Title */
            title: string;
            /** Addressee */
            addressee: string;
            /** Business Key */
            business_key: string | null;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /**
             * Issued At
             * Format: date-time
             */
            issued_at: string;
            /** Due On */
            due_on: string | null;
            /** Provisions */
            provisions: string[];
            delivery: components["schemas"]["Delivery"] | null;
        };
        /**
         * Objection
         * @description An objection with facts: real-name, or anonymous with evidence described.
         */
        Objection: {
            /** Facts */
            facts: string;
            /**
             * Anonymous
             * @default false
             */
            anonymous: boolean;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Contact
             * @default
             */
            contact: string;
            /**
             * Evidence
             * @default
             */
            evidence: string;
        };
        /**
         * ObjectionReceived
         * @description The receipt of an objection.
         */
        ObjectionReceived: {
            /** Receipt */
            receipt: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
        };
        /**
         * Obstacle
         * @description Why some instances cannot be migrated as they stand.
         */
        Obstacle: {
            /** Element Id */
            element_id: string;
            /** Code */
            code: string;
            /** Reason */
            reason: string;
            /** Count */
            count: number;
            /** Instance Keys */
            instance_keys: string[];
        };
        /**
         * Operation
         * @description One operation with its progress. `remaining` is what is still to do, or was taken back.
         */
        Operation: {
            /** Key */
            key: string;
            /** Kind */
            kind: string;
            /** Kind Name */
            kind_name: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Started By */
            started_by: string;
            /** Started By Name */
            started_by_name: string;
            /** Total */
            total: number;
            /** Completed */
            completed: number;
            /** Failed */
            failed: number;
            /** Skipped */
            skipped: number;
            /** Remaining */
            remaining: number;
        };
        /**
         * OperationItem
         * @description What became of one instance or incident; `error` is for engineers.
         */
        OperationItem: {
            /** Key */
            key: string;
            /** Instance Key */
            instance_key: string;
            /** Business Key */
            business_key: string | null;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /** Processed At */
            processed_at: string | null;
            /** Error */
            error: string | null;
        };
        /**
         * OperationKind
         * @description What can be done with chosen instances; migrations begin at their definition.
         * @enum {string}
         */
        OperationKind: "cancel" | "suspend" | "resume" | "resolve" | "retry";
        /** Page[AgreementRow] */
        Page_AgreementRow_: {
            /** Items */
            items: components["schemas"]["AgreementRow"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /** Page[CaseFileRow] */
        Page_CaseFileRow_: {
            /** Items */
            items: components["schemas"]["CaseFileRow"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /** Page[CaseSummary] */
        Page_CaseSummary_: {
            /** Items */
            items: components["schemas"]["CaseSummary"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /** Page[DeadlineRow] */
        Page_DeadlineRow_: {
            /** Items */
            items: components["schemas"]["DeadlineRow"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /** Page[DesignatedEntry] */
        Page_DesignatedEntry_: {
            /** Items */
            items: components["schemas"]["DesignatedEntry"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /** Page[PublicityEntry] */
        Page_PublicityEntry_: {
            /** Items */
            items: components["schemas"]["PublicityEntry"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /** Page[RunningCase] */
        Page_RunningCase_: {
            /** Items */
            items: components["schemas"]["RunningCase"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /** Page[TaskRow] */
        Page_TaskRow_: {
            /** Items */
            items: components["schemas"]["TaskRow"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /** Page[TerminatedEntry] */
        Page_TerminatedEntry_: {
            /** Items */
            items: components["schemas"]["TerminatedEntry"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /**
         * Pair
         * @description An element or sequence flow of this version, and what it becomes.
         */
        Pair: {
            /** Source */
            source: string;
            /** Target */
            target: string;
        };
        /**
         * Parameter
         * @description A parameter, its value in force today and all its versions, newest first.
         *
         *     `type`: integer, decimal, boolean, text or list; `unit`: working_day, day, month, year, percent, byte, count.
         */
        Parameter: {
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Type */
            type: string;
            /** Unit */
            unit: string | null;
            /** Area */
            area: string;
            value: components["schemas"]["JsonValue"];
            default: components["schemas"]["JsonValue"];
            /** Is Default */
            is_default: boolean;
            /** Source */
            source: string;
            /** Provision */
            provision: string | null;
            /** Versions */
            versions: components["schemas"]["ParameterVersion"][];
        };
        /**
         * ParameterVersion
         * @description One version of a parameter's value.
         */
        ParameterVersion: {
            value: components["schemas"]["JsonValue"];
            /**
             * Effective From
             * Format: date
             */
            effective_from: string;
            /** Source */
            source: string;
            /** Set By */
            set_by: string | null;
            /** Set At */
            set_at: string | null;
        };
        /**
         * PartyType
         * @description Medical institution (Order 2) or retail pharmacy (Order 3).
         * @enum {string}
         */
        PartyType: "institution" | "pharmacy";
        /**
         * PartyView
         * @description What the register knows of the party.
         */
        PartyView: {
            /** Name */
            name: string;
            /** Credit Code */
            credit_code: string;
            /** Kind */
            kind: string;
            /** Kind Name */
            kind_name: string;
            /** Ownership */
            ownership: string;
            /** Ownership Name */
            ownership_name: string;
            /** Address */
            address: string | null;
            /** Operating Since */
            operating_since: string | null;
            /** Beds */
            beds: number;
            /** Contact Name */
            contact_name: string | null;
            /** Contact Phone */
            contact_phone: string | null;
            /** Licences */
            licences: string[];
        };
        /**
         * Pause
         * @description A paused interval of a clock; open while `until` is null.
         */
        Pause: {
            /**
             * Since
             * Format: date
             */
            since: string;
            /** Until */
            until: string | null;
            /** Reason */
            reason: string | null;
        };
        /**
         * PinClock
         * @description Set the clock to 09:00 of a date in Asia/Shanghai; null lets it run again.
         */
        PinClock: {
            /** Today */
            today: string | null;
        };
        /**
         * PropertyDifference
         * @description A property and its value in either version; null where it has none.
         */
        PropertyDifference: {
            /** Path */
            path: string;
            /** Old */
            old: string | null;
            /** New */
            new: string | null;
        };
        /**
         * Provision
         * @description `rule` paraphrases the article in Chinese; it is not a quotation.
         */
        Provision: {
            /** Id */
            id: string;
            /** Document */
            document: string;
            /** Article */
            article: string;
            /** Item */
            item: string | null;
            /** Citation */
            citation: string;
            /** Rule */
            rule: string;
            /** Rule En */
            rule_en: string;
            /** Applies To */
            applies_to: string;
            /** Tier */
            tier: string;
        };
        /**
         * PublicityEntry
         * @description A party on the proposed list; only what the public may know.
         */
        PublicityEntry: {
            /** Key */
            key: string;
            /** Party Name */
            party_name: string;
            /** Party Type */
            party_type: string;
            /** Party Type Name */
            party_type_name: string;
            /** Address */
            address: string | null;
            /** Area */
            area: string;
            /** Area Name */
            area_name: string;
            /**
             * Published On
             * Format: date
             */
            published_on: string;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /** Open For Objection */
            open_for_objection: boolean;
        };
        /**
         * RecordDelivery
         * @description A delivery to record, once. A refusal to sign is a delivery too and needs no receipt.
         */
        RecordDelivery: {
            /**
             * Delivered On
             * Format: date
             */
            delivered_on: string;
            method: components["schemas"]["DeliveryMethod"];
            /**
             * Recipient
             * @default
             */
            recipient: string;
            /**
             * Receipt
             * @default
             */
            receipt: string;
            /**
             * Refused To Sign
             * @default false
             */
            refused_to_sign: boolean;
        };
        /**
         * Reference
         * @description What stands in a variable for a document; `contentHash` is the SHA-256 of its bytes.
         */
        Reference: {
            /**
             * Camunda.Document.Type
             * @default camunda
             * @constant
             */
            "camunda.document.type": "camunda";
            /** Storeid */
            storeId: string;
            /** Documentid */
            documentId: string;
            /** Contenthash */
            contentHash: string;
            metadata: components["schemas"]["Metadata"];
        };
        /**
         * Region
         * @description A region beside the main state (结算, 政策辅导期, 异地结算, 续签, 案件, 中止次数), in codes and in words.
         */
        Region: {
            /** Name */
            name: string;
            /** Label */
            label: string;
            /** Value */
            value: string;
            /** Value Name */
            value_name: string;
        };
        /**
         * RestDay
         * @description A day off and the holiday it belongs to.
         */
        RestDay: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Name */
            name: string;
        };
        /**
         * RunningCase
         * @description A process instance on a version; `business_key` is the number of its case.
         */
        RunningCase: {
            /** Key */
            key: string;
            /** Business Key */
            business_key: string | null;
            /** Area */
            area: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Suspended */
            suspended: boolean;
            /** Has Incident */
            has_incident: boolean;
        };
        /**
         * Session
         * @description Who is signed in, what they may do and where.
         */
        Session: {
            /** Account Id */
            account_id: string;
            /** Username */
            username: string;
            /** Display Name */
            display_name: string;
            /** Demo */
            demo: boolean;
            /** Grants */
            grants: components["schemas"]["Grant"][];
            /** Roles */
            roles: string[];
            /** Areas */
            areas: components["schemas"]["Label"][];
            /** Party Id */
            party_id: string | null;
            /** Party Name */
            party_name: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * SetCalendar
         * @description The State Council's arrangement of one year.
         */
        SetCalendar: {
            /** Off */
            off: components["schemas"]["RestDay"][];
            /** Work */
            work: string[];
            /** Source */
            source: string;
        };
        /**
         * SetParameter
         * @description A new version; the running cases that read it use it from `effective_from`.
         */
        SetParameter: {
            /** Area */
            area: string;
            value: components["schemas"]["JsonValue"];
            /**
             * Effective From
             * Format: date
             */
            effective_from: string;
            /** Source */
            source: string;
        };
        /**
         * SignIn
         * @description A local account's name and password.
         */
        SignIn: {
            /** Username */
            username: string;
            /** Password */
            password: string;
        };
        /**
         * StartOperation
         * @description Which instances, and why; the reason goes into the audit trail.
         */
        StartOperation: {
            kind: components["schemas"]["OperationKind"];
            /** Instance Keys */
            instance_keys: string[];
            /** Reason */
            reason: string;
        };
        /**
         * Statement
         * @description Statement and defence with its answer; `accepted` is null until answered.
         */
        Statement: {
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            /** Text */
            text: string;
            /** Waived */
            waived: boolean;
            /** Hearing Asked */
            hearing_asked: boolean;
            /** Accepted */
            accepted: boolean | null;
            /** Answer */
            answer: string | null;
            /** Answered On */
            answered_on: string | null;
            /** Answered By Name */
            answered_by_name: string | null;
        };
        /**
         * Submit
         * @description A new application; `attachments` are keys of files uploaded before.
         */
        Submit: {
            /** Area */
            area: string;
            /** Variables */
            variables: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Attachments */
            attachments?: string[];
        };
        /**
         * Submitted
         * @description The number under which the application runs, and the clock its receipt started.
         */
        Submitted: {
            /** Number */
            number: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            /** Acceptance Due On */
            acceptance_due_on: string | null;
        };
        /**
         * SupplementView
         * @description A request for more material; `delivered_on` to `received_on` pauses the evaluation clock.
         */
        SupplementView: {
            /** Stage */
            stage: string;
            /** Stage Name */
            stage_name: string;
            /** Items */
            items: string[];
            /**
             * Requested On
             * Format: date
             */
            requested_on: string;
            /** Delivered On */
            delivered_on: string | null;
            /** Received On */
            received_on: string | null;
        };
        /**
         * Suspension
         * @description A suspension from `effective_on` until `ended_on` (no longer suspended that day); `ends_on` is the stated last day.
         */
        Suspension: {
            /** Kind */
            kind: string;
            /** Kind Name */
            kind_name: string;
            /**
             * Effective On
             * Format: date
             */
            effective_on: string;
            /** Ends On */
            ends_on: string | null;
            /** Ended On */
            ended_on: string | null;
            /** Revoked On */
            revoked_on: string | null;
            /** Counts */
            counts: boolean;
            /** By Linkage */
            by_linkage: boolean;
            /** Settles In Patients */
            settles_in_patients: boolean;
            /** Decision Number */
            decision_number: string;
            /** Grounds */
            grounds: string[];
        };
        /**
         * TaskCounts
         * @description Numbers beside the views and filters of the inbox, under the same visibility as the list.
         */
        TaskCounts: {
            /** Mine */
            mine: number;
            /** Groups */
            groups: number;
            /** Area */
            area: number | null;
            /** Overdue */
            overdue: number;
            /** Processes */
            processes: components["schemas"]["Facet"][];
            /** Elements */
            elements: components["schemas"]["Facet"][];
        };
        /**
         * TaskDetail
         * @description Everything the task page shows. `form` is a Camunda Form (null: none, complete without data).
         */
        TaskDetail: {
            task: components["schemas"]["TaskRow"];
            /** Form */
            form: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /** Data */
            data: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            deadline: components["schemas"]["Deadline"] | null;
            /** Provisions */
            provisions: components["schemas"]["Provision"][];
            case: components["schemas"]["CaseSummary"] | null;
            /** Attachments */
            attachments: components["schemas"]["Attachment"][];
            /** Can Claim */
            can_claim: boolean;
            /** Can Unclaim */
            can_unclaim: boolean;
            /** Can Complete */
            can_complete: boolean;
            /** Can Assign */
            can_assign: boolean;
            /** Why Not */
            why_not: string | null;
        };
        /**
         * TaskRow
         * @description A line of the inbox; a `suspended` task cannot be worked on until its case is resumed, a `pending` one until its task
         *     listeners are done.
         */
        TaskRow: {
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Process Id */
            process_id: string;
            /** Process Name */
            process_name: string;
            /** Element Id */
            element_id: string;
            /** Lane */
            lane: string | null;
            /** Business Key */
            business_key: string | null;
            /** Party Name */
            party_name: string | null;
            /** Party Type */
            party_type: string | null;
            /** Area */
            area: string;
            /** Area Name */
            area_name: string;
            /** State */
            state: string;
            /** Assignee */
            assignee: string | null;
            /** Assignee Name */
            assignee_name: string | null;
            /** Candidate Groups */
            candidate_groups: components["schemas"]["Label"][];
            /** Priority */
            priority: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Due At */
            due_at: string | null;
            /** Due On */
            due_on: string | null;
            /** Remaining Working Days */
            remaining_working_days: number | null;
            /** Overdue */
            overdue: boolean;
            /** Provisional */
            provisional: boolean;
            /** Suspended */
            suspended: boolean;
            /** Pending */
            pending: boolean;
        };
        /**
         * TaskSort
         * @description Order of the list; a leading minus reverses.
         * @enum {string}
         */
        TaskSort: "due" | "-due" | "created" | "-created" | "-priority";
        /**
         * TaskView
         * @description Which tasks: mine, those of my groups nobody has taken, or all in my area (leaders and operators).
         * @enum {string}
         */
        TaskView: "mine" | "groups" | "area";
        /**
         * TerminatedEntry
         * @description A party whose agreement was terminated; `voluntary` when it asked for that itself.
         */
        TerminatedEntry: {
            /** Party Name */
            party_name: string;
            /** Party Type */
            party_type: string;
            /** Party Type Name */
            party_type_name: string;
            /** Credit Code */
            credit_code: string;
            /** Address */
            address: string | null;
            /** Area */
            area: string;
            /** Area Name */
            area_name: string;
            /** Agreement Number */
            agreement_number: string;
            /** Decision Number */
            decision_number: string;
            /** Grounds */
            grounds: string[];
            /** Voluntary */
            voluntary: boolean;
            /**
             * Terminated On
             * Format: date
             */
            terminated_on: string;
            /**
             * Published On
             * Format: date
             */
            published_on: string;
        };
        /**
         * TimelineEntry
         * @description A line of the case's history, in Chinese. `kind`: step, domain, notice, decision, message, incident.
         *
         *     A line about a decision explains it in `decisions`: first the one asked for, then those it rests on.
         */
        TimelineEntry: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * On
             * Format: date
             */
            on: string;
            /** Kind */
            kind: string;
            /** Title */
            title: string;
            /** Detail */
            detail: string | null;
            /** Actor */
            actor: string | null;
            /** Actor Name */
            actor_name: string | null;
            /** Process Id */
            process_id: string | null;
            /** Element Id */
            element_id: string | null;
            /** Instance Key */
            instance_key: string | null;
            /** Provisions */
            provisions: string[];
            /** Decisions */
            decisions: components["schemas"]["DecisionView"][];
        };
        /**
         * Token
         * @description How many tokens stand on an element now.
         */
        Token: {
            /** Element Id */
            element_id: string;
            /** Count */
            count: number;
        };
        /**
         * TokenMoves
         * @description How many active elements go from here to there; `target` null: they cannot.
         */
        TokenMoves: {
            /** Source */
            source: string;
            /** Target */
            target: string | null;
            /** Type */
            type: string;
            /** Count */
            count: number;
        };
        /**
         * UsedResource
         * @description A form, decision or process that a diagram refers to. `key`: its newest version, None when none is deployed.
         */
        UsedResource: {
            /** Kind */
            kind: string;
            /** Definition Id */
            definition_id: string;
            /** Name */
            name: string | null;
            /** Key */
            key: string | null;
            /** Element Id */
            element_id: string;
        };
        /**
         * Version
         * @description One version with the instances the reader may see on it; `running` includes suspended ones.
         */
        Version: {
            /** Key */
            key: string;
            /** Kind */
            kind: string;
            /** Definition Id */
            definition_id: string;
            /** Name */
            name: string;
            /** Version */
            version: number;
            /** Version Tag */
            version_tag: string | null;
            /** Resource Name */
            resource_name: string;
            /**
             * Deployed At
             * Format: date-time
             */
            deployed_at: string;
            /** Deployed By */
            deployed_by: string | null;
            /** Latest */
            latest: boolean;
            /** Running */
            running: number;
            /** Ended */
            ended: number;
        };
        /**
         * WaitMoves
         * @description How many timers, tasks, subscriptions or jobs are kept, opened or closed.
         */
        WaitMoves: {
            /** Fate */
            fate: string;
            /** Kind */
            kind: string;
            /** Source */
            source: string | null;
            /** Target */
            target: string | null;
            /** Count */
            count: number;
        };
        /**
         * FieldProblem
         * @description What is wrong with one field (or, for a deployment, one element of a resource).
         */
        FieldProblem: {
            /** Field */
            field: string;
            /** Label */
            label: string;
            /** Reason */
            reason: string;
            /** Remedy */
            remedy: string;
            /**
             * Resource
             * @default null
             */
            resource: string | null;
            /**
             * Element Id
             * @default null
             */
            element_id: string | null;
            /**
             * Line
             * @default null
             */
            line: number | null;
            /**
             * Column
             * @default null
             */
            column: number | null;
        };
        /**
         * Problem
         * @description RFC 9457. `type` is a stable code such as `urn:dingdian:problem:not-found`.
         */
        Problem: {
            /** Type */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Detail */
            detail: string;
            /** Instance */
            instance: string;
            /** Errors */
            errors: components["schemas"]["FieldProblem"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    liveness_healthz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readiness_readyz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    get_meta_api_meta_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meta"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session_api_session_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_api_session_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out_api_session_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_demo_accounts_api_demo_accounts_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoAccount"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_publicity_api_public_publicity_get: {
        parameters: {
            query?: {
                /** @description pooling area code */
                area?: string | null;
                /** @description text to look for */
                q?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PublicityEntry_"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_publicity_api_public_publicity__key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a publicity entry */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicityEntry"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    object_to_api_public_publicity__key__objections_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a publicity entry */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Objection"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionReceived"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_designated_api_public_designated_get: {
        parameters: {
            query?: {
                /** @description pooling area code */
                area?: string | null;
                party_type?: components["schemas"]["PartyType"] | null;
                /** @description text to look for */
                q?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DesignatedEntry_"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_provisions_api_provisions_get: {
        parameters: {
            query: {
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provision"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_provision_api_provisions__provision_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provision"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_terminated_api_public_terminated_get: {
        parameters: {
            query?: {
                /** @description pooling area code */
                area?: string | null;
                party_type?: components["schemas"]["PartyType"] | null;
                /** @description text to look for */
                q?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TerminatedEntry_"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_terminated_api_public_terminated_export_get: {
        parameters: {
            query?: {
                /** @description pooling area code */
                area?: string | null;
                party_type?: components["schemas"]["PartyType"] | null;
                /** @description text to look for */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tasks_api_tasks_get: {
        parameters: {
            query?: {
                view?: components["schemas"]["TaskView"];
                q?: string;
                process?: string;
                element?: string;
                business_key?: string;
                area?: string;
                overdue?: boolean | null;
                sort?: components["schemas"]["TaskSort"];
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TaskRow_"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_tasks_api_tasks_counts_get: {
        parameters: {
            query?: {
                view?: components["schemas"]["TaskView"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCounts"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_task_api_tasks__key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a user task */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_assignees_api_tasks__key__assignees_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a user task */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignee"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claim_api_tasks__key__claim_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a user task */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRow"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unclaim_api_tasks__key__unclaim_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a user task */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRow"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assign_api_tasks__key__assign_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a user task */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assign"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRow"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    complete_api_tasks__key__complete_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a user task */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Complete"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Completed"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_cases_api_cases_get: {
        parameters: {
            query?: {
                /** @description text to look for */
                q?: string;
                party_type?: components["schemas"]["PartyType"] | null;
                /** @description text to look for */
                state?: string;
                /** @description pooling area code */
                area?: string | null;
                sort?: components["schemas"]["CaseSort"];
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CaseSummary_"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_case_api_cases__business_key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_timeline_api_cases__business_key__timeline_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineEntry"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_diagram_api_cases__business_key__instances__key__diagram_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
                /** @description int64 key of a process instance */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagram"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_agreements_api_agreements_get: {
        parameters: {
            query?: {
                /** @description text to look for */
                q?: string;
                party_type?: components["schemas"]["PartyType"] | null;
                state?: components["schemas"]["AgreementState"] | null;
                /** @description pooling area code */
                area?: string | null;
                sort?: components["schemas"]["AgreementSort"];
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AgreementRow_"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_agreements_api_agreements_export_get: {
        parameters: {
            query?: {
                /** @description text to look for */
                q?: string;
                party_type?: components["schemas"]["PartyType"] | null;
                state?: components["schemas"]["AgreementState"] | null;
                /** @description pooling area code */
                area?: string | null;
                sort?: components["schemas"]["AgreementSort"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_agreement_api_agreements__business_key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDetail"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_filings_api_agreements__business_key__filings_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingOffer"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    file_api_agreements__business_key__filings_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["File"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Filed"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_filing_form_api_agreements__business_key__filings__filing__get: {
        parameters: {
            query?: {
                /** @description case number */
                case_number?: string | null;
            };
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
                /** @description id of a filing */
                filing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingForm"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_case_files_api_case_files_get: {
        parameters: {
            query?: {
                /** @description text to look for */
                q?: string;
                kind?: components["schemas"]["CaseKind"] | null;
                state?: components["schemas"]["CaseStatus"] | null;
                /** @description pooling area code */
                area?: string | null;
                /** @description text to look for */
                agreement?: string;
                sort?: components["schemas"]["CaseFileSort"];
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CaseFileRow_"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_case_file_api_case_files__business_key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFile"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_deadlines_api_deadlines_get: {
        parameters: {
            query?: {
                group?: components["schemas"]["DeadlineGroup"];
                /** @description pooling area code */
                area?: string | null;
                /** @description text to look for */
                timer?: string;
                /** @description text to look for */
                q?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeadlineRow_"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_deadlines_api_deadlines_counts_get: {
        parameters: {
            query?: {
                /** @description pooling area code */
                area?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineCounts"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notices_api_cases__business_key__notices_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_notice_api_notices__key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a notice */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_document_api_notices__key__document_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a notice */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    record_delivery_api_notices__key__delivery_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a notice */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordDelivery"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_form_api_applications_form_get: {
        parameters: {
            query: {
                party_type: components["schemas"]["PartyType"];
                /** @description pooling area code */
                area: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationForm"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_applications_api_applications_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationRow"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit_api_applications_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submit"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submitted"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_application_api_applications__business_key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDetail"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_action_form_api_applications__business_key__actions__action__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
                action: components["schemas"]["Action"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionForm"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_api_applications__business_key__actions__action__post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
                action: components["schemas"]["Action"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Act"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationRow"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_api_attachments_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_upload_api_attachments_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_api_attachments__key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of an attachment */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_attachments_api_cases__business_key__attachments_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description application number */
                business_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_api_documents_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_upload_api_documents_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reference"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_api_documents__document_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of a document */
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_shown_api_tasks__key__documents__document_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a user task */
                key: string;
                /** @description id of a document */
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_parameters_api_parameters_get: {
        parameters: {
            query: {
                /** @description pooling area code */
                area: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parameter"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_parameter_api_parameters__name__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetParameter"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parameter"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_year_api_calendar__year__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYear"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    load_year_api_calendar__year__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetCalendar"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarLoaded"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_definitions_api_definitions_get: {
        parameters: {
            query?: {
                latest?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Definition"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deploy_api_definitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_deploy_api_definitions_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_definition_api_definitions__key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a deployed resource */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinitionDetail"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_difference_api_definitions__key__difference_get: {
        parameters: {
            query: {
                since: string;
            };
            header?: never;
            path: {
                /** @description int64 key of a deployed resource */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinitionDifference"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_running_cases_api_definitions__key__instances_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description int64 key of a deployed resource */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RunningCase_"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_resource_api_definitions__key__resource_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a deployed resource */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_migration_api_definitions__key__migration_preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a deployed resource */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Migration"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationPreview"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_migration_api_definitions__key__migration_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a deployed resource */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Migration"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_operations_api_operations_get: {
        parameters: {
            query?: {
                /** @description key of the last one seen */
                before?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_operation_api_operations_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartOperation"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_operation_api_operations__key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of an operation on many cases */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_items_api_operations__key__items_get: {
        parameters: {
            query?: {
                state?: components["schemas"]["ItemState"] | null;
                /** @description key of the last one seen */
                after?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description int64 key of an operation on many cases */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationItem"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspend_api_operations__key__suspend_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of an operation on many cases */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume_api_operations__key__resume_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of an operation on many cases */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_api_operations__key__cancel_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of an operation on many cases */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_element_templates_api_element_templates_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_incidents_api_incidents_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"][];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolve_api_incidents__key__resolve_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of an incident */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_instance_api_instances__key__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description int64 key of a process instance */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceDetail"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_clock_api_clock_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockState"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pin_clock_api_clock_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinClock"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockState"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    advance_clock_api_clock_advance_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceClock"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advanced"];
                };
            };
            /** @description 问题说明(RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统错误(RFC 9457) */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
