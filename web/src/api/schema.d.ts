// Generated from the OpenAPI document by `npm run generate`. Do not edit.

export interface paths {
    "/adminapi/beta/{tenant}/InvokeCommand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a cmdlet. */
        post: operations["post_adminapi_beta_tenant_InvokeCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/$batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Several requests in one, relative to `/beta`. */
        post: operations["post_beta_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/imports/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy people, groups and devices from a Microsoft Graph endpoint.
         * @description The first round copies everything, each further one what has changed since. The answer is a line
         *     of JSON per event: progress, then a report that names what could not be copied: groups and devices
         *     among it, when the caller may not write those. An import that was
         *     interrupted goes on where it was when it is asked for again.
         */
        post: operations["post_beta_admin_imports_graph"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/imports/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import people from a CSV file in the columns of the bulk-create template.
         * @description The answer is a line of JSON per event: progress, then a report. With one bad row nothing is
         *     imported; every broken rule is named with line and column, the first 1,000 of them one by one. An
         *     organization imports one file at a time, of at most 64 MiB and 1,000,000 people.
         */
        post: operations["post_beta_admin_imports_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/licenses/overlap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is consumed without effect, by product and reason, with what it costs. */
        get: operations["get_beta_admin_licenses_overlap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/licenses/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every product that a subscription can be made of. */
        get: operations["get_beta_admin_licenses_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/licenses/products/{skuId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say what a seat of a product costs, for the report on what could be saved. */
        patch: operations["patch_beta_admin_licenses_products_skuId"];
        trace?: never;
    };
    "/beta/admin/licenses/reclaim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was taken back before: the last 50 batches, the newest first. */
        get: operations["get_beta_admin_licenses_reclaim"];
        put?: never;
        /**
         * Take products from those to whom another product gives everything that they give, as one batch of at
         *     most 10,000; or say what it would be.
         */
        post: operations["post_beta_admin_licenses_reclaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/licenses/reclaim/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back what a batch took away. */
        post: operations["post_beta_admin_licenses_reclaim_id_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/licenses/servicePlans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The service plans that must not be used somewhere. */
        get: operations["get_beta_admin_licenses_servicePlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/licenses/servicePlans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say where a service plan must not be used. Whoever is there has the error
         *     `ProhibitedInUsageLocationViolation` from now on.
         */
        patch: operations["patch_beta_admin_licenses_servicePlans_id"];
        trace?: never;
    };
    "/beta/admin/licenses/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What holds for all mailboxes. */
        get: operations["get_beta_admin_licenses_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Decide what holds for all mailboxes. */
        patch: operations["patch_beta_admin_licenses_settings"];
        trace?: never;
    };
    "/beta/admin/licenses/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a subscription. */
        post: operations["post_beta_admin_licenses_subscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/licenses/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a subscription with its seats, at once. */
        delete: operations["delete_beta_admin_licenses_subscriptions_id"];
        options?: never;
        head?: never;
        /** Give a subscription more or fewer seats, or a new end; one that has expired is taken up again. */
        patch: operations["patch_beta_admin_licenses_subscriptions_id"];
        trace?: never;
    };
    "/beta/admin/licenses/users/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody holds, by which way, which of it counts, and why the winner wins. */
        get: operations["get_beta_admin_licenses_users_id_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/licenses/whatIf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a change would do, without making it. */
        post: operations["post_beta_admin_licenses_whatIf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/licenses/whatIf/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom a change would concern, person by person, the first 10,000. */
        post: operations["post_beta_admin_licenses_whatIf_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization's messages, newest first. */
        get: operations["get_beta_admin_organizationalMessages"];
        put?: never;
        /** Begin a draft; every field is optional. */
        post: operations["post_beta_admin_organizationalMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came back from all messages, or from those of the same filters as the list's, day by day. */
        get: operations["get_beta_admin_organizationalMessages_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of messages as a file of comma-separated values, with the same filters as the list. */
        get: operations["get_beta_admin_organizationalMessages_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/library": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ready-made texts, in English and French.
         * @description A message all of whose texts are those of one of them, as they are, needs no approval: neither
         *     does its name nor whom it goes to. Its links must lead to a domain of the organization's own, and
         *     its picture, if it has one, must have been approved with an earlier message.
         */
        get: operations["get_beta_admin_organizationalMessages_library"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The locations, and whether messages can be sent there. */
        get: operations["get_beta_admin_organizationalMessages_locations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a picture for a location.
         * @description The body is the file itself, a PNG or JPEG of at most 1 MiB. It is decoded, whatever it is called,
         *     checked against the location's rule, and kept without place, time, profile or comment; the same
         *     picture is kept once. One that no message has is thrown away after a day.
         */
        post: operations["post_beta_admin_organizationalMessages_pictures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/pictures/{picture}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture, for who writes and approves. */
        get: operations["get_beta_admin_organizationalMessages_pictures_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom a choice of recipients reaches now: people, devices, and who is left out for which reason. */
        post: operations["post_beta_admin_organizationalMessages_reach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization's settings for messages. */
        get: operations["get_beta_admin_organizationalMessages_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the organization's settings for messages; what is not given stays.
         * @description They hold for what is sent for approval or approved from now on. Neither writers nor approvers
         *     can change them: they are what four eyes are measured by.
         */
        patch: operations["patch_beta_admin_organizationalMessages_settings"];
        trace?: never;
    };
    "/beta/admin/organizationalMessages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message. */
        get: operations["get_beta_admin_organizationalMessages_id"];
        put?: never;
        post?: never;
        /** Delete a message for good; ends its delivery. */
        delete: operations["delete_beta_admin_organizationalMessages_id"];
        options?: never;
        head?: never;
        /** Change a draft; content, recipients and schedule are replaced as wholes. */
        patch: operations["patch_beta_admin_organizationalMessages_id"];
        trace?: never;
    };
    "/beta/admin/organizationalMessages/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a message pass. Never by who wrote it. */
        post: operations["post_beta_admin_organizationalMessages_id_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a scheduled or active message: open screens take it down. */
        post: operations["post_beta_admin_organizationalMessages_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a new draft with the words of a message in any state. */
        post: operations["post_beta_admin_organizationalMessages_id_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Would this person see this message now, and if not, what stops it. */
        get: operations["get_beta_admin_organizationalMessages_id_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a message, and say why. */
        post: operations["post_beta_admin_organizationalMessages_id_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came back from a message. */
        get: operations["get_beta_admin_organizationalMessages_id_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/{id}/sendTest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the message to oneself, in any state, on one's open portals and connected devices, or mail it to
         *     oneself. It is marked as a test and counts in no figure.
         */
        post: operations["post_beta_admin_organizationalMessages_id_sendTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/{id}/submitForApproval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a draft for approval, if every field is valid. */
        post: operations["post_beta_admin_organizationalMessages_id_submitForApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/organizationalMessages/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a rejected message back to the desk. */
        post: operations["post_beta_admin_organizationalMessages_id_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/scimTokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tokens of all providers, oldest first, revoked ones included. */
        get: operations["get_beta_admin_scimTokens"];
        put?: never;
        /** Make a token for a provider, and the provider where there is none of that name yet. */
        post: operations["post_beta_admin_scimTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/scimTokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One token, without the token itself. */
        get: operations["get_beta_admin_scimTokens_id"];
        put?: never;
        post?: never;
        /** Revoke a token: from here on it opens nothing. */
        delete: operations["delete_beta_admin_scimTokens_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/shell": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a script in the language of PowerShell, by the cmdlets that the caller may call. */
        post: operations["post_beta_admin_shell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/shell/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What may be typed next: cmdlets, parameters, properties. */
        post: operations["post_beta_admin_shell_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/webhookEventTypes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every type of event that webhooks can be told of. */
        get: operations["get_beta_admin_webhookEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization's webhooks, oldest first. */
        get: operations["get_beta_admin_webhooks"];
        put?: never;
        /**
         * Have events sent to an address from now on.
         * @description The answer is the only place where the secret can be read.
         */
        post: operations["post_beta_admin_webhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One webhook, without its secret. */
        get: operations["get_beta_admin_webhooks_id"];
        put?: never;
        post?: never;
        /** Delete a webhook and its log: nothing is sent any more. */
        delete: operations["delete_beta_admin_webhooks_id"];
        options?: never;
        head?: never;
        /** Change a webhook, pause it, or let it go on. */
        patch: operations["patch_beta_admin_webhooks_id"];
        trace?: never;
    };
    "/beta/admin/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a webhook was sent and is still to be sent, newest first; it goes back 30 days. */
        get: operations["get_beta_admin_webhooks_id_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/webhooks/{id}/deliveries/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One delivery, with the body that is sent and its latest attempts. */
        get: operations["get_beta_admin_webhooks_id_deliveries_eventId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/webhooks/{id}/deliveries/{eventId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again, with its id and its body; the time that is signed is a new one. */
        post: operations["post_beta_admin_webhooks_id_deliveries_eventId_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/webhooks/{id}/replayFailed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send everything again that has failed since a time. */
        post: operations["post_beta_admin_webhooks_id_replayFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/webhooks/{id}/rotateSecret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret. For 24 hours the one before signs too.
         * @description The answer is the only place where the secret can be read.
         */
        post: operations["post_beta_admin_webhooks_id_rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/admin/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an event of type `beffroi.test`, on the way that all events go. */
        post: operations["post_beta_admin_webhooks_id_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/auditLogs/directoryAudits/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail as a file, newest first, with the filters of the list.
         * @description CSV is for spreadsheets: UTF-8 with byte order mark; an apostrophe goes in front of text that a
         *     spreadsheet would take for a formula, and a cell ends after 32,000 characters. JSON has everything,
         *     as the list shows it. The file comes in pieces; one that ends early was broken off.
         */
        get: operations["get_beta_auditLogs_directoryAudits_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/auditLogs/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recompute the chain: is every record as it was written? */
        get: operations["get_beta_auditLogs_verification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/groups/evaluateDynamicMembership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a rule holds for somebody, and why. */
        post: operations["post_beta_groups_evaluateDynamicMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/groups/previewDynamicMembership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whom a rule would hold, and who would come and go.
         * @description Nothing is changed. Fast enough to be asked while somebody types.
         */
        post: operations["post_beta_groups_previewDynamicMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/groups/{id}/evaluateDynamicMembership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Why somebody is in a dynamic group, or not. */
        post: operations["post_beta_groups_id_evaluateDynamicMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/identity/identityProviders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The identity providers. */
        get: operations["get_beta_identity_identityProviders"];
        put?: never;
        /**
         * Register an identity provider.
         * @description People sign in with it once an identity there is linked to theirs. It creates nobody.
         */
        post: operations["post_beta_identity_identityProviders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/identity/identityProviders/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask an identity provider what it is.
         * @description Reads its description and keys from its address, as signing in does; nothing is kept.
         */
        post: operations["post_beta_identity_identityProviders_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/identity/identityProviders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One identity provider. */
        get: operations["get_beta_identity_identityProviders_id"];
        put?: never;
        post?: never;
        /**
         * Remove an identity provider.
         * @description Nobody can sign in with it any more, and links to it are gone. Sessions go on.
         */
        delete: operations["delete_beta_identity_identityProviders_id"];
        options?: never;
        head?: never;
        /** Change an identity provider. */
        patch: operations["patch_beta_identity_identityProviders_id"];
        trace?: never;
    };
    "/beta/me/organizationalMessages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I have been told lately, newest first; at most 100. */
        get: operations["get_beta_me_organizationalMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/me/organizationalMessages/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What should be on my screen now, best first: on one of my devices what it shows, else whatever is
         *     meant for me.
         */
        get: operations["get_beta_me_organizationalMessages_due"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/me/organizationalMessages/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report what happened to showings; answered when it is durable. */
        post: operations["post_beta_me_organizationalMessages_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/me/organizationalMessages/pictures/{picture}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a message that was written to me. */
        get: operations["get_beta_me_organizationalMessages_pictures_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/me/organizationalMessages/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What my devices are to know of the organization's settings. A connected one is told. */
        get: operations["get_beta_me_organizationalMessages_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/policies/signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is demanded of those who sign in. */
        get: operations["get_beta_policies_signIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is demanded of those who sign in.
         * @description It counts from the next sign-in on.
         */
        patch: operations["patch_beta_policies_signIn"];
        trace?: never;
    };
    "/beta/reports/signInMethods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has which way to sign in.
         * @description Numbers of people, among the accounts that may sign in.
         */
        get: operations["get_beta_reports_signInMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/users/{id}/authentication/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset how somebody signs in.
         * @description For whoever has lost phone or keys: authenticator app, recovery codes, passkeys and identities at
         *     other servers are gone, the password stays; every session ends. Of somebody who holds a role only
         *     by whoever may give roles.
         */
        post: operations["post_beta_users_id_authentication_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beta/users/{id}/authentication/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where somebody is signed in. */
        get: operations["get_beta_users_id_authentication_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/common/discovery/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which authority answers here.
         * @description Microsoft's libraries ask before they trust a host; this one answers for itself only.
         */
        get: operations["get_common_discovery_instance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devicelogin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Enter a device's code.
         * @description A page for people; whoever has no session signs in first.
         */
        get: operations["get_devicelogin"];
        put?: never;
        /**
         * Decide about a device.
         * @description First with the code alone: which program asks. Then with `decision` `allow` or `refuse`.
         */
        post: operations["post_devicelogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process lives. */
        get: operations["get_healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Programs that may act in one's name.
         * @description What one has let them do by signing in to them, and has not taken back.
         */
        get: operations["get_identity_consents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/consents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take back what one has let a program do.
         * @description Its access tokens and refresh tokens work no more.
         */
        delete: operations["delete_identity_consents_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one can sign in.
         * @description One's own password, authenticator app, passkeys and identities at other servers.
         */
        get: operations["get_identity_methods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/methods/externalIdentities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take the link to another server's account away.
         * @description One can't sign in with it any more. Within 15 minutes of signing in only.
         */
        delete: operations["delete_identity_methods_externalIdentities_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/methods/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the passkey that the browser has made. */
        post: operations["post_identity_methods_passkeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/methods/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to make a passkey.
         * @description Within 15 minutes of signing in only.
         */
        post: operations["post_identity_methods_passkeys_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/methods/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a passkey.
         * @description Nobody can sign in with it any more. Within 15 minutes of signing in only.
         */
        delete: operations["delete_identity_methods_passkeys_id"];
        options?: never;
        head?: never;
        /** Name a passkey anew. */
        patch: operations["patch_identity_methods_passkeys_id"];
        trace?: never;
    };
    "/identity/methods/recoveryCodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes.
         * @description The old ones are worth nothing any more. Within 15 minutes of signing in only.
         */
        post: operations["post_identity_methods_recoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/methods/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to set an authenticator app up.
         * @description It counts once a first code of it has come (`…/totp/confirm`); until then this can be asked for
         *     again. Within 15 minutes of signing in only.
         */
        post: operations["post_identity_methods_totp"];
        /**
         * Remove the authenticator app.
         * @description Its recovery codes go with it. Within 15 minutes of signing in only.
         */
        delete: operations["delete_identity_methods_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/methods/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the authenticator app by a first code.
         * @description From now on a code is asked for after the password.
         */
        post: operations["post_identity_methods_totp_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one's own password.
         * @description Every other session of the person ends. A wrong current password counts as a failed sign-in.
         */
        post: operations["post_identity_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * With which other servers one can sign in.
         * @description Those of the organization of the typed name's domain, of `tenant`, or of the only organization of
         *     this server. Tells nothing of any person.
         */
        get: operations["get_identity_providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/providers/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Come back from another server.
         * @description The address to register there. Ends on a page that goes on by itself, or that says why nobody is
         *     signed in.
         */
        get: operations["get_identity_providers_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/providers/signin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go to another server to sign in.
         * @description A browser's way: it comes back to `/identity/providers/callback`. With `link=1` whoever is signed
         *     in has that server's account linked to their own, within 15 minutes of signing in; otherwise they
         *     are sent to sign in first. Refusals are pages for people.
         */
        get: operations["get_identity_providers_signin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in.
         * @description The person, their organization, what they may do, and when the session ends if nobody uses it.
         */
        get: operations["get_identity_session"];
        put?: never;
        /**
         * Sign in.
         * @description Opens a session and puts it into a cookie (`HttpOnly`, `SameSite=Strict`). An unknown name, a
         *     wrong password and a disabled account get the same answer. After five failures in a row the
         *     account rests for 30 seconds, then twice as long after each further one, up to 15 minutes.
         *
         *     Where a second step is asked for, the answer to the right password is 202 with a token for it, and
         *     there is no session yet (`POST /identity/session/step`).
         */
        post: operations["post_identity_session"];
        /**
         * Sign out.
         * @description Ends the session, closes its live connections and takes the cookie away. Without a session only
         *     the cookie goes.
         */
        delete: operations["delete_identity_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/session/enrolment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set an authenticator app up while signing in.
         * @description For whoever the organization's policy demands one of (`enrolmentRequired`). A first code of it,
         *     sent to `/identity/session/step`, completes both.
         */
        post: operations["post_identity_session_enrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a passkey.
         * @description It has verified its user, so neither password nor code is asked for.
         */
        post: operations["post_identity_session_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in with a passkey.
         * @description Nobody is named: the authenticator finds the account.
         */
        post: operations["post_identity_session_passkey_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/session/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go the second step.
         * @description With a code of the authenticator app or a recovery code; each is good once. Wrong codes count as
         *     failed attempts together with wrong passwords. With the first code of an app that was set up on
         *     the way come recovery codes.
         */
        post: operations["post_identity_session_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own sessions.
         * @description Where the person is signed in, newest first, at most 100.
         */
        get: operations["get_identity_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of one's own sessions.
         * @description The browser there is signed out at its next request, and its live connections close at once.
         */
        delete: operations["delete_identity_sessions_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opens the live channel.
         * @description A WebSocket with the subprotocol `beffroi.live.v1`; see the live protocol's document.
         */
        get: operations["get_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures in Prometheus' text format. */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oidc/userinfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has signed in.
         * @description OpenID Connect's user info, for a program with a token in a person's name.
         */
        get: operations["get_oidc_userinfo"];
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
        /** Work is taken: the database answers and the projections are near the end of its log. */
        get: operations["get_readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Search people and groups: people first. */
        post: operations["post_scim_v2_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do many operations, each by itself; `failOnErrors` says after how many errors to stop. */
        post: operations["post_scim_v2_Bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of groups: filtered, sorted, from a position on. */
        get: operations["get_scim_v2_Groups"];
        put?: never;
        /** Create a group. */
        post: operations["post_scim_v2_Groups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups/.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Search groups. */
        post: operations["post_scim_v2_Groups_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One group. */
        get: operations["get_scim_v2_Groups_id"];
        /** Replace a group: what is absent goes. */
        put: operations["put_scim_v2_Groups_id"];
        post?: never;
        /** Delete a group. */
        delete: operations["delete_scim_v2_Groups_id"];
        options?: never;
        head?: never;
        /** Change a group. Members come and go by their ids, as many as a request names. */
        patch: operations["patch_scim_v2_Groups_id"];
        trace?: never;
    };
    "/scim/v2/ResourceTypes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is: people and groups. */
        get: operations["get_scim_v2_ResourceTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/ResourceTypes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One kind of resource. */
        get: operations["get_scim_v2_ResourceTypes_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which attributes people and groups have. */
        get: operations["get_scim_v2_Schemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Schemas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One schema. */
        get: operations["get_scim_v2_Schemas_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/ServiceProviderConfig": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the service can do. */
        get: operations["get_scim_v2_ServiceProviderConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of people: filtered, sorted, from a position on. */
        get: operations["get_scim_v2_Users"];
        put?: never;
        /** Create a person. */
        post: operations["post_scim_v2_Users"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users/.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Search people. */
        post: operations["post_scim_v2_Users_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person. */
        get: operations["get_scim_v2_Users_id"];
        /** Replace a person: what is absent goes. */
        put: operations["put_scim_v2_Users_id"];
        post?: never;
        /** Delete a person: restorable for 30 days. */
        delete: operations["delete_scim_v2_Users_id"];
        options?: never;
        head?: never;
        /** Change a person. Providers' own ways are taken: no path, `"False"` for false, a value that is not there yet. */
        patch: operations["patch_scim_v2_Users_id"];
        trace?: never;
    };
    "/v1.0/$batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Several requests in one.
         * @description They run side by side, but for those that depend on others. One that fails does not undo the
         *     others.
         */
        post: operations["post_v1_0_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization's registered applications. */
        get: operations["get_v1_0_applications"];
        put?: never;
        /**
         * Register an application.
         * @description It has no secret yet: add one with `addPassword`, or send a certificate.
         */
        post: operations["post_v1_0_applications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One application. */
        get: operations["get_v1_0_applications_id"];
        put?: never;
        post?: never;
        /**
         * Remove an application.
         * @description Its tokens are refused from now on, and what people let it do ends.
         */
        delete: operations["delete_v1_0_applications_id"];
        options?: never;
        head?: never;
        /** Change an application. */
        patch: operations["patch_v1_0_applications_id"];
        trace?: never;
    };
    "/v1.0/applications/{id}/addPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an application a secret.
         * @description The answer is the only place where it can be read.
         */
        post: operations["post_v1_0_applications_id_addPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/applications/{id}/removePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a secret away from an application. */
        post: operations["post_v1_0_applications_id_removePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/auditLogs/directoryAudits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail, newest first unless `$orderby` says otherwise.
         * @description `$filter` may name who acted (`initiatedBy/user/id`, `initiatedBy/user/userPrincipalName`,
         *     `initiatedBy/app/appId`) and what it was done to (`targetResources/any(t:t/id eq '…')`).
         */
        get: operations["get_v1_0_auditLogs_directoryAudits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/auditLogs/directoryAudits/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records there are. */
        get: operations["get_v1_0_auditLogs_directoryAudits_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/auditLogs/directoryAudits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One record of the audit trail. */
        get: operations["get_v1_0_auditLogs_directoryAudits_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/deviceManagement/managedDevices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization's devices. */
        get: operations["get_v1_0_deviceManagement_managedDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/deviceManagement/managedDevices/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many devices there are. */
        get: operations["get_v1_0_deviceManagement_managedDevices_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/deviceManagement/managedDevices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One device. */
        get: operations["get_v1_0_deviceManagement_managedDevices_id"];
        put?: never;
        post?: never;
        /** Unenrol a device. */
        delete: operations["delete_v1_0_deviceManagement_managedDevices_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices of the directory. */
        get: operations["get_v1_0_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/devices/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many devices there are. */
        get: operations["get_v1_0_devices_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One device of the directory. */
        get: operations["get_v1_0_devices_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directory/deletedItems/microsoft.graph.group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that were deleted and may be restored. */
        get: operations["get_v1_0_directory_deletedItems_microsoft_graph_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directory/deletedItems/microsoft.graph.group/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many groups may be restored. */
        get: operations["get_v1_0_directory_deletedItems_microsoft_graph_group_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directory/deletedItems/microsoft.graph.user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people who were deleted and may be restored. */
        get: operations["get_v1_0_directory_deletedItems_microsoft_graph_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directory/deletedItems/microsoft.graph.user/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many users may be restored. */
        get: operations["get_v1_0_directory_deletedItems_microsoft_graph_user_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directory/deletedItems/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One deleted user or group. */
        get: operations["get_v1_0_directory_deletedItems_id"];
        put?: never;
        post?: never;
        /** Remove a deleted user or group for good. */
        delete: operations["delete_v1_0_directory_deletedItems_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directory/deletedItems/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a deleted user or group with memberships, roles and devices. */
        post: operations["post_v1_0_directory_deletedItems_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directory/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization's subscriptions, oldest first. */
        get: operations["get_v1_0_directory_subscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directory/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them. */
        get: operations["get_v1_0_directory_subscriptions_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directoryObjects/getByIds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Several users, groups and devices at once. What nobody has, or the caller may not read, is left
         *     out.
         */
        post: operations["post_v1_0_directoryObjects_getByIds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directoryObjects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A user, a group or a device. */
        get: operations["get_v1_0_directoryObjects_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directoryRoles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The built-in roles. */
        get: operations["get_v1_0_directoryRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directoryRoles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role. */
        get: operations["get_v1_0_directoryRoles_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/directoryRoles/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users and groups that a role is assigned to. */
        get: operations["get_v1_0_directoryRoles_id_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization's groups. */
        get: operations["get_v1_0_groups"];
        put?: never;
        /** Create a group. */
        post: operations["post_v1_0_groups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many groups there are. */
        get: operations["get_v1_0_groups_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/delta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every group, and from then on which changed and who came and went.
         * @description `members@delta` names the members, with `@removed` those who left. It is left out when `$select`
         *     names other properties only.
         */
        get: operations["get_v1_0_groups_delta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One group. */
        get: operations["get_v1_0_groups_id"];
        put?: never;
        post?: never;
        /** Delete a group. */
        delete: operations["delete_v1_0_groups_id"];
        options?: never;
        head?: never;
        /** Change a group. */
        patch: operations["patch_v1_0_groups_id"];
        trace?: never;
    };
    "/v1.0/groups/{id}/assignLicense": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a group give its direct members products, and take others away, in one step.
         * @description It is in force when this is answered. Whoever gets no seat, or can't have it, has an error in their
         *     `licenseAssignmentStates`, which goes away by itself with its cause.
         */
        post: operations["post_v1_0_groups_id_assignLicense"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/memberOf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that a group is in directly. */
        get: operations["get_v1_0_groups_id_memberOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/memberOf/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many groups a group is in directly. */
        get: operations["get_v1_0_groups_id_memberOf_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group's direct members. */
        get: operations["get_v1_0_groups_id_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/members/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many direct members a group has. */
        get: operations["get_v1_0_groups_id_members_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/members/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a member. */
        post: operations["post_v1_0_groups_id_members_ref"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/members/microsoft.graph.device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group's direct members that are devices. */
        get: operations["get_v1_0_groups_id_members_microsoft_graph_device"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/members/microsoft.graph.device/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many devices are in a group directly. */
        get: operations["get_v1_0_groups_id_members_microsoft_graph_device_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/members/microsoft.graph.group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group's direct members that are groups. */
        get: operations["get_v1_0_groups_id_members_microsoft_graph_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/members/microsoft.graph.group/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many groups are in a group directly. */
        get: operations["get_v1_0_groups_id_members_microsoft_graph_group_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/members/microsoft.graph.user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group's direct members that are people. */
        get: operations["get_v1_0_groups_id_members_microsoft_graph_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/members/microsoft.graph.user/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people are in a group directly. */
        get: operations["get_v1_0_groups_id_members_microsoft_graph_user_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/members/{member}/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member. */
        delete: operations["delete_v1_0_groups_id_members_member_ref"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/membersWithLicenseErrors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of a group who have an error with what it gives them, at most 999. */
        get: operations["get_v1_0_groups_id_membersWithLicenseErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/owners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group's owners. */
        get: operations["get_v1_0_groups_id_owners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/owners/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many owners a group has. */
        get: operations["get_v1_0_groups_id_owners_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/owners/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make somebody an owner. */
        post: operations["post_v1_0_groups_id_owners_ref"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/owners/{owner}/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an owner; the last one stays. */
        delete: operations["delete_v1_0_groups_id_owners_owner_ref"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/transitiveMemberOf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that a group is in, directly or through nested groups. */
        get: operations["get_v1_0_groups_id_transitiveMemberOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/transitiveMemberOf/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many groups a group is in, directly or through nested groups. */
        get: operations["get_v1_0_groups_id_transitiveMemberOf_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/transitiveMembers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group's members, those of nested groups included. */
        get: operations["get_v1_0_groups_id_transitiveMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/transitiveMembers/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many members a group has, those of nested groups included. */
        get: operations["get_v1_0_groups_id_transitiveMembers_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/transitiveMembers/microsoft.graph.group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups within a group, at any depth. */
        get: operations["get_v1_0_groups_id_transitiveMembers_microsoft_graph_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/transitiveMembers/microsoft.graph.group/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many groups are within a group, at any depth. */
        get: operations["get_v1_0_groups_id_transitiveMembers_microsoft_graph_group_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/transitiveMembers/microsoft.graph.user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of a group, those of nested groups included. */
        get: operations["get_v1_0_groups_id_transitiveMembers_microsoft_graph_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/groups/{id}/transitiveMembers/microsoft.graph.user/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people a group has, those of nested groups included. */
        get: operations["get_v1_0_groups_id_transitiveMembers_microsoft_graph_user_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I. */
        get: operations["get_v1_0_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my own settings. */
        patch: operations["patch_v1_0_me"];
        trace?: never;
    };
    "/v1.0/me/checkMemberGroups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which of some groups I am in, directly or through nested groups. */
        post: operations["post_v1_0_me_checkMemberGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/me/getMemberGroups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The groups that I am in, directly or through nested groups. */
        post: operations["post_v1_0_me_getMemberGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/me/licenseDetails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The products that I have. */
        get: operations["get_v1_0_me_licenseDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/me/managedDevices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My devices. */
        get: operations["get_v1_0_me_managedDevices"];
        put?: never;
        /** Enrol this browser. */
        post: operations["post_v1_0_me_managedDevices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/me/managedDevices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my devices. */
        get: operations["get_v1_0_me_managedDevices_id"];
        put?: never;
        post?: never;
        /** Remove one of my devices. */
        delete: operations["delete_v1_0_me_managedDevices_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/me/memberOf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that I am in directly. */
        get: operations["get_v1_0_me_memberOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/me/ownedDevices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices that I own. */
        get: operations["get_v1_0_me_ownedDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/me/ownedObjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that I own. */
        get: operations["get_v1_0_me_ownedObjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/me/revokeSignInSessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign myself out everywhere.
         * @description Every session of mine ends, this one too, and so do refresh tokens and everything that programs
         *     may do in my name.
         */
        post: operations["post_v1_0_me_revokeSignInSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/me/transitiveMemberOf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that I am in, directly or through nested groups. */
        get: operations["get_v1_0_me_transitiveMemberOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization of whoever is calling. */
        get: operations["get_v1_0_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/organization/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organization: the caller's. */
        get: operations["get_v1_0_organization_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the organization's settings. */
        patch: operations["patch_v1_0_organization_id"];
        trace?: never;
    };
    "/v1.0/roleManagement/directory/roleAssignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds which role. */
        get: operations["get_v1_0_roleManagement_directory_roleAssignments"];
        put?: never;
        /** Give a role. */
        post: operations["post_v1_0_roleManagement_directory_roleAssignments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/roleManagement/directory/roleAssignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One assignment. */
        get: operations["get_v1_0_roleManagement_directory_roleAssignments_id"];
        put?: never;
        post?: never;
        /** Take a role back. */
        delete: operations["delete_v1_0_roleManagement_directory_roleAssignments_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/roleManagement/directory/roleDefinitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every role. */
        get: operations["get_v1_0_roleManagement_directory_roleDefinitions"];
        put?: never;
        /** Make a role of the organization's own. */
        post: operations["post_v1_0_roleManagement_directory_roleDefinitions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/roleManagement/directory/roleDefinitions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role. */
        get: operations["get_v1_0_roleManagement_directory_roleDefinitions_id"];
        put?: never;
        post?: never;
        /** Remove a role of the organization's own. */
        delete: operations["delete_v1_0_roleManagement_directory_roleDefinitions_id"];
        options?: never;
        head?: never;
        /** Change a role of the organization's own. */
        patch: operations["patch_v1_0_roleManagement_directory_roleDefinitions_id"];
        trace?: never;
    };
    "/v1.0/subscribedSkus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The products that the organization has subscriptions of, with their seats. */
        get: operations["get_v1_0_subscribedSkus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/subscribedSkus/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them. */
        get: operations["get_v1_0_subscribedSkus_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own subscriptions, oldest first. */
        get: operations["get_v1_0_subscriptions"];
        put?: never;
        /**
         * Subscribe to changes of a resource.
         * @description Before it answers, the server asks at the notificationUrl (POST with `validationToken` in the
         *     query), which must answer 200 with the decoded token as text/plain within 10 seconds.
         */
        post: operations["post_v1_0_subscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of one's own subscriptions, without its clientState. */
        get: operations["get_v1_0_subscriptions_id"];
        put?: never;
        post?: never;
        /** Delete one of one's own subscriptions: nothing is told any more. */
        delete: operations["delete_v1_0_subscriptions_id"];
        options?: never;
        head?: never;
        /** Renew a subscription, or have another address notified, which is asked as the first one was. */
        patch: operations["patch_v1_0_subscriptions_id"];
        trace?: never;
    };
    "/v1.0/subscriptions/{id}/reauthorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a subscription go on that was paused since its creator might not read the resource. */
        post: operations["post_v1_0_subscriptions_id_reauthorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization's users. */
        get: operations["get_v1_0_users"];
        put?: never;
        /** Create a user, optionally with a first password. */
        post: operations["post_v1_0_users"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many users there are. */
        get: operations["get_v1_0_users_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/delta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody, and from then on who changed.
         * @description Follow `@odata.nextLink` to the end of the round, and `@odata.deltaLink` whenever you want to
         *     know what changed since. `$deltatoken=latest` begins without telling everybody.
         *     To whoever reads the people of some groups only, those who leave are gone and those who join
         *     are told; when a group within such a group comes or goes, 410 says to begin anew.
         */
        get: operations["get_v1_0_users_delta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user, by id or principal name. */
        get: operations["get_v1_0_users_id"];
        put?: never;
        post?: never;
        /** Delete a user; restorable for 30 days. */
        delete: operations["delete_v1_0_users_id"];
        options?: never;
        head?: never;
        /** Change a user, or set their password. */
        patch: operations["patch_v1_0_users_id"];
        trace?: never;
    };
    "/v1.0/users/{id}/assignLicense": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give somebody products and take others away, in one step.
         * @description What can't be done is refused as a whole, with Graph's words: no seats left, no usage location, an
         *     unknown product, a license that comes from a group, plans that can't be held together.
         */
        post: operations["post_v1_0_users_id_assignLicense"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/authentication/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How somebody signs in. */
        get: operations["get_v1_0_users_id_authentication_methods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/checkMemberGroups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which of some groups a user is in, directly or through nested groups. */
        post: operations["post_v1_0_users_id_checkMemberGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/getMemberGroups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The groups that a user is in, directly or through nested groups. */
        post: operations["post_v1_0_users_id_getMemberGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/licenseDetails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The products that somebody has, directly or through groups, with their plans. */
        get: operations["get_v1_0_users_id_licenseDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/memberOf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that a user is in directly. */
        get: operations["get_v1_0_users_id_memberOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/memberOf/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many groups a user is in directly. */
        get: operations["get_v1_0_users_id_memberOf_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/memberOf/microsoft.graph.group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that a user is in directly; there is nothing else to be in. */
        get: operations["get_v1_0_users_id_memberOf_microsoft_graph_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/memberOf/microsoft.graph.group/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many groups a user is in directly. */
        get: operations["get_v1_0_users_id_memberOf_microsoft_graph_group_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/ownedDevices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices that a user owns. */
        get: operations["get_v1_0_users_id_ownedDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/ownedObjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that a user owns. */
        get: operations["get_v1_0_users_id_ownedObjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/registeredDevices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices that a user has registered: the same, since who registers one owns it here. */
        get: operations["get_v1_0_users_id_registeredDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/reprocessLicenseAssignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have what somebody holds looked at anew.
         * @description It always is, with every change; this says so to scripts that ask for it.
         */
        post: operations["post_v1_0_users_id_reprocessLicenseAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/revokeSignInSessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign somebody out everywhere.
         * @description Every session of theirs ends, and so do refresh tokens and everything that programs may do in
         *     their name. Of somebody who holds a role only by whoever may give roles.
         */
        post: operations["post_v1_0_users_id_revokeSignInSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/transitiveMemberOf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that a user is in, directly or through nested groups. */
        get: operations["get_v1_0_users_id_transitiveMemberOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/transitiveMemberOf/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many groups a user is in, directly or through nested groups. */
        get: operations["get_v1_0_users_id_transitiveMemberOf_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/transitiveMemberOf/microsoft.graph.group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups that a user is in, directly or through nested groups. */
        get: operations["get_v1_0_users_id_transitiveMemberOf_microsoft_graph_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/users/{id}/transitiveMemberOf/microsoft.graph.group/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many groups a user is in, directly or through nested groups. */
        get: operations["get_v1_0_users_id_transitiveMemberOf_microsoft_graph_group_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{tenant}/discovery/v2.0/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that verify the tenant's tokens. */
        get: operations["get_tenant_discovery_v2_0_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{tenant}/oauth2/v2.0/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Let a program act in your name.
         * @description The authorization endpoint for browsers: authorization code with PKCE (S256; required of public
         *     clients), `response_mode` `query`, `fragment` or `form_post`. Whoever has no session signs in first,
         *     and is asked once whether the program may do what it asks for. A program or an address that is not registered gets a page, every other refusal goes back to the
         *     program.
         */
        get: operations["get_tenant_oauth2_v2_0_authorize"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{tenant}/oauth2/v2.0/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a program in, or not.
         * @description What the page of the authorization endpoint sends: the whole request once more, and the answer.
         *     Whoever agreed is not asked about the same permissions again.
         */
        post: operations["post_tenant_oauth2_v2_0_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{tenant}/oauth2/v2.0/devicecode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in on a device without a browser.
         * @description The device grant (RFC 8628): the device shows `message`, somebody types the code on the page and
         *     signs in, the device asks the token endpoint until then.
         */
        post: operations["post_tenant_oauth2_v2_0_devicecode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{tenant}/oauth2/v2.0/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign out.
         * @description OpenID Connect's end of a session, for browsers. Afterwards the browser goes to
         *     `post_logout_redirect_uri` when it is a registered address of `client_id`, otherwise a page says
         *     that the person is signed out.
         */
        get: operations["get_tenant_oauth2_v2_0_logout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{tenant}/oauth2/v2.0/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access token.
         * @description OAuth 2.0 for Microsoft's client libraries and any other: client credentials (with a secret or a
         *     certificate's assertion), authorization code with PKCE, device code, refresh with rotation. A
         *     program's own token carries its permissions as `roles`; one in a person's name carries `scp`, and
         *     what counts is what both the person and the program hold when it calls.
         */
        post: operations["post_tenant_oauth2_v2_0_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{tenant}/v2.0/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The authority's discovery document.
         * @description For OpenID Connect and OAuth clients; the addresses begin with the server's public address.
         */
        get: operations["get_tenant_v2_0_well_known_openid_configuration"];
        put?: never;
        post?: never;
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
        /** @description One day of the tenant's time zone, over all messages. */
        ActivityDay: components["schemas"]["ActivityFigures"] & {
            /** @description `2026-11-22`. */
            date: string;
        };
        /**
         * @description What came back in a range of days. People are not counted here: somebody who saw two messages
         *     would be two.
         */
        ActivityFigures: {
            /**
             * Format: int64
             * @description Showings.
             */
            shown: number;
            /**
             * Format: int64
             * @description Clicks.
             */
            clicks: number;
            /**
             * Format: int64
             * @description Dismissals.
             */
            dismissals: number;
            /**
             * Format: double
             * @description Clicks per showing; 0 while nothing was shown.
             */
            clickThroughRate: number;
        };
        /** @description A product to be given. */
        AddLicense: {
            /**
             * Format: uuid
             * @description The product.
             */
            skuId: string;
            /** @description Plans to be switched off. */
            disabledPlans?: string[];
        };
        /** @description What a new secret is for, and how long it counts. */
        AddPassword: {
            /**
             * @description The secret's properties.
             * @default {
             *       "displayName": null,
             *       "endDateTime": null
             *     }
             */
            passwordCredential?: components["schemas"]["NewPasswordCredential"];
        };
        /** @description Which groups are asked about. */
        Among: {
            /** @description 1 to 20 ids of groups. */
            groupIds: string[];
        };
        /** @description What an id of the directory names. */
        AnyObject: components["schemas"]["User"] | components["schemas"]["Group"] | components["schemas"]["DirectoryDevice"];
        /** @description A registered application, as Graph shows it. */
        Application: {
            /** @description The version, for `If-Match`. */
            "@odata.etag": string;
            /** @description The application's id. */
            id: components["schemas"]["applicationId"];
            /** @description The id to sign in with (`client_id`). It is the same as `id`. */
            appId: components["schemas"]["applicationId"];
            /** @description The name to show. */
            displayName: string;
            /** @description What the application is for. */
            description?: string | null;
            /** @description When it was registered. */
            createdDateTime: components["schemas"]["Ts"];
            /** @description Who may sign in to it: always `AzureADMyOrg`, the people of its own organization. */
            signInAudience: string;
            /** @description Whether it runs on people's machines and can keep no secret: it must use PKCE. */
            isFallbackPublicClient: boolean;
            /** @description Where browsers are sent back to with a code, when the application can keep a secret. */
            web: components["schemas"]["RedirectUris"];
            /** @description Where browsers are sent back to with a code, when it can keep none. */
            publicClient: components["schemas"]["RedirectUris"];
            /** @description What it may do for itself, and the most that it may do in a person's name. */
            permissions: string[];
            /** @description Its secrets, without the secret texts, oldest first. */
            passwordCredentials: components["schemas"]["PasswordCredential"][];
            /** @description Its certificates, oldest first. */
            keyCredentials: components["schemas"]["KeyCredential"][];
        };
        /** @description A change of an application: what is absent stays, `null` clears. */
        ApplicationPatch: {
            /**
             * @description 1 to 256 characters.
             * @default null
             */
            displayName?: string | null;
            /**
             * @description At most 1,024 characters.
             * @default null
             */
            description?: string | null;
            /**
             * @description Whether it can keep no secret.
             * @default null
             */
            isFallbackPublicClient?: boolean | null;
            /** @default null */
            web?: components["schemas"]["RedirectUris"] | null;
            /** @default null */
            publicClient?: components["schemas"]["RedirectUris"] | null;
            /**
             * @description Names of permissions; as a whole.
             * @default null
             */
            permissions?: string[] | null;
            /**
             * @description Its certificates as a whole: those with a `keyId` stay, those with a `key` come.
             * @default null
             */
            keyCredentials?: components["schemas"]["KeyCredentialBody"][] | null;
        };
        /** @description What is given and taken away, all of it or nothing. */
        AssignLicense: {
            /** @description Products to be given; what is held already gets these plans switched off. */
            addLicenses: components["schemas"]["AddLicense"][];
            /** @description Products to be taken away. */
            removeLicenses: string[];
        };
        /** @description A product that somebody holds, or that a group gives (Graph's `assignedLicense`). */
        AssignedLicense: {
            /** @description Plans that are switched off. */
            disabledPlans: string[];
            /**
             * Format: uuid
             * @description The product.
             */
            skuId: string;
        };
        /** @description One way by which somebody holds a product (Graph's `licenseAssignmentState`). */
        AssignmentState: {
            /**
             * Format: uuid
             * @description The group that gives it; null for what was given directly.
             */
            assignedByGroup?: string | null;
            /** @description Plans that are switched off. */
            disabledPlans: string[];
            /**
             * @description Why it gives nothing: `CountViolation`, `MutuallyExclusiveViolation`, `DependencyViolation`,
             *     `ProhibitedInUsageLocationViolation`, or `None`.
             */
            error: string;
            /**
             * Format: date-time
             * @description When it was given or changed.
             */
            lastUpdatedDateTime?: string | null;
            /**
             * Format: uuid
             * @description The product.
             */
            skuId: string;
            /** @description `Active`, `Disabled` while the subscription is suspended, or `Error`. */
            state: string;
        };
        /** @description A record of the trail, as Graph shows it (`directoryAudit`), with its place in the chain. */
        AuditRecord: {
            /**
             * Format: uuid
             * @description The record's id.
             */
            id: string;
            /** @description When it happened. */
            activityDateTime: components["schemas"]["Ts"];
            /** @description Which part of the product it concerns. */
            category: string;
            /** @description What was done. */
            activityDisplayName: string;
            /** @description `Add`, `Update`, `Delete`, `Assign` or `Other`. */
            operationType: string;
            /** @description `success` or `failure`. */
            result: string;
            /** @description Why it was refused. */
            resultReason: string;
            /** @description The request's id. */
            correlationId: string;
            /** @description Who did it. */
            initiatedBy: components["schemas"]["InitiatedBy"];
            /** @description What it was done to. */
            targetResources: components["schemas"]["Target"][];
            /**
             * Format: int64
             * @description Its place in the chain, from 1.
             */
            sequence: number;
            /** @description SHA-256 over this record and the hash of the one before, in hexadecimal. */
            hash: string;
        };
        /** @description One way to sign in, in Graph's words. */
        AuthenticationMethod: {
            /** @description Which way, e.g. `#microsoft.graph.fido2AuthenticationMethod`. */
            "@odata.type": string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What its owner calls it. */
            displayName?: string | null;
            createdDateTime?: components["schemas"]["Ts"] | null;
        };
        /** @description A person's ways to sign in. */
        AuthenticationMethodCollection: {
            /** @description What the collection is. */
            "@odata.context": string;
            /** @description The ways. */
            value: components["schemas"]["AuthenticationMethod"][];
        };
        /** @description Where plans must not be used: of those that are barred somewhere. */
        BarredPlan: {
            /** Format: uuid */
            servicePlanId: string;
            servicePlanName: string;
            prohibitedUsageLocations: string[];
        };
        /** @description Several requests. */
        Batch: {
            /** @description 1 to 20 requests. */
            requests: components["schemas"]["BatchRequest"][];
        };
        /** @description What became of the requests. */
        BatchAnswer: {
            /** @description An answer for each request, in the order of the requests. */
            responses: components["schemas"]["BatchResponse"][];
        };
        /** @description One request of a batch. */
        BatchRequest: {
            /** @description Text or a whole number, each once in the batch. */
            id: string;
            /** @description `GET`, `POST`, `PATCH`, `PUT` or `DELETE`. */
            method: string;
            /**
             * @description Relative to the version that the batch was sent to, e.g. `/me`; an absolute address means
             *     its path.
             */
            url: string;
            /** @description The request's headers. Who is calling is the batch's, for all requests alike. */
            headers?: {
                [key: string]: string;
            } | null;
            /** @description JSON; with a Content-Type of another kind, Base64. */
            body?: unknown;
            /** @description The ids of the requests that must have succeeded before this one is made. */
            dependsOn?: string[] | null;
        };
        /** @description What became of one request. */
        BatchResponse: {
            /** @description The request's id. */
            id: string;
            /**
             * Format: int32
             * @description The status; 424 when a request that it depends on did not succeed.
             */
            status: number;
            /** @description The headers that say something. */
            headers: {
                [key: string]: string;
            };
            /** @description JSON, or Base64 of anything else. */
            body?: unknown;
        };
        /** @description The figures of one platform, language or other part of the audience. */
        Breakdown: {
            /**
             * Format: uuid
             * @description The group's id, where the part is a group.
             */
            id?: string | null;
            /** @description Which part. */
            name: string;
            /**
             * Format: int64
             * @description People of this part who saw the message.
             */
            peopleSeen: number;
            /**
             * Format: int64
             * @description People of this part who clicked.
             */
            peopleClicked: number;
        };
        /** @description Which things. */
        ByIds: {
            /** @description 1 to 1,000 ids. */
            ids: string[];
            /** @description `user`, `group`, `device`; all when absent. */
            types?: string[] | null;
        };
        /** @description People whose capability would change alike. */
        CapabilityChange: {
            /** @description What is in force; null for no mailbox. */
            from?: string | null;
            /** @description What would be; null for no mailbox. */
            to?: string | null;
            /**
             * Format: int64
             * @description For how many people.
             */
            people: number;
        };
        /** @description A product of the catalogue. */
        CatalogProduct: {
            /** Format: uuid */
            skuId: string;
            skuPartNumber: string;
            displayName: string;
            /** @description `public`: in Microsoft's table under this id; `own`: it has none there, the id is Beffroi's. */
            source: string;
        };
        /** @description What a browser needs for `navigator.credentials`. */
        Challenge: {
            /** @description The options, for `PublicKeyCredential.parse…OptionsFromJSON()`. */
            publicKey: Record<string, never>;
            /** @description To be sent back with the answer, as it is: within ten minutes, once. */
            state: string;
        };
        /** @description The cmdlet and what it is given. */
        CmdletInput: {
            /** @description E.g. `Get-Mailbox`. */
            CmdletName: string;
            /** @description By name. */
            Parameters?: Record<string, never>;
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_Application: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["Application"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_AuditRecord: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["AuditRecord"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_BarredPlan: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["BarredPlan"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_CatalogProduct: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["CatalogProduct"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_CompanySubscription: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["CompanySubscription"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_DeletedGroup: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["DeletedGroup"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_DeletedUser: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["DeletedUser"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_Device: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["Device"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_DirectoryDevice: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["DirectoryDevice"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_DirectoryObject: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["DirectoryObject"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_DirectoryRole: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["DirectoryRole"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_Group: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["Group"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_InboxItem: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["InboxItem"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_LicenseDetails: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["LicenseDetails"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_LicenseMember: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["LicenseMember"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_Organization: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["Organization"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_OrganizationalMessage: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["OrganizationalMessage"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_Overlap: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["Overlap"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_PastReclaim: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["PastReclaim"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_RoleAssignment: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["RoleAssignment"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_RoleDefinition: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["RoleDefinition"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_Showing: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["Showing"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_SubscribedSku: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["SubscribedSku"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_Subscription: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["Subscription"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_User: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["User"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_Webhook: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["Webhook"][];
        };
        /** @description A page of entities in Graph's envelope. */
        Collection_WebhookDelivery: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /**
             * Format: int64
             * @description Entities in all, on `$count=true`.
             */
            "@odata.count"?: number | null;
            /** @description The absolute URL of the next page; none on the last page. */
            "@odata.nextLink"?: string | null;
            /** @description The entities of this page. */
            value: components["schemas"]["WebhookDelivery"][];
        };
        /** @description An approver's words. */
        Comment: {
            /**
             * @description At most 1,000 characters; a rejection needs some.
             * @default
             */
            comment?: string;
        };
        /** @description A subscription (Graph's `companySubscription`). */
        CompanySubscription: {
            "@odata.etag": string;
            /** Format: uuid */
            id: string;
            /** @description The same as `id`: nothing was bought elsewhere. */
            commerceSubscriptionId: string;
            /** Format: date-time */
            createdDateTime: string;
            /** @description A trial is not suspended but ends. */
            isTrial: boolean;
            /**
             * Format: date-time
             * @description When the clock takes it on to the next standing; null for one without an end.
             */
            nextLifecycleDateTime?: string | null;
            /** Format: uuid */
            ownerId?: string | null;
            /** Format: uuid */
            ownerTenantId?: string | null;
            ownerType?: string | null;
            serviceStatus: components["schemas"]["ServicePlanInfo"][];
            /** Format: uuid */
            skuId: string;
            skuPartNumber: string;
            /** @description `Enabled`, `Warning`, `Suspended`, `LockedOut` or `Deleted`. */
            status: string;
            /**
             * Format: int32
             * @description How many seats.
             */
            totalLicenses: number;
        };
        /** @description What may be typed, and in whose place. */
        Completed: {
            /** @description From which byte on. */
            from: number;
            /** @description Up to which byte. */
            to: number;
            candidates: components["schemas"]["Typeable"][];
        };
        /** @description Who is signed in now. */
        CompletedSignIn: components["schemas"]["Session"] & {
            /**
             * @description Codes for the day on which the app is lost, when one was set up on the way. They can't be
             *     read again.
             */
            recoveryCodes?: string[] | null;
        };
        /** @description A program that may act in the caller's name. */
        Consent: {
            /**
             * Format: uuid
             * @description The program's id.
             */
            applicationId: string;
            /** @description The program's name. */
            displayName: string;
            /** @description What it asked for, all its sign-ins together. */
            scope: string;
            /** @description When the caller last let it in. */
            lastGrantedDateTime: components["schemas"]["Ts"];
        };
        /** @description The programs that may act in the caller's name. */
        ConsentCollection: {
            /** @description What the collection is. */
            "@odata.context": string;
            /** @description The programs, the one let in last first. */
            value: components["schemas"]["Consent"][];
        };
        /** @description What a change would do. */
        Consequences: {
            capabilityChanges: components["schemas"]["CapabilityChange"][];
            /**
             * Format: int64
             * @description How many people would lose their mailbox.
             */
            mailboxesLost: number;
            /**
             * Format: int64
             * @description How many would get one.
             */
            mailboxesGained: number;
            /** @description The products of which something would change. */
            seats: components["schemas"]["SeatsChange"][];
        };
        ContentHash: string;
        /** @description One day of the tenant's time zone. */
        Day: {
            /** @description `2026-11-22`. */
            date: string;
            /**
             * Format: int64
             * @description Showings.
             */
            shown: number;
            /**
             * Format: int64
             * @description People who saw it that day.
             */
            peopleSeen: number;
            /**
             * Format: int64
             * @description Clicks.
             */
            clicks: number;
            /**
             * Format: int64
             * @description People who clicked that day.
             */
            peopleClicked: number;
            /**
             * Format: int64
             * @description Dismissals.
             */
            dismissals: number;
        };
        /** @description A group that was deleted. */
        DeletedGroup: components["schemas"]["Group"] & {
            /** @description `#microsoft.graph.group`. */
            "@odata.type": string;
        };
        /** @description A deleted user or group; `@odata.type` says which. */
        DeletedItem: components["schemas"]["DeletedUser"] | components["schemas"]["DeletedGroup"];
        /** @description Somebody who was deleted. */
        DeletedUser: components["schemas"]["User"] & {
            /** @description `#microsoft.graph.user`. */
            "@odata.type": string;
        };
        /** @description A page of a delta query: entities as they are now, and `@removed` for what is gone. */
        Delta: {
            /** @description Where the entities' set is described. */
            "@odata.context": string;
            /** @description The absolute URL of the next page; none on the last page of the round. */
            "@odata.nextLink"?: string | null;
            /** @description On the last page: the absolute URL that tells what changed since this round. */
            "@odata.deltaLink"?: string | null;
            /** @description The entities and removals of this page. */
            value: Record<string, never>[];
        };
        /**
         * @description What the second step is.
         * @enum {string}
         */
        Demand: "mfaRequired" | "enrolmentRequired";
        /** @description A device, as Graph shows it. */
        Device: {
            /** @description The version, for `If-Match`. */
            "@odata.etag": string;
            /** @description The device's id. */
            id: components["schemas"]["deviceId"];
            /** @description The name to show. */
            deviceName: string;
            /** @description The owner's id. */
            userId: components["schemas"]["userId"];
            /** @description The owner's principal name. */
            userPrincipalName?: string | null;
            /** @description The owner's name. */
            userDisplayName?: string | null;
            /** @description The system that it runs. */
            operatingSystem: components["schemas"]["OperatingSystem"];
            /** @description The system's version; four numbers on Windows. */
            osVersion: string;
            /** @description The edition, e.g. `Enterprise`. */
            skuFamily?: string | null;
            /** @description How it belongs to the organization. */
            joinType: string;
            /** @description When it was enrolled. */
            enrolledDateTime: components["schemas"]["Ts"];
            /** @description When it last reported. */
            lastSyncDateTime: components["schemas"]["Ts"];
            /** @description Where it can show messages. */
            surfaces: components["schemas"]["Surface"][];
            /** @description Policy values that it reported, by name. */
            policies: {
                [key: string]: number;
            };
        };
        /** @description What a device shows, and with what it asks for its tokens. */
        DeviceAnswer: {
            /** @description What the person types. */
            user_code: string;
            /** @description With what the device asks. */
            device_code: string;
            /** @description Where the person types it. */
            verification_uri: string;
            /** @description The same with the code in it, e.g. for a QR code. */
            verification_uri_complete: string;
            /**
             * Format: int64
             * @description Seconds until it is too late.
             */
            expires_in: number;
            /**
             * Format: int64
             * @description Seconds to wait between two requests.
             */
            interval: number;
            /** @description What to tell the person. */
            message: string;
        };
        /** @description What a device asks for, as a form. */
        DeviceForm: {
            /** @description The application's id. */
            client_id: string;
            /** @description Permissions, and `openid profile email offline_access`. */
            scope: string;
        };
        /** @description A device of the directory. */
        DirectoryDevice: {
            /** @description The version. */
            "@odata.etag": string;
            /** @description The device's id. */
            id: components["schemas"]["deviceId"];
            /** @description The same: a device has one id here. */
            deviceId: components["schemas"]["deviceId"];
            /** @description The name to show. */
            displayName: string;
            /** @description The system that it runs. */
            operatingSystem: string;
            /** @description The system's version. */
            operatingSystemVersion: string;
            /** @description Always true: a device that may not be used is unenrolled. */
            accountEnabled: boolean;
            /** @description Always true: each device reports to this server. */
            isManaged: boolean;
            /** @description How it belongs to the organization: `AzureAd`, `ServerAd` or `Workplace`. */
            trustType: string;
            /** @description When it was enrolled. */
            registrationDateTime: components["schemas"]["Ts"];
            /** @description When it last reported. */
            approximateLastSignInDateTime: components["schemas"]["Ts"];
        };
        /** @description A member of a group, as Graph shows it. */
        DirectoryObject: {
            /** @description `#microsoft.graph.user`, `#microsoft.graph.group` or `#microsoft.graph.device`. */
            "@odata.type": string;
            /**
             * Format: uuid
             * @description The object's id.
             */
            id: string;
            /** @description The name to show. */
            displayName: string;
            /** @description A user's principal name. */
            userPrincipalName?: string | null;
            /** @description A user's address. */
            mail?: string | null;
        };
        /** @description A role of the directory. */
        DirectoryRole: {
            /**
             * Format: uuid
             * @description The role's id.
             */
            id: string;
            /** @description The role's name. */
            displayName: string;
            /** @description What it is for. */
            description: string;
            /**
             * Format: uuid
             * @description The published template's id: the same.
             */
            roleTemplateId: string;
        };
        /** @description Graph's answer to an action that gives a yes. */
        Done: {
            /** @description What the value is. */
            "@odata.context": string;
            /** @description True. */
            value: boolean;
        };
        /** @description Enrols the browser that asks. */
        EnrolBrowser: {
            /** @description How its owner calls it, 1 to 64 characters, e.g. `Firefox at home`. */
            deviceName: string;
        };
        /** @description An authenticator app's secret on its way to it: as a picture, and as text for whoever can't scan. */
        Enrolment: {
            /** @description The secret in base32. */
            secret: string;
            /** @description The same as `otpauth://totp/…`. */
            uri: string;
            /** @description The same as a QR code: an SVG document in black and white. */
            qrSvg: string;
        };
        /** @description The second step of somebody who has no authenticator app yet. */
        EnrolmentRequest: {
            /**
             * Format: password
             * @description What the first step gave.
             */
            stepToken: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_AnyObject: (components["schemas"]["User"] | components["schemas"]["Group"] | components["schemas"]["DirectoryDevice"]) & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_Application: components["schemas"]["Application"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_AuditRecord: components["schemas"]["AuditRecord"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_CompanySubscription: components["schemas"]["CompanySubscription"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_DeletedItem: (components["schemas"]["DeletedUser"] | components["schemas"]["DeletedGroup"]) & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_Device: components["schemas"]["Device"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_DirectoryDevice: components["schemas"]["DirectoryDevice"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_DirectoryRole: components["schemas"]["DirectoryRole"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_Group: components["schemas"]["Group"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_LicensedGroup: components["schemas"]["LicensedGroup"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_LicensedUser: (components["schemas"]["User"] & {
            assignedLicenses: components["schemas"]["AssignedLicense"][];
            licenseAssignmentStates: components["schemas"]["AssignmentState"][];
        }) & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_Organization: components["schemas"]["Organization"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_OrganizationalMessage: components["schemas"]["OrganizationalMessage"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_PasswordCredential: components["schemas"]["PasswordCredential"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_RoleAssignment: components["schemas"]["RoleAssignment"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_RoleDefinition: components["schemas"]["RoleDefinition"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_SubscribedSku: components["schemas"]["SubscribedSku"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_Subscription: components["schemas"]["Subscription"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_User: components["schemas"]["User"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_Webhook: components["schemas"]["Webhook"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_WebhookDelivery: components["schemas"]["WebhookDelivery"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_WebhookDeliveryDetail: (components["schemas"]["WebhookDelivery"] & {
            /** @description To the byte what is sent. */
            body: string;
            /** @description The latest attempts, oldest first; at most 20. */
            attempts: components["schemas"]["WebhookAttempt"][];
        }) & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_WebhookReplayCount: components["schemas"]["WebhookReplayCount"] & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description One entity with the place where it is described. */
        Entity_WebhookWithSecret: (components["schemas"]["Webhook"] & {
            /** @description What the listener verifies signatures with: `whsec_` and base64. */
            secret: string;
        }) & {
            /** @description Where the entity is described: its set, `(the selected properties)`, `/$entity`. */
            "@odata.context"?: string;
        };
        /** @description A refusal: stable code, sentence, field. */
        ErrorBody: {
            /** @description Stable code to branch on. */
            code: string;
            /** @description An English sentence that names field and rule. */
            message: string;
            /** @description The field or permission it applies to. */
            target?: string | null;
            /** @description Every broken rule. */
            details?: components["schemas"]["ErrorDetail"][];
            /** @description Leads the operator to the log. */
            innerError: components["schemas"]["InnerError"];
        };
        /** @description One broken rule. */
        ErrorDetail: {
            /** @description Stable code of the rule. */
            code: string;
            /** @description The field, as a path. */
            target: string;
            /** @description The rule in a sentence. */
            message: string;
        };
        /** @description The body of every refusal. */
        ErrorEnvelope: {
            /** @description The refusal. */
            error: components["schemas"]["ErrorBody"];
        };
        /** @description Why a rule holds for somebody, or not. */
        Evaluation: {
            /** @description The rule in its canonical form. */
            membershipRule: string;
            /** @description Whether it holds. */
            membershipRuleEvaluationResult: boolean;
            /** @description What each part of it came to. */
            membershipRuleEvaluationDetails: components["schemas"]["ExpressionEvaluation"];
        };
        /** @description A person and a rule that may not be saved yet. */
        EvaluationRequest: {
            /**
             * Format: uuid
             * @description The person.
             */
            memberId: string;
            /** @description The rule. */
            membershipRule: string;
        };
        /** @description A line of the answer. */
        Event: {
            /**
             * Format: int64
             * @description Rows done.
             */
            done: number;
            /**
             * Format: int64
             * @description Rows in all.
             */
            total: number;
            /** @enum {string} */
            type: "progress";
        } | (components["schemas"]["Report"] & {
            /** @enum {string} */
            type: "report";
        }) | {
            /** @description Why. */
            message: string;
            /** @enum {string} */
            type: "error";
        };
        /** @description What happened to showings. */
        Events: {
            /** @description 1 to 500 events; each id counts once, however often it is sent. */
            events: components["schemas"]["ShowingEvent"][];
        };
        /** @description What became of a batch of events. */
        EventsTaken: {
            /** @description Counted, now or when they were sent before; durable. */
            accepted: string[];
            /** @description Not counted, and no use to be sent again. */
            refused: components["schemas"]["RefusedEvent"][];
        };
        /** @description Would this person see this message now, and what stops it. */
        ExplainAnswer: {
            /** @description The person. */
            user: components["schemas"]["ExplainedUser"];
            /** @description Whether every gate holds. */
            wouldSee: boolean;
            /** @description Every gate, holding and failing. */
            gates: components["schemas"]["MessageGateResult"][];
            /**
             * @description The person's devices and what stands between them and the message; empty for mail. The portal
             *     shows it in any case.
             */
            devices: components["schemas"]["ExplainedDevice"][];
        };
        /** @description What somebody holds and what is in force of it. */
        Explained: {
            /** Format: uuid */
            userId: string;
            displayName: string;
            userPrincipalName: string;
            /** @description What is in force; null for no mailbox. */
            capability?: string | null;
            /** @description Every root, from the lowest to the highest. */
            rootCapabilities: string[];
            /** @description The add-ons and what is in force. */
            persistedCapabilities: string[];
            mailbox?: components["schemas"]["MailboxView"] | null;
            holdings: components["schemas"]["ExplainedHolding"][];
        };
        /** @description Whether one of the person's devices would show the message. */
        ExplainedDevice: {
            /** @description The device's id. */
            id: components["schemas"]["deviceId"];
            /** @description Its name. */
            deviceName: string;
            /** @description The system that it runs. */
            operatingSystem: components["schemas"]["OperatingSystem"];
            /** @description The system's version. */
            osVersion: string;
            /** @description Whether it does. */
            shows: boolean;
            /** @description Why, in a sentence. */
            explanation: string;
        };
        /** @description One way by which somebody holds a product, and what becomes of it. */
        ExplainedHolding: {
            /** Format: uuid */
            skuId: string;
            skuPartNumber: string;
            displayName: string;
            /**
             * Format: uuid
             * @description The group that gives it; null for what was given directly.
             */
            assignedByGroup?: string | null;
            groupName?: string | null;
            /** @description Why it gives nothing, or `None`. */
            error: string;
            /** @description Whether it gives anything: no error, and a subscription that runs. */
            isCounting: boolean;
            /** @description The mailbox that it gives, as Exchange calls it. */
            capability?: string | null;
            /** @description Whether that is the one in force. */
            isWinner: boolean;
            /** @description Whether another product gives everything that it gives. */
            isSurplus: boolean;
            /** @description All of it in a sentence. */
            explanation: string;
        };
        /** @description Whom an explanation is about. */
        ExplainedUser: {
            /** @description The person's id. */
            id: components["schemas"]["userId"];
            /** @description The person's name. */
            displayName: string;
            /** @description The person's principal name. */
            userPrincipalName: string;
        };
        /** @description What one part of a rule came to. */
        ExpressionEvaluation: {
            /** @description The part. */
            expression: string;
            /** @description Whether it holds. */
            expressionResult: boolean;
            propertyToEvaluate?: components["schemas"]["PropertyToEvaluate"] | null;
            /** @description The parts of the part. */
            expressionEvaluationDetails: components["schemas"]["ExpressionEvaluation"][];
        };
        /** @description A fresh token: the only moment in which it can be read. */
        FreshScimToken: components["schemas"]["ScimToken"] & {
            /** @description The token. */
            token: string;
            /** @description Where the provider finds the service. */
            baseUrl: string;
        };
        /** @description From being meant to having clicked; each in people. */
        FunnelFigures: {
            /**
             * Format: int64
             * @description Among the recipients now.
             */
            reached: number;
            /**
             * Format: int64
             * @description Something came back from one of their devices, or the mail relay has taken a mail to them.
             */
            delivered: number;
            /**
             * Format: int64
             * @description Had it on screen.
             */
            seen: number;
            /**
             * Format: int64
             * @description Followed the link.
             */
            clicked: number;
        };
        /** @description Which tenant to copy, and as whom. */
        GraphImport: {
            /** @description The address, e.g. `https://graph.microsoft.com`, or another Beffroi's. */
            from: string;
            /** @description Where tokens are given, when it is not the same place. */
            authority?: string | null;
            /** @description The tenant to copy, by id or domain. */
            tenant: string;
            /** @description The application that may read it. */
            clientId: string;
            /** @description Its secret, which is not kept. */
            clientSecret: string;
            /** @description Also addresses of private networks and without TLS; for the operator at the machine only. */
            allowPrivate?: boolean;
        };
        /** @description What has become of the things of one kind. */
        GraphImportCounts: {
            /**
             * Format: int64
             * @description Are new.
             */
            created: number;
            /**
             * Format: int64
             * @description Were changed.
             */
            updated: number;
            /**
             * Format: int64
             * @description Were as they are.
             */
            unchanged: number;
            /**
             * Format: int64
             * @description Are gone.
             */
            removed: number;
        };
        /** @description A line of the answer. */
        GraphImportEvent: {
            /** @description What is copied at the moment: `users`, `groups`, `members`, `owners` or `devices`. */
            phase: string;
            /**
             * Format: int64
             * @description How many things of this round have been looked at.
             */
            done: number;
            /** @enum {string} */
            type: "progress";
        } | (components["schemas"]["GraphImportReport"] & {
            /** @enum {string} */
            type: "report";
        }) | {
            /** @description Why. */
            message: string;
            /** @enum {string} */
            type: "error";
        };
        /** @description Something that could not be copied. */
        GraphImportNotMapped: {
            /** @description `user`, `group`, `member`, `owner`, `device` or `licence`. */
            kind: string;
            /** @description Its id at the source. */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description Why, with the property where it is one. */
            reason: string;
        };
        /** @description How a round has ended. */
        GraphImportReport: {
            /** @description People. */
            users: components["schemas"]["GraphImportCounts"];
            /** @description Groups. */
            groups: components["schemas"]["GraphImportCounts"];
            /** @description Memberships: created are those that came, removed those that went. */
            members: components["schemas"]["GraphImportCounts"];
            /** @description Owners of groups, in the same way. */
            owners?: components["schemas"]["GraphImportCounts"];
            /** @description Devices. */
            devices: components["schemas"]["GraphImportCounts"];
            /** @description What could not be copied, the first 1,000 one by one, see `notMappedCount`. */
            notMapped: components["schemas"]["GraphImportNotMapped"][];
            /**
             * Format: int64
             * @description How many could not be copied in all.
             */
            notMappedCount: number;
            /** @description Whether an import that was interrupted has been taken up; what it did before is not counted. */
            resumed: boolean;
        };
        /** @description A group, as Graph shows it, with the counts that administrators look for. */
        Group: {
            /** @description The version, for `If-Match`. */
            "@odata.etag": string;
            /** @description The group's id. */
            id: components["schemas"]["groupId"];
            /** @description The name to show. */
            displayName: string;
            /** @description What the group is for. */
            description?: string | null;
            /** @description The part before the @ of its address; unique in the tenant. */
            mailNickname: string;
            /** @description Whether it may carry rights. */
            securityEnabled: boolean;
            /** @description Whether it can receive mail. */
            mailEnabled: boolean;
            /** @description `Unified`, and `DynamicMembership` for a group whose members follow a rule. */
            groupTypes: string[];
            /** @description The rule of a dynamic group. */
            membershipRule?: string | null;
            membershipRuleProcessingState?: components["schemas"]["ProcessingState"] | null;
            /** @description When it was created. */
            createdDateTime: components["schemas"]["Ts"];
            deletedDateTime?: components["schemas"]["Ts"] | null;
            /** @description True for the built-in group that holds everyone. */
            isAllCompany: boolean;
            /**
             * Format: int64
             * @description How many members it has directly.
             */
            memberCount: number;
            /**
             * Format: int64
             * @description How many people it has, those of nested groups included.
             */
            transitiveUserCount: number;
        };
        /** @description Ids of groups. */
        GroupIds: {
            /** @description Where the ids are described. */
            "@odata.context": string;
            /** @description The ids. */
            value: string[];
        };
        /** @description A change: what is absent stays. */
        GroupPatch: {
            /**
             * @description 1 to 256 characters.
             * @default null
             */
            displayName?: string | null;
            /**
             * @description Unique in the tenant.
             * @default null
             */
            mailNickname?: string | null;
            /**
             * @description At most 1,024 characters; empty clears it.
             * @default null
             */
            description?: string | null;
            /**
             * @description With `DynamicMembership` the group follows a rule; without, its members stay as they are.
             * @default null
             */
            groupTypes?: string[] | null;
            /**
             * @description The rule of a dynamic group; `null` together with `groupTypes` makes it an ordinary one.
             * @default null
             */
            membershipRule?: string | null;
            /** @default null */
            membershipRuleProcessingState?: components["schemas"]["ProcessingState"] | null;
            /**
             * @description At most 20 addresses of users, groups and devices that become members.
             * @default []
             */
            "members@odata.bind"?: string[];
        };
        /** @description A group that would give other products. */
        GroupWould: {
            /** Format: uuid */
            id: string;
            /** @description Products that it would give too. */
            addLicenses?: components["schemas"]["WouldGive"][];
            /** @description Products that it would not give any more. */
            removeLicenses?: string[];
        };
        /** @description How many parts of a breakdown are left out, because somebody in them could be recognized. */
        HiddenParts: {
            /** @description Platforms. */
            byPlatform: number;
            /** @description Languages. */
            byLanguage: number;
            /** @description Groups. */
            byGroup: number;
        };
        /** @description A server of others at which people of the organization sign in. */
        IdentityProvider: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The name on the button. */
            displayName: string;
            /** @description Its address, as it writes it in its tokens. */
            issuer: string;
            /** @description Under which id it knows this server. */
            clientId: string;
            /** @description Whether a client secret is kept. It is never read back. */
            hasClientSecret: boolean;
            /** @description What is asked for. */
            scope: string;
            /** @description Whether somebody whose verified e-mail address is one of our people's is that person. */
            matchByMail: boolean;
            /** @description Whether people can sign in with it. */
            isEnabled: boolean;
            /** @description The address to register there. */
            redirectUri: string;
            /** @description When it was registered. */
            createdDateTime: components["schemas"]["Ts"];
        };
        /** @description The organization's identity providers. */
        IdentityProviderCollection: {
            /** @description What the collection is. */
            "@odata.context": string;
            /** @description The providers, oldest first. */
            value: components["schemas"]["IdentityProvider"][];
        };
        /** @description A change of a provider: what is absent stays. */
        IdentityProviderPatch: {
            /** @description The name on the button, 1 to 100 characters. */
            displayName?: string | null;
            /** @description Its address. Another one ends every link, and needs the client secret again. */
            issuer?: string | null;
            /** @description Under which id it knows this server. */
            clientId?: string | null;
            /**
             * Format: password
             * @description A new client secret.
             */
            clientSecret?: string | null;
            /** @description What is asked for, `openid` among it. */
            scope?: string | null;
            /** @description Whether a verified e-mail address says who somebody is. */
            matchByMail?: boolean | null;
            /** @description Whether people can sign in with it. */
            isEnabled?: boolean | null;
        };
        /** @description A message in somebody's inbox. */
        InboxItem: {
            /** @description The message. */
            id: components["schemas"]["messageId"];
            /** @description Where it appears. */
            location: components["schemas"]["MessageLocation"];
            /** @description Whether it is urgent. */
            urgency: components["schemas"]["MessageUrgency"];
            /** @description The language of the texts. */
            language: components["schemas"]["LanguageTag"];
            /** @description The heading. */
            title: string;
            /** @description What it is about. */
            body: string;
            /** @description What the button says; empty where there is none. */
            buttonText: string;
            /** @description Where a click leads; empty for nowhere. */
            link: string;
            second?: components["schemas"]["SecondText"] | null;
            /** @description Where the logo or the background picture is fetched, on this server. */
            picture?: string | null;
            startDateTime?: components["schemas"]["Ts"] | null;
            endDateTime?: components["schemas"]["Ts"] | null;
            firstShownDateTime?: components["schemas"]["Ts"] | null;
            clickedDateTime?: components["schemas"]["Ts"] | null;
            dismissedDateTime?: components["schemas"]["Ts"] | null;
            /** @description Whether it is still being delivered. */
            isActive: boolean;
        };
        /** @description Graph's `identitySet` of an audit record. */
        InitiatedBy: {
            user?: components["schemas"]["InitiatedByUser"] | null;
            app?: components["schemas"]["InitiatedByApp"] | null;
        };
        /** @description An application that acted. */
        InitiatedByApp: {
            /**
             * Format: uuid
             * @description The application's id; the nil GUID for the system itself.
             */
            appId: string;
            /** @description The application's name at that time. */
            displayName: string;
        };
        /** @description A person who acted. */
        InitiatedByUser: {
            /**
             * Format: uuid
             * @description The person's id.
             */
            id: string;
            /** @description The person's name at that time. */
            displayName: string;
            /** @description The person's user principal name at that time. */
            userPrincipalName?: string | null;
        };
        /** @description The ids of the request. */
        InnerError: {
            /** @description When the request arrived. */
            date: components["schemas"]["Ts"];
            /** @description Our id of the request. */
            "request-id": string;
            /** @description The caller's id of the request. */
            "client-request-id": string;
        };
        /** @description Which authority answers for this host. */
        Instance: {
            /** @description Where the discovery document is. */
            tenant_discovery_endpoint: string;
            /** @description The form of this answer. */
            "api-version": string;
            /** @description The names of this authority. */
            metadata: components["schemas"]["InstanceNames"][];
        };
        /** @description Names that mean the same authority. */
        InstanceNames: {
            /** @description The name to connect to. */
            preferred_network: string;
            /** @description The name under which tokens are kept. */
            preferred_cache: string;
            /** @description All names. */
            aliases: string[];
        };
        /** @description A call. */
        Invocation: {
            CmdletInput: components["schemas"]["CmdletInput"];
        };
        /** @description A certificate of an application. */
        KeyCredential: {
            /**
             * Format: uuid
             * @description The certificate's id.
             */
            keyId: string;
            /** @description The certificate's subject, e.g. `CN=Mail merge`. */
            displayName: string;
            /** @description SHA-1 of the certificate as base64, by which the certificate is named elsewhere. */
            customKeyIdentifier: string;
            /** @description Always `AsymmetricX509Cert`. */
            type: string;
            /** @description Always `Verify`: the server holds no private key. */
            usage: string;
            /** @description From when it counts. */
            startDateTime: components["schemas"]["Ts"];
            /** @description Until when it counts. */
            endDateTime: components["schemas"]["Ts"];
            /** @description Always null: the certificate itself is not given out. */
            key?: string | null;
        };
        /** @description A certificate that comes, or one that stays. */
        KeyCredentialBody: {
            /**
             * Format: uuid
             * @description The id of a certificate that stays.
             * @default null
             */
            keyId?: string | null;
            /**
             * @description The certificate (DER, or PEM) as base64.
             * @default null
             */
            key?: string | null;
            /**
             * @description `AsymmetricX509Cert`.
             * @default null
             */
            type?: string | null;
            /**
             * @description `Verify`.
             * @default null
             */
            usage?: string | null;
            /**
             * @description Taken from the certificate, whatever is sent.
             * @default null
             */
            displayName?: string | null;
            /**
             * @description Taken from the certificate, whatever is sent.
             * @default null
             */
            customKeyIdentifier?: string | null;
            /**
             * @description Taken from the certificate, whatever is sent.
             * @default null
             */
            startDateTime?: string | null;
            /**
             * @description Taken from the certificate, whatever is sent.
             * @default null
             */
            endDateTime?: string | null;
        };
        /** @description A JSON Web Key Set (RFC 7517). */
        KeySet: {
            /** @description The public keys, newest first. */
            keys: Record<string, never>[];
        };
        LanguageTag: string;
        /** @description People left out for one reason; each person is counted once, for the first reason. */
        LeftOut: {
            /** @description Why. */
            reason: components["schemas"]["LeftOutReason"];
            groupId?: components["schemas"]["groupId"] | null;
            /** @description Its name. */
            groupName?: string | null;
            /**
             * Format: int64
             * @description How many people.
             */
            people: number;
        };
        /**
         * @description Why people are left out.
         * @enum {string}
         */
        LeftOutReason: "notIncluded" | "excludedGroup" | "filter" | "accountDisabled" | "noLicense" | "noAddress";
        /** @description The library. */
        Library: {
            /** @description The texts. */
            value: components["schemas"]["LibraryText"][];
        };
        /** @description A ready-made text for one location. */
        LibraryText: {
            /** @description Names the matter; the same at every location. */
            topic: string;
            /** @description What it is for. */
            objective: components["schemas"]["MessageObjective"];
            /** @description Where it stands. */
            location: components["schemas"]["MessageLocation"];
            /** @description The words, as `content/texts` takes them. */
            texts: components["schemas"]["MessageText"][];
        };
        /** @description A product that somebody has, by whatever way, with its plans. */
        LicenseDetails: {
            /** @description The same as `skuId`. */
            id: string;
            /**
             * Format: uuid
             * @description The product.
             */
            skuId: string;
            /** @description Its short name. */
            skuPartNumber: string;
            /** @description Its plans; one that is off in every way is `Disabled`. */
            servicePlans: components["schemas"]["ServicePlanInfo"][];
        };
        /** @description A member of a group. */
        LicenseMember: {
            /** @description `#microsoft.graph.user`. */
            "@odata.type": string;
            /** Format: uuid */
            id: string;
            displayName: string;
            userPrincipalName: string;
            mail?: string | null;
        };
        /** @description What holds for all mailboxes. */
        LicenseSettings: {
            /** @description Whether a mailbox without a plan goes on for 30 days before it is soft-deleted. */
            delayedDelicensingEnabled: boolean;
        };
        /** @description A group with what it gives. */
        LicensedGroup: {
            id: components["schemas"]["groupId"];
            assignedLicenses: components["schemas"]["AssignedLicense"][];
            licenseProcessingState?: components["schemas"]["ProcessingState"] | null;
        };
        /** @description A user with what they hold. */
        LicensedUser: components["schemas"]["User"] & {
            assignedLicenses: components["schemas"]["AssignedLicense"][];
            licenseAssignmentStates: components["schemas"]["AssignmentState"][];
        };
        /** @description Who somebody is at a provider. */
        LinkInfo: {
            /**
             * Format: uuid
             * @description The link's id.
             */
            id: string;
            /** @description The provider's name. */
            provider: string;
            /** @description The person's name there. */
            subject: string;
            /** @description Since when. */
            createdDateTime: components["schemas"]["Ts"];
            lastUsedDateTime?: components["schemas"]["Ts"] | null;
        };
        /** @description The messages of one location. */
        LocationActivity: components["schemas"]["ActivityFigures"] & {
            /** @description Where they appear. */
            location: components["schemas"]["MessageLocation"];
        };
        /** @description A location, and whether messages can be sent there. */
        LocationState: {
            /** @description The location. */
            location: components["schemas"]["MessageLocation"];
            /**
             * @description Whether messages can be sent there. By e-mail they can't while the operator has set no mail
             *     relay; drafts can be written all the same.
             */
            canBeSent: boolean;
        };
        /** @description The locations. */
        Locations: {
            /** @description Every location. */
            value: components["schemas"]["LocationState"][];
        };
        /** @description What the mail relay said of the last mail to each person; in people. */
        MailFigures: {
            /**
             * Format: int64
             * @description It took it.
             */
            sent: number;
            /**
             * Format: int64
             * @description It will not take it.
             */
            refused: number;
            /**
             * Format: int64
             * @description It could not take it yet; tried again.
             */
            deferred: number;
        };
        /** @description A person's mailbox, as it was last announced. */
        MailboxView: {
            /** @description `active`, `pendingDelicense` or `softDeleted`. */
            state: string;
            /**
             * Format: date-time
             * @description When the state ends by itself.
             */
            dueDateTime?: string | null;
        };
        /** @description A person, to be held against the rule of a group. */
        MemberRequest: {
            /**
             * Format: uuid
             * @description The person.
             */
            memberId: string;
        };
        /** @enum {string} */
        MessageAction: "edit" | "submitForApproval" | "approve" | "reject" | "withdraw" | "cancel" | "copy" | "delete";
        /** @description What came back from many messages. */
        MessageActivity: {
            /** @description The first day of the range. */
            from: string;
            /** @description The last day of the range. */
            to: string;
            /** @description How many messages the filters let through, whether or not anything came back. */
            messages: number;
            /** @description Within the range. */
            figures: components["schemas"]["ActivityFigures"];
            /** @description Day by day, oldest first; days on which nothing happened are left out. */
            daily: components["schemas"]["ActivityDay"][];
            /** @description By location, in the order of the contract; those of which nothing came back are left out. */
            byLocation: components["schemas"]["LocationActivity"][];
        };
        /** @description Who wrote or decided, with the name that they had then. */
        MessageActor: {
            /**
             * Format: uuid
             * @description The person's or program's id.
             */
            id: string;
            /** @description Their name. */
            displayName: string;
            /** @description Which of the two. */
            type: components["schemas"]["MessageActorType"];
        };
        /** @enum {string} */
        MessageActorType: "user" | "application";
        /** @description The last submission of a message and what came of it. */
        MessageApproval: {
            /** @description When somebody sent it for approval. */
            submittedDateTime: components["schemas"]["Ts"];
            /**
             * Format: int64
             * @description How many people it reached then, or when it was returned: what an approval holds for.
             */
            submittedReach: number;
            decision?: components["schemas"]["MessageDecision"] | null;
            decidedBy?: components["schemas"]["MessageActor"] | null;
            decidedDateTime?: components["schemas"]["Ts"] | null;
            /** @description What the approver had to say. */
            comment?: string | null;
            /** @description What the approval holds for. */
            contentHash: components["schemas"]["ContentHash"];
            returned?: components["schemas"]["MessageReturned"] | null;
        };
        /**
         * @description What a message says. Which parts there are depends on its location: `second` is for `lockScreen`
         *     and `getStarted`, `theme` for `getStarted`, whose cards have the words of their themes and no
         *     `texts`.
         */
        MessageContent: {
            /** @description The language for people none of whose languages has a text. */
            defaultLanguage: components["schemas"]["LanguageTag"];
            /** @description The words, one entry per language; between two texts of one language the first is nearer. */
            texts: components["schemas"]["MessageText"][];
            /** @description Where a click leads; empty for nowhere. */
            link: string;
            theme: components["schemas"]["MessageTheme"] | null;
            second: components["schemas"]["MessagePassage"] | null;
            picture: components["schemas"]["PictureId"] | null;
        };
        /** @enum {string} */
        MessageDecision: "approved" | "rejected" | "autoRejected" | "readyMade";
        /** @description What a device is to know of the organization's settings. */
        MessageDeviceSettings: {
            /** @description Whether Microsoft's own messages may be shown, too. */
            allowMicrosoftMessages: boolean;
        };
        /**
         * @description What a writer sends to make or change a draft: what is not given stays (or begins as it
         *     usually does); content, recipients and schedule are replaced as wholes.
         */
        MessageDraft: {
            /**
             * @description What administrators call it, at most 100 characters.
             * @default null
             */
            name?: string | null;
            /** @default null */
            objective?: components["schemas"]["MessageObjective"] | null;
            /** @default null */
            location?: components["schemas"]["MessageLocation"] | null;
            /** @default null */
            urgency?: components["schemas"]["MessageUrgency"] | null;
            /** @default null */
            priority?: components["schemas"]["MessagePriority"] | null;
            /** @default null */
            content?: components["schemas"]["MessageContent"] | null;
            /** @default null */
            recipients?: components["schemas"]["MessageRecipients"] | null;
            /** @default null */
            schedule?: components["schemas"]["MessageSchedule"] | null;
        };
        /** @description How often a message was seen and what people did. */
        MessageFigures: {
            /**
             * Format: int64
             * @description Showings.
             */
            shown: number;
            /**
             * Format: int64
             * @description People who saw it at least once.
             */
            peopleSeen: number;
            /**
             * Format: int64
             * @description Clicks.
             */
            clicks: number;
            /**
             * Format: int64
             * @description People who clicked at least once.
             */
            peopleClicked: number;
            /**
             * Format: int64
             * @description Dismissals.
             */
            dismissals: number;
            /**
             * Format: double
             * @description Clicks per showing; 0 while nothing was shown.
             */
            clickThroughRate: number;
        };
        /** @enum {string} */
        MessageFrequency: "once" | "weekly" | "twiceMonthly" | "monthly" | "alwaysOn";
        /** @enum {string} */
        MessageGate: "state" | "window" | "account" | "license" | "mailbox" | "included" | "excluded" | "filter" | "language" | "clicked" | "frequency" | "urgentExpiry";
        /** @description One gate as the console gets it. */
        MessageGateResult: {
            /** @description Which gate. */
            gate: components["schemas"]["MessageGate"];
            /** @description Whether it lets the message through. */
            holds: boolean;
            /** @description Why, in a sentence. */
            explanation: string;
            groupId?: components["schemas"]["groupId"] | null;
            untilDateTime?: components["schemas"]["Ts"] | null;
        };
        /** @enum {string} */
        MessageLocation: "taskbar" | "notificationArea" | "lockScreen" | "getStarted" | "portal" | "email";
        /** @enum {string} */
        MessageObjective: "adoption" | "onboarding" | "sustainability" | "techUpdates";
        /** @description A text with a link of its own: the second of the lock screen, or the second card of *get started*. */
        MessagePassage: {
            /** @default null */
            theme?: components["schemas"]["MessageTheme"] | null;
            /**
             * @description The words, in the same languages as the first text.
             * @default []
             */
            texts?: components["schemas"]["MessageText"][];
            /**
             * @description Where a click on it leads.
             * @default
             */
            link?: string;
        };
        /** @description A picture that was taken in. */
        MessagePicture: {
            /** @description SHA-256 of the picture as it is kept: what `content/picture` names. */
            id: components["schemas"]["PictureId"];
            /** @description How it is encoded. */
            contentType: components["schemas"]["PictureFormat"];
            /**
             * Format: int32
             * @description Pixels from left to right.
             */
            width: number;
            /**
             * Format: int32
             * @description Pixels from top to bottom.
             */
            height: number;
            /** @description Bytes as it is kept. */
            size: number;
        };
        /** @description The approval that a message had before the system returned it. */
        MessagePreviousDecision: {
            decidedBy?: components["schemas"]["MessageActor"] | null;
            decidedDateTime?: components["schemas"]["Ts"] | null;
            /** @description What the approver had had to say. */
            comment?: string | null;
        };
        /** @enum {string} */
        MessagePriority: "low" | "normal" | "high";
        /** @description Who gets the message. Exclusion always wins. */
        MessageRecipients: {
            /**
             * @description Everybody in the organization.
             * @default false
             */
            allCompany: boolean;
            /**
             * @description Groups whose people get it, nested groups counted.
             * @default []
             */
            includeGroups: components["schemas"]["groupId"][];
            /**
             * @description Groups whose people never get it, nested groups counted.
             * @default []
             */
            excludeGroups: components["schemas"]["groupId"][];
            /**
             * @description What the people must be besides.
             * @default {
             *       "cities": [],
             *       "companies": [],
             *       "departments": [],
             *       "languages": [],
             *       "platforms": []
             *     }
             */
            filters: components["schemas"]["RecipientFilters"];
        };
        /** @description What came back from a message. */
        MessageReport: {
            /** @description In all. */
            figures: components["schemas"]["MessageFigures"];
            /** @description From being meant to having clicked. */
            funnel: components["schemas"]["FunnelFigures"];
            /**
             * @description Day by day, oldest first; days on which nothing happened are left out, and so are those longer
             *     ago than the organization keeps them (180 days, unless its settings say otherwise).
             */
            daily: components["schemas"]["Day"][];
            /**
             * @description By platform of which the person has a device. Here and below, parts of fewer than five people
             *     are left out, and those by which such a part could be worked out.
             */
            byPlatform: components["schemas"]["Breakdown"][];
            /** @description By language of the text. */
            byLanguage: components["schemas"]["Breakdown"][];
            /** @description By chosen group, nested ones counted; none where the message is for all of the organization. */
            byGroup: components["schemas"]["Breakdown"][];
            /** @description How many parts are left out. */
            hiddenParts: components["schemas"]["HiddenParts"];
            mails?: components["schemas"]["MailFigures"] | null;
        };
        /** @enum {string} */
        MessageReturnReason: "reachGrew" | "changed";
        /** @description That the system returned an approved message for a new approval, and why. */
        MessageReturned: {
            /** @description When it was returned. */
            returnedDateTime: components["schemas"]["Ts"];
            /** @description Why. */
            reason: components["schemas"]["MessageReturnReason"];
            /**
             * Format: int64
             * @description How many people the approval held for.
             */
            reachBefore: number;
            /**
             * Format: int64
             * @description How many people it reached when it was returned.
             */
            reachNow: number;
            /** @description The approval that no longer held. */
            previousDecision: components["schemas"]["MessagePreviousDecision"];
        };
        /** @description When the message is delivered. */
        MessageSchedule: {
            /** @default null */
            startDateTime: components["schemas"]["Ts"] | null;
            /** @default null */
            endDateTime: components["schemas"]["Ts"] | null;
            /**
             * @description How often it comes back to a person who has not clicked.
             * @default once
             */
            frequency: components["schemas"]["MessageFrequency"];
            /**
             * Format: int32
             * @description Over how many minutes the start is spread, so that the linked site is not stampeded.
             * @default 10
             */
            spreadMinutes: number;
        };
        /**
         * @description An organization's settings for messages. Lengths are in Unicode scalar values. They hold when a
         *     message is sent for approval and again when it is approved; what is on its way stays as it is.
         */
        MessageSettings: {
            /**
             * Format: int32
             * @description Most characters of a title.
             */
            maxTitleLength: number;
            /**
             * Format: int32
             * @description Most characters of a body.
             */
            maxBodyLength: number;
            /**
             * Format: int32
             * @description Most characters of a button text.
             */
            maxButtonTextLength: number;
            /** @description Domains to which links may lead, each with everything under it; empty means any. */
            allowedLinkDomains: string[];
            /**
             * Format: int32
             * @description By how many percent the reach of an approved message may grow before its start without a new
             *     approval.
             */
            reachGrowthPercent: number;
            /**
             * Format: int32
             * @description For how many days figures are kept day by day, today counted; totals are kept as long as the
             *     message.
             */
            dailyFiguresRetentionInDays: number;
            /** @description Whether devices may show Microsoft's own messages. It says nothing of the organization's. */
            allowMicrosoftMessages: boolean;
            /**
             * @description Products or capabilities by their short names, e.g. `SPE_E3` or `BPOS_S_Enterprise`: only who holds
             *     one of them gets messages. Empty: nothing is asked for.
             */
            qualifyingLicenses: string[];
        };
        /** @description What changes of the settings; what is not given stays. */
        MessageSettingsPatch: {
            /**
             * Format: int32
             * @description Most characters of a title, 1 to 250.
             * @default null
             */
            maxTitleLength?: number | null;
            /**
             * Format: int32
             * @description Most characters of a body, 1 to 4000.
             * @default null
             */
            maxBodyLength?: number | null;
            /**
             * Format: int32
             * @description Most characters of a button text, 1 to 100.
             * @default null
             */
            maxButtonTextLength?: number | null;
            /**
             * @description Domains to which links may lead, at most 100; empty means any.
             * @default null
             */
            allowedLinkDomains?: string[] | null;
            /**
             * Format: int32
             * @description 0 to 10000.
             * @default null
             */
            reachGrowthPercent?: number | null;
            /**
             * Format: int32
             * @description 1 to 3660 days. What is older goes within a day, and does not come back.
             * @default null
             */
            dailyFiguresRetentionInDays?: number | null;
            /**
             * @description False: devices show none of Microsoft's own messages.
             * @default null
             */
            allowMicrosoftMessages?: boolean | null;
            /**
             * @description Short names of products or capabilities, at most 50, of which people must hold one; empty: nothing is
             *     asked for.
             * @default null
             */
            qualifyingLicenses?: string[] | null;
        };
        /** @enum {string} */
        MessageState: "draft" | "pendingApproval" | "rejected" | "pending" | "scheduled" | "active" | "completed" | "canceled" | "failed";
        /** @description Where a test has gone. */
        MessageTestSent: {
            /** @description Open portals and devices of the caller that were sent it; none for mail. */
            connections: number;
            /** @description The caller's address, where it was mailed. */
            mailedTo?: string | null;
        };
        /** @description The words in one language. */
        MessageText: {
            /** @description The language, e.g. `fr-FR`. */
            language: components["schemas"]["LanguageTag"];
            /** @description The heading. */
            title: string;
            /** @description What it is about. */
            body: string;
            /** @description What the button says, where the location has one; empty for none. */
            buttonText: string;
        };
        /** @enum {string} */
        MessageTheme: "reviewBenefits" | "reviewOrganization" | "getStartedWithDevice" | "organizationalTraining" | "organizationPolicies" | "helpResources" | "updateVpn";
        /** @enum {string} */
        MessageUrgency: "standard" | "urgent";
        /** @description How many people have which way to sign in. */
        MethodCounts: {
            /**
             * Format: int64
             * @description Accounts that may sign in.
             */
            people: number;
            /**
             * Format: int64
             * @description Those with a password.
             */
            password: number;
            /**
             * Format: int64
             * @description Those with an authenticator app.
             */
            authenticatorApp: number;
            /**
             * Format: int64
             * @description Those with a passkey.
             */
            passkey: number;
            /**
             * Format: int64
             * @description Those with an identity at a provider.
             */
            provider: number;
            /**
             * Format: int64
             * @description Those with a role, directly or through a group.
             */
            administrators: number;
            /**
             * Format: int64
             * @description Of these, those with neither authenticator app nor passkey.
             */
            administratorsWithPasswordOnly: number;
        };
        /** @description A property's value before and after. */
        ModifiedProperty: {
            /** @description The property's name. */
            displayName: string;
            /** @description Its value before, as text. */
            oldValue?: string | null;
            /** @description Its value after, as text. */
            newValue?: string | null;
        };
        /** @description An application to be registered. */
        NewApplicationBody: {
            /** @description 1 to 256 characters. */
            displayName: string;
            /** @description At most 1,024 characters. */
            description?: string | null;
            /** @description Who may sign in to it; only `AzureADMyOrg` is known. */
            signInAudience?: string | null;
            /** @description Whether it can keep no secret. */
            isFallbackPublicClient?: boolean | null;
            /** @description Its addresses when it can keep a secret. */
            web?: components["schemas"]["RedirectUris"];
            /** @description Its addresses when it can keep none. */
            publicClient?: components["schemas"]["RedirectUris"];
            /**
             * @description Names of permissions, e.g. `User.Read.All`. Nobody can give more than they hold, but for
             *     those who may give roles.
             */
            permissions?: string[];
            /** @description Its certificates; at most 10. */
            keyCredentials?: components["schemas"]["KeyCredentialBody"][];
        };
        /** @description A group to be created. */
        NewGroup: {
            /** @description 1 to 256 characters. */
            displayName: string;
            /** @description 1 to 64 letters, digits or `.-_`; unique in the tenant. Made from the name when absent. */
            mailNickname?: string | null;
            /** @description At most 1,024 characters. */
            description?: string | null;
            /** @description Whether it may carry rights. */
            securityEnabled?: boolean;
            /** @description Whether it can receive mail. */
            mailEnabled?: boolean;
            /** @description `Unified`, and `DynamicMembership` with a rule. */
            groupTypes?: string[];
            /** @description Who belongs to a dynamic group, e.g. `user.department -eq "Sales"`; see the guide. */
            membershipRule?: string | null;
            membershipRuleProcessingState?: components["schemas"]["ProcessingState"] | null;
            /** @description At most 20 addresses of users, groups and devices that are members from the beginning. */
            "members@odata.bind"?: string[];
            /** @description At most 20 addresses of users who own the group from the beginning. */
            "owners@odata.bind"?: string[];
        };
        /**
         * @description A provider to be registered.
         * @example {
         *       "clientId": "beffroi",
         *       "clientSecret": "s3cr3t",
         *       "displayName": "Contoso",
         *       "issuer": "https://login.contoso.com"
         *     }
         */
        NewIdentityProvider: {
            /** @description The name on the button, 1 to 100 characters. */
            displayName: string;
            /** @description Its address: `{issuer}/.well-known/openid-configuration` describes it. */
            issuer: string;
            /** @description Under which id it knows this server. */
            clientId: string;
            /**
             * Format: password
             * @description With which this server proves itself there; none for a public client.
             */
            clientSecret?: string | null;
            /** @description What is asked for, `openid` among it; `openid profile email` when absent. */
            scope?: string | null;
            /**
             * @description Whether somebody whose verified e-mail address is one of our people's is that person; no when
             *     absent.
             */
            matchByMail?: boolean | null;
            /** @description Whether people can sign in with it; yes when absent. */
            isEnabled?: boolean | null;
        };
        /** @description A passkey that the browser has made. */
        NewPasskey: {
            /** @description A name to tell it from others, 1 to 100 characters. */
            displayName: string;
            /** @description What `navigator.credentials.create()` gave, by its `toJSON()`. */
            credential: Record<string, never>;
            /** @description What came with the options. */
            state: string;
        };
        /** @description The properties of a new secret. */
        NewPasswordCredential: {
            /**
             * @description What it is for; at most 90 characters.
             * @default null
             */
            displayName?: string | null;
            /** @default null */
            endDateTime?: components["schemas"]["Ts"] | null;
        };
        /** @description An assignment to be made. */
        NewRoleAssignment: {
            /**
             * Format: uuid
             * @description The role.
             */
            roleDefinitionId: string;
            /**
             * Format: uuid
             * @description The user or group that shall hold it.
             */
            principalId: string;
            /** @description `/`: the whole organization. `/groups/{id}`: the people of that group, nested ones included. */
            directoryScopeId?: string;
            /** @description Graph's clients send it; only `#microsoft.graph.unifiedRoleAssignment` is known. */
            "@odata.type"?: string | null;
        };
        /**
         * @description A role to be made.
         * @example {
         *       "displayName": "Help desk Lyon",
         *       "rolePermissions": [
         *         {
         *           "allowedResourceActions": [
         *             "User.Read.All",
         *             "User.ReadWrite.All"
         *           ]
         *         }
         *       ]
         *     }
         */
        NewRoleDefinition: {
            /** @description 1 to 256 characters; no other role of the organization has the name. */
            displayName: string;
            /** @description At most 1,024 characters. */
            description?: string | null;
            /** @description At least one permission. */
            rolePermissions: components["schemas"]["RolePermission"][];
            /** @description False makes a role that gives nothing yet. */
            isEnabled?: boolean;
            /**
             * Format: uuid
             * @description Made when absent.
             */
            templateId?: string | null;
            /** @description Graph's clients send it; only `#microsoft.graph.unifiedRoleDefinition` is known. */
            "@odata.type"?: string | null;
        };
        /** @description A provider that is to get a token. */
        NewScimToken: {
            /** @description The provider's name, 1 to 100 characters. One that is known gets a further token. */
            displayName: string;
        };
        /** @description A subscription to be made. */
        NewSubscription: {
            /**
             * Format: uuid
             * @description The product by its id; this or `skuPartNumber`.
             */
            skuId?: string | null;
            /** @description The product by its short name, e.g. `SPE_E3`. */
            skuPartNumber?: string | null;
            /**
             * Format: int32
             * @description How many seats: 1 to 100,000,000.
             */
            totalLicenses: number;
            /** @description Whether it is a trial: those are not suspended but end. */
            isTrial?: boolean;
            /**
             * Format: date-time
             * @description When its term ends; without one it has no end.
             */
            nextLifecycleDateTime?: string | null;
        };
        /** @description A user to be created: a change of nobody, with name and principal name required. */
        NewUser: components["schemas"]["UserPatch"] & {
            passwordProfile?: components["schemas"]["PasswordProfile"] | null;
            /** @description Accepted for Graph's clients; not kept. */
            mailNickname?: string | null;
        };
        /** @description A webhook to be made. */
        NewWebhook: {
            /** @description 1 to 100 characters. */
            displayName: string;
            /** @description Where events are sent to: an `https` address of the public internet. */
            url: string;
            /** @description Names of event types, at least one; see `webhookEventTypes`. */
            eventTypes: string[];
        };
        /** @description Where the authority's endpoints are and what they understand. */
        OpenIdConfiguration: {
            /** @description Who signs: names the tenant by its id. */
            issuer: string;
            /** @description Microsoft's libraries refuse a document without it, also for programs that never go there. */
            authorization_endpoint: string;
            /** @description Where tokens are. */
            token_endpoint: string;
            /** @description Where devices without a browser begin. */
            device_authorization_endpoint: string;
            /** @description Where a program asks who has signed in. */
            userinfo_endpoint: string;
            /** @description Where people sign out. */
            end_session_endpoint: string;
            /** @description Where the public keys are. */
            jwks_uri: string;
            /** @description How programs prove themselves. */
            token_endpoint_auth_methods_supported: string[];
            /** @description How their assertions may be signed. */
            token_endpoint_auth_signing_alg_values_supported: string[];
            /** @description Which grants there are. */
            grant_types_supported: string[];
            /** @description What the authorization endpoint answers with. */
            response_types_supported: string[];
            /** @description How that answer travels. */
            response_modes_supported: string[];
            /** @description How PKCE's challenge is made. */
            code_challenge_methods_supported: string[];
            /** @description The scopes of OpenID Connect; permissions are scopes too. */
            scopes_supported: string[];
            /** @description What an id token may say. */
            claims_supported: string[];
            /** @description Every person and program has the same `sub` everywhere. */
            subject_types_supported: string[];
            /** @description How tokens are signed. */
            id_token_signing_alg_values_supported: string[];
        };
        /**
         * @description The systems that devices run.
         * @enum {string}
         */
        OperatingSystem: "Windows" | "macOS" | "Linux" | "iOS" | "Android" | "Web";
        /** @description The tenant, as Graph shows it, with its time zone. */
        Organization: {
            /** @description The tenant's id. */
            id: components["schemas"]["tenantId"];
            /** @description The name to show. */
            displayName: string;
            /** @description Two-letter code. */
            countryLetterCode?: string | null;
            /** @description The language of people who state none. */
            preferredLanguage: components["schemas"]["LanguageTag"];
            /** @description The IANA time zone in which administrators plan. */
            timeZone: string;
            /** @description When it was created. */
            createdDateTime: components["schemas"]["Ts"];
            /** @description Its domains. */
            verifiedDomains: components["schemas"]["VerifiedDomain"][];
        };
        /** @description A message as writers and approvers see it. */
        OrganizationalMessage: {
            /** @description The version, for `If-Match`. */
            "@odata.etag": string;
            /** @description The message's id. */
            id: components["schemas"]["messageId"];
            /** @description Its name in lists; nobody outside sees it. */
            name: string;
            /** @description Where it is in its life. */
            state: components["schemas"]["MessageState"];
            /** @description What it is for. */
            objective: components["schemas"]["MessageObjective"];
            /** @description Where it appears. */
            location: components["schemas"]["MessageLocation"];
            /** @description Whether it is urgent. */
            urgency: components["schemas"]["MessageUrgency"];
            /** @description Its place among others of its location. */
            priority: components["schemas"]["MessagePriority"];
            /** @description What it says. */
            content: components["schemas"]["MessageContent"];
            /** @description Who gets it. */
            recipients: components["schemas"]["MessageRecipients"];
            /** @description When. */
            schedule: components["schemas"]["MessageSchedule"];
            /** @description Who wrote it. */
            author: components["schemas"]["MessageActor"];
            /** @description When it was begun. */
            createdDateTime: components["schemas"]["Ts"];
            /** @description When its words, recipients or dates last changed. */
            lastModifiedDateTime: components["schemas"]["Ts"];
            /** @description When it last moved. */
            stateChangedDateTime: components["schemas"]["Ts"];
            activatedDateTime?: components["schemas"]["Ts"] | null;
            approval?: components["schemas"]["MessageApproval"] | null;
            /** @description What came back. */
            figures: components["schemas"]["MessageFigures"];
            /** @description The names of the chosen and excluded groups, by id. */
            groupNames: {
                [key: string]: string;
            };
            /** @description What the caller may do with it now. */
            allowedActions: components["schemas"]["MessageAction"][];
        };
        /** @description People who consume a product without using it. */
        Overlap: {
            /** Format: uuid */
            skuId: string;
            skuPartNumber: string;
            displayName: string;
            /**
             * @description `covered`: another product that they have gives every plan of it. `outranked`: another product's
             *     mailbox is in force; it may give other plans.
             */
            reason: string;
            /**
             * Format: int64
             * @description How many people.
             */
            people: number;
            /**
             * Format: int64
             * @description From how many of them it can be taken without changing anything: what is covered and was given
             *     directly.
             */
            reclaimable: number;
            /** @description What a seat costs a month. */
            pricePerMonth?: string | null;
            /** @description Of the price, by ISO 4217. */
            currency?: string | null;
            /** @description What the seats that can be taken back cost a month. */
            savingPerMonth?: string | null;
        };
        /** @description What people may change of themselves. */
        OwnChange: {
            /** @description The language that I prefer; `null` for the organization's. */
            preferredLanguage?: string | null;
        };
        /** @description How the caller can sign in. */
        OwnMethods: {
            /** @description Whether there is a password. */
            password: boolean;
            totp?: components["schemas"]["TotpInfo"] | null;
            /** @description The passkeys, oldest first. */
            passkeys: components["schemas"]["PasskeyInfo"][];
            /** @description Who the caller is at other servers. */
            externalIdentities: components["schemas"]["LinkInfo"][];
            /** @description Whether browsers can make passkeys for this server: its address must be a name. */
            passkeysPossible: boolean;
            /** @description Whether the organization demands a second step of the caller. */
            secondStepRequired: boolean;
        };
        /** @description A passkey as its owner sees it. */
        PasskeyInfo: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The name that its owner gave it. */
            displayName: string;
            /** @description When it was added. */
            createdDateTime: components["schemas"]["Ts"];
            lastUsedDateTime?: components["schemas"]["Ts"] | null;
        };
        /** @description A new name for a passkey. */
        PasskeyPatch: {
            /** @description 1 to 100 characters. */
            displayName: string;
        };
        /** @description A passkey's answer to a challenge. */
        PasskeySignIn: {
            /** @description What `navigator.credentials.get()` gave, by its `toJSON()`. */
            credential: Record<string, never>;
            /** @description What came with the options. */
            state: string;
        };
        /**
         * @description The password that was and the one that shall be.
         * @example {
         *       "currentPassword": "quatre chevaux verts",
         *       "newPassword": "sept bateaux lents"
         *     }
         */
        PasswordChange: {
            /**
             * Format: password
             * @description The current password.
             */
            currentPassword: string;
            /**
             * Format: password
             * @description The new one: 12 to 256 characters, without one's own names, and not a well-known one.
             */
            newPassword: string;
        };
        /** @description A secret of an application. */
        PasswordCredential: {
            /**
             * Format: uuid
             * @description The secret's id.
             */
            keyId: string;
            /** @description What it is for. */
            displayName?: string | null;
            /** @description The secret's first characters, to tell several apart. */
            hint: string;
            /** @description From when it counts. */
            startDateTime: components["schemas"]["Ts"];
            /** @description Until when it counts. */
            endDateTime: components["schemas"]["Ts"];
            /** @description The secret itself: in the answer to `addPassword` only, and never again. */
            secretText?: string | null;
        };
        /** @description A first password. */
        PasswordProfile: {
            /** @description 12 to 256 characters. */
            password: string;
            /** @description Whether the person must choose another one at the first sign-in. */
            forceChangePasswordNextSignIn?: boolean;
        };
        /** @description A batch that was taken back. */
        PastReclaim: {
            /**
             * Format: uuid
             * @description By which it is undone.
             */
            id: string;
            /** Format: date-time */
            createdDateTime: string;
            /** @description The name of whoever took it; null where nobody noted it. */
            createdBy?: string | null;
            /**
             * Format: date-time
             * @description When it was given back; null while it is not.
             */
            undoneDateTime?: string | null;
            /** @description From how many people. */
            people: number;
            /** @description By product. */
            seats: components["schemas"]["ReclaimedSeats"][];
        };
        /** @description People who would be given other products directly. */
        PeopleWould: {
            /** @description Who, by id or principal name: 1 to 1,000. */
            ids: string[];
            /** @description Products that they would be given. */
            addLicenses?: components["schemas"]["WouldGive"][];
            /** @description Products that would be taken from them. */
            removeLicenses?: string[];
        };
        /** @enum {string} */
        PictureFormat: "image/png" | "image/jpeg";
        PictureId: string;
        /** @description What is said of a service plan. */
        PlanPatch: {
            /** @description Countries where it must not be used, by their two-letter codes. */
            prohibitedUsageLocations: string[];
        };
        /** @description Devices of one platform. */
        PlatformReach: {
            /** @description `Windows`, `macOS`, `Linux`, `iOS`, `Android`, `Web` or `other`. */
            platform: string;
            /**
             * Format: int64
             * @description How many devices.
             */
            devices: number;
        };
        /** @description Seats by the standing of their subscriptions (Graph's `licenseUnitsDetail`). */
        PrepaidUnits: {
            /** Format: int64 */
            enabled: number;
            /** Format: int64 */
            suspended: number;
            /** Format: int64 */
            warning: number;
            /** Format: int64 */
            lockedOut: number;
        };
        /** @description Whom a rule would hold. */
        Preview: {
            /** @description The rule as it was understood, in its canonical form. */
            membershipRule: string;
            /**
             * Format: int64
             * @description How many people it holds for.
             */
            count: number;
            /**
             * Format: int64
             * @description How many of them are not in the group now.
             */
            added: number;
            /**
             * Format: int64
             * @description How many of the group's people would leave.
             */
            removed: number;
            /** @description Some of those who would come. */
            addedMembers: components["schemas"]["DirectoryObject"][];
            /** @description Some of those who would leave. */
            removedMembers: components["schemas"]["DirectoryObject"][];
        };
        /**
         * @description A rule to be looked at.
         * @example {
         *       "membershipRule": "user.department -eq \"Sales\""
         *     }
         */
        PreviewRequest: {
            /** @description The rule. */
            membershipRule: string;
            /** @description The group that it is compared with; without one everybody would come. */
            groupId?: string | null;
        };
        /**
         * @description Whether the members of a dynamic group follow its rule.
         * @enum {string}
         */
        ProcessingState: "On" | "Paused";
        /** @description What is said of a product. */
        ProductPatch: {
            /** @description What a seat costs a month, with at most two decimals, e.g. `33.70`; null when nobody knows. */
            pricePerMonth?: string | null;
            /** @description Of the price, by ISO 4217, e.g. `EUR`; null without a price. */
            currency?: string | null;
        };
        /** @description A property and its value. */
        PropertyToEvaluate: {
            /** @description Its name in the rule. */
            propertyName: string;
            /** @description Its value, in the form in which it is compared: in lower case. */
            propertyValue?: string | null;
        };
        /** @description A button on the sign-in page. */
        ProviderButton: {
            /**
             * Format: uuid
             * @description The provider's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The organization that offers it.
             */
            tenantId: string;
            /** @description The name on the button. */
            displayName: string;
        };
        /** @description The buttons on the sign-in page. */
        ProviderButtonCollection: {
            /** @description The buttons. */
            value: components["schemas"]["ProviderButton"][];
        };
        /**
         * @description Which provider to ask.
         * @example {
         *       "issuer": "https://login.contoso.com"
         *     }
         */
        ProviderTest: {
            /** @description Its address. */
            issuer: string;
        };
        /** @description Whom a choice reaches. */
        ReachAnswer: {
            /**
             * Format: int64
             * @description People.
             */
            people: number;
            /**
             * Format: int64
             * @description Their devices that can show it.
             */
            devices: number;
            /** @description The devices by platform. */
            byPlatform: components["schemas"]["PlatformReach"][];
            /** @description People left out, by reason. */
            leftOut: components["schemas"]["LeftOut"][];
            /**
             * Format: int64
             * @description How long the question took, in microseconds.
             */
            durationMicroseconds: number;
        };
        /** @description A choice of recipients that is being made. */
        ReachRequest: {
            /** @description Who shall get it. */
            recipients: components["schemas"]["MessageRecipients"];
            location?: components["schemas"]["MessageLocation"] | null;
        };
        /**
         * @description What people must be to get the message: of each kind at least one value; a kind without values
         *     does not matter.
         */
        RecipientFilters: {
            /**
             * @description Departments.
             * @default []
             */
            departments: string[];
            /**
             * @description Companies, within an organization of several.
             * @default []
             */
            companies: string[];
            /**
             * @description Cities of the place of work.
             * @default []
             */
            cities: string[];
            /**
             * @description Platforms of which somebody has a device: Windows, macOS, Linux, iOS, Android, Web.
             * @default []
             */
            platforms: string[];
            /**
             * @description Languages that people prefer; their region makes no difference.
             * @default []
             */
            languages: components["schemas"]["LanguageTag"][];
            /**
             * @description Builds of a platform, each `Windows 10.0.22621.900`: somebody has a device that runs this build
             *     or a later one.
             * @default []
             */
            minimumBuilds: string[];
            /**
             * @description Capabilities that a licence gives, e.g. `BPOS_S_Enterprise`, which the people hold.
             * @default []
             */
            capabilities: string[];
        };
        /** @description Which products are to be taken from those who don't use them. */
        Reclaim: {
            /** @description The products, 1 to 100. */
            skuIds: string[];
            /** @description Whether only to say what would be done. */
            isPreview: boolean;
        };
        /** @description What a batch takes away. */
        Reclaimed: {
            /**
             * Format: uuid
             * @description By which it is undone; null for a preview, and where nothing was to be taken.
             */
            id?: string | null;
            /** @description From how many people. */
            people: number;
            /** @description By product. */
            seats: components["schemas"]["ReclaimedSeats"][];
            /**
             * Format: int64
             * @description For how many people what is in force would change: nobody, or it is not done.
             */
            capabilityChanges: number;
            /** @description From whom, the first 100. */
            users: components["schemas"]["ReclaimedFrom"][];
        };
        /** @description Somebody from whom a product is taken. */
        ReclaimedFrom: {
            /** Format: uuid */
            userId: string;
            displayName: string;
            userPrincipalName: string;
            skuPartNumber: string;
        };
        /** @description Seats of a product that come back. */
        ReclaimedSeats: {
            /** Format: uuid */
            skuId: string;
            skuPartNumber: string;
            displayName: string;
            seats: number;
        };
        /** @description Codes for the day on which the app is lost. They can't be read again. */
        RecoveryCodes: {
            /** @description Ten codes, each good once. */
            recoveryCodes: string[];
        };
        /** @description Addresses that people may be sent back to with a code. */
        RedirectUris: {
            /**
             * @description https, http on this machine (any port), or an application's own scheme; at most 100, each
             *     of at most 2,048 characters.
             * @default []
             */
            redirectUris?: string[];
        };
        /** @description A member or owner, as a reference. */
        Reference: {
            /** @description `…/directoryObjects/{id}`, `…/users/{id}` or `…/groups/{id}`. */
            "@odata.id": string;
        };
        /** @description An event that can't be true. */
        RefusedEvent: {
            /**
             * Format: uuid
             * @description The event.
             */
            id: string;
            /** @description Why it is not counted. */
            message: string;
        };
        /** @description A row that breaks a rule. */
        Rejected: {
            /**
             * Format: int64
             * @description The line of the file on which the row begins, from 1.
             */
            line: number;
            /** @description The column's heading; empty when the row as a whole is wrong. */
            column: string;
            /** @description The rule that it breaks. */
            rule: string;
            /** @description What stands there, at most 80 characters of it. */
            value: string;
        };
        /** @description Which secret is taken away. */
        RemovePassword: {
            /**
             * Format: uuid
             * @description The secret's id.
             */
            keyId: string;
        };
        /** @description Which failed deliveries are sent again. */
        ReplayFailed: {
            /** @description Those that were written then or later. */
            sinceDateTime: components["schemas"]["Ts"];
        };
        /** @description How an import ended. */
        Report: {
            /** @description Whether nothing was to be written. */
            dryRun: boolean;
            /**
             * Format: int64
             * @description Rows in the file.
             */
            total: number;
            /**
             * Format: int64
             * @description People who are (or would be) new.
             */
            created: number;
            /**
             * Format: int64
             * @description People who are (or would be) changed.
             */
            updated: number;
            /**
             * Format: int64
             * @description People who are as the file says.
             */
            unchanged: number;
            /**
             * @description The rules that rows break, by line; with one of them nothing is imported. The first 1,000 of
             *     them, see `rejectedCount`.
             */
            rejected: components["schemas"]["Rejected"][];
            /**
             * Format: int64
             * @description How many rules are broken in all.
             */
            rejectedCount?: number;
        };
        /** @description How to restore. */
        RestoreRequest: {
            /**
             * @description A user's principal name from now on, where the former one is taken.
             * @default null
             */
            newUserPrincipalName?: string | null;
            /**
             * @description Accepted for Graph's clients: a user has no proxy addresses here that could conflict.
             * @default null
             */
            autoReconcileProxyConflict?: boolean | null;
        };
        /** @description What came out. */
        Results: {
            "@odata.context": string;
            "adminapi.warnings@odata.type": string;
            "@adminapi.warnings": string[];
            value: Record<string, never>[];
        };
        /** @description Who holds which role, as Graph shows it. */
        RoleAssignment: {
            /**
             * Format: uuid
             * @description The assignment's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The role.
             */
            roleDefinitionId: string;
            /**
             * Format: uuid
             * @description The user or group that holds it.
             */
            principalId: string;
            /** @description That one's name. */
            principalDisplayName?: string | null;
            /** @description Where it counts: `/` is the whole organization, `/groups/{id}` the people of a group. */
            directoryScopeId: string;
            /** @description The group's name, when it counts for the people of one. */
            directoryScopeDisplayName?: string | null;
        };
        /** @description A role, as Graph shows it. */
        RoleDefinition: {
            /**
             * Format: uuid
             * @description The role's id.
             */
            id: string;
            /** @description The role's name. */
            displayName: string;
            /** @description What it is for. */
            description: string;
            /** @description True for the roles that come with the product. */
            isBuiltIn: boolean;
            /** @description False while nobody has anything from it. */
            isEnabled: boolean;
            /**
             * Format: uuid
             * @description The published template id; of the organization's own roles the one that they were given.
             */
            templateId: string;
            /** @description What it may do. */
            rolePermissions: components["schemas"]["RolePermission"][];
        };
        /** @description A change of a role: what is absent stays. */
        RoleDefinitionPatch: {
            /**
             * @description 1 to 256 characters; no other role of the organization has the name.
             * @default null
             */
            displayName?: string | null;
            /**
             * @description At most 1,024 characters.
             * @default null
             */
            description?: string | null;
            /**
             * @description At least one permission.
             * @default null
             */
            rolePermissions?: components["schemas"]["RolePermission"][] | null;
            /**
             * @description Whether its holders have anything from it.
             * @default null
             */
            isEnabled?: boolean | null;
            /**
             * @description Graph's clients send it; only `#microsoft.graph.unifiedRoleDefinition` is known.
             * @default null
             */
            "@odata.type"?: string | null;
        };
        /** @description What a role may do. */
        RolePermission: {
            /** @description Permission names. */
            allowedResourceActions: string[];
        };
        /** @description Many operations. */
        ScimBulk: {
            /** @description The URN of the message. */
            schemas?: string[] | null;
            /**
             * Format: int64
             * @description After how many errors to stop.
             */
            failOnErrors?: number | null;
            /** @description The operations, or what they have come to. */
            Operations: components["schemas"]["ScimBulkOperation"][];
        };
        /** @description One operation of many, or what it has come to. */
        ScimBulkOperation: {
            /** @description `POST`, `PUT`, `PATCH` or `DELETE`. */
            method: string;
            /** @description The name by which other operations know what a POST creates. */
            bulkId?: string | null;
            /** @description `/Users`, `/Groups`, or one of them with an id. */
            path?: string | null;
            /** @description The version that was read. */
            version?: string | null;
            /** @description The body. */
            data?: unknown;
            /** @description Where the resource is. */
            location?: string | null;
            /** @description The status, as a text. */
            status?: string | null;
            /** @description The refusal. */
            response?: unknown;
        };
        /** @description A document that describes the service. */
        ScimDescription: {
            /** @description The URN of the document. */
            schemas: string[];
        };
        /** @description A refusal. */
        ScimError: {
            /** @description The URN of the message. */
            schemas: string[];
            /** @description The status, as a text. */
            status: string;
            /** @description The keyword of RFC 7644. */
            scimType?: string | null;
            /** @description What is wrong. */
            detail: string;
        };
        /** @description A page of resources. */
        ScimList: {
            /** @description The URN of the message. */
            schemas: string[];
            /**
             * Format: int64
             * @description How many there are in all.
             */
            totalResults: number;
            /**
             * Format: int64
             * @description The position of the first, from 1.
             */
            startIndex: number;
            /**
             * Format: int64
             * @description How many are here.
             */
            itemsPerPage: number;
            /** @description The resources. */
            Resources: components["schemas"]["ScimResource"][];
        };
        /** @description Changes of one resource. */
        ScimPatch: {
            /** @description The URN of the message. */
            schemas?: string[] | null;
            /** @description The operations, in their order. */
            Operations: components["schemas"]["ScimPatchOperation"][];
        };
        /** @description One change. */
        ScimPatchOperation: {
            /** @description `add`, `replace` or `remove`. */
            op: string;
            /** @description What it is about, e.g. `emails[type eq "work"].value`. */
            path?: string | null;
            /** @description The new value. */
            value?: unknown;
        };
        /** @description A system that provisions people and groups, e.g. an identity provider. */
        ScimProvider: {
            /**
             * Format: uuid
             * @description Its id, under which it stands in the audit trail.
             */
            id: string;
            /** @description The name to show. */
            displayName: string;
        };
        /** @description A person or a group: `schemas`, `id`, `meta` and the attributes of its schemas. */
        ScimResource: {
            /** @description The URNs of its schemas. */
            schemas: string[];
            /** @description Its id. */
            id?: string | null;
        } & {
            [key: string]: unknown;
        };
        /** @description A search in a body. */
        ScimSearch: {
            /** @description The URN of the message. */
            schemas?: string[] | null;
            /** @description A condition. */
            filter?: string | null;
            /** @description An attribute. */
            sortBy?: string | null;
            /** @description `ascending` or `descending`. */
            sortOrder?: string | null;
            /**
             * Format: int64
             * @description From 1.
             */
            startIndex?: number | null;
            /**
             * Format: int64
             * @description At most 500.
             */
            count?: number | null;
            /** @description Only these. */
            attributes?: string[] | null;
            /** @description All but these. */
            excludedAttributes?: string[] | null;
        };
        /** @description A token of a provider, without the token. */
        ScimToken: {
            /**
             * Format: uuid
             * @description The token's id, to revoke it by.
             */
            id: string;
            /** @description Whose it is. */
            provider: components["schemas"]["ScimProvider"];
            /** @description How the token begins. */
            hint: string;
            /** @description When it was made. */
            createdDateTime: components["schemas"]["Ts"];
            revokedDateTime?: components["schemas"]["Ts"] | null;
        };
        /** @description The tokens of the organization. */
        ScimTokens: {
            /** @description Oldest first, revoked ones included. */
            value: components["schemas"]["ScimToken"][];
        };
        /** @description An error of a script. */
        ScriptError: {
            /** @description The cmdlet. */
            command?: string | null;
            /** @description A sentence. */
            message: string;
            /** @description `FullyQualifiedErrorId`. */
            id: string;
        };
        /** @description A file that a script wants written, where it was typed. */
        ScriptFile: {
            path: string;
            content: string;
            /** @description Whether to add to what is there. */
            append: boolean;
            /** @description Whether to refuse when it is there. */
            noClobber: boolean;
        };
        /** @description What came of a script. */
        ScriptOutcome: {
            /** @description The output as a console shows it; errors and warnings stand beside it. */
            text: string;
            /** @description The objects that came out. */
            output: Record<string, never>[];
            errors: components["schemas"]["ScriptError"][];
            warnings: string[];
            files: components["schemas"]["ScriptFile"][];
            /** @description Whether an error ended it before its end. */
            isStopped: boolean;
            /** @description The session's variables. */
            variables: Record<string, never>;
        };
        /** @description A script to be run. */
        ScriptToRun: {
            /** @description The script, at most 256 KiB. */
            script: string;
            /**
             * Format: int32
             * @description How many characters a line of the console has: 40 to 1000, usually 120.
             */
            width?: number | null;
            /** @description Variables of the session, as the answer before gave them. */
            variables?: Record<string, never>;
        };
        /** @description Seats of a product before and after. */
        SeatsChange: {
            /** Format: uuid */
            skuId: string;
            skuPartNumber: string;
            displayName: string;
            /**
             * Format: int64
             * @description How many are taken.
             */
            before: number;
            /**
             * Format: int64
             * @description How many would be.
             */
            after: number;
            /**
             * Format: int64
             * @description How many people have been given it and have none.
             */
            missingBefore: number;
            /**
             * Format: int64
             * @description How many would have none.
             */
            missingAfter: number;
        };
        /** @description Somebody is halfway in. */
        SecondStep: {
            /** @description What is asked for. */
            code: components["schemas"]["Demand"];
            /** @description What the second step is sent with: good once, in the same browser. */
            stepToken: string;
            /** @description Until when. */
            expiresDateTime: components["schemas"]["Ts"];
        };
        /**
         * @description A code of the authenticator app, or a recovery code.
         * @example {
         *       "code": "287082",
         *       "stepToken": "AZ2…"
         *     }
         */
        SecondStepRequest: {
            /**
             * Format: password
             * @description What the first step gave.
             */
            stepToken: string;
            /** @description Six digits of the authenticator app, or a recovery code. */
            code: string;
        };
        /** @description The second text of a lock screen, or the second card of *get started*. */
        SecondText: {
            /** @description The heading. */
            title: string;
            /** @description What it is about. */
            body: string;
            /** @description Where a click on it leads. */
            link: string;
        };
        /** @description A plan of a product (Graph's `servicePlanInfo`). */
        ServicePlanInfo: {
            /**
             * Format: uuid
             * @description Its id.
             */
            servicePlanId: string;
            /** @description Its short name. */
            servicePlanName: string;
            /** @description `Success`, or `Disabled`. */
            provisioningStatus: string;
            /** @description `User`: each plan is given to people. */
            appliesTo: string;
        };
        /** @description Who is signed in, where, and what they may do. */
        Session: {
            /** @description The person. */
            user: components["schemas"]["SessionUser"];
            /** @description Their organization. */
            tenant: components["schemas"]["SessionTenant"];
            /**
             * @description The permissions held in the whole organization, in order of name. Without any, here or in
             *     `scopes`, only the portal is for them.
             */
            permissions: string[];
            /** @description The permissions held for the people of single groups only. */
            scopes?: components["schemas"]["SessionScope"][];
            /** @description The roles that give them. */
            roles: components["schemas"]["SessionRole"][];
            /** @description When the session ends if nobody uses it from now on. */
            expiresDateTime: components["schemas"]["Ts"];
            /** @description True when nothing else is allowed before the password is changed. */
            mustChangePassword: boolean;
        };
        /** @description A person's sessions. */
        SessionCollection: {
            /** @description What the collection is. */
            "@odata.context": string;
            /** @description The sessions, newest first. */
            value: components["schemas"]["SessionInfo"][];
        };
        /** @description One of the person's sessions, for a list. */
        SessionInfo: {
            /** @description The session's id. */
            id: components["schemas"]["sessionId"];
            /** @description When the person signed in. */
            createdDateTime: components["schemas"]["Ts"];
            /** @description When it was last used, to the minute. */
            lastSeenDateTime: components["schemas"]["Ts"];
            /** @description What the browser said it is, at most 256 characters. */
            userAgent: string;
            /** @description From where the person signed in. */
            ipAddress?: string | null;
            /** @description How the person proved who they are. */
            signInMethod: components["schemas"]["SignInMethod"];
            /** @description True for the session that asks. */
            isCurrent: boolean;
        };
        /** @description A role that the person holds. */
        SessionRole: {
            /**
             * Format: uuid
             * @description The role's id.
             */
            id: string;
            /** @description The role's name. */
            displayName: string;
            /** @description Where it counts: `/` is the whole organization, `/groups/{id}` the people of a group. */
            directoryScopeId: string;
        };
        /** @description What the person may do for the people of one group, nested groups included. */
        SessionScope: {
            /** @description `/groups/{id}`. */
            directoryScopeId: string;
            /** @description The group's name. */
            displayName: string;
            /** @description The permissions, in order of name. */
            permissions: string[];
        };
        /** @description The organization of the person who is signed in. */
        SessionTenant: {
            /** @description The tenant's id. */
            id: components["schemas"]["tenantId"];
            /** @description The name to show. */
            displayName: string;
            /** @description The language of people who state none. */
            defaultLanguage: components["schemas"]["LanguageTag"];
            /** @description The IANA time zone in which its administrators plan. */
            timeZone: string;
        };
        /** @description The person who is signed in. */
        SessionUser: {
            /** @description The person's id. */
            id: components["schemas"]["userId"];
            /** @description The name to show. */
            displayName: string;
            /** @description First name. */
            givenName?: string | null;
            /** @description Family name. */
            surname?: string | null;
            /** @description The name to sign in with. */
            userPrincipalName: string;
            /** @description The e-mail address. */
            mail?: string | null;
            preferredLanguage?: components["schemas"]["LanguageTag"] | null;
        };
        /** @description One appearance of a message, in the language of the person. */
        Showing: {
            /** @description Names the appearance in events; a client never shows the same one twice. */
            showingId: components["schemas"]["ShowingId"];
            /** @description The message. */
            messageId: components["schemas"]["messageId"];
            /** @description Where it appears. */
            location: components["schemas"]["MessageLocation"];
            /** @description Whether it is urgent. */
            urgency: components["schemas"]["MessageUrgency"];
            /**
             * Format: int64
             * @description Its place among several for one location, lower first.
             */
            rank: number;
            /** @description The language of the texts. */
            language: components["schemas"]["LanguageTag"];
            /** @description The heading. */
            title: string;
            /** @description What it is about. */
            body: string;
            /** @description What the button says; empty where there is none. */
            buttonText: string;
            /** @description Where a click leads; empty for nowhere. */
            link: string;
            second?: components["schemas"]["SecondText"] | null;
            /** @description Where the logo or the background picture is fetched, on this server. */
            picture?: string | null;
            /** @description That its author looks at it before anybody else: it counts in no figure. */
            isTest?: boolean;
            /** @description Always `organizationalMessage`. */
            contentType: string;
        };
        /** @description What a client reports. The id is the client's, so that the same report twice counts once. */
        ShowingEvent: {
            /**
             * Format: uuid
             * @description Made by the client, once per event.
             */
            id: string;
            /** @description To which showing it happened. */
            showingId: components["schemas"]["ShowingId"];
            /** @description What happened. */
            type: components["schemas"]["ShowingEventType"];
            /** @description When, by the client's clock. */
            occurredDateTime: components["schemas"]["Ts"];
        };
        /** @enum {string} */
        ShowingEventType: "shown" | "clicked" | "dismissed";
        ShowingId: string;
        /**
         * @description How somebody signed in.
         * @enum {string}
         */
        SignInMethod: "password" | "passwordAndCode" | "passkey" | "provider" | "providerAndCode";
        /** @description What an organization demands of those who sign in. Nothing, unless it says otherwise. */
        SignInPolicy: {
            /**
             * @description Whether whoever holds a role needs a code beside the password. Who has no authenticator app
             *     yet sets one up when they next sign in. A passkey needs no code.
             */
            secondStepForAdministrators: boolean;
        };
        /** @description A change of what is demanded: what is absent stays. */
        SignInPolicyPatch: {
            /** @description Whether whoever holds a role needs a code beside the password. */
            secondStepForAdministrators?: boolean | null;
        };
        /**
         * @description Name and password of somebody who signs in.
         * @example {
         *       "password": "quatre chevaux verts",
         *       "userPrincipalName": "emilie.roy@contoso.com"
         *     }
         */
        SignInRequest: {
            /** @description The user principal name, without regard to case. */
            userPrincipalName: string;
            /**
             * Format: password
             * @description The password.
             */
            password: string;
        };
        /** @description A product that the organization subscribes to. */
        SubscribedSku: {
            /** @description `{tenant}_{product}`. */
            id: string;
            /** Format: uuid */
            accountId: string;
            accountName: string;
            appliesTo: string;
            /**
             * @description The best standing of its subscriptions: `Enabled`, `Warning`, `Suspended`, `LockedOut` or
             *     `Deleted`.
             */
            capabilityStatus: string;
            /**
             * Format: int64
             * @description How many people have a seat.
             */
            consumedUnits: number;
            prepaidUnits: components["schemas"]["PrepaidUnits"];
            servicePlans: components["schemas"]["ServicePlanInfo"][];
            /** Format: uuid */
            skuId: string;
            skuPartNumber: string;
            subscriptionIds: string[];
            /** @description Its name; not part of Graph. */
            displayName: string;
            /**
             * Format: int64
             * @description How many people were given it and have no seat; not part of Graph.
             */
            unitsMissing: number;
            /** @description What a seat costs a month, as a decimal number; not part of Graph. */
            pricePerMonth?: string | null;
            /** @description Of the price, by ISO 4217; not part of Graph. */
            currency?: string | null;
        };
        /** @description A subscription, as Graph shows it. */
        Subscription: {
            /** @description The subscription's id. */
            id: components["schemas"]["subscriptionId"];
            /** @description What is watched, e.g. `users`. */
            resource: string;
            /** @description Which changes are told: `created`, `updated`, `deleted`, separated by commas. */
            changeType: string;
            /** @description What the listener finds in each notification. Only the answer to the creation shows it. */
            clientState?: string | null;
            /** @description Where notifications are sent to. */
            notificationUrl: string;
            /** @description Where is said what becomes of the subscription itself. */
            lifecycleNotificationUrl?: string | null;
            /** @description When it ends unless it is renewed. */
            expirationDateTime: components["schemas"]["Ts"];
            /**
             * Format: uuid
             * @description The application that made it, for itself or in a person's name.
             */
            applicationId?: string | null;
            /**
             * Format: uuid
             * @description The person or the application that made it.
             */
            creatorId: string;
            /** @description Always false: notifications name what changed and hold nothing else of it. */
            includeResourceData: boolean;
            /** @description The version of TLS that the listener speaks. */
            latestSupportedTlsVersion: string;
            /** @description Always null. */
            encryptionCertificate?: string | null;
            /** @description Always null. */
            encryptionCertificateId?: string | null;
            /** @description Always null. */
            notificationQueryOptions?: string | null;
            /** @description Always null. */
            notificationUrlAppId?: string | null;
        };
        /** @description What changes of a subscription; what is not given stays. */
        SubscriptionPatch: {
            /**
             * Format: int32
             * @description How many seats: 1 to 100,000,000. With fewer than are taken, those who came last lose theirs.
             * @default null
             */
            totalLicenses?: number | null;
            /**
             * Format: date-time
             * @description A new end of its term, by which it is taken up again, or null for none.
             * @default null
             */
            nextLifecycleDateTime?: string | null;
        };
        /** @description A subscription with more or fewer seats, or without any. */
        SubscriptionWould: {
            /** Format: uuid */
            id: string;
            /**
             * Format: int32
             * @description How many seats it would have.
             */
            totalLicenses?: number | null;
            /** @description Whether it would have ended: suspended, or removed. */
            isEnded?: boolean;
            /** @description Whether it would be taken up again: enabled, with all its seats. */
            isRenewed?: boolean;
        };
        /**
         * @description Where on a device a message can be shown.
         * @enum {string}
         */
        Surface: "taskbar" | "notificationArea" | "lockScreen" | "getStarted" | "portal";
        /** @description What it was done to. */
        Target: {
            /**
             * Format: uuid
             * @description The thing's id.
             */
            id: string;
            /** @description Its name at that time. */
            displayName: string;
            /** @description What it is: `User`, `Group`, `Device` … */
            type: string;
            /** @description What changed on it. */
            modifiedProperties: components["schemas"]["ModifiedProperty"][];
        };
        /** @description A change of settings; what is absent stays. */
        TenantPatch: {
            /**
             * @description The name to show, 1 to 256 characters.
             * @default null
             */
            displayName?: string | null;
            /** @default null */
            preferredLanguage?: components["schemas"]["LanguageTag"] | null;
            /**
             * @description The time zone.
             * @default null
             */
            timeZone?: string | null;
            /**
             * @description The country's two-letter code.
             * @default null
             */
            countryLetterCode?: string | null;
        };
        /** @description What a provider's own description says. */
        TestedProvider: {
            /** @description Its name of itself. */
            issuer: string;
            /** @description Where browsers are sent. */
            authorizationEndpoint: string;
            /** @description Where tokens come from. */
            tokenEndpoint?: string | null;
            /** @description How many keys it signs with. */
            keys: number;
        };
        /** @description An access token. */
        TokenAnswer: {
            /** @description `Bearer`. */
            token_type: string;
            /**
             * Format: int64
             * @description Seconds for which the token works.
             */
            expires_in: number;
            /**
             * Format: int64
             * @description The same.
             */
            ext_expires_in: number;
            /** @description The token. */
            access_token: string;
            /** @description What it may be used for, when a person has granted it. */
            scope?: string | null;
            /** @description For the next token, when `offline_access` was asked for. */
            refresh_token?: string | null;
            /** @description Who has signed in, when `openid` was asked for. */
            id_token?: string | null;
            /** @description base64url of `{"uid", "utid"}`, when asked for. */
            client_info?: string | null;
        };
        /** @description A refusal of the token endpoint. */
        TokenError: {
            /** @description OAuth's code. */
            error: string;
            /** @description Entra's number and a sentence. */
            error_description: string;
            /** @description Entra's numbers. */
            error_codes: number[];
            /** @description When, e.g. `2026-11-22 11:17:36Z`. */
            timestamp: string;
            /** @description The request's id. */
            trace_id: string;
            /** @description The caller's own id of the request. */
            correlation_id: string;
        };
        /** @description A token request, as a form. Which parameters are needed depends on `grant_type`. */
        TokenForm: {
            /**
             * @description `client_credentials`, `authorization_code`, `refresh_token` or
             *     `urn:ietf:params:oauth:grant-type:device_code`.
             */
            grant_type: string;
            /** @description The application's id; or in an `Authorization: Basic` header. */
            client_id?: string | null;
            /** @description The application's secret; or in an `Authorization: Basic` header. */
            client_secret?: string | null;
            /** @description `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`, with `client_assertion`. */
            client_assertion_type?: string | null;
            /** @description A JWT signed by the key of one of the application's certificates, instead of a secret. */
            client_assertion?: string | null;
            /** @description For `client_credentials`: `RESOURCE/.default`, e.g. `https://graph.microsoft.com/.default`. */
            scope?: string | null;
            /** @description For `authorization_code`: the code. */
            code?: string | null;
            /** @description For `authorization_code`: the same as in the authorization request. */
            redirect_uri?: string | null;
            /** @description For `authorization_code`: PKCE's verifier. */
            code_verifier?: string | null;
            /** @description For `refresh_token`: the last one; each works once. */
            refresh_token?: string | null;
            /** @description For the device grant: the device's code. */
            device_code?: string | null;
            /** @description `1` to be told who has signed in. */
            client_info?: string | null;
        };
        /**
         * @description A first code of the app.
         * @example {
         *       "code": "287082"
         *     }
         */
        TotpConfirmation: {
            /** @description Six digits. */
            code: string;
        };
        /** @description An authenticator app as its owner sees it. */
        TotpInfo: {
            /** @description When it was set up. */
            createdDateTime: components["schemas"]["Ts"];
            /**
             * Format: int64
             * @description Recovery codes that are still good.
             */
            recoveryCodesLeft: number;
        };
        /** Format: date-time */
        Ts: string;
        /** @description Something that may be typed. */
        Typeable: {
            /** @description The text. */
            text: string;
            /** @description What it is, in a line. */
            help: string;
        };
        /** @description A script that is being typed. */
        Typed: {
            /** @description What is there. */
            text: string;
            /** @description Where the cursor is, in bytes. */
            cursor: number;
        };
        /** @description A user, as Graph shows it. */
        User: {
            /** @description The version, for `If-Match`. */
            "@odata.etag": string;
            /** @description The user's id. */
            id: components["schemas"]["userId"];
            /** @description The name to sign in with. */
            userPrincipalName: string;
            /** @description The name to show. */
            displayName: string;
            /** @description First name. */
            givenName?: string | null;
            /** @description Family name. */
            surname?: string | null;
            /** @description The e-mail address. */
            mail?: string | null;
            /** @description Further e-mail addresses. */
            otherMails: string[];
            /** @description In E.164. */
            mobilePhone?: string | null;
            /** @description At most one, in E.164. */
            businessPhones: string[];
            /** @description Department. */
            department?: string | null;
            /** @description Company. */
            companyName?: string | null;
            /** @description Office. */
            officeLocation?: string | null;
            /** @description Street and number. */
            streetAddress?: string | null;
            /** @description City. */
            city?: string | null;
            /** @description State or province. */
            state?: string | null;
            /** @description Postal code. */
            postalCode?: string | null;
            /** @description Country. */
            country?: string | null;
            /** @description Job title. */
            jobTitle?: string | null;
            preferredLanguage?: components["schemas"]["LanguageTag"] | null;
            /** @description Two-letter code. */
            usageLocation?: string | null;
            /** @description Whether the person may sign in. */
            accountEnabled: boolean;
            /** @description Member or guest. */
            userType: components["schemas"]["UserType"];
            /** @description When the account was created. */
            createdDateTime: components["schemas"]["Ts"];
            deletedDateTime?: components["schemas"]["Ts"] | null;
        };
        /** @description A change of a user: properties, or a password. */
        UserChange: components["schemas"]["UserPatch"] & {
            passwordProfile?: components["schemas"]["PasswordProfile"] | null;
        };
        /** @description What a program learns of a person. */
        UserInfo: {
            /** @description The person's id, the same for every program. */
            sub: components["schemas"]["userId"];
            /** @description The same. */
            oid: components["schemas"]["userId"];
            /** @description The name to show. */
            name: string;
            /** @description First name. */
            given_name?: string | null;
            /** @description Family name. */
            family_name?: string | null;
            /** @description The name to sign in with. */
            preferred_username: string;
            /** @description The e-mail address. */
            email?: string | null;
            /** @description The language that the person prefers. */
            locale?: string | null;
        };
        /** @description A change: what is absent stays, `null` clears. */
        UserPatch: {
            /**
             * @description The name to sign in with.
             * @default null
             */
            userPrincipalName?: string | null;
            /**
             * @description The name to show.
             * @default null
             */
            displayName?: string | null;
            /**
             * @description First name.
             * @default null
             */
            givenName?: string | null;
            /**
             * @description Family name.
             * @default null
             */
            surname?: string | null;
            /**
             * @description The e-mail address.
             * @default null
             */
            mail?: string | null;
            /**
             * @description Further e-mail addresses, at most 250.
             * @default null
             */
            otherMails?: string[] | null;
            /**
             * @description A phone number with its country code.
             * @default null
             */
            mobilePhone?: string | null;
            /**
             * @description At most one phone number with its country code.
             * @default null
             */
            businessPhones?: string[] | null;
            /**
             * @description Department.
             * @default null
             */
            department?: string | null;
            /**
             * @description Company.
             * @default null
             */
            companyName?: string | null;
            /**
             * @description Office.
             * @default null
             */
            officeLocation?: string | null;
            /**
             * @description Street and number.
             * @default null
             */
            streetAddress?: string | null;
            /**
             * @description City.
             * @default null
             */
            city?: string | null;
            /**
             * @description State or province.
             * @default null
             */
            state?: string | null;
            /**
             * @description Postal code.
             * @default null
             */
            postalCode?: string | null;
            /**
             * @description Country.
             * @default null
             */
            country?: string | null;
            /**
             * @description Job title.
             * @default null
             */
            jobTitle?: string | null;
            /**
             * @description Preferred language.
             * @default null
             */
            preferredLanguage?: string | null;
            /**
             * @description Two-letter code.
             * @default null
             */
            usageLocation?: string | null;
            /**
             * @description Whether the person may sign in.
             * @default null
             */
            accountEnabled?: boolean | null;
            /** @default null */
            userType?: components["schemas"]["UserType"] | null;
        };
        /** @description A person's sessions. */
        UserSessionCollection: {
            /** @description What the collection is. */
            "@odata.context": string;
            /** @description The sessions, newest first, at most 100. */
            value: components["schemas"]["SessionInfo"][];
        };
        /**
         * @description Member of the organization, or guest from another one.
         * @enum {string}
         */
        UserType: "Member" | "Guest";
        /** @description What a walk along the chain found. */
        Verification: {
            /** @description True when every record is as it was written and none is missing. */
            valid: boolean;
            /**
             * Format: int64
             * @description How many records were found.
             */
            records: number;
            /**
             * Format: int64
             * @description The place of the first record that is altered or missing.
             */
            firstBrokenSequence?: number | null;
            /**
             * Format: uuid
             * @description The id of that record, when it still has one.
             */
            firstBrokenId?: string | null;
            /** @description The hash at the end of the chain. */
            head: string;
        };
        /** @description A domain that the organization has shown to be its own. */
        VerifiedDomain: {
            /** @description The domain's name. */
            name: string;
            /** @description True for the domain that new principal names get. */
            isDefault: boolean;
            /** @description True for the first one. */
            isInitial: boolean;
        };
        /** @description A webhook, without its secret. */
        Webhook: {
            /** @description The version, for `If-Match`. */
            "@odata.etag": string;
            /** @description The webhook's id. */
            id: components["schemas"]["webhookId"];
            /** @description The name to show. */
            displayName: string;
            /** @description Where events are sent to. */
            url: string;
            /** @description The events that are sent. */
            eventTypes: string[];
            /** @description Whether anything is sent. */
            enabled: boolean;
            disabledReason?: components["schemas"]["WebhookDisabledReason"] | null;
            failingSinceDateTime?: components["schemas"]["Ts"] | null;
            previousSecretEndDateTime?: components["schemas"]["Ts"] | null;
            /** @description When it was made. */
            createdDateTime: components["schemas"]["Ts"];
        };
        /** @description One request to the listener. */
        WebhookAttempt: {
            /** @description When it was made. */
            dateTime: components["schemas"]["Ts"];
            /**
             * Format: int32
             * @description What the listener answered; null when nothing came back.
             */
            statusCode?: number | null;
            /** @description Why it was not taken; null when it was. */
            error?: string | null;
            /**
             * Format: int64
             * @description How long it took, in milliseconds.
             */
            durationMilliseconds: number;
        };
        /** @description One event at one webhook. */
        WebhookDelivery: {
            /** @description The event's id, which is sent as `webhook-id`. */
            id: components["schemas"]["eventId"];
            /** @description The event's type. */
            eventType: string;
            /** @description Where it is. */
            state: components["schemas"]["WebhookDeliveryState"];
            /**
             * Format: int64
             * @description How often it was tried since it was made or replayed last.
             */
            attemptCount: number;
            /**
             * Format: int32
             * @description What the listener answered last; null when nothing came back, or nothing was sent yet.
             */
            lastStatusCode?: number | null;
            /** @description Why it was not taken the last time; null when it was, or when nothing was sent yet. */
            lastError?: string | null;
            /**
             * Format: int64
             * @description How long the last attempt took, in milliseconds.
             */
            lastDurationMilliseconds?: number | null;
            nextAttemptDateTime?: components["schemas"]["Ts"] | null;
            deliveredDateTime?: components["schemas"]["Ts"] | null;
            /** @description When it was written, within moments of what it tells. */
            createdDateTime: components["schemas"]["Ts"];
        };
        /** @description One event at one webhook, with all that is known of it. */
        WebhookDeliveryDetail: components["schemas"]["WebhookDelivery"] & {
            /** @description To the byte what is sent. */
            body: string;
            /** @description The latest attempts, oldest first; at most 20. */
            attempts: components["schemas"]["WebhookAttempt"][];
        };
        /**
         * @description Where a delivery is.
         * @enum {string}
         */
        WebhookDeliveryState: "waiting" | "delivered" | "failed";
        /**
         * @description Why the server itself has disabled a webhook.
         * @enum {string}
         */
        WebhookDisabledReason: "gone" | "failing";
        /** @description A type of event that can be sent. */
        WebhookEventType: {
            /** @description Its name, e.g. `beffroi.organizationalMessage.stateChanged`. */
            name: string;
            /** @description The permission that it takes to have it sent. */
            permission: string;
        };
        /** @description What webhooks can be told of. */
        WebhookEventTypes: {
            /** @description Every type, in order of name. */
            value: components["schemas"]["WebhookEventType"][];
        };
        /** @description A change of a webhook: what is absent stays. */
        WebhookPatch: {
            /**
             * @description 1 to 100 characters.
             * @default null
             */
            displayName?: string | null;
            /**
             * @description Where events are sent to from now on, those that wait too.
             * @default null
             */
            url?: string | null;
            /**
             * @description Names of event types, at least one; see `webhookEventTypes`.
             * @default null
             */
            eventTypes?: string[] | null;
            /**
             * @description Whether anything is sent. What happens while nothing is, is not told afterwards either.
             * @default null
             */
            enabled?: boolean | null;
        };
        /** @description How many deliveries are sent again. */
        WebhookReplayCount: {
            /**
             * Format: int64
             * @description So many.
             */
            replayed: number;
        };
        /** @description A webhook with its secret: the only moment in which it can be read. */
        WebhookWithSecret: components["schemas"]["Webhook"] & {
            /** @description What the listener verifies signatures with: `whsec_` and base64. */
            secret: string;
        };
        /** @description A change that is not made: exactly one of these. */
        WhatIf: {
            subscription?: components["schemas"]["SubscriptionWould"] | null;
            group?: components["schemas"]["GroupWould"] | null;
            users?: components["schemas"]["PeopleWould"] | null;
        };
        /** @description Which groups count. */
        Which: {
            /**
             * @description Only groups that may carry rights.
             * @default false
             */
            securityEnabledOnly?: boolean;
        };
        /** @description A product to be given. */
        WouldGive: {
            /**
             * Format: uuid
             * @description The product.
             */
            skuId: string;
            /** @description Plans to be switched off. */
            disabledPlans?: string[];
        };
        /** Format: uuid */
        applicationId: string;
        /** Format: uuid */
        deviceId: string;
        /** Format: uuid */
        eventId: string;
        /** Format: uuid */
        groupId: string;
        /** Format: uuid */
        messageId: string;
        /** Format: uuid */
        sessionId: string;
        /** Format: uuid */
        subscriptionId: string;
        /** Format: uuid */
        tenantId: string;
        /** Format: uuid */
        userId: string;
        /** Format: uuid */
        webhookId: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    post_adminapi_beta_tenant_InvokeCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organization's id or one of its domains */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invocation"];
            };
        };
        responses: {
            /** @description The objects that came out, with their types */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Results"];
                };
            };
            /** @description A parameter is missing, unknown or of another kind, or a rule is broken */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such cmdlet, or the permission that it needs is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Another organization, or no such object */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_batch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description An answer for each request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            /** @description The batch is not well-formed; nothing was done */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_imports_graph: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GraphImport"];
            };
        };
        responses: {
            /** @description Events, one a line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["GraphImportEvent"];
                };
            };
            /** @description The address or tenant breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_imports_people: {
        parameters: {
            query?: {
                /** @description Check and compare, write nothing */
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Events, one a line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Event"];
                };
            };
            /** @description dryRun is neither true nor false */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `importUnderWay`: another import is */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The file is larger than 64 MiB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The file is not sent as text/csv */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_licenses_overlap: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: skuId, skuPartNumber, displayName, reason, people, reclaimable, pricePerMonth, currency, savingPerMonth. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Overlap"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_licenses_products: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: skuId, skuPartNumber, displayName, source. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The products, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_CatalogProduct"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_beta_admin_licenses_products_skuId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The product's id */
                skuId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductPatch"];
            };
        };
        responses: {
            /** @description Written down */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such product */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_licenses_reclaim: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, createdDateTime, createdBy, undoneDateTime, people, seats. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batches */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_PastReclaim"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_licenses_reclaim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reclaim"];
            };
        };
        responses: {
            /** @description What was taken, or would be */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reclaimed"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_licenses_reclaim_id_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The batch */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Given back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too few seats by now */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such batch */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description It was given back before */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_licenses_servicePlans: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: servicePlanId, servicePlanName, prohibitedUsageLocations. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plans, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_BarredPlan"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_beta_admin_licenses_servicePlans_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The plan's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanPatch"];
            };
        };
        responses: {
            /** @description In force */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such plan */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_licenses_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What holds now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseSettings"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_beta_admin_licenses_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LicenseSettings"];
            };
        };
        responses: {
            /** @description What holds now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenseSettings"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_licenses_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubscription"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_CompanySubscription"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing, or there are 1,000 already */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_beta_admin_licenses_subscriptions_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such subscription */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_beta_admin_licenses_subscriptions_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionPatch"];
            };
        };
        responses: {
            /** @description The subscription */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_CompanySubscription"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such subscription */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description It is too late to take it up again, or somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_licenses_users_id_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each holding, in the words of Accept-Language */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explained"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_licenses_whatIf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhatIf"];
            };
        };
        responses: {
            /** @description Whose capability would change, and which seats */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consequences"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description It names something that is not there */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_licenses_whatIf_people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhatIf"];
            };
        };
        responses: {
            /** @description A table: user, name, capability before and after */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description It names something that is not there */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_organizationalMessages: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in text. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, name, state, objective, location, urgency, priority, content, recipients, schedule, author, createdDateTime, lastModifiedDateTime, stateChangedDateTime, activatedDateTime, approval, figures, groupNames, allowedActions. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_OrganizationalMessage"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_organizationalMessages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageDraft"];
            };
        };
        responses: {
            /** @description The draft */
            201: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_OrganizationalMessage"];
                };
            };
            /** @description A field can't be stored */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_organizationalMessages_activity: {
        parameters: {
            query?: {
                /** @description The first day, e.g. 2026-06-01; without it, as many days as are kept */
                from?: string;
                /** @description The last day; without it, today in the organization's time zone */
                to?: string;
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in text. */
                $search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals, days and locations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageActivity"];
                };
            };
            /** @description A query option is not supported, or no date */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_organizationalMessages_export: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in text. */
                $search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description UTF-8 with byte order mark */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_organizationalMessages_library: {
        parameters: {
            query?: {
                /** @description Only texts for this objective */
                objective?: components["schemas"]["MessageObjective"];
                /** @description Only texts for this location */
                location?: components["schemas"]["MessageLocation"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The texts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Library"];
                };
            };
            /** @description No such objective or location */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_organizationalMessages_locations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every location */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Locations"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_organizationalMessages_pictures: {
        parameters: {
            query: {
                /** @description Where it is to stand */
                location: components["schemas"]["MessageLocation"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file */
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description The picture; its id is what `content/picture` names */
            201: {
                headers: {
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePicture"];
                };
            };
            /** @description It breaks a rule: `picture` names which, and what was found */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description It is larger than 1 MiB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_organizationalMessages_pictures_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The picture */
                picture: components["schemas"]["PictureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": number[];
                };
            };
            /** @description If-None-Match names it: it never changes */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such picture in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_organizationalMessages_reach: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReachRequest"];
            };
        };
        responses: {
            /** @description The reach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReachAnswer"];
                };
            };
            /** @description A group does not exist, or a field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_organizationalMessages_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettings"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_beta_admin_organizationalMessages_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageSettingsPatch"];
            };
        };
        responses: {
            /** @description The settings after the change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettings"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_organizationalMessages_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, name, state, objective, location, urgency, priority, content, recipients, schedule, author, createdDateTime, lastModifiedDateTime, stateChangedDateTime, activatedDateTime, approval, figures, groupNames, allowedActions. */
                $select?: string;
            };
            header?: {
                /** @description The tags of what the caller has; 304 when it is the same still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_OrganizationalMessage"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    /** @description The same tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_beta_admin_organizationalMessages_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_beta_admin_organizationalMessages_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageDraft"];
            };
        };
        responses: {
            /** @description The changed draft */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_OrganizationalMessage"];
                };
            };
            /** @description A field can't be stored */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description It is not a draft any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_organizationalMessages_id_approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comment"];
            };
        };
        responses: {
            /** @description The message after the move */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_OrganizationalMessage"];
                };
            };
            /** @description The comment is too long */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Approve.All, or the caller wrote it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The state does not allow it, or somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names another version: the message was changed after it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_organizationalMessages_id_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message after the move */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_OrganizationalMessage"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Neither OrganizationalMessages.ReadWrite.All nor .Approve.All */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The state does not allow it, or somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names another version: the message was changed after it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_organizationalMessages_id_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new draft */
            201: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_OrganizationalMessage"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_organizationalMessages_id_explain: {
        parameters: {
            query: {
                /** @description Id or userPrincipalName */
                user: string;
            };
            header?: never;
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every gate, in the words of Accept-Language */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainAnswer"];
                };
            };
            /** @description user is missing */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message or user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_organizationalMessages_id_reject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comment"];
            };
        };
        responses: {
            /** @description The message after the move */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_OrganizationalMessage"];
                };
            };
            /** @description The comment is missing or too long */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Approve.All, or the caller wrote it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The state does not allow it, or somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names another version: the message was changed after it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_organizationalMessages_id_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures, funnel, days and breakdowns */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageReport"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_organizationalMessages_id_sendTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where it has gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTestSent"];
                };
            };
            /** @description It has no text to be shown yet */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.ReadWrite.All */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `nobodyConnected`: the caller has no portal open; for mail `noMailRelay`, `noOwnAddress`, or `testNotTaken` with the relay's words */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_organizationalMessages_id_submitForApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message after the move */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_OrganizationalMessage"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.ReadWrite.All */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The state does not allow it, or somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names another version: the message was changed after it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_organizationalMessages_id_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The message */
                id: components["schemas"]["messageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message after the move */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_OrganizationalMessage"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description OrganizationalMessages.ReadWrite.All */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such message in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The state does not allow it, or somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names another version: the message was changed after it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_scimTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tokens, without the tokens themselves */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScimTokens"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_scimTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScimToken"];
            };
        };
        responses: {
            /** @description Made: the only answer that holds the token */
            201: {
                headers: {
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreshScimToken"];
                };
            };
            /** @description The name breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.ReadWrite.All, or User.ReadWrite.All or Group.ReadWrite.All, which the token gives, is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_scimTokens_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScimToken"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description There is no such token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_beta_admin_scimTokens_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description There is no such token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description It has been revoked already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_shell: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScriptToRun"];
            };
        };
        responses: {
            /** @description What came of it, its errors included */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptOutcome"];
                };
            };
            /** @description The script is too long, or the width out of range */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description There is no cmdlet that the caller may call */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_shell_complete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Typed"];
            };
        };
        responses: {
            /** @description The candidates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Completed"];
                };
            };
            /** @description The text is too long */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_webhookEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The types */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEventTypes"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_webhooks: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, url, eventTypes, enabled, disabledReason, failingSinceDateTime, previousSecretEndDateTime, createdDateTime. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhooks, without their secrets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Webhook"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Made, with its secret */
            201: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_WebhookWithSecret"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing, or the permission to read what an event tells, or there are 20 already */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_webhooks_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, url, eventTypes, enabled, disabledReason, failingSinceDateTime, previousSecretEndDateTime, createdDateTime. */
                $select?: string;
            };
            header?: {
                /** @description The tags of what the caller has; 304 when it is the same still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The webhook */
                id: components["schemas"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Webhook"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    /** @description The same tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such webhook in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_beta_admin_webhooks_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The webhook */
                id: components["schemas"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such webhook in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_beta_admin_webhooks_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The webhook */
                id: components["schemas"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            /** @description The webhook as it is now */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Webhook"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing, or the permission to read what an event tells */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such webhook in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_webhooks_id_deliveries: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description The properties to answer with, separated by commas: id, eventType, state, attemptCount, lastStatusCode, lastError, lastDurationMilliseconds, nextAttemptDateTime, deliveredDateTime, createdDateTime. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description The webhook */
                id: components["schemas"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries, without their bodies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_WebhookDelivery"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such webhook in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_admin_webhooks_id_deliveries_eventId: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, eventType, state, attemptCount, lastStatusCode, lastError, lastDurationMilliseconds, nextAttemptDateTime, deliveredDateTime, createdDateTime, body, attempts. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The webhook */
                id: components["schemas"]["webhookId"];
                /** @description The event */
                eventId: components["schemas"]["eventId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_WebhookDeliveryDetail"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing, or the permission to read what an event tells */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such webhook or delivery in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_webhooks_id_deliveries_eventId_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook */
                id: components["schemas"]["webhookId"];
                /** @description The event */
                eventId: components["schemas"]["eventId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on its way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_WebhookDelivery"];
                };
            };
            /** @description The body is not empty */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such webhook or delivery in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description It is disabled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_webhooks_id_replayFailed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook */
                id: components["schemas"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayFailed"];
            };
        };
        responses: {
            /** @description How many are sent again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_WebhookReplayCount"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such webhook in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description It is disabled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_webhooks_id_rotateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook */
                id: components["schemas"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook with its new secret */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_WebhookWithSecret"];
                };
            };
            /** @description The body is not empty */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such webhook in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_admin_webhooks_id_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook */
                id: components["schemas"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on its way */
            201: {
                headers: {
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_WebhookDelivery"];
                };
            };
            /** @description The body is not empty */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such webhook in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description It is disabled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_auditLogs_directoryAudits_export: {
        parameters: {
            query?: {
                /** @description `csv` or `json`; `csv` when absent */
                format?: string;
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in words. */
                $search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records: a row each, or `{"value":[…]}` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/json": components["schemas"]["Collection_AuditRecord"];
                };
            };
            /** @description A query option is not supported, or format is neither csv nor json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description AuditLog.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_auditLogs_verification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the walk along the chain found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description AuditLog.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_groups_evaluateDynamicMembership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationRequest"];
            };
        };
        responses: {
            /** @description What each part of the rule came to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description Not a rule: the message names the place */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_groups_previewDynamicMembership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description Whom it would hold */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Not a rule: the message names the place */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_groups_id_evaluateDynamicMembership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberRequest"];
            };
        };
        responses: {
            /** @description What each part of the group's rule came to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such dynamic group or user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_identity_identityProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProviderCollection"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description IdentityProvider.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_identity_identityProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIdentityProvider"];
            };
        };
        responses: {
            /** @description Registered */
            201: {
                headers: {
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"];
                };
            };
            /** @description Details name each field that breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description IdentityProvider.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `tooManyIdentityProviders` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_identity_identityProviders_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderTest"];
            };
        };
        responses: {
            /** @description What it says of itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestedProvider"];
                };
            };
            /** @description `identityProviderUnreachable`, or the address breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description IdentityProvider.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_identity_identityProviders_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The provider's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description IdentityProvider.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such provider in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_beta_identity_identityProviders_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The provider's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description IdentityProvider.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such provider in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_beta_identity_identityProviders_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The provider's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityProviderPatch"];
            };
        };
        responses: {
            /** @description The provider */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"];
                };
            };
            /** @description Details name each field that breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description IdentityProvider.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such provider in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_me_organizationalMessages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My inbox */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_InboxItem"];
                };
            };
            /** @description An application has no inbox */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_me_organizationalMessages_due: {
        parameters: {
            query?: {
                /** @description A device of mine; its facts gate what is shown */
                deviceId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Showings, one slot per location */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Showing"];
                };
            };
            /** @description An application has no screen, or that is no id */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description I have no such device */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_me_organizationalMessages_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Events"];
            };
        };
        responses: {
            /** @description Which events count, and which can't be true */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsTaken"];
                };
            };
            /** @description None, too many, or one that can't be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_me_organizationalMessages_pictures_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The picture */
                picture: components["schemas"]["PictureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": number[];
                };
            };
            /** @description If-None-Match names it: it never changes */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such picture, or none of a message to this person */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_me_organizationalMessages_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What holds now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDeviceSettings"];
                };
            };
            /** @description An application has no devices */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_policies_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPolicy"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Policy.ReadWrite.AuthenticationMethod is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_beta_policies_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInPolicyPatch"];
            };
        };
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPolicy"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Policy.ReadWrite.AuthenticationMethod is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_reports_signInMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many have which */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodCounts"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Policy.ReadWrite.AuthenticationMethod is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_beta_users_id_authentication_reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reset */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description UserAuthenticationMethod.ReadWrite.All is missing, or they hold a role and RoleManagement.ReadWrite.Directory is */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_beta_users_id_authentication_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserSessionCollection"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description UserAuthenticationMethod.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_common_discovery_instance: {
        parameters: {
            query?: {
                /** @description The authority that is asked about: its first part is the tenant */
                authorization_endpoint?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This server */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instance"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_devicelogin: {
        parameters: {
            query?: {
                /** @description The code, filled in */
                user_code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description To the sign-in page */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_devicelogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": string;
            };
        };
        responses: {
            /** @description The next page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in, or a program calls */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_identity_consents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The programs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentCollection"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_identity_consents_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description That program may do nothing in the caller's name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_identity_methods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One's own ways to sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnMethods"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_identity_methods_externalIdentities_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The link's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unlinked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `freshSignInRequired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The caller has no such link */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_methods_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description Kept; one can sign in with it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyInfo"];
                };
            };
            /** @description It does not prove the challenge */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `freshSignInRequired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `challengeExpired`, or `passkeyTaken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_methods_passkeys_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `freshSignInRequired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `passkeysNotPossible` or `tooManyPasskeys` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_identity_methods_passkeys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The passkey's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `freshSignInRequired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The caller has no such passkey */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_identity_methods_passkeys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The passkey's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyPatch"];
            };
        };
        responses: {
            /** @description Renamed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The name breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `freshSignInRequired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The caller has no such passkey */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_methods_recoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new ones */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `freshSignInRequired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `totpNotEnrolled` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_methods_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the app reads */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `freshSignInRequired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `totpAlreadyEnrolled`: remove the other one first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_identity_methods_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `freshSignInRequired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `totpNotEnrolled` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_methods_totp_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpConfirmation"];
            };
        };
        responses: {
            /** @description The app counts; recovery codes for the day on which it is lost */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `invalidCode` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `freshSignInRequired` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `totpNotBegun` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalidCredentials` for a wrong current password; otherwise details name each broken rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `tooManyAttempts`; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_identity_providers: {
        parameters: {
            query?: {
                /** @description The name that somebody typed: its domain says which organization */
                userPrincipalName?: string;
                /** @description The organization's id or one of its domains */
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers, perhaps none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderButtonCollection"];
                };
            };
            /** @description A parameter is given more than once */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_identity_providers_callback: {
        parameters: {
            query?: {
                /** @description The provider's code */
                code?: string;
                /** @description What went there */
                state?: string;
                /** @description The provider's refusal */
                error?: string;
                /** @description The provider's name of itself (RFC 9207); what else it sends is passed over */
                iss?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that goes on by itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description A page that says why nobody is signed in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description A page that says that the provider was removed meanwhile */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Too many requests from that address */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_identity_providers_signin: {
        parameters: {
            query: {
                /** @description The organization's id */
                tenant: string;
                /** @description The provider's id */
                provider: string;
                /** @description Where to go afterwards: a path of this server */
                returnTo?: string;
                /** @description `1`: link that account to one's own */
                link?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider, and a cookie goes along; or to sign in first */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `link=1` by a program */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description A page that says that the provider does not answer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description A page that says that there is no such provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Too many requests from that address */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_identity_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The password is right; a second step follows */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondStep"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `invalidCredentials` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `originMismatch`: a page of another origin asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `tooManyAttempts`; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_identity_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `originMismatch`: a page of another origin asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_session_enrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolmentRequest"];
            };
        };
        responses: {
            /** @description What the app reads */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `signInStepExpired`: begin again */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `originMismatch`: a page of another origin asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `totpAlreadyEnrolled`: there is an app */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests from that address */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_session_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeySignIn"];
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description It is no passkey's answer */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unknownPasskey` or `challengeExpired` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `originMismatch`: a page of another origin asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `passkeysNotPossible`: this server has no name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests from that address */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_session_passkey_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description `passkeysNotPossible`: this server has no name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests from that address */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_identity_session_step: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondStepRequest"];
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompletedSignIn"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `invalidCode`, or `signInStepExpired`: begin again */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `originMismatch`: a page of another origin asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `totpNotBegun`: no app waits to be confirmed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `tooManyAttempts`; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_identity_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionCollection"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_identity_sessions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The caller has no such session */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_live: {
        parameters: {
            query?: {
                /** @description The cursor of the last frame that the client has seen */
                cursor?: number;
                /** @description The caller's own enrolled device, whose facts then gate what is shown; without it everything that is meant for the person comes */
                deviceId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection speaks beffroi.live.v1 from here on */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not a WebSocket handshake, or no cursor or device id */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The caller has no such device */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text format 0.0.4 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The database is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_oidc_userinfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserInfo"];
                };
            };
            /** @description The token is a program's own */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Work is taken */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Not now, and why */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    post_scim_v2_search: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimSearch"];
            };
        };
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    post_scim_v2_Bulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimBulk"];
            };
        };
        responses: {
            /** @description What each has come to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimBulk"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    get_scim_v2_Groups: {
        parameters: {
            query?: {
                /** @description A condition (RFC 7644, 3.4.2.2) */
                filter?: string;
                /** @description An attribute */
                sortBy?: string;
                /** @description ascending or descending */
                sortOrder?: string;
                /** @description From 1 */
                startIndex?: number;
                /** @description At most 500 */
                count?: number;
                /** @description Only these, separated by commas */
                attributes?: string;
                /** @description All but these */
                excludedAttributes?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    post_scim_v2_Groups: {
        parameters: {
            query?: {
                /** @description Answer only these */
                attributes?: string;
                /** @description Answer all but these */
                excludedAttributes?: string;
            };
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimResource"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    post_scim_v2_Groups_search: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimSearch"];
            };
        };
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    get_scim_v2_Groups_id: {
        parameters: {
            query?: {
                /** @description Only these */
                attributes?: string;
                /** @description All but these */
                excludedAttributes?: string;
            };
            header?: {
                /** @description The tag of what the caller has */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The group's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    put_scim_v2_Groups_id: {
        parameters: {
            query?: {
                /** @description Answer only these */
                attributes?: string;
                /** @description Answer all but these */
                excludedAttributes?: string;
            };
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The group's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimResource"];
            };
        };
        responses: {
            /** @description Replaced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    delete_scim_v2_Groups_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The group's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    patch_scim_v2_Groups_id: {
        parameters: {
            query?: {
                /** @description Answer only these */
                attributes?: string;
                /** @description Answer all but these */
                excludedAttributes?: string;
            };
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The group's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimPatch"];
            };
        };
        responses: {
            /** @description Changed; the attributes that were asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    get_scim_v2_ResourceTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every kind of resource */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    get_scim_v2_ResourceTypes_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description User or Group */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kind of resource */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimDescription"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    get_scim_v2_Schemas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    get_scim_v2_Schemas_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The schema's URN */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimDescription"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    get_scim_v2_ServiceProviderConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimDescription"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description It can only be read */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    get_scim_v2_Users: {
        parameters: {
            query?: {
                /** @description A condition (RFC 7644, 3.4.2.2) */
                filter?: string;
                /** @description An attribute */
                sortBy?: string;
                /** @description ascending or descending */
                sortOrder?: string;
                /** @description From 1 */
                startIndex?: number;
                /** @description At most 500 */
                count?: number;
                /** @description Only these, separated by commas */
                attributes?: string;
                /** @description All but these */
                excludedAttributes?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    post_scim_v2_Users: {
        parameters: {
            query?: {
                /** @description Answer only these */
                attributes?: string;
                /** @description Answer all but these */
                excludedAttributes?: string;
            };
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimResource"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    post_scim_v2_Users_search: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimSearch"];
            };
        };
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    get_scim_v2_Users_id: {
        parameters: {
            query?: {
                /** @description Only these */
                attributes?: string;
                /** @description All but these */
                excludedAttributes?: string;
            };
            header?: {
                /** @description The tag of what the caller has */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The person's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    put_scim_v2_Users_id: {
        parameters: {
            query?: {
                /** @description Answer only these */
                attributes?: string;
                /** @description Answer all but these */
                excludedAttributes?: string;
            };
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The person's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimResource"];
            };
        };
        responses: {
            /** @description Replaced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    delete_scim_v2_Users_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The person's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    patch_scim_v2_Users_id: {
        parameters: {
            query?: {
                /** @description Answer only these */
                attributes?: string;
                /** @description Answer all but these */
                excludedAttributes?: string;
            };
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The person's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimPatch"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description A query, path or value is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The token is missing or no good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The provider may not do this, or not to somebody who holds a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Another resource has the name or external id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description If-Match names another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    post_v1_0_batch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description An answer for each request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            /** @description The batch is not well-formed; nothing was done */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_applications: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, appId, displayName, description, createdDateTime, signInAudience, isFallbackPublicClient, web, publicClient, permissions, passwordCredentials, keyCredentials. */
                $select?: string;
                /** @description The order, e.g. `displayName desc`; by displayName, createdDateTime. */
                $orderby?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of applications */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Application"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_applications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApplicationBody"];
            };
        };
        responses: {
            /** @description Registered */
            201: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Application"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.ReadWrite.All is missing, or a permission that the application is to have */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_applications_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, appId, displayName, description, createdDateTime, signInAudience, isFallbackPublicClient, web, publicClient, permissions, passwordCredentials, keyCredentials. */
                $select?: string;
            };
            header?: {
                /** @description The tags of what the caller has; 304 when it is the same still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The application */
                id: components["schemas"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Application"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    /** @description The same tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such application in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_applications_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The application */
                id: components["schemas"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.ReadWrite.All is missing, or a permission that the application has */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such application in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Something relies on it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_v1_0_applications_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The application */
                id: components["schemas"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationPatch"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.ReadWrite.All is missing, or a permission that the application has or is to have */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such application in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_applications_id_addPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The application */
                id: components["schemas"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPassword"];
            };
        };
        responses: {
            /** @description The secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_PasswordCredential"];
                };
            };
            /** @description A field breaks a rule, or the application has ten secrets or can keep none */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.ReadWrite.All is missing, or a permission that the application has */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such application in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_applications_id_removePassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The application */
                id: components["schemas"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemovePassword"];
            };
        };
        responses: {
            /** @description It opens nothing from now on */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The application has no such secret */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Application.ReadWrite.All is missing, or a permission that the application has */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such application in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_auditLogs_directoryAudits: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in words. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, activityDateTime, category, activityDisplayName, operationType, result, resultReason, correlationId, initiatedBy, targetResources, sequence, hash. */
                $select?: string;
                /** @description The order, e.g. `activityDateTime desc`; by activityDateTime. */
                $orderby?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_AuditRecord"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description AuditLog.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_auditLogs_directoryAudits_count: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in words. */
                $search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description AuditLog.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_auditLogs_directoryAudits_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, activityDateTime, category, activityDisplayName, operationType, result, resultReason, correlationId, initiatedBy, targetResources, sequence, hash. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_AuditRecord"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description AuditLog.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such record of the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_deviceManagement_managedDevices: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in deviceName, userPrincipalName, userDisplayName. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, deviceName, userId, userPrincipalName, userDisplayName, operatingSystem, osVersion, skuFamily, joinType, enrolledDateTime, lastSyncDateTime, surfaces, policies. */
                $select?: string;
                /** @description The order, e.g. `deviceName desc`; by deviceName, enrolledDateTime. */
                $orderby?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Device"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description DeviceManagementManagedDevices.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_deviceManagement_managedDevices_count: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in deviceName, userPrincipalName, userDisplayName. */
                $search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description DeviceManagementManagedDevices.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_deviceManagement_managedDevices_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, deviceName, userId, userPrincipalName, userDisplayName, operatingSystem, osVersion, skuFamily, joinType, enrolledDateTime, lastSyncDateTime, surfaces, policies. */
                $select?: string;
            };
            header?: {
                /** @description The tags of what the caller has; 304 when it is the same still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The device */
                id: components["schemas"]["deviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Device"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    /** @description The same tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description DeviceManagementManagedDevices.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such device in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_deviceManagement_managedDevices_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The device */
                id: components["schemas"]["deviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unenrolled */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description DeviceManagementManagedDevices.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such device in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_devices: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, deviceId, displayName, operatingSystem, operatingSystemVersion, accountEnabled, isManaged, trustType, registrationDateTime, approximateLastSignInDateTime. */
                $select?: string;
                /** @description The order, e.g. `displayName desc`; by displayName, registrationDateTime. */
                $orderby?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryDevice"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description DeviceManagementManagedDevices.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_devices_count: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName. */
                $search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description DeviceManagementManagedDevices.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_devices_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, deviceId, displayName, operatingSystem, operatingSystemVersion, accountEnabled, isManaged, trustType, registrationDateTime, approximateLastSignInDateTime. */
                $select?: string;
            };
            header?: {
                /** @description The tags of what the caller has; 304 when it is the same still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The device */
                id: components["schemas"]["deviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_DirectoryDevice"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    /** @description The same tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description DeviceManagementManagedDevices.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such device in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directory_deletedItems_microsoft_graph_group: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName, mailNickname. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount, assignedLicenses, licenseProcessingState, hasMembersWithLicenseErrors. */
                $select?: string;
                /** @description The order, e.g. `displayName desc`; by displayName, createdDateTime. */
                $orderby?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DeletedGroup"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directory_deletedItems_microsoft_graph_group_count: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName, mailNickname. */
                $search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directory_deletedItems_microsoft_graph_user: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName, userPrincipalName, mail, department. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, userPrincipalName, displayName, givenName, surname, mail, otherMails, mobilePhone, businessPhones, department, companyName, officeLocation, streetAddress, city, state, postalCode, country, jobTitle, preferredLanguage, usageLocation, accountEnabled, userType, createdDateTime, deletedDateTime, assignedLicenses, assignedPlans, licenseAssignmentStates. */
                $select?: string;
                /** @description The order, e.g. `displayName desc`; by displayName, userPrincipalName, createdDateTime. */
                $orderby?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DeletedUser"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directory_deletedItems_microsoft_graph_user_count: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName, userPrincipalName, mail, department. */
                $search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directory_deletedItems_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, deletedDateTime, createdDateTime, userPrincipalName, mail, department, jobTitle, accountEnabled, userType, description, mailNickname, securityEnabled, mailEnabled, groupTypes. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The user or group */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user or group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_DeletedItem"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nothing deleted has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_directory_deletedItems_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user or group */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed for good */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.ReadWrite.All or Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nothing deleted has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_directory_deletedItems_id_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user or group */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreRequest"];
            };
        };
        responses: {
            /** @description The user or group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_DeletedItem"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.ReadWrite.All or Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nothing deleted has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Its name is somebody else's by now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directory_subscriptions: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, commerceSubscriptionId, createdDateTime, isTrial, nextLifecycleDateTime, ownerId, ownerTenantId, ownerType, serviceStatus, skuId, skuPartNumber, status, totalLicenses. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscriptions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_CompanySubscription"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directory_subscriptions_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, commerceSubscriptionId, createdDateTime, isTrial, nextLifecycleDateTime, ownerId, ownerTenantId, ownerType, serviceStatus, skuId, skuPartNumber, status, totalLicenses. */
                $select?: string;
            };
            header?: {
                /** @description The tags of what the caller has; 304 when it is the same still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_CompanySubscription"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    /** @description The same tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such subscription */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_directoryObjects_getByIds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByIds"];
            };
        };
        responses: {
            /** @description Users, groups and devices, each with its `@odata.type` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryObject"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All or DeviceManagementManagedDevices.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directoryObjects_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, userPrincipalName, displayName, givenName, surname, mail, mailNickname, otherMails, mobilePhone, businessPhones, department, companyName, officeLocation, streetAddress, city, state, postalCode, country, jobTitle, preferredLanguage, usageLocation, accountEnabled, userType, createdDateTime, deletedDateTime, description, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, isAllCompany, memberCount, transitiveUserCount, deviceId, operatingSystem, operatingSystemVersion, isManaged, trustType, registrationDateTime, approximateLastSignInDateTime. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The object */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object, with its `@odata.type` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_AnyObject"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All or DeviceManagementManagedDevices.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such object in the organization, or none that the caller may read */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directoryRoles: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, roleTemplateId. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The roles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryRole"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.Read.Directory is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directoryRoles_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, roleTemplateId. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The role */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_DirectoryRole"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.Read.Directory is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_directoryRoles_id_members: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, userPrincipalName, mail. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description The role */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users and groups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryObject"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.Read.Directory is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName, mailNickname. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount, assignedLicenses, licenseProcessingState, hasMembersWithLicenseErrors. */
                $select?: string;
                /** @description The order, e.g. `displayName desc`; by displayName, createdDateTime. */
                $orderby?: string;
                /** @description Related entities to answer with. */
                $expand?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_groups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGroup"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Group"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_count: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName, mailNickname. */
                $search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_delta: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, createdDateTime, isAllCompany, memberCount, transitiveUserCount, members. */
                $select?: string;
                /** @description Related entities to answer with. */
                $expand?: string;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $deltatoken?: string;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups, and `@removed` for those that are gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delta"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The token leads nowhere any more: begin anew at Location */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount, assignedLicenses, licenseProcessingState, hasMembersWithLicenseErrors. */
                $select?: string;
                /** @description Related entities to answer with. */
                $expand?: string;
            };
            header?: {
                /** @description The tags of what the caller has; 304 when it is the same still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Group"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    /** @description The same tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_groups_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description All Company */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_v1_0_groups_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupPatch"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field breaks a rule, or All Company */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_groups_id_assignLicense: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignLicense"];
            };
        };
        responses: {
            /** @description The group's id, with `assignedLicenses` */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_LicensedGroup"];
                };
            };
            /** @description A rule is broken: details[0].code says which */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_memberOf: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_memberOf_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_members: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, userPrincipalName, mail. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users, groups and devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryObject"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_members_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_groups_id_members_ref: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reference"];
            };
        };
        responses: {
            /** @description Added */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A member already, a cycle, or All Company */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group or member in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_members_microsoft_graph_device: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, userPrincipalName, mail. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users, groups and devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryObject"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_members_microsoft_graph_device_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_members_microsoft_graph_group: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, userPrincipalName, mail. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users, groups and devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryObject"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_members_microsoft_graph_group_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_members_microsoft_graph_user: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, userPrincipalName, mail. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users, groups and devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryObject"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_members_microsoft_graph_user_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_groups_id_members_member_ref: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
                /** @description The member */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description All Company */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group or member in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_membersWithLicenseErrors: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, userPrincipalName, mail. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description Id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The members */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_LicenseMember"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_owners: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, userPrincipalName, mail. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryObject"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_owners_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_groups_id_owners_ref: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reference"];
            };
        };
        responses: {
            /** @description Added */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An owner already, no user, or All Company */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group or user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_groups_id_owners_owner_ref: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
                /** @description The owner */
                owner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The last owner, or All Company */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group, or not its owner */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_transitiveMemberOf: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_transitiveMemberOf_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_transitiveMembers: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, userPrincipalName, mail. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users, groups and devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryObject"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_transitiveMembers_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_transitiveMembers_microsoft_graph_group: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, userPrincipalName, mail. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users, groups and devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryObject"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_transitiveMembers_microsoft_graph_group_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_transitiveMembers_microsoft_graph_user: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, userPrincipalName, mail. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users, groups and devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryObject"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_groups_id_transitiveMembers_microsoft_graph_user_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group */
                id: components["schemas"]["groupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such group in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_me: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, userPrincipalName, displayName, givenName, surname, mail, otherMails, mobilePhone, businessPhones, department, companyName, officeLocation, streetAddress, city, state, postalCode, country, jobTitle, preferredLanguage, usageLocation, accountEnabled, userType, createdDateTime, deletedDateTime, assignedLicenses, assignedPlans, licenseAssignmentStates. */
                $select?: string;
            };
            header?: {
                /** @description The tags of what the caller has; 304 when it is the same still. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed-in person */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_User"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    /** @description The same tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An application has no self */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_v1_0_me: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnChange"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description A program calls without the scope User.ReadWrite */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_me_checkMemberGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Among"];
            };
        };
        responses: {
            /** @description Ids of groups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupIds"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_me_getMemberGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Which"];
            };
        };
        responses: {
            /** @description Ids of groups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupIds"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_me_licenseDetails: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, skuId, skuPartNumber, servicePlans. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The products */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_LicenseDetails"];
                };
            };
            /** @description An application has no self, or a query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_me_managedDevices: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, deviceName, userId, userPrincipalName, userDisplayName, operatingSystem, osVersion, skuFamily, joinType, enrolledDateTime, lastSyncDateTime, surfaces, policies. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of my devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Device"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_me_managedDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolBrowser"];
            };
        };
        responses: {
            /** @description Enrolled */
            201: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Device"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description A program calls without the scope User.ReadWrite */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many devices */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_me_managedDevices_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, deviceName, userId, userPrincipalName, userDisplayName, operatingSystem, osVersion, skuFamily, joinType, enrolledDateTime, lastSyncDateTime, surfaces, policies. */
                $select?: string;
            };
            header?: {
                /** @description The tags of what the caller has; 304 when it is the same still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The device */
                id: components["schemas"]["deviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Device"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    /** @description The same tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Not one of my devices */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_me_managedDevices_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description The device */
                id: components["schemas"]["deviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description A program calls without the scope User.ReadWrite */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Not one of my devices */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_me_memberOf: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_me_ownedDevices: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, deviceId, displayName, operatingSystem, operatingSystemVersion, accountEnabled, isManaged, trustType, registrationDateTime, approximateLastSignInDateTime. */
                $select?: string;
                /** @description The order, e.g. `displayName desc`; by displayName, registrationDateTime. */
                $orderby?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of my devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryDevice"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_me_ownedObjects: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_me_revokeSignInSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out everywhere */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description An application has no self */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description A program calls without the scope User.ReadWrite */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_me_transitiveMemberOf: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_organization: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, countryLetterCode, preferredLanguage, timeZone, createdDateTime, verifiedDomains. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One organization: the caller's */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Organization"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_organization_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, countryLetterCode, preferredLanguage, timeZone, createdDateTime, verifiedDomains. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The organization */
                id: components["schemas"]["tenantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Organization"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_v1_0_organization_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organization */
                id: components["schemas"]["tenantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantPatch"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Organization.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_roleManagement_directory_roleAssignments: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description The properties to answer with, separated by commas: id, roleDefinitionId, principalId, principalDisplayName, directoryScopeId, directoryScopeDisplayName. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of assignments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_RoleAssignment"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.Read.Directory is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_roleManagement_directory_roleAssignments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoleAssignment"];
            };
        };
        responses: {
            /** @description Assigned */
            201: {
                headers: {
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_RoleAssignment"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.ReadWrite.Directory is missing, or `roleBeyondOwn` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Assigned already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_roleManagement_directory_roleAssignments_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, roleDefinitionId, principalId, principalDisplayName, directoryScopeId, directoryScopeDisplayName. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The assignment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assignment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_RoleAssignment"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.Read.Directory is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such assignment in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_roleManagement_directory_roleAssignments_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The assignment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.ReadWrite.Directory is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such assignment in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The last Global Administrator */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_roleManagement_directory_roleDefinitions: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description The properties to answer with, separated by commas: id, displayName, description, isBuiltIn, isEnabled, templateId, rolePermissions. */
                $select?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_RoleDefinition"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.Read.Directory is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_roleManagement_directory_roleDefinitions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoleDefinition"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_RoleDefinition"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.ReadWrite.Directory is missing, or `roleBeyondOwn` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_roleManagement_directory_roleDefinitions_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, isBuiltIn, isEnabled, templateId, rolePermissions. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The role */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_RoleDefinition"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.Read.Directory is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_roleManagement_directory_roleDefinitions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The role */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A built-in role */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.ReadWrite.Directory is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `inUse`: somebody holds it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_v1_0_roleManagement_directory_roleDefinitions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The role */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleDefinitionPatch"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field breaks a rule, or a built-in role */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description RoleManagement.ReadWrite.Directory is missing, or `roleBeyondOwn` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_subscribedSkus: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, accountId, accountName, appliesTo, capabilityStatus, consumedUnits, prepaidUnits, servicePlans, skuId, skuPartNumber, subscriptionIds, displayName, unitsMissing, pricePerMonth, currency. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The products, by their short names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_SubscribedSku"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_subscribedSkus_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, accountId, accountName, appliesTo, capabilityStatus, consumedUnits, prepaidUnits, servicePlans, skuId, skuPartNumber, subscriptionIds, displayName, unitsMissing, pricePerMonth, currency. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description `{tenant}_{product}`, or the product's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_SubscribedSku"];
                };
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The organization has no subscription of it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_subscriptions: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, resource, changeType, clientState, notificationUrl, lifecycleNotificationUrl, expirationDateTime, applicationId, creatorId, includeResourceData, latestSupportedTlsVersion, encryptionCertificate, encryptionCertificateId, notificationQueryOptions, notificationUrlAppId. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscriptions, without their clientState */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Subscription"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubscription"];
            };
        };
        responses: {
            /** @description Changes are told from now on */
            201: {
                headers: {
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Subscription"];
                };
            };
            /** @description A field breaks a rule, or the listener did not answer as it must */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description What it takes to read the resource is missing, or there are too many subscriptions */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description There is no such person or group */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_subscriptions_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, resource, changeType, clientState, notificationUrl, lifecycleNotificationUrl, expirationDateTime, applicationId, creatorId, includeResourceData, latestSupportedTlsVersion, encryptionCertificate, encryptionCertificateId, notificationQueryOptions, notificationUrlAppId. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description The subscription */
                id: components["schemas"]["subscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Subscription"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The caller has no such subscription */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_subscriptions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The subscription */
                id: components["schemas"]["subscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The caller has no such subscription */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_v1_0_subscriptions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The subscription */
                id: components["schemas"]["subscriptionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionPatch"];
            };
        };
        responses: {
            /** @description The subscription as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_Subscription"];
                };
            };
            /** @description A field breaks a rule, or the listener did not answer as it must */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description What it takes to read the resource is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The caller has no such subscription, or what it watches is gone */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_subscriptions_id_reauthorize: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The subscription */
                id: components["schemas"]["subscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes are told from now on */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is not empty */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description What it takes to read the resource is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The caller has no such subscription, or what it watches is gone */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName, userPrincipalName, mail, department. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, userPrincipalName, displayName, givenName, surname, mail, otherMails, mobilePhone, businessPhones, department, companyName, officeLocation, streetAddress, city, state, postalCode, country, jobTitle, preferredLanguage, usageLocation, accountEnabled, userType, createdDateTime, deletedDateTime, assignedLicenses, assignedPlans, licenseAssignmentStates. */
                $select?: string;
                /** @description The order, e.g. `displayName desc`; by displayName, userPrincipalName, createdDateTime. */
                $orderby?: string;
                /** @description Related entities to answer with. */
                $expand?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_User"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    /** @description The absolute URL of what was made */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_User"];
                };
            };
            /** @description A field breaks a rule, or the principal name is taken */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_count: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName, userPrincipalName, mail, department. */
                $search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_delta: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, userPrincipalName, displayName, givenName, surname, mail, otherMails, mobilePhone, businessPhones, department, companyName, officeLocation, streetAddress, city, state, postalCode, country, jobTitle, preferredLanguage, usageLocation, accountEnabled, userType, createdDateTime, deletedDateTime. */
                $select?: string;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $deltatoken?: string;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Users, and `@removed` for those who are gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delta"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The token leads nowhere any more: begin anew at Location */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, userPrincipalName, displayName, givenName, surname, mail, otherMails, mobilePhone, businessPhones, department, companyName, officeLocation, streetAddress, city, state, postalCode, country, jobTitle, preferredLanguage, usageLocation, accountEnabled, userType, createdDateTime, deletedDateTime, assignedLicenses, assignedPlans, licenseAssignmentStates. */
                $select?: string;
                /** @description Related entities to answer with. */
                $expand?: string;
            };
            header?: {
                /** @description The tags of what the caller has; 304 when it is the same still. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_User"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    /** @description The same tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    delete_v1_0_users_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The last Global Administrator */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    patch_v1_0_users_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The tag of the version that was read; 412 when it is not the current one any more. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field breaks a rule or is not known */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.ReadWrite.All is missing, or they hold a role and RoleManagement.ReadWrite.Directory is */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The last Global Administrator, or somebody else was first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description If-Match names an old version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_users_id_assignLicense: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignLicense"];
            };
        };
        responses: {
            /** @description The user, with `assignedLicenses` and `licenseAssignmentStates` */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_LicensedUser"];
                };
            };
            /** @description A rule is broken: details[0].code says which */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_authentication_methods: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their ways to sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthenticationMethodCollection"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description UserAuthenticationMethod.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_users_id_checkMemberGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Among"];
            };
        };
        responses: {
            /** @description Ids of groups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupIds"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_users_id_getMemberGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Which"];
            };
        };
        responses: {
            /** @description Ids of groups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupIds"];
                };
            };
            /** @description A field breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The body is not sent as application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_licenseDetails: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, skuId, skuPartNumber, servicePlans. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The products */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_LicenseDetails"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_memberOf: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_memberOf_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_memberOf_microsoft_graph_group: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_memberOf_microsoft_graph_group_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_ownedDevices: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, deviceId, displayName, operatingSystem, operatingSystemVersion, accountEnabled, isManaged, trustType, registrationDateTime, approximateLastSignInDateTime. */
                $select?: string;
                /** @description The order, e.g. `displayName desc`; by displayName, registrationDateTime. */
                $orderby?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryDevice"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description DeviceManagementManagedDevices.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_ownedObjects: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_registeredDevices: {
        parameters: {
            query?: {
                /** @description Only what fulfils the condition, e.g. `displayName eq 'Sales'`. */
                $filter?: string;
                /** @description Only what contains the text in quotes in displayName. */
                $search?: string;
                /** @description The properties to answer with, separated by commas: id, deviceId, displayName, operatingSystem, operatingSystemVersion, accountEnabled, isManaged, trustType, registrationDateTime, approximateLastSignInDateTime. */
                $select?: string;
                /** @description The order, e.g. `displayName desc`; by displayName, registrationDateTime. */
                $orderby?: string;
                /** @description With `true`, `@odata.count` says how many there are in all. */
                $count?: boolean;
                /** @description Most rows on a page; 100 when absent. */
                $top?: number;
                /** @description Where the page begins: taken from `@odata.nextLink`. */
                $skiptoken?: string;
            };
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_DirectoryDevice"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description DeviceManagementManagedDevices.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_users_id_reprocessLicenseAssignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, with `assignedLicenses` and `licenseAssignmentStates` */
            200: {
                headers: {
                    /** @description The version, for If-Match and If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity_LicensedUser"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description LicenseAssignment.ReadWrite.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_v1_0_users_id_revokeSignInSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out everywhere */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.ReadWrite.All is missing, or they hold a role and RoleManagement.ReadWrite.Directory is */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_transitiveMemberOf: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_transitiveMemberOf_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_transitiveMemberOf_microsoft_graph_group: {
        parameters: {
            query?: {
                /** @description The properties to answer with, separated by commas: id, displayName, description, mailNickname, securityEnabled, mailEnabled, groupTypes, membershipRule, membershipRuleProcessingState, createdDateTime, deletedDateTime, isAllCompany, memberCount, transitiveUserCount. */
                $select?: string;
            };
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection_Group"];
                };
            };
            /** @description A query option is not supported */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_v1_0_users_id_transitiveMemberOf_microsoft_graph_group_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or userPrincipalName */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description User.Read.All or Group.Read.All is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description No such user in the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_tenant_discovery_v2_0_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id or one of its domains */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySet"];
                };
            };
            /** @description `invalid_tenant`: there is no such tenant */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    get_tenant_oauth2_v2_0_authorize: {
        parameters: {
            query: {
                /** @description The application's id */
                client_id: string;
                /** @description One of its registered addresses; may be left out when there is one */
                redirect_uri?: string;
                /** @description `code` */
                response_type: string;
                /** @description `query`, `fragment` or `form_post` */
                response_mode?: string;
                /** @description Permissions, and `openid profile email offline_access` */
                scope: string;
                /** @description Comes back as it is */
                state?: string;
                /** @description Comes back in the id token */
                nonce?: string;
                /** @description PKCE's challenge */
                code_challenge?: string;
                /** @description `S256` */
                code_challenge_method?: string;
                /** @description `none`: never show a page; `login`: have the person sign in though they are; `consent`: ask them though they agreed before */
                prompt?: string;
                /** @description Have the person sign in again when they did longer ago, in seconds */
                max_age?: string;
                /** @description The name to fill in on the sign-in page */
                login_hint?: string;
            };
            header?: never;
            path: {
                /** @description The tenant's id or one of its domains */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that goes on by itself, asks the person, or posts the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description To the sign-in page, or back to the program with `code` and `state`, or with `error` and `error_description` */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The program or its address is not registered: a page that says so; or, as JSON, an option beginning with `$`, which no route takes unless it says so */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_tenant_oauth2_v2_0_consent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id or one of its domains */
                tenant: string;
            };
            cookie?: never;
        };
        /** @description `request`: the query of the authorization request; `decision`: `allow` or `refuse` */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": string;
            };
        };
        responses: {
            /** @description A page that posts the answer to the program */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Back to the program with `code` and `state`, or with `error`; or to the sign-in page */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The request can't be read, or its program is not registered: a page that says so; or, as JSON, an option beginning with `$`, which no route takes unless it says so */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_tenant_oauth2_v2_0_devicecode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id or one of its domains */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["DeviceForm"];
            };
        };
        responses: {
            /** @description The codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceAnswer"];
                };
            };
            /** @description `invalid_request`, `invalid_scope`, `unauthorized_client` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description `temporarily_unavailable`: too many requests of this address; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
        };
    };
    get_tenant_oauth2_v2_0_logout: {
        parameters: {
            query?: {
                /** @description The application's id */
                client_id?: string;
                /** @description One of its registered addresses */
                post_logout_redirect_uri?: string;
                /** @description Comes back as it is */
                state?: string;
            };
            header?: never;
            path: {
                /** @description The tenant's id or one of its domains */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description To the registered address */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field or an option breaks a rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    post_tenant_oauth2_v2_0_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id or one of its domains */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenForm"];
            };
        };
        responses: {
            /** @description The token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description `invalid_request`, `invalid_grant`, `invalid_scope`, `unauthorized_client`, `unsupported_grant_type`, `authorization_pending`, `slow_down`, `authorization_declined`, `expired_token` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description `invalid_client` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description `temporarily_unavailable`: too many requests of this address; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
        };
    };
    get_tenant_v2_0_well_known_openid_configuration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant's id or one of its domains */
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenIdConfiguration"];
                };
            };
            /** @description `invalid_tenant`: there is no such tenant */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description Too many requests; Retry-After says for how long */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
}
