/** Made of the API's description by `node scripts/write-client.ts`. */
export interface paths {
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the API keys */
        get: {
            parameters: {
                query?: {
                    cursor?: components["schemas"]["Id"];
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiKeyList"];
                    };
                };
            };
        };
        put?: never;
        /** Make an API key; it is shown once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ApiKeyCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiKeyCreated"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List assistants, newest first */
        get: {
            parameters: {
                query?: {
                    archived?: string;
                    cursor?: components["schemas"]["Id"];
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssistantList"];
                    };
                };
            };
        };
        put?: never;
        /** Create an assistant */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssistantCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Assistant"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an assistant */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Assistant"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Archive an assistant */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What differs between two versions, or a version and the draft */
        get: {
            parameters: {
                query: {
                    from: "draft" | number;
                    to: "draft" | number;
                };
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssistantComparison"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save the draft */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssistantSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Assistant"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the draft as the next version */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssistantPublishInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Assistant"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/rehearsal-suite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the simulated callers of an assistant */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RehearsalSuite"];
                    };
                };
            };
        };
        /** Save the simulated callers of an assistant */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RehearsalSuiteSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RehearsalSuite"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/rehearsals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the rehearsals of an assistant, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: components["schemas"]["Id"];
                    limit?: number;
                };
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RehearsalRunList"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Rehearse the draft with the simulated callers
         * @description Each holds a conversation with the draft and with the published version. Read the rehearsal again until it is no longer `running`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RehearsalRun"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/rehearsals/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a rehearsal with what came of each caller */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                    run: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RehearsalRun"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived assistant back */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Assistant"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List published versions, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssistantVersionList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a published version */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssistantVersion"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy a published version into the draft */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Assistant"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read who did what */
        get: {
            parameters: {
                query?: {
                    action?: string;
                    actor?: components["schemas"]["Id"];
                    cursor?: components["schemas"]["Id"];
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prepare a call from the browser
         * @description Answers with a token that opens the media socket once, within a minute.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CallCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CallCreated"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A call on a line */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhoneCall"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Hang up a live call */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/supervise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Listen to a live call, or take it over
         * @description Answers with a token that opens the supervisor's socket once, within a minute. Every use is in the audit log.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        mode: "listen" | "take-over";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SuperviseCreated"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a live call to a colleague's phone */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CallTransferInput"];
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/whisper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell the assistant something that the contact does not hear
         * @description Followed by a language model in its next reply; rules cannot follow hints.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls in progress */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LiveCallList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/of-conversation/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The call that a conversation was held on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhoneCall"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/outbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call somebody from a line
         * @description A `requestId` is one call for ever, however often it is repeated: the answer is the call as it is now. It is never dialled twice, also when the carrier's answer was lost.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OutboundCallCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhoneCall"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List campaigns */
        get: {
            parameters: {
                query?: {
                    cursor?: components["schemas"]["Id"];
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignList"];
                    };
                };
            };
        };
        put?: never;
        /** Draft a campaign */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignDefinitionInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a campaign */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        /** Change a campaign that is a draft or paused */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignDefinitionInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a draft */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/audience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Freeze whom a draft is to call */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignAudienceInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How it goes at this moment
         * @description The live feed tells when to ask again: `campaign.attempt-ordered`, `campaign.attempt-ended`, `campaign.result`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignBoard"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom it calls, and what came of it */
        get: {
            parameters: {
                query?: {
                    cursor?: components["schemas"]["Id"];
                    limit?: number;
                    state?: "waiting" | "calling" | "done" | "skipped";
                };
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignContactList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/contacts/{contactId}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every decision to call a contact */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    contactId: components["schemas"]["Id"];
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignAttemptList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/contacts/{contactId}/script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is said in a call to a contact */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    contactId: components["schemas"]["Id"];
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignScriptPreview"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download what became of each contact, as CSV or as a workbook */
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "xlsx";
                };
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom it would call now, and why the others would not be */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignForecast"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause it: nobody is dialled any more, calls under way go on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/simulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest simulated run: how long, how much, and who would be skipped and why */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewestSimulation"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Begin a simulated run over all contacts
         * @description It goes on in the background; ask for it again to see how far it is. Nobody is called.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignSimulation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a campaign, at the time that it is to begin */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/test-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call a telephone of the company as the campaign would call a contact
         * @description It is no attempt. Numbers on the do-not-call list, and contacts who may not be called now, are refused.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignTestCallInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignTestCalled"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Emergency stop
         * @description Pauses every campaign that runs or is to run. Nobody is dialled any more; calls under way go on.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignsStopped"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What scripts may name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignVariableList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/carrier-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts at phone carriers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CarrierAccountList"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Connect an account at a phone carrier
         * @description The credentials are tried first, kept encrypted, and never shown again.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CarrierAccountCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CarrierAccount"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/carrier-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an account that no line uses */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename an account, or replace its credentials */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CarrierAccountChangeInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CarrierAccount"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/carrier-accounts/{id}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers that the account has */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CarrierNumberList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/carrier-accounts/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What keeps an account from working, seen from the carrier and from outside */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CarrierAccountStatus"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pictures of a chat, and what became of each */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChatImageList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/images/{imageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a chat */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                    imageId: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The company's own fields of contacts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactFieldList"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a field
         * @description A key that was archived comes back with the values that contacts had, if it has the same type.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactFieldCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactField"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-fields/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Archive a field; contacts keep their values, unseen */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change the label or the options of a field */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactFieldChangeInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactField"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/contact-segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List segments */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactSegmentList"];
                    };
                };
            };
        };
        put?: never;
        /** Keep a filter under a name */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactSegmentSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactSegment"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a segment */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactSegmentSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactSegment"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a segment; its contacts stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List and search contacts
         * @description `filter` is a `ContactFilter` as JSON; with `q` and `segmentId` all of them count.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: components["schemas"]["Id"];
                    filter?: string;
                    limit?: number;
                    q?: string;
                    segmentId?: components["schemas"]["Id"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactList"];
                    };
                };
            };
        };
        put?: never;
        /** Add a contact */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a contact */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
            };
        };
        /** Replace a contact */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Erase a contact with all that is kept of them
         * @description Conversations, recordings, pictures, and what their tickets say of them. Refused with `conflict` while a conversation is going on.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change something of a contact
         * @description Only what is sent changes. `revision` is the one that was read: `revision-conflict` tells that somebody else has changed the contact since.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactPatchInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/contacts/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a contact said of being contacted, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactConsentList"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write down that a contact agreed to something, or took it back
         * @description Nothing is overwritten: the newest statement of a purpose and channel counts.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactConsentSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactConsentList"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download all that is kept of a contact, as it is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                [key: string]: unknown;
                            };
                            exportedAt: components["schemas"]["Timestamp"];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who else may be this person
         * @description By a number or address that is the same in another form (with or without the 9 of Argentina, what comes after a plus), or by the whole name in the same country.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactDuplicateList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make another contact part of this one
         * @description Numbers, addresses, tags, notes, consents, conversations and tickets of both are this one's; what it has already stays. It can be taken back for 30 days.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactMergeCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who became part of a contact, as long as it can be taken back */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactMergeList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write something down about a contact */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/notes/{noteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take away what was written down about a contact, by people or by assistants */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                    noteId: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many contacts a filter finds */
        get: {
            parameters: {
                query?: {
                    filter?: string;
                    q?: string;
                    segmentId?: components["schemas"]["Id"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignsStopped"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the contacts that a filter finds, as CSV or as a workbook */
        get: {
            parameters: {
                query?: {
                    filter?: string;
                    format?: "csv" | "xlsx";
                    q?: string;
                    segmentId?: components["schemas"]["Id"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: components["schemas"]["Id"];
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImportList"];
                    };
                };
            };
        };
        put?: never;
        /** Begin an import: then send the file */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fileName: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an import, or a check; what has been imported stays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at every row and write nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactImportStartInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/imports/{id}/errors.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the refused rows, with why */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/imports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send a part of the file
         * @description `application/octet-stream`, at most 16 MiB a part and 256 MiB in all: UTF-8, UTF-16 or Windows-1252 text with commas, semicolons, tabs or bars, or a workbook (.xlsx). `offset` is where the part begins in the file; a part may be sent again. `last=true` with the last one has the file looked at.
         */
        put: {
            parameters: {
                query: {
                    last?: string;
                    offset: number;
                };
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The first rows of the file, and what its columns seem to be */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImportPreview"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/imports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import the file
         * @description One that runs already goes on as it is.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactImportStartInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what an import did, within 30 days
         * @description Contacts who have been used or changed since stay as they are; `kept` counts them.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merge back: answers the contact who is there again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List conversations, newest first */
        get: {
            parameters: {
                query?: {
                    assistantId?: components["schemas"]["Id"];
                    channel?: "voice" | "web" | "whatsapp";
                    contactId?: components["schemas"]["Id"];
                    cursor?: string;
                    from?: components["schemas"]["Timestamp"];
                    limit?: number;
                    outcome?: "resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed";
                    q?: string;
                    status?: "live" | "ended";
                    to?: components["schemas"]["Timestamp"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConversationList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a conversation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConversationDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete an ended conversation with its recording and events */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in a conversation, by number */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConversationEventList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens in a conversation, as it happens
         * @description Server-sent events from the first one on; the data of each is a `ConversationEvent`, its id the number. Reconnect with `Last-Event-ID` to miss nothing.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a conversation with its events as JSON
         * @description Personal identifiers are masked, each with a placeholder of its own; `masked=false` gives them as they were said, and needs `personal-data:read`.
         */
        get: {
            parameters: {
                query?: {
                    masked?: "true" | "false";
                };
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            conversation: components["schemas"]["ConversationDetail"];
                            events: components["schemas"]["ConversationEvent"][];
                            exportedAt: components["schemas"]["Timestamp"];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/originals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what the placeholders of a masked export stand for
         * @description They stay the same once the conversation is over. Who asked, and why, is in the audit log.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Originals"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play or download the recording: a stereo WAV, contact left; answers ranges */
        get: {
            parameters: {
                query?: {
                    download?: string;
                };
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/waveform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Peaks of the recording, for a picture */
        get: {
            parameters: {
                query?: {
                    buckets?: number;
                };
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Waveform"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dial-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is allowed in each country */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CountryDialRulesList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dial-rules/{country}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what is allowed in a country */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    country: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DialRulesInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CountryDialRules"];
                    };
                };
            };
        };
        post?: never;
        /** Go back to the product's rules */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    country: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers that nobody calls or writes to */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DoNotCallList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call/{phone}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a number on the list
         * @description Whether a contact has it or not. A number that is there already stays as it came.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    phone: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DoNotCallSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DoNotCallEntry"];
                    };
                };
            };
        };
        post?: never;
        /** Take a number off the list: only when its owner asked for it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    phone: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live events
         * @description Server-sent events; the data of each is a `FeedEvent`. Reconnect with `Last-Event-ID` to miss nothing.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guide-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the templates of guides */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideTemplateList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the guides, published or not */
        get: {
            parameters: {
                query?: {
                    archived?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideList"];
                    };
                };
            };
        };
        put?: never;
        /** Create a guide: blank, from a template, or as a copy */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "slug": "router-lights",
                     *       "title": {
                     *         "es": "Luces del router",
                     *         "en": "Lights of the router"
                     *       },
                     *       "from": {
                     *         "type": "blank"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GuideCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideWork"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a guide's newest version */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideVersion"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a guide that was never published */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive a guide */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideWork"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What differs between two versions, or a version and the draft, by node */
        get: {
            parameters: {
                query: {
                    from: "draft" | number;
                    to: "draft" | number;
                };
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideComparison"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a guide's draft, with what is wrong with it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideWork"];
                    };
                };
            };
        };
        /** Save the draft */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "revision": 1,
                     *       "definition": {
                     *         "slug": "router-lights",
                     *         "title": {
                     *           "es": "Luces del router",
                     *           "en": "Lights of the router"
                     *         },
                     *         "description": {
                     *           "es": "La luz de internet está roja",
                     *           "en": "The internet light is red"
                     *         },
                     *         "examples": {
                     *           "es": [
                     *             "la luz del router está roja"
                     *           ],
                     *           "en": [
                     *             "the light of my router is red"
                     *           ]
                     *         },
                     *         "start": "restart",
                     *         "nodes": [
                     *           {
                     *             "id": "restart",
                     *             "kind": "step",
                     *             "title": {
                     *               "es": "Reinicia el router",
                     *               "en": "Restart the router"
                     *             },
                     *             "instructions": [
                     *               {
                     *                 "shown": {
                     *                   "es": "Desenchúfalo, espera 30 segundos y enchúfalo.",
                     *                   "en": "Unplug it, wait 30 seconds, plug it in."
                     *                 }
                     *               }
                     *             ],
                     *             "expected": {
                     *               "es": "La luz queda verde",
                     *               "en": "The light turns green"
                     *             },
                     *             "worked": "solved",
                     *             "failed": "unsolved"
                     *           },
                     *           {
                     *             "id": "solved",
                     *             "kind": "end",
                     *             "outcome": "resolved"
                     *           },
                     *           {
                     *             "id": "unsolved",
                     *             "kind": "end",
                     *             "outcome": "unresolved"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GuideSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideWork"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a guide's experiments, newest first
         * @description What came of one: `GET /api/v1/troubleshooting/analytics/experiments/{id}`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideExperimentList"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Try one published version of a guide against another
         * @description From now on, whoever begins the guide gets B with a probability of `shareB` percent, else A: the same contact always the same, on every channel. While it runs nothing is published.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "versionA": 1,
                     *       "versionB": 2,
                     *       "shareB": 50
                     *     }
                     */
                    "application/json": components["schemas"]["GuideExperimentStartInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideExperiment"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/experiments/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an experiment: everybody gets the chosen version
         * @description Where the chosen version is not the newest, its content is published as the next one.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                    slug: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "chosen": "b"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        chosen: "a" | "b";
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideExperiment"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export a version, or the draft, as a file */
        get: {
            parameters: {
                query?: {
                    version?: "draft" | number;
                };
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            $schema?: string;
                            /** @enum {string} */
                            format: "centralita-guide";
                            /** @enum {number} */
                            formatVersion: 1;
                            guide: components["schemas"]["GuideDraft"];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the draft as the next version */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "revision": 2,
                     *       "note": "Primera versión"
                     *     }
                     */
                    "application/json": components["schemas"]["AssistantPublishInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideWork"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the draft out: what it answers, shown and spoken
         * @description Runs from the beginning each time and keeps nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "language": "es",
                     *       "inputs": [
                     *         {
                     *           "type": "choice",
                     *           "value": "worked"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GuideTryRequestInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideTry"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived guide back */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideWork"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List published versions, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideVersionList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a published version */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideVersion"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{slug}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy a published version into the draft */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    slug: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideWork"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a guide from a file, as a new draft or over one
         * @description The file's JSON Schema is at `/schemas/guide.v1.json`; drafts with gaps are taken too.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "file": {
                     *         "format": "centralita-guide",
                     *         "formatVersion": 1,
                     *         "guide": {
                     *           "slug": "router-lights",
                     *           "title": {
                     *             "es": "Luces del router",
                     *             "en": "Lights of the router"
                     *           },
                     *           "description": {
                     *             "es": "La luz de internet está roja",
                     *             "en": "The internet light is red"
                     *           },
                     *           "examples": {
                     *             "es": [
                     *               "la luz del router está roja"
                     *             ],
                     *             "en": [
                     *               "the light of my router is red"
                     *             ]
                     *           },
                     *           "start": "restart",
                     *           "nodes": [
                     *             {
                     *               "id": "restart",
                     *               "kind": "step",
                     *               "title": {
                     *                 "es": "Reinicia el router",
                     *                 "en": "Restart the router"
                     *               },
                     *               "instructions": [
                     *                 {
                     *                   "shown": {
                     *                     "es": "Desenchúfalo, espera 30 segundos y enchúfalo.",
                     *                     "en": "Unplug it, wait 30 seconds, plug it in."
                     *                   }
                     *                 }
                     *               ],
                     *               "expected": {
                     *                 "es": "La luz queda verde",
                     *                 "en": "The light turns green"
                     *               },
                     *               "worked": "solved",
                     *               "failed": "unsolved"
                     *             },
                     *             {
                     *               "id": "solved",
                     *               "kind": "end",
                     *               "outcome": "resolved"
                     *             },
                     *             {
                     *               "id": "unsolved",
                     *               "kind": "end",
                     *               "outcome": "unresolved"
                     *             }
                     *           ]
                     *         }
                     *       },
                     *       "slug": "router-lights-copy"
                     *     }
                     */
                    "application/json": components["schemas"]["GuideImportInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideWork"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the chats of a box
         * @description Those that wait come oldest first, all others with the latest activity first.
         */
        get: {
            parameters: {
                query?: {
                    box?: "queue" | "mine" | "others" | "assistant" | "closed";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a chat */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a chat to somebody */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InboxAssignInput"];
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a chat */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/hand-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the assistant go on
         * @description It knows what was said meanwhile; the note is for it and for colleagues.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to the visitor */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Turn"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note for colleagues */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InboxNoteInput"];
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the visitor a picture
         * @description A form (`multipart/form-data`) with the file in the field `image`: JPEG, PNG, WebP or GIF, by its content. It is sent once the worker has looked at it and drawn it anew; the event `chat.image` of the chat's stream tells whether it was.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxPicture"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell that one looks at a chat
         * @description Shown to colleagues who look at it too; nothing is kept.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        present: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Move a chat to a queue; null is the default one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InboxMoveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a chat as read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that one has seen where one is named */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens in a chat, as it happens
         * @description Server-sent events from the first one on; the data of each is a `ConversationEvent`, its id the number. Reconnect with `Last-Event-ID` to miss nothing. Events of the type `passing` carry a `DeskPassing` and have no id.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a chat
         * @description From then on the assistant is silent, also with what it was composing. Supervisors may take it from a colleague.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a template over WhatsApp
         * @description Also when the contact last wrote more than 24 hours ago; never after they asked not to be written to.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InboxTemplateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Turn"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/typing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell that one is writing
         * @description Shown to whoever looks at the chat now; nothing is kept.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many chats there are */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxCounts"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List chats and tickets, those first that need somebody most
         * @description Chats that wait by since when they do, tickets by when they are due; behind them, the latest first, what waits for the contact and what is over. Tickets need `tickets:read`.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    kind?: "chat" | "ticket";
                    limit?: number;
                    queue?: components["schemas"]["InboxQueueFilter"];
                    view?: "all" | "mine" | "unassigned" | "waiting" | "mentions" | "assistant" | "closed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxEntryList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/entries/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many chats and tickets each view holds; counting stops at 1000 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxViewCounts"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may answer chats */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxPeople"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List queues, in the order in which they are asked */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxQueueList"];
                    };
                };
            };
        };
        put?: never;
        /** Add a queue */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InboxQueueSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxQueue"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/queues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace a queue */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InboxQueueSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxQueue"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a queue; its chats and tickets are in the default one from then on */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can be named in a note */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MentionPeople"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The day so far, in a time zone */
        get: {
            parameters: {
                query?: {
                    timeZone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Today"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the password of an invited user, and sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvitationAcceptInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Telephone lines */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineList"];
                    };
                };
            };
        };
        put?: never;
        /** Make a line of a number: calls to it come here from now on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LineCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Line"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a line */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Line"];
                    };
                };
            };
        };
        /** Change who answers a line, and when */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LineDefinitionInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Line"];
                    };
                };
            };
        };
        post?: never;
        /** Give a number up */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines/{id}/test-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call my phone: the line's assistant rings a person of the company */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhoneCall"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent, the newest first; `state=failed` are the dead letters
         * @description Kept for 30 days.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: components["schemas"]["Id"];
                    limit?: number;
                    state?: "waiting" | "sending" | "sent" | "failed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try one again that was given up */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a channel */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NotificationChannelCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationChannel"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a channel */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a channel, or switch it on or off */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NotificationChannelChangeInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationChannel"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/notifications/channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test to a channel */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            detail: string;
                            ok: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the rules: which events are told to whom */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NotificationRulesInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationRules"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Channels, rules, and who may be told */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationSettings"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Providers that an assistant can choose from */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProviderOptions"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls and chats by day, hour, channel, line, assistant, campaign or outcome
         * @description Days are those of the company's clock. Counted within a minute or two of what happens; `freshness` tells how much still waits.
         */
        get: {
            parameters: {
                query?: {
                    assistant?: components["schemas"]["Id"];
                    campaign?: components["schemas"]["Id"];
                    channel?: "voice" | "web" | "whatsapp" | "simulator";
                    days?: number;
                    direction?: "inbound" | "outbound";
                    from?: string;
                    groupBy?: "day" | "hour" | "channel" | "line" | "assistant" | "campaign" | "outcome";
                    line?: components["schemas"]["Id"];
                    outcome?: "resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed" | "unanswered" | "open";
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Report"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines, assistants and campaigns to filter by */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportChoices"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a report as CSV or PDF */
        get: {
            parameters: {
                query?: {
                    assistant?: components["schemas"]["Id"];
                    campaign?: components["schemas"]["Id"];
                    channel?: "voice" | "web" | "whatsapp" | "simulator";
                    days?: number;
                    direction?: "inbound" | "outbound";
                    format?: "csv" | "pdf";
                    from?: string;
                    groupBy?: "day" | "hour" | "channel" | "line" | "assistant" | "campaign" | "outcome";
                    language?: "es" | "en";
                    line?: components["schemas"]["Id"];
                    outcome?: "resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed" | "unanswered" | "open";
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/heat-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Answered calls out, and what comes in, by weekday and hour */
        get: {
            parameters: {
                query?: {
                    assistant?: components["schemas"]["Id"];
                    campaign?: components["schemas"]["Id"];
                    channel?: "voice" | "web" | "whatsapp" | "simulator";
                    days?: number;
                    direction?: "inbound" | "outbound";
                    from?: string;
                    line?: components["schemas"]["Id"];
                    outcome?: "resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed" | "unanswered" | "open";
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportHeatMap"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was better than the rest by more than chance, with its figures
         * @description Differences of shares with Newcombe's interval, all of which hold together with the confidence given. They were seen, not tried: something else may be the reason.
         */
        get: {
            parameters: {
                query?: {
                    assistant?: components["schemas"]["Id"];
                    campaign?: components["schemas"]["Id"];
                    channel?: "voice" | "web" | "whatsapp" | "simulator";
                    days?: number;
                    direction?: "inbound" | "outbound";
                    from?: string;
                    line?: components["schemas"]["Id"];
                    outcome?: "resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed" | "unanswered" | "open";
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportRecommendations"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/saved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved reports, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedReportList"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Save a report, and have it sent
         * @description With a schedule it is sent by e-mail as PDF and CSV, at an hour of the company's clock, of the whole days before: once for each time that it is due. Of what was missed only the last is sent.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SavedReportSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedReport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/saved/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a saved report */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SavedReportSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedReport"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a saved report */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/saved/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a saved report to an address now, to see it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReportTestInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            detail: string;
                            ok: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the signed-in user, permissions and CSRF token */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        put?: never;
        /** Sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignInRequestInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the signed-in person is told */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationPreferences"];
                    };
                };
            };
        };
        /** Choose how to be told */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NotificationPreferencesInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationPreferences"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change your password; other sessions end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordChangeInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/profile": {
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
        /** Change your name or language */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        language?: "es" | "en";
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/settings/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who answers chats, and what greets visitors */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChatSettings"];
                    };
                };
            };
        };
        /**
         * Choose who answers chats, and what greets visitors
         * @description Holds from the next chat on, on every node. Chats under way go on as they began.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatSettingsChangeInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChatSettings"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What vendors and carriers charge
         * @description As it came with the product until somebody changed it: vendors change their prices.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PriceTable"];
                    };
                };
            };
        };
        /**
         * Replace the prices
         * @description They hold for what ends from now on.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PriceTableChangeInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PriceTable"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Vendors, and what is set for each
         * @description Keys are never among the values. What the environment gives wins over what was entered.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProviderSettingsList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Enter or remove keys and other values of a vendor
         * @description Calls under way keep what they began with; the next ones use what is entered, on every process.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProviderSettingsChangeInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProviderSettings"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/providers/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a vendor
         * @description Makes one real, tiny request for each thing that it is used for, with at most 10 seconds for each.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProviderTestRequestInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProviderTest"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/smart-mode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether language models answer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SmartMode"];
                    };
                };
            };
        };
        /** Let language models answer, or only guides and rules */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        enabled: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SmartMode"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the installation still needs its owner */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            required: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make the owner's account with the one-time link, and sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetupRequestInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this installation is doing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SystemStatus"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List and search tickets, newest first */
        get: {
            parameters: {
                query?: {
                    assignee?: components["schemas"]["Id"] | ("mine" | "none");
                    breached?: string;
                    channel?: "voice" | "web" | "whatsapp";
                    contactId?: components["schemas"]["Id"];
                    conversationId?: components["schemas"]["Id"];
                    cursor?: components["schemas"]["Id"];
                    limit?: number;
                    priority?: "low" | "normal" | "high" | "urgent";
                    q?: string;
                    queue?: components["schemas"]["InboxQueueFilter"];
                    status?: "new" | "open" | "waiting" | "resolved" | "closed" | "reopened" | "active";
                    tag?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketList"];
                    };
                };
            };
        };
        put?: never;
        /** Open a ticket */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TicketCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a ticket with all that belongs to it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change subject, priority, tags, assignee or queue */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TicketPatchInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tickets/{id}/attachments/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download an attachment, by its position in the ticket's list (0 is the first) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                    position: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a link under which the contact reads the ticket and answers */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketLinkOpened"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{id}/links/{linkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw a link */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                    linkId: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketDetail"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a ticket part of another; answers the other */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TicketMergeInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note for colleagues, or a reply to the contact */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TicketMessageCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that one has seen where one is named */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{id}/transition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a ticket to another status */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        to: "open" | "waiting" | "resolved" | "closed" | "reopened";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{id}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Watch a ticket */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketDetail"];
                    };
                };
            };
        };
        post?: never;
        /** Watch a ticket no more */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketDetail"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/assignees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who a ticket may be given to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxPeople"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List canned replies */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CannedReplyList"];
                    };
                };
            };
        };
        put?: never;
        /** Add a canned reply */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CannedReplySaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CannedReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/canned-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace a canned reply */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CannedReplySaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CannedReply"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a canned reply */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the tickets that a filter finds as CSV */
        get: {
            parameters: {
                query?: {
                    assignee?: components["schemas"]["Id"] | ("mine" | "none");
                    breached?: string;
                    channel?: "voice" | "web" | "whatsapp";
                    contactId?: components["schemas"]["Id"];
                    conversationId?: components["schemas"]["Id"];
                    masked?: "true" | "false";
                    priority?: "low" | "normal" | "high" | "urgent";
                    q?: string;
                    queue?: components["schemas"]["InboxQueueFilter"];
                    status?: "new" | "open" | "waiting" | "resolved" | "closed" | "reopened" | "active";
                    tag?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can be named in a note */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MentionPeople"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Service level, hours, numbers and links */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketSettingsState"];
                    };
                };
            };
        };
        /** Change service level, hours, numbers and links */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TicketSettingsInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketSettingsState"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of guides: resolution, escalation, time, funnel, problems, ratings
         * @description Days are those of UTC. Counted each hour and on demand; `freshness` tells how old the figures are. Texts of people are masked.
         */
        get: {
            parameters: {
                query?: {
                    channel?: "voice" | "web" | "whatsapp" | "page" | "api" | "agent" | "simulator";
                    from?: string;
                    groupBy?: "day" | "guide" | "version" | "channel" | "locale";
                    guide?: string;
                    locale?: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
                    to?: string;
                    version?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideAnalytics"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/analytics/edges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often each way of a guide's version was taken in 90 days */
        get: {
            parameters: {
                query: {
                    guide: string;
                    version: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideEdges"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/analytics/experiments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of an experiment with two versions of a guide
         * @description From its sessions as they are now, without the simulator. The interval holds for one look at a moment that was settled beforehand: to look often and stop at the first good moment takes chance for a difference.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuideExperimentReport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/analytics/experiments/{id}/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the figures of an experiment as CSV */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/analytics/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the figures of guides by group as CSV */
        get: {
            parameters: {
                query?: {
                    channel?: "voice" | "web" | "whatsapp" | "page" | "api" | "agent" | "simulator";
                    from?: string;
                    groupBy?: "day" | "guide" | "version" | "channel" | "locale";
                    guide?: string;
                    locale?: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
                    to?: string;
                    version?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/analytics/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count the figures of guides anew
         * @description A job does it soon, once however often it is asked for; `freshness.refreshedAt` tells when it did.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/realtime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sessions of guides, as it is now
         * @description Server-sent events; the data of each is a `GuideRealtime`, now and whenever it has changed.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to solve a problem
         * @description Finds the guide by the words of `problem`, or takes the one that `guideId` names. Where the words leave a doubt, `next` asks which guide is meant, and `alternatives` lists them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "problem": "no tengo internet",
                     *       "locale": "es-AR",
                     *       "contact": {
                     *         "name": "Ana Pérez",
                     *         "email": "ana@example.com"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TroubleshootingStartInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TroubleshootingSession"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a session stands, with all that was tried
         * @description Whoever lost the connection goes on from `next`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TroubleshootingSession"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/sessions/{id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a person: opens a ticket with what was tried
         * @description A session has one ticket, however often this is asked.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "reason": "Necesita un técnico en su casa"
                     *     }
                     */
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TroubleshootingSession"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/sessions/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How it was, from 1 to 5
         * @description Kept once. Another answer takes its place for a day after the first; the same again does nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "rating": 5,
                     *       "helpful": true,
                     *       "comment": "Muy claro"
                     *     }
                     */
                    "application/json": components["schemas"]["TroubleshootingFeedbackInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TroubleshootingFeedbackKept"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/troubleshooting/sessions/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell how a step went, or answer a question
         * @description `outcome` for a step; `answer` for a question, with the value of an option or in words. Under an `Idempotency-Key` an answer counts once: a repeat is told where the session stands now. With `revision`, an answer to what is no longer asked is refused.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "outcome": "failed",
                     *       "note": "La luz del módem está roja"
                     *     }
                     */
                    "application/json": components["schemas"]["TroubleshootingAnswerInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TroubleshootingSession"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the users */
        get: {
            parameters: {
                query?: {
                    cursor?: components["schemas"]["Id"];
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserList"];
                    };
                };
            };
        };
        put?: never;
        /** Invite a user; the link is shown once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UserInviteInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserInvited"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a user */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a user's name or role, or disable the account */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UserChangeInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/users/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new invitation link, also for a forgotten password */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserInvited"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A delivery with its body and every attempt */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDeliveryDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List endpoints */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookEndpointList"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add an endpoint; its secret is shown once
         * @description Messages are signed as Standard Webhooks has it and sent from now on. `events: null` asks for every type.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "url": "https://example.com/centralita",
                     *       "events": [
                     *         "session.resolved",
                     *         "ticket.created"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpointCreateInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookEndpointSecret"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an endpoint with its log */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change an endpoint, or switch it on or off */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WebhookEndpointChangeInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookEndpoint"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent to an endpoint, the newest first
         * @description Kept for 30 days.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "waiting" | "sending" | "delivered" | "failed";
                };
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDeliveryList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what happened since a time
         * @description Each message keeps its `webhook-id`. Only what failed, unless `what` is `all`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WebhookReplayInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignsStopped"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new secret; for 24 hours both sign */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookEndpointSecret"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message of type webhook.test, once and now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookTest"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whatsapp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the WhatsApp channel is doing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WhatsappState"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whatsapp/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a contact can be written to first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WhatsappReachList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whatsapp/contacts/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write to a contact first, by a template
         * @description Also when their chat is over, or they have none: it goes on, or another begins, and is the sender's. Never to who asked not to be written to; who has not written themselves must have agreed, which the sender says with `agreed`, once.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhatsappFirstMessageInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WhatsappFirstSent"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whatsapp/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the templates that may be sent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WhatsappTemplateList"];
                    };
                };
            };
        };
        put?: never;
        /** Make a template known that is approved at Meta */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhatsappTemplateSaveInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WhatsappTemplate"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whatsapp/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Offer a template no longer */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["Id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whatsapp/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask WhatsApp who we are */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WhatsappTest"];
                    };
                };
            };
        };
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
        Analysis: {
            /** @enum {string} */
            by: "model" | "rules";
            /** @enum {string} */
            outcome: "resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed";
            outcomeConfidence: number;
            outcomeTurn: number | null;
            sentiment: number;
            sentimentConfidence: number;
            summary: string;
            values: components["schemas"]["ExtractedValue"][];
        };
        ApiKey: {
            createdAt: components["schemas"]["Timestamp"];
            expiresAt: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["Id"];
            lastUsedAt: components["schemas"]["Timestamp"] | null;
            name: string;
            scopes: components["schemas"]["Permission"][];
            start: string;
        };
        ApiKeyCreated: {
            apiKey: components["schemas"]["ApiKey"];
            key: string;
        };
        ApiKeyCreateInput: {
            expiresInDays: number | null;
            name: string;
            scopes: components["schemas"]["Permission"][];
        };
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
            nextCursor: string | null;
        };
        Assistant: {
            archived: boolean;
            changed: boolean;
            createdAt: components["schemas"]["Timestamp"];
            draft: components["schemas"]["AssistantDefinition"];
            id: components["schemas"]["Id"];
            publishedVersion: number | null;
            revision: number;
            updatedAt: components["schemas"]["Timestamp"];
        };
        AssistantComparison: {
            changes: {
                after: unknown;
                before: unknown;
                path: string;
            }[];
        };
        AssistantCreateInput: {
            definition: components["schemas"]["AssistantDefinitionInput"];
        };
        AssistantDefinition: {
            /** @default [] */
            extraction: components["schemas"]["ExtractionField"][];
            greeting: string;
            /** @default [] */
            guides: string[];
            languageModel: {
                /** @default [] */
                fallbacks: string[];
                /** @default auto */
                provider: string;
                /** @default 0.3 */
                temperature: number;
            };
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            /** @default 1800 */
            maxDurationSeconds: number;
            name: string;
            prompt: string;
            /** @default [] */
            questions: components["schemas"]["FrequentQuestion"][];
            recording: {
                /** @default true */
                enabled: boolean;
                /** @default  */
                notice: string;
            };
            silence: {
                /** @default 8 */
                afterSeconds: number;
                goodbye: string;
                prompts: string[];
            };
            speechToText: {
                /** @default [] */
                fallbacks: string[];
                /** @default auto */
                provider: string;
            };
            /**
             * @default [
             *       "lookup_contact",
             *       "run_guide",
             *       "transfer_to_person",
             *       "add_note",
             *       "press_keys",
             *       "end_call"
             *     ]
             */
            tools: ("lookup_contact" | "run_guide" | "transfer_to_person" | "add_note" | "press_keys" | "end_call")[];
            /**
             * @default {
             *       "mode": "request",
             *       "to": [],
             *       "ringSeconds": 25
             *     }
             */
            transfer: {
                /**
                 * @default request
                 * @enum {string}
                 */
                mode: "request" | "cold" | "warm";
                /** @default 25 */
                ringSeconds: number;
                /** @default [] */
                to: string[];
            };
            turnTaking: components["schemas"]["TurnTaking"];
            voice: {
                /** @default [] */
                fallbacks: string[];
                /** @default null */
                id: string | null;
                /** @default auto */
                provider: string;
                /** @default 1 */
                speed: number;
            };
        };
        AssistantDefinitionInput: {
            /** @default [] */
            extraction?: components["schemas"]["ExtractionFieldInput"][];
            greeting: string;
            /** @default [] */
            guides?: string[];
            languageModel: {
                /** @default [] */
                fallbacks?: string[];
                /** @default auto */
                provider?: string;
                /** @default 0.3 */
                temperature?: number;
            };
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            /** @default 1800 */
            maxDurationSeconds?: number;
            name: string;
            prompt: string;
            /** @default [] */
            questions?: components["schemas"]["FrequentQuestionInput"][];
            recording: {
                /** @default true */
                enabled?: boolean;
                /** @default  */
                notice?: string;
            };
            silence: {
                /** @default 8 */
                afterSeconds?: number;
                goodbye: string;
                prompts: string[];
            };
            speechToText: {
                /** @default [] */
                fallbacks?: string[];
                /** @default auto */
                provider?: string;
            };
            /**
             * @default [
             *       "lookup_contact",
             *       "run_guide",
             *       "transfer_to_person",
             *       "add_note",
             *       "press_keys",
             *       "end_call"
             *     ]
             */
            tools?: ("lookup_contact" | "run_guide" | "transfer_to_person" | "add_note" | "press_keys" | "end_call")[];
            /**
             * @default {
             *       "mode": "request",
             *       "to": [],
             *       "ringSeconds": 25
             *     }
             */
            transfer?: {
                /**
                 * @default request
                 * @enum {string}
                 */
                mode?: "request" | "cold" | "warm";
                /** @default 25 */
                ringSeconds?: number;
                /** @default [] */
                to?: string[];
            };
            turnTaking: components["schemas"]["TurnTakingInput"];
            voice: {
                /** @default [] */
                fallbacks?: string[];
                /** @default null */
                id?: string | null;
                /** @default auto */
                provider?: string;
                /** @default 1 */
                speed?: number;
            };
        };
        AssistantList: {
            items: components["schemas"]["AssistantSummary"][];
            nextCursor: string | null;
        };
        AssistantPublishInput: {
            /** @default  */
            note?: string;
            revision: number;
        };
        AssistantSaveInput: {
            definition: components["schemas"]["AssistantDefinitionInput"];
            revision: number;
        };
        AssistantSummary: {
            changed: boolean;
            id: components["schemas"]["Id"];
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            name: string;
            publishedVersion: number | null;
            updatedAt: components["schemas"]["Timestamp"];
        };
        AssistantVersion: {
            author: string;
            definition: components["schemas"]["AssistantDefinition"];
            note: string;
            publishedAt: components["schemas"]["Timestamp"];
            version: number;
        };
        AssistantVersionList: {
            items: components["schemas"]["AssistantVersionSummary"][];
        };
        AssistantVersionSummary: {
            author: string;
            note: string;
            publishedAt: components["schemas"]["Timestamp"];
            version: number;
        };
        AuditEntry: {
            action: string;
            actor: string;
            actorId: string | null;
            at: components["schemas"]["Timestamp"];
            detail: {
                [key: string]: unknown;
            };
            id: components["schemas"]["Id"];
            ip: string | null;
            subject: string | null;
        };
        AuditList: {
            items: components["schemas"]["AuditEntry"][];
            nextCursor: string | null;
        };
        CallCreated: {
            callId: components["schemas"]["Id"];
            conversationId: components["schemas"]["Id"];
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            sampleRate: number;
            socketPath: string;
            token: string;
        };
        CallCreateInput: {
            assistantId: components["schemas"]["Id"];
            /** @default false */
            draft?: boolean;
        };
        CallTransferInput: {
            /** @enum {string} */
            mode: "cold" | "warm";
            summary?: string;
            to: string;
        };
        Campaign: {
            /** @default null */
            assistantId: components["schemas"]["Id"] | null;
            /** @default 3 */
            attempts: number;
            audience: components["schemas"]["CampaignAudience"] | null;
            /** @default null */
            budgetMicros: number | null;
            by: string | null;
            costMicros: number;
            counts: components["schemas"]["CampaignCounts"];
            createdAt: components["schemas"]["Timestamp"];
            dialled: number;
            finishedAt: components["schemas"]["Timestamp"] | null;
            /** @default  */
            goal: string;
            id: components["schemas"]["Id"];
            lineIds: components["schemas"]["Id"][];
            /**
             * @default {
             *       "action": "hang-up"
             *     }
             */
            machine: {
                /** @enum {string} */
                action: "continue";
            } | {
                /** @enum {string} */
                action: "hang-up";
            } | {
                /** @enum {string} */
                action: "message";
                text: string;
            };
            name: string;
            pace: {
                /** @default 0.5 */
                callsPerSecond: number;
                /** @default 3 */
                concurrent: number;
            };
            pause: ("user" | "emergency-stop" | "budget-spent" | "calls-fail" | "cannot-call") | null;
            pauseDetail: string | null;
            /** @enum {string} */
            purpose: "service" | "marketing" | "survey" | "collections";
            retry: {
                /** @default 30 */
                busy: number | null;
                /** @default true */
                callBack: boolean;
                /** @default 60 */
                failed: number | null;
                /** @default 1440 */
                machine: number | null;
                /** @default 240 */
                noAnswer: number | null;
            };
            /** @default 30 */
            ringSeconds: number;
            schedule: {
                /** @default null */
                endsAt: components["schemas"]["Timestamp"] | null;
                /** @default [] */
                hours: components["schemas"]["WeeklyHours"][];
                /** @default null */
                startsAt: components["schemas"]["Timestamp"] | null;
            };
            script: components["schemas"]["CampaignScript"];
            startedAt: components["schemas"]["Timestamp"] | null;
            /** @enum {string} */
            state: "draft" | "scheduled" | "running" | "paused" | "finished" | "cancelled";
        };
        CampaignAttempt: {
            callId: components["schemas"]["Id"];
            closedAt: components["schemas"]["Timestamp"] | null;
            conversationId: components["schemas"]["Id"] | null;
            costMicros: number;
            decidedAt: components["schemas"]["Timestamp"];
            id: components["schemas"]["Id"];
            outcome: ("answered" | "hung-up" | "machine" | "busy" | "no-answer" | "cancelled" | "failed") | null;
            phone: string;
            reason: components["schemas"]["DialRefusal"] | null;
            /** @enum {string} */
            state: "ordered" | "closed" | "refused";
        };
        CampaignAttemptList: {
            items: components["schemas"]["CampaignAttempt"][];
        };
        CampaignAudience: {
            contactIds?: components["schemas"]["Id"][];
            filter?: components["schemas"]["ContactFilter"];
            segmentId?: components["schemas"]["Id"];
        };
        CampaignAudienceInput: {
            contactIds?: components["schemas"]["Id"][];
            filter?: components["schemas"]["ContactFilterInput"];
            segmentId?: components["schemas"]["Id"];
        };
        CampaignBoard: {
            answerRate: number | null;
            outcomes: {
                calls: number;
                /** @enum {string} */
                outcome: "answered" | "hung-up" | "machine" | "busy" | "no-answer" | "cancelled" | "failed";
            }[];
            resting: {
                lineId: components["schemas"]["Id"];
                until: components["schemas"]["Timestamp"];
            }[];
            ringing: number;
            talking: number;
            values: {
                common: {
                    contacts: number;
                    value: string;
                }[];
                contacts: number;
                name: string;
            }[];
        };
        CampaignContact: {
            attempts: number;
            contactId: components["schemas"]["Id"];
            conversationId: components["schemas"]["Id"] | null;
            costMicros: number;
            lastAt: components["schemas"]["Timestamp"] | null;
            name: string | null;
            nextAt: components["schemas"]["Timestamp"] | null;
            outcome: ("answered" | "hung-up" | "machine" | "busy" | "no-answer" | "cancelled" | "failed") | null;
            phone: string | null;
            reason: components["schemas"]["DialRefusal"] | null;
            recorded: boolean;
            result: {
                /** @enum {string} */
                outcome: "resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed";
                values: components["schemas"]["ExtractedValue"][];
            } | null;
            /** @enum {string} */
            state: "waiting" | "calling" | "done" | "skipped";
        };
        CampaignContactList: {
            items: components["schemas"]["CampaignContact"][];
            nextCursor: string | null;
        };
        CampaignCounts: {
            answered: number;
            calling: number;
            contacts: number;
            done: number;
            skipped: number;
            waiting: number;
        };
        CampaignDefinitionInput: {
            /** @default null */
            assistantId?: components["schemas"]["Id"] | null;
            /** @default 3 */
            attempts?: number;
            /** @default null */
            budgetMicros?: number | null;
            /** @default  */
            goal?: string;
            lineIds: components["schemas"]["Id"][];
            /**
             * @default {
             *       "action": "hang-up"
             *     }
             */
            machine?: {
                /** @enum {string} */
                action: "continue";
            } | {
                /** @enum {string} */
                action: "hang-up";
            } | {
                /** @enum {string} */
                action: "message";
                text: string;
            };
            name: string;
            /** @default {} */
            pace?: {
                /** @default 0.5 */
                callsPerSecond?: number;
                /** @default 3 */
                concurrent?: number;
            };
            /** @enum {string} */
            purpose: "service" | "marketing" | "survey" | "collections";
            /** @default {} */
            retry?: {
                /** @default 30 */
                busy?: number | null;
                /** @default true */
                callBack?: boolean;
                /** @default 60 */
                failed?: number | null;
                /** @default 1440 */
                machine?: number | null;
                /** @default 240 */
                noAnswer?: number | null;
            };
            /** @default 30 */
            ringSeconds?: number;
            /** @default {} */
            schedule?: {
                /** @default null */
                endsAt?: components["schemas"]["Timestamp"] | null;
                /** @default [] */
                hours?: components["schemas"]["WeeklyHoursInput"][];
                /** @default null */
                startsAt?: components["schemas"]["Timestamp"] | null;
            };
            /** @default {} */
            script?: {
                /** @default  */
                greeting?: string;
                /** @default  */
                instructions?: string;
            };
        };
        CampaignForecast: {
            contacts: number;
            later: {
                contacts: number;
                reason: components["schemas"]["DialRefusal"];
            }[];
            never: {
                contacts: number;
                reason: components["schemas"]["DialRefusal"];
            }[];
            now: number;
        };
        CampaignList: {
            items: components["schemas"]["Campaign"][];
            nextCursor: string | null;
        };
        CampaignScript: {
            /** @default  */
            greeting: string;
            /** @default  */
            instructions: string;
        };
        CampaignScriptPreview: {
            greeting: string | null;
            instructions: string;
            message: string | null;
            missing: string[];
        };
        CampaignSimulation: {
            contacts: number;
            looked: number;
            requestedAt: components["schemas"]["Timestamp"];
            result: {
                assumed: {
                    answerRate: number;
                    callMicros: number | null;
                    callSeconds: number;
                    fromCalls: number;
                };
                calls: number;
                costMicros: number | null;
                endsAt: components["schemas"]["Timestamp"] | null;
                later: {
                    contacts: number;
                    reason: components["schemas"]["DialRefusal"];
                }[];
                never: {
                    contacts: number;
                    reason: components["schemas"]["DialRefusal"];
                }[];
                now: number;
            } | null;
            /** @enum {string} */
            state: "running" | "done";
        };
        CampaignsStopped: {
            count: number;
        };
        CampaignTestCalled: {
            callId: components["schemas"]["Id"];
        };
        CampaignTestCallInput: {
            /** @default null */
            contactId?: components["schemas"]["Id"] | null;
            to: string;
        };
        CampaignVariable: {
            label: components["schemas"]["ContactFieldLabel"];
            name: string;
        };
        CampaignVariableList: {
            items: components["schemas"]["CampaignVariable"][];
        };
        CannedReply: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            language: "es" | "en";
            text: string;
            title: string;
            updatedAt: components["schemas"]["Timestamp"];
        };
        CannedReplyList: {
            items: components["schemas"]["CannedReply"][];
        };
        CannedReplySaveInput: {
            /** @enum {string} */
            language: "es" | "en";
            text: string;
            title: string;
        };
        CarrierAccount: {
            /** @enum {string} */
            carrier: "twilio" | "telnyx";
            createdAt: components["schemas"]["Timestamp"];
            hint: string;
            id: components["schemas"]["Id"];
            label: string;
            /** @enum {string} */
            source: "dashboard" | "environment";
            webhookUrl: string | null;
        };
        CarrierAccountChangeInput: {
            credentials?: components["schemas"]["CarrierCredentialsInput"];
            label?: string;
        };
        CarrierAccountCreateInput: {
            credentials: components["schemas"]["CarrierCredentialsInput"];
            label: string;
        };
        CarrierAccountList: {
            items: components["schemas"]["CarrierAccount"][];
        };
        CarrierAccountStatus: {
            balance: {
                currency: string;
                micros: number;
            } | null;
            checkedAt: components["schemas"]["Timestamp"];
            name: string | null;
            problems: components["schemas"]["LineProblem"][];
            webhooks: {
                accepted: number;
                lastAt: components["schemas"]["Timestamp"] | null;
                refused: number;
            };
        };
        CarrierCredentialsInput: {
            accountSid: string;
            authToken: string;
            /** @enum {string} */
            carrier: "twilio";
        } | {
            apiKey: string;
            /** @enum {string} */
            carrier: "telnyx";
            connectionId: string;
            publicKey: string;
        };
        CarrierNumberList: {
            items: components["schemas"]["CarrierNumberOption"][];
        };
        CarrierNumberOption: {
            id: string;
            label: string;
            lineId: components["schemas"]["Id"] | null;
            number: string;
        };
        ChatImage: {
            analysis: components["schemas"]["ChatImageAnalysis"] | null;
            by: string | null;
            height: number | null;
            id: components["schemas"]["Id"];
            reason: ("damaged" | "too-many-pixels" | "disguised" | "failed") | null;
            /** @enum {string} */
            status: "queued" | "done" | "refused";
            width: number | null;
        };
        ChatImageAnalysis: {
            deviceType: string;
            errorMessages: string[];
            problemDetected: string;
            recommendations: string;
            technicalDetails: string;
        };
        ChatImageList: {
            items: components["schemas"]["ChatImage"][];
        };
        ChatSettings: {
            assistants: {
                en: components["schemas"]["Id"] | null;
                es: components["schemas"]["Id"] | null;
            };
            changedAt: components["schemas"]["Timestamp"] | null;
            changedBy: string | null;
            greetings: {
                [key: string]: string;
            };
        };
        ChatSettingsChangeInput: {
            assistants: {
                en: components["schemas"]["Id"] | null;
                es: components["schemas"]["Id"] | null;
            };
            greetings: {
                [key: string]: string;
            };
        };
        ChatStep: {
            estimatedMinutes: number;
            expected: string;
            guide: string;
            instruction: number;
            instructions: string[];
            resources: {
                title: string;
                url: string;
            }[];
            title: string;
            warnings: string[];
        };
        Condition: {
            /** @enum {string} */
            is: "equals" | "not-equals" | "contains" | "present" | "absent" | "greater" | "less";
            value?: string | number | boolean;
            variable: string;
        };
        Contact: {
            activeAt: components["schemas"]["Timestamp"] | null;
            conversations: number;
            country: {
                /** @enum {string} */
                source: "given" | "derived" | "unknown";
                value: string | null;
            };
            createdAt: components["schemas"]["Timestamp"];
            emails: string[];
            externalId: string | null;
            fields: {
                [key: string]: string | number | boolean;
            };
            id: components["schemas"]["Id"];
            locale: ("es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB") | null;
            name: string | null;
            notes: components["schemas"]["ContactNote"][];
            phones: string[];
            revision: number;
            tags: string[];
            timeZone: {
                /** @enum {string} */
                source: "given" | "derived" | "unknown";
                value: string | null;
            };
            updatedAt: components["schemas"]["Timestamp"];
        };
        ContactConsent: {
            at: components["schemas"]["Timestamp"];
            by: string | null;
            /** @enum {string} */
            channel: "voice" | "whatsapp" | "web" | "email" | "sms";
            current: boolean;
            id: components["schemas"]["Id"];
            proof: string;
            /** @enum {string} */
            purpose: "service" | "marketing" | "survey" | "collections";
            /** @enum {string} */
            source: "call" | "chat" | "whatsapp" | "user" | "api-key" | "import";
            /** @enum {string} */
            state: "granted" | "withdrawn";
        };
        ContactConsentList: {
            doNotCall: string[];
            items: components["schemas"]["ContactConsent"][];
        };
        ContactConsentSaveInput: {
            at?: components["schemas"]["Timestamp"];
            /** @enum {string} */
            channel: "voice" | "whatsapp" | "web" | "email" | "sms";
            proof: string;
            /** @enum {string} */
            purpose: "service" | "marketing" | "survey" | "collections";
            /** @enum {string} */
            state: "granted" | "withdrawn";
        };
        ContactDuplicateList: {
            items: {
                contact: components["schemas"]["Contact"];
                /** @enum {string} */
                reason: "phone" | "email" | "name";
            }[];
        };
        ContactField: {
            key: string;
            label: components["schemas"]["ContactFieldLabel"];
            options: string[];
            /** @enum {string} */
            type: "text" | "number" | "date" | "boolean" | "choice";
        };
        ContactFieldChangeInput: {
            label?: {
                en: string;
                es: string;
            };
            options?: string[];
        };
        ContactFieldCreateInput: {
            key: string;
            label: {
                en: string;
                es: string;
            };
            /** @default [] */
            options?: string[];
            /** @enum {string} */
            type: "text" | "number" | "date" | "boolean" | "choice";
        };
        ContactFieldLabel: {
            en: string;
            es: string;
        };
        ContactFieldList: {
            items: components["schemas"]["ContactField"][];
        };
        ContactFieldRule: {
            /** @enum {string} */
            is: "equal" | "not-equal" | "contains" | "above" | "below" | "is-set" | "is-empty";
            key: string;
            value?: string | number | boolean;
        };
        ContactFieldRuleInput: {
            /** @enum {string} */
            is: "equal" | "not-equal" | "contains" | "above" | "below" | "is-set" | "is-empty";
            key: string;
            value?: string | number | boolean;
        };
        /** @enum {string} */
        ContactFileProblem: "empty" | "too-large" | "not-a-table" | "old-excel" | "encrypted" | "damaged" | "unpacks-too-large" | "row-too-long" | "too-many-columns" | "too-many-rows" | "quote-not-closed" | "internal";
        ContactFilter: {
            /** Format: date */
            activeFrom?: string;
            /** Format: date */
            activeTo?: string;
            consent?: {
                /** @enum {string} */
                channel: "voice" | "whatsapp" | "web" | "email" | "sms";
                /** @enum {string} */
                purpose: "service" | "marketing" | "survey" | "collections";
                /** @enum {string} */
                state: "granted" | "withdrawn" | "none";
            };
            countries?: (string | "unknown")[];
            /** Format: date */
            createdFrom?: string;
            /** Format: date */
            createdTo?: string;
            doNotCall?: boolean;
            fields?: components["schemas"]["ContactFieldRule"][];
            has?: ("phone" | "email" | "name")[];
            importId?: components["schemas"]["Id"];
            locales?: (("es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB") | "unknown")[];
            neverActive?: boolean;
            q?: string;
            tags?: string[];
            /** @enum {string} */
            timeZone?: "known" | "unknown";
            withoutTags?: string[];
        };
        ContactFilterInput: {
            /** Format: date */
            activeFrom?: string;
            /** Format: date */
            activeTo?: string;
            consent?: {
                /** @enum {string} */
                channel: "voice" | "whatsapp" | "web" | "email" | "sms";
                /** @enum {string} */
                purpose: "service" | "marketing" | "survey" | "collections";
                /** @enum {string} */
                state: "granted" | "withdrawn" | "none";
            };
            countries?: (string | "unknown")[];
            /** Format: date */
            createdFrom?: string;
            /** Format: date */
            createdTo?: string;
            doNotCall?: boolean;
            fields?: components["schemas"]["ContactFieldRuleInput"][];
            has?: ("phone" | "email" | "name")[];
            importId?: components["schemas"]["Id"];
            locales?: (("es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB") | "unknown")[];
            neverActive?: boolean;
            q?: string;
            tags?: string[];
            /** @enum {string} */
            timeZone?: "known" | "unknown";
            withoutTags?: string[];
        };
        ContactImport: {
            by: string | null;
            bytes: number | null;
            columns: string[];
            counts: components["schemas"]["ContactImportCounts"];
            createdAt: components["schemas"]["Timestamp"];
            delimiter: string | null;
            encoding: ("utf-8" | "windows-1252" | "utf-16le" | "utf-16be") | null;
            errors: number;
            fileName: string;
            finishedAt: components["schemas"]["Timestamp"] | null;
            format: ("csv" | "xlsx") | null;
            id: components["schemas"]["Id"];
            kept: number | null;
            mapping: components["schemas"]["ContactImportMapping"] | null;
            options: components["schemas"]["ContactImportOptions"] | null;
            problem: components["schemas"]["ContactFileProblem"] | null;
            rows: number | null;
            startedAt: components["schemas"]["Timestamp"] | null;
            /** @enum {string} */
            state: "new" | "ready" | "checking" | "checked" | "running" | "finished" | "failed" | "cancelled" | "undoing" | "undone";
            undoUntil: components["schemas"]["Timestamp"] | null;
        };
        ContactImportCounts: {
            created: number;
            failed: number;
            problems: {
                [key: string]: number;
            };
            rows: number;
            skipped: number;
            unchanged: number;
            updated: number;
        };
        ContactImportList: {
            items: components["schemas"]["ContactImport"][];
            nextCursor: string | null;
        };
        ContactImportMapping: (components["schemas"]["ContactImportTarget"] | null)[];
        ContactImportOptions: {
            /** @default [] */
            consents: {
                /** @enum {string} */
                channel: "voice" | "whatsapp" | "web" | "email" | "sms";
                /** @enum {string} */
                purpose: "service" | "marketing" | "survey" | "collections";
            }[];
            country?: string;
            /**
             * @default fill
             * @enum {string}
             */
            existing: "update" | "fill" | "skip";
            /** @enum {string} */
            key: "phone" | "email" | "externalId";
            /** @default null */
            locale: ("es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB") | null;
            /** @default  */
            proof: string;
            /** @default [] */
            tags: string[];
            /** @default null */
            timeZone: string | null;
        };
        ContactImportOptionsInput: {
            /** @default [] */
            consents?: {
                /** @enum {string} */
                channel: "voice" | "whatsapp" | "web" | "email" | "sms";
                /** @enum {string} */
                purpose: "service" | "marketing" | "survey" | "collections";
            }[];
            country?: string;
            /**
             * @default fill
             * @enum {string}
             */
            existing?: "update" | "fill" | "skip";
            /** @enum {string} */
            key: "phone" | "email" | "externalId";
            /** @default null */
            locale?: ("es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB") | null;
            /** @default  */
            proof?: string;
            /** @default [] */
            tags?: string[];
            /** @default null */
            timeZone?: string | null;
        };
        ContactImportPreview: {
            columns: string[];
            guess: (components["schemas"]["ContactImportTarget"] | null)[];
            /** @enum {string} */
            key: "phone" | "email" | "externalId";
            rows: string[][];
        };
        ContactImportStartInput: {
            mapping: components["schemas"]["ContactImportMapping"];
            options: components["schemas"]["ContactImportOptionsInput"];
        };
        ContactImportTarget: ("name" | "phone" | "email" | "locale" | "country" | "timeZone" | "tags" | "externalId" | "doNotCall") | string;
        ContactList: {
            items: components["schemas"]["Contact"][];
            nextCursor: string | null;
        };
        ContactMerge: {
            at: components["schemas"]["Timestamp"];
            by: string | null;
            fromId: components["schemas"]["Id"];
            fromName: string | null;
            id: components["schemas"]["Id"];
            intoId: components["schemas"]["Id"];
            undoUntil: components["schemas"]["Timestamp"];
        };
        ContactMergeCreateInput: {
            fromId: components["schemas"]["Id"];
        };
        ContactMergeList: {
            items: components["schemas"]["ContactMerge"][];
        };
        ContactNote: {
            at: components["schemas"]["Timestamp"];
            by: string;
            id: components["schemas"]["Id"];
            text: string;
        };
        ContactPatchInput: {
            country?: string | null;
            emails?: string[];
            externalId?: string | null;
            fields?: {
                [key: string]: (string | number | boolean) | null;
            };
            locale?: ("es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB") | null;
            name?: string | null;
            phones?: string[];
            revision: number;
            tags?: string[];
            timeZone?: string | null;
        };
        ContactSaveInput: {
            country?: string | null;
            /** @default [] */
            emails?: string[];
            externalId?: string | null;
            fields?: {
                [key: string]: (string | number | boolean) | null;
            };
            /** @default null */
            locale?: ("es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB") | null;
            name: string | null;
            /** @default [] */
            phones?: string[];
            tags?: string[];
            timeZone?: string | null;
        };
        ContactSegment: {
            by: string | null;
            createdAt: components["schemas"]["Timestamp"];
            filter: components["schemas"]["ContactFilter"];
            id: components["schemas"]["Id"];
            name: string;
            updatedAt: components["schemas"]["Timestamp"];
        };
        ContactSegmentList: {
            items: components["schemas"]["ContactSegment"][];
        };
        ContactSegmentSaveInput: {
            filter: components["schemas"]["ContactFilterInput"];
            name: string;
        };
        ConversationDetail: {
            analysis: components["schemas"]["Analysis"] | null;
            assistant: {
                id: components["schemas"]["Id"];
                name: string;
                version: number;
            } | null;
            /** @enum {string} */
            channel: "voice" | "web" | "whatsapp";
            contact: {
                id: components["schemas"]["Id"];
                name: string | null;
            } | null;
            costMicros: number | null;
            durationMs: number | null;
            endedAt: components["schemas"]["Timestamp"] | null;
            endReason: components["schemas"]["EndReason"] | null;
            hasRecording: boolean;
            id: components["schemas"]["Id"];
            label: string;
            lastEventNumber: number;
            latencyP50Ms: number | null;
            latencyP95Ms: number | null;
            latencyP99Ms: number | null;
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            outcome: ("resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed") | null;
            recording: components["schemas"]["Recording"] | null;
            sentiment: number | null;
            startedAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            status: "live" | "ended";
            summary: string | null;
            transcript: components["schemas"]["Turn"][];
            turns: number;
            usage: components["schemas"]["Usage"];
        };
        ConversationEvent: {
            at: components["schemas"]["Timestamp"];
            data: {
                [key: string]: unknown;
            };
            number: number;
            type: string;
        };
        ConversationEventList: {
            items: components["schemas"]["ConversationEvent"][];
            next: number | null;
        };
        ConversationList: {
            items: components["schemas"]["ConversationSummary"][];
            nextCursor: string | null;
        };
        ConversationSummary: {
            assistant: {
                id: components["schemas"]["Id"];
                name: string;
                version: number;
            } | null;
            /** @enum {string} */
            channel: "voice" | "web" | "whatsapp";
            contact: {
                id: components["schemas"]["Id"];
                name: string | null;
            } | null;
            costMicros: number | null;
            durationMs: number | null;
            endedAt: components["schemas"]["Timestamp"] | null;
            endReason: components["schemas"]["EndReason"] | null;
            hasRecording: boolean;
            id: components["schemas"]["Id"];
            label: string;
            latencyP50Ms: number | null;
            latencyP95Ms: number | null;
            latencyP99Ms: number | null;
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            outcome: ("resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed") | null;
            sentiment: number | null;
            startedAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            status: "live" | "ended";
            summary: string | null;
            turns: number;
        };
        CountryDialRules: {
            changed: boolean;
            country: string;
            rules: components["schemas"]["DialRules"];
            source: string | null;
        };
        CountryDialRulesList: {
            items: components["schemas"]["CountryDialRules"][];
        };
        Delivery: {
            detail: string | null;
            problem: ("window-closed" | "undeliverable" | "held-back" | "template" | "auth" | "account" | "invalid" | "unavailable") | null;
            /** @enum {string} */
            state: "waiting" | "unknown" | "accepted" | "sent" | "failed" | "delivered" | "read";
        };
        /** @enum {string} */
        DialRefusal: "unknown-contact" | "invalid-number" | "not-their-number" | "do-not-call" | "withdrawn" | "no-consent" | "no-number" | "missing-value" | "unknown-zone" | "no-rules" | "attempts-spent" | "campaign-over" | "not-begun" | "day-limit" | "week-limit" | "holiday" | "outside-hours" | "called-already" | "campaign-paused" | "asked-for-then";
        DialRules: {
            hours: components["schemas"]["WeeklyHours"][];
            perDay: number;
            perWeek: number;
            skipHolidays: boolean;
        };
        DialRulesInput: {
            hours: components["schemas"]["WeeklyHoursInput"][];
            perDay: number;
            perWeek: number;
            skipHolidays: boolean;
        };
        DoNotCallEntry: {
            at: components["schemas"]["Timestamp"];
            by: string | null;
            conversationId: components["schemas"]["Id"] | null;
            note: string;
            phone: string;
            /** @enum {string} */
            reason: "asked" | "complaint" | "wrong-number" | "legal" | "other";
            /** @enum {string} */
            source: "call" | "chat" | "whatsapp" | "user" | "api-key" | "import";
        };
        DoNotCallList: {
            items: components["schemas"]["DoNotCallEntry"][];
            nextCursor: string | null;
        };
        DoNotCallSaveInput: {
            /** @default  */
            note?: string;
            /**
             * @default asked
             * @enum {string}
             */
            reason?: "asked" | "complaint" | "wrong-number" | "legal" | "other";
        };
        /** @enum {string} */
        EndReason: "contact-hung-up" | "assistant-ended" | "user-ended" | "silence" | "max-duration" | "transferred" | "connection-lost" | "machine" | "message-left" | "server-stopped" | "failed";
        ExperimentArmFigures: {
            abandoned: components["schemas"]["Proportion"];
            /** @enum {string} */
            arm: "a" | "b";
            assumed: number;
            confirmed: number;
            escalated: components["schemas"]["Proportion"];
            medianMinutes: number | null;
            open: number;
            rating: number | null;
            ratings: number;
            resolved: components["schemas"]["Proportion"];
            sessions: number;
            version: number;
        };
        ExtractedValue: {
            /** @enum {string} */
            by: "model" | "rules";
            confidence: number;
            name: string;
            turn: number | null;
            /** @enum {string} */
            type: "text" | "name" | "phone" | "email" | "date" | "time" | "amount" | "number" | "boolean" | "choice" | "id";
            value: string | number | boolean | null;
        };
        ExtractionField: {
            description: string;
            name: string;
            options?: string[];
            /** @default false */
            required: boolean;
            /** @enum {string} */
            type: "text" | "name" | "phone" | "email" | "date" | "time" | "amount" | "number" | "boolean" | "choice" | "id";
        };
        ExtractionFieldInput: {
            description: string;
            name: string;
            options?: string[];
            /** @default false */
            required?: boolean;
            /** @enum {string} */
            type: "text" | "name" | "phone" | "email" | "date" | "time" | "amount" | "number" | "boolean" | "choice" | "id";
        };
        FrequentQuestion: {
            answer: string;
            question: string;
            /** @default [] */
            variants: string[];
        };
        FrequentQuestionInput: {
            answer: string;
            question: string;
            /** @default [] */
            variants?: string[];
        };
        GuideAction: {
            /** @enum {string} */
            type: "set";
            value: string | number | boolean;
            variable: string;
        } | {
            /**
             * @default normal
             * @enum {string}
             */
            priority: "low" | "normal" | "high" | "urgent";
            /** @enum {string} */
            type: "ticket";
        } | {
            reason: string;
            /** @enum {string} */
            type: "transfer";
        } | {
            text: components["schemas"]["GuideText"];
            /** @enum {string} */
            type: "message";
        } | {
            /** @enum {string} */
            type: "webhook";
            /** Format: uri */
            url: string;
        };
        GuideAnalytics: {
            comments: {
                at: components["schemas"]["Timestamp"];
                /** @enum {string} */
                channel: "voice" | "web" | "whatsapp" | "page" | "api" | "agent" | "simulator";
                comment: string;
                guide: string;
                rating: number | null;
                sessionId: components["schemas"]["Id"];
                version: number;
            }[];
            freshness: {
                failing: boolean;
                refreshedAt: components["schemas"]["Timestamp"];
            };
            /** Format: date */
            from: string;
            funnel: components["schemas"]["GuideStepFigures"][];
            /** @enum {string} */
            groupBy: "day" | "guide" | "version" | "channel" | "locale";
            groups: {
                figures: components["schemas"]["GuideFigures"];
                guide: string | null;
                key: string;
            }[];
            ratings: number[];
            /** Format: date */
            to: string;
            topProblems: {
                abandoned: number;
                escalated: number;
                guide: string;
                problem: string;
                resolved: number;
                sessions: number;
            }[];
            total: components["schemas"]["GuideFigures"];
            versions: number[];
            worstSteps: {
                abandoned: number;
                dropOff: number;
                escalated: number;
                failed: number;
                guide: string;
                helped: number;
                inGuide: string;
                inVersion: number;
                isStep: boolean;
                meanSeconds: number | null;
                node: string;
                sessions: number;
                skipped: number;
                trouble: number;
                worked: number;
            }[];
        };
        GuideComparison: {
            guide: {
                after: unknown;
                before: unknown;
                path: string;
            }[];
            nodes: {
                /** @enum {string} */
                change: "added" | "removed" | "changed";
                fields: {
                    after: unknown;
                    before: unknown;
                    path: string;
                }[];
                id: string;
                kind: string;
            }[];
        };
        GuideCreateInput: {
            from: components["schemas"]["GuideOriginInput"];
            slug: string;
            title: {
                en?: string;
                es?: string;
            };
        };
        GuideDefinition: {
            description: components["schemas"]["LocalizedText"];
            /** @default 2 */
            escalateAfterFailures: number;
            examples: {
                /** @default [] */
                en: string[];
                /** @default [] */
                es: string[];
            };
            layout?: {
                [key: string]: {
                    x: number;
                    y: number;
                };
            };
            nodes: components["schemas"]["GuideNode"][];
            opening?: boolean;
            publicPage?: boolean;
            slug: string;
            start: string;
            title: components["schemas"]["LocalizedText"];
        };
        GuideDraft: {
            description: {
                en?: string;
                es?: string;
            };
            /** @default 2 */
            escalateAfterFailures: number;
            examples: {
                /** @default [] */
                en: string[];
                /** @default [] */
                es: string[];
            };
            layout?: {
                [key: string]: {
                    x: number;
                    y: number;
                };
            };
            nodes: ({
                id: string;
                /** @enum {string} */
                kind: "say";
                next: string | "";
                text: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                };
            } | {
                /** @enum {string} */
                answer: "choice" | "boolean" | "text" | "name" | "number" | "amount" | "date" | "time" | "phone" | "email" | "id";
                choices?: {
                    label: {
                        en?: string;
                        es?: string;
                    };
                    next: string | "";
                    synonyms?: {
                        en?: string[];
                        es?: string[];
                    };
                    value: string;
                }[];
                id: string;
                /** @enum {string} */
                kind: "ask";
                next?: string | "";
                /** @default false */
                optional: boolean;
                retry?: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                };
                text: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                };
                variable: string | "";
            } | {
                /** @default 2 */
                estimatedMinutes: number;
                expected: {
                    en?: string;
                    es?: string;
                };
                failed: string | "";
                help?: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                };
                id: string;
                instructions: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                }[];
                /** @enum {string} */
                kind: "step";
                /** @default [] */
                resources: {
                    /** @enum {string} */
                    kind?: "link" | "picture";
                    title: {
                        en?: string;
                        es?: string;
                    };
                    url: string | "";
                }[];
                title: {
                    en?: string;
                    es?: string;
                };
                /** @default [] */
                warnings: {
                    en?: string;
                    es?: string;
                }[];
                worked: string | "";
            } | {
                cases: {
                    next: string | "";
                    when: {
                        /** @enum {string} */
                        is: "equals" | "not-equals" | "contains" | "present" | "absent" | "greater" | "less";
                        value?: string | number | boolean;
                        variable: string | "";
                    };
                }[];
                id: string;
                /** @enum {string} */
                kind: "decide";
                otherwise: string | "";
            } | {
                action: {
                    /** @enum {string} */
                    type: "set";
                    value: string | number | boolean;
                    variable: string | "";
                } | {
                    /**
                     * @default normal
                     * @enum {string}
                     */
                    priority: "low" | "normal" | "high" | "urgent";
                    /** @enum {string} */
                    type: "ticket";
                } | {
                    reason: string;
                    /** @enum {string} */
                    type: "transfer";
                } | {
                    text: {
                        shown: {
                            en?: string;
                            es?: string;
                        };
                        spoken?: {
                            en?: string;
                            es?: string;
                        };
                    };
                    /** @enum {string} */
                    type: "message";
                } | {
                    /** @enum {string} */
                    type: "webhook";
                    url: string | "";
                };
                id: string;
                /** @enum {string} */
                kind: "action";
                next: string | "";
            } | {
                guide: string | "";
                id: string;
                /** @enum {string} */
                kind: "guide";
                next: string | "";
            } | {
                id: string;
                /** @enum {string} */
                kind: "end";
                /** @enum {string} */
                outcome: "resolved" | "unresolved" | "escalated" | "informed" | "abandoned";
                text?: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                };
            })[];
            opening?: boolean;
            publicPage?: boolean;
            slug: string;
            start: string | "";
            title: {
                en?: string;
                es?: string;
            };
        };
        GuideDraftInput: {
            description: {
                en?: string;
                es?: string;
            };
            /** @default 2 */
            escalateAfterFailures?: number;
            examples: {
                /** @default [] */
                en?: string[];
                /** @default [] */
                es?: string[];
            };
            layout?: {
                [key: string]: {
                    x: number;
                    y: number;
                };
            };
            nodes: ({
                id: string;
                /** @enum {string} */
                kind: "say";
                next: string | "";
                text: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                };
            } | {
                /** @enum {string} */
                answer: "choice" | "boolean" | "text" | "name" | "number" | "amount" | "date" | "time" | "phone" | "email" | "id";
                choices?: {
                    label: {
                        en?: string;
                        es?: string;
                    };
                    next: string | "";
                    synonyms?: {
                        en?: string[];
                        es?: string[];
                    };
                    value: string;
                }[];
                id: string;
                /** @enum {string} */
                kind: "ask";
                next?: string | "";
                /** @default false */
                optional?: boolean;
                retry?: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                };
                text: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                };
                variable: string | "";
            } | {
                /** @default 2 */
                estimatedMinutes?: number;
                expected: {
                    en?: string;
                    es?: string;
                };
                failed: string | "";
                help?: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                };
                id: string;
                instructions: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                }[];
                /** @enum {string} */
                kind: "step";
                /** @default [] */
                resources?: {
                    /** @enum {string} */
                    kind?: "link" | "picture";
                    title: {
                        en?: string;
                        es?: string;
                    };
                    url: string | "";
                }[];
                title: {
                    en?: string;
                    es?: string;
                };
                /** @default [] */
                warnings?: {
                    en?: string;
                    es?: string;
                }[];
                worked: string | "";
            } | {
                cases: {
                    next: string | "";
                    when: {
                        /** @enum {string} */
                        is: "equals" | "not-equals" | "contains" | "present" | "absent" | "greater" | "less";
                        value?: string | number | boolean;
                        variable: string | "";
                    };
                }[];
                id: string;
                /** @enum {string} */
                kind: "decide";
                otherwise: string | "";
            } | {
                action: {
                    /** @enum {string} */
                    type: "set";
                    value: string | number | boolean;
                    variable: string | "";
                } | {
                    /**
                     * @default normal
                     * @enum {string}
                     */
                    priority?: "low" | "normal" | "high" | "urgent";
                    /** @enum {string} */
                    type: "ticket";
                } | {
                    reason: string;
                    /** @enum {string} */
                    type: "transfer";
                } | {
                    text: {
                        shown: {
                            en?: string;
                            es?: string;
                        };
                        spoken?: {
                            en?: string;
                            es?: string;
                        };
                    };
                    /** @enum {string} */
                    type: "message";
                } | {
                    /** @enum {string} */
                    type: "webhook";
                    url: string | "";
                };
                id: string;
                /** @enum {string} */
                kind: "action";
                next: string | "";
            } | {
                guide: string | "";
                id: string;
                /** @enum {string} */
                kind: "guide";
                next: string | "";
            } | {
                id: string;
                /** @enum {string} */
                kind: "end";
                /** @enum {string} */
                outcome: "resolved" | "unresolved" | "escalated" | "informed" | "abandoned";
                text?: {
                    shown: {
                        en?: string;
                        es?: string;
                    };
                    spoken?: {
                        en?: string;
                        es?: string;
                    };
                };
            })[];
            opening?: boolean;
            publicPage?: boolean;
            slug: string;
            start: string | "";
            title: {
                en?: string;
                es?: string;
            };
        };
        GuideEdges: {
            edges: {
                next: string;
                node: string;
                outcome: string;
                times: number;
            }[];
            refreshedAt: components["schemas"]["Timestamp"];
        };
        GuideExperiment: {
            chosen: ("a" | "b") | null;
            endedAt: components["schemas"]["Timestamp"] | null;
            endedBy: string | null;
            guide: string;
            id: components["schemas"]["Id"];
            shareB: number;
            startedAt: components["schemas"]["Timestamp"];
            startedBy: string;
            versionA: number;
            versionB: number;
        };
        GuideExperimentList: {
            items: components["schemas"]["GuideExperiment"][];
        };
        GuideExperimentReport: {
            a: components["schemas"]["ExperimentArmFigures"];
            b: components["schemas"]["ExperimentArmFigures"];
            difference: {
                high: number;
                low: number;
                share: number;
            } | null;
            experiment: components["schemas"]["GuideExperiment"];
            needed: number;
            /** @enum {string} */
            verdict: "few" | "none" | "unfinished" | "a" | "b";
        };
        GuideExperimentStartInput: {
            /** @default 50 */
            shareB?: number;
            versionA: number;
            versionB: number;
        };
        GuideFigures: {
            abandoned: components["schemas"]["Proportion"];
            assumed: number;
            confirmed: number;
            escalated: components["schemas"]["Proportion"];
            helpful: components["schemas"]["Proportion"];
            meanMinutes: number | null;
            open: number;
            p50Minutes: number | null;
            p95Minutes: number | null;
            rating: number | null;
            ratings: number;
            resolved: components["schemas"]["Proportion"];
            returned: number;
            sessions: number;
        };
        GuideImportInput: {
            file: {
                $schema?: string;
                /** @enum {string} */
                format: "centralita-guide";
                /** @enum {number} */
                formatVersion: 1;
                guide: components["schemas"]["GuideDraftInput"];
            };
            revision?: number;
            slug?: string;
        };
        GuideList: {
            items: components["schemas"]["GuideSummary"][];
        };
        GuideNode: {
            id: string;
            /** @enum {string} */
            kind: "say";
            next: string;
            text: components["schemas"]["GuideText"];
        } | {
            /** @enum {string} */
            answer: "choice" | "boolean" | "text" | "name" | "number" | "amount" | "date" | "time" | "phone" | "email" | "id";
            choices?: {
                label: components["schemas"]["LocalizedText"];
                next: string;
                synonyms?: {
                    en?: string[];
                    es?: string[];
                };
                value: string;
            }[];
            id: string;
            /** @enum {string} */
            kind: "ask";
            next?: string;
            /** @default false */
            optional: boolean;
            retry?: components["schemas"]["GuideText"];
            text: components["schemas"]["GuideText"];
            variable: string;
        } | {
            /** @default 2 */
            estimatedMinutes: number;
            expected: components["schemas"]["LocalizedText"];
            failed: string;
            help?: components["schemas"]["GuideText"];
            id: string;
            instructions: components["schemas"]["GuideText"][];
            /** @enum {string} */
            kind: "step";
            /** @default [] */
            resources: {
                /** @enum {string} */
                kind?: "link" | "picture";
                title: components["schemas"]["LocalizedText"];
                /** Format: uri */
                url: string;
            }[];
            title: components["schemas"]["LocalizedText"];
            /** @default [] */
            warnings: components["schemas"]["LocalizedText"][];
            worked: string;
        } | {
            cases: {
                next: string;
                when: components["schemas"]["Condition"];
            }[];
            id: string;
            /** @enum {string} */
            kind: "decide";
            otherwise: string;
        } | {
            action: components["schemas"]["GuideAction"];
            id: string;
            /** @enum {string} */
            kind: "action";
            next: string;
        } | {
            guide: string;
            id: string;
            /** @enum {string} */
            kind: "guide";
            next: string;
        } | {
            id: string;
            /** @enum {string} */
            kind: "end";
            /** @enum {string} */
            outcome: "resolved" | "unresolved" | "escalated" | "informed" | "abandoned";
            text?: components["schemas"]["GuideText"];
        };
        GuideOriginInput: {
            /** @enum {string} */
            type: "blank";
        } | {
            template: string;
            /** @enum {string} */
            type: "template";
            /** @default {} */
            values?: {
                [key: string]: string;
            };
        } | {
            slug: string;
            /** @enum {string} */
            type: "guide";
            version?: number;
        };
        GuideProblem: {
            /** @enum {string} */
            code: "duplicate-node" | "missing-start" | "missing-target" | "unreachable" | "dead-end" | "endless-loop" | "no-end" | "missing-language" | "missing-choices" | "missing-next" | "duplicate-choice" | "same-label" | "unknown-guide" | "guide-cycle" | "unknown-variable" | "missing-value" | "too-long-to-say" | "no-examples" | "invalid-value";
            message: {
                en: string;
                es: string;
            };
            node: string | null;
            path: string;
            /** @enum {string} */
            severity: "error" | "warning";
        };
        GuideSaveInput: {
            definition: components["schemas"]["GuideDraftInput"];
            revision: number;
        };
        GuideStepFigures: {
            abandoned: number;
            dropOff: number;
            escalated: number;
            failed: number;
            guide: string;
            helped: number;
            isStep: boolean;
            meanSeconds: number | null;
            node: string;
            sessions: number;
            skipped: number;
            worked: number;
        };
        GuideSummary: {
            archived: boolean;
            changed: boolean;
            description: {
                en?: string;
                es?: string;
            };
            nodes: number;
            publishedAt: components["schemas"]["Timestamp"] | null;
            slug: string;
            title: {
                en?: string;
                es?: string;
            };
            updatedAt: components["schemas"]["Timestamp"];
            version: number | null;
        };
        GuideTemplate: {
            description: components["schemas"]["LocalizedText"];
            nodes: number;
            slug: string;
            title: components["schemas"]["LocalizedText"];
            variables: {
                example: components["schemas"]["LocalizedText"];
                label: components["schemas"]["LocalizedText"];
                name: string;
                required: boolean;
            }[];
        };
        GuideTemplateList: {
            items: components["schemas"]["GuideTemplate"][];
        };
        GuideText: {
            shown: components["schemas"]["LocalizedText"];
            spoken?: components["schemas"]["LocalizedText"];
        };
        GuideTry: {
            at: {
                guide: string;
                node: string;
            } | null;
            outcome: string | null;
            turns: {
                actions: string[];
                options: {
                    label: string;
                    value: string;
                }[];
                path: {
                    answer: string | null;
                    guide: string;
                    node: string;
                }[];
                said: string | null;
                shown: string;
                spoken: string;
            }[];
            variables: {
                [key: string]: string | number | boolean;
            };
        };
        GuideTryRequestInput: {
            inputs: ({
                text: string;
                /** @enum {string} */
                type: "text";
            } | {
                /** @enum {string} */
                type: "choice";
                value: string;
            })[];
            /** @enum {string} */
            language: "es" | "en";
        };
        GuideVersion: {
            author: string;
            definition: components["schemas"]["GuideDefinition"];
            hash: string;
            note: string;
            publishedAt: components["schemas"]["Timestamp"];
            slug: string;
            version: number;
        };
        GuideVersionList: {
            items: {
                author: string;
                hash: string;
                nodes: number;
                note: string;
                publishedAt: components["schemas"]["Timestamp"];
                version: number;
            }[];
        };
        GuideWork: {
            archived: boolean;
            changed: boolean;
            draft: components["schemas"]["GuideDraft"];
            experiment: components["schemas"]["GuideExperiment"] | null;
            problems: components["schemas"]["GuideProblem"][];
            publishedVersion: number | null;
            revision: number;
            slug: string;
            updatedAt: components["schemas"]["Timestamp"];
            updatedBy: string | null;
        };
        /** Format: uuid */
        Id: string;
        InboxAssignInput: {
            userId: components["schemas"]["Id"];
        };
        InboxCounts: {
            assistant: number;
            mine: number;
            queue: number;
        };
        InboxDetail: {
            activeAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            channel: "voice" | "web" | "whatsapp";
            closed: boolean;
            contact: {
                id: components["schemas"]["Id"];
                name: string | null;
            } | null;
            deliveries: {
                [key: string]: components["schemas"]["Delivery"];
            };
            /** @enum {string} */
            handler: "assistant" | "queue" | "user";
            id: components["schemas"]["Id"];
            known: {
                [key: string]: string | number | boolean;
            };
            label: string;
            lastEventNumber: number;
            lastWords: string;
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            queueId: components["schemas"]["Id"] | null;
            reason: string | null;
            /** @enum {string} */
            stage: "consent" | "language" | "name" | "problem" | "question" | "steps" | "escalate" | "waiting" | "agent" | "closed";
            startedAt: components["schemas"]["Timestamp"];
            step: components["schemas"]["ChatStep"] | null;
            transcript: components["schemas"]["Turn"][];
            unread: number;
            user: {
                id: components["schemas"]["Id"];
                name: string;
            } | null;
            waitingSince: components["schemas"]["Timestamp"] | null;
            whatsapp: components["schemas"]["InboxWhatsapp"] | null;
        };
        InboxEntry: {
            activeAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            channel: "voice" | "web" | "whatsapp";
            closed: boolean;
            contact: {
                id: components["schemas"]["Id"];
                name: string | null;
            } | null;
            /** @enum {string} */
            handler: "assistant" | "queue" | "user";
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "chat";
            label: string;
            lastWords: string;
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            mention: components["schemas"]["Mention"] | null;
            queueId: components["schemas"]["Id"] | null;
            reason: string | null;
            /** @enum {string} */
            stage: "consent" | "language" | "name" | "problem" | "question" | "steps" | "escalate" | "waiting" | "agent" | "closed";
            startedAt: components["schemas"]["Timestamp"];
            unread: number;
            user: {
                id: components["schemas"]["Id"];
                name: string;
            } | null;
            waitingSince: components["schemas"]["Timestamp"] | null;
        } | {
            assignee: {
                id: components["schemas"]["Id"];
                name: string;
            } | null;
            /** @enum {string} */
            channel: "voice" | "web" | "whatsapp";
            contactId: components["schemas"]["Id"] | null;
            conversationId: components["schemas"]["Id"] | null;
            createdAt: components["schemas"]["Timestamp"];
            firstResponse: components["schemas"]["TicketClock"];
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "ticket";
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            mention: components["schemas"]["Mention"] | null;
            mergedInto: {
                id: components["schemas"]["Id"];
                number: string;
            } | null;
            number: string;
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
            queueId: components["schemas"]["Id"] | null;
            requester: {
                email: string | null;
                name: string | null;
                phone: string | null;
            };
            resolution: components["schemas"]["TicketClock"];
            /** @enum {string} */
            status: "new" | "open" | "waiting" | "resolved" | "closed" | "reopened";
            subject: string;
            tags: string[];
            updatedAt: components["schemas"]["Timestamp"];
        };
        InboxEntryList: {
            items: components["schemas"]["InboxEntry"][];
            nextCursor: string | null;
        };
        InboxItem: {
            activeAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            channel: "voice" | "web" | "whatsapp";
            closed: boolean;
            contact: {
                id: components["schemas"]["Id"];
                name: string | null;
            } | null;
            /** @enum {string} */
            handler: "assistant" | "queue" | "user";
            id: components["schemas"]["Id"];
            label: string;
            lastWords: string;
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            queueId: components["schemas"]["Id"] | null;
            reason: string | null;
            /** @enum {string} */
            stage: "consent" | "language" | "name" | "problem" | "question" | "steps" | "escalate" | "waiting" | "agent" | "closed";
            startedAt: components["schemas"]["Timestamp"];
            unread: number;
            user: {
                id: components["schemas"]["Id"];
                name: string;
            } | null;
            waitingSince: components["schemas"]["Timestamp"] | null;
        };
        InboxList: {
            items: components["schemas"]["InboxItem"][];
            nextCursor: string | null;
        };
        InboxMoveInput: {
            queueId: components["schemas"]["Id"] | null;
        };
        InboxNoteInput: {
            /** @default [] */
            mentions?: components["schemas"]["Id"][];
            text: string;
        };
        InboxPeople: {
            items: {
                id: components["schemas"]["Id"];
                name: string;
            }[];
        };
        InboxPicture: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            status: "queued" | "done" | "refused";
        };
        InboxQueue: {
            assistantIds: components["schemas"]["Id"][];
            guides: string[];
            id: components["schemas"]["Id"];
            languages: ("es" | "en")[];
            memberIds: components["schemas"]["Id"][];
            name: string;
        };
        InboxQueueFilter: components["schemas"]["Id"] | ("default" | "mine");
        InboxQueueList: {
            items: components["schemas"]["InboxQueue"][];
        };
        InboxQueueSaveInput: {
            assistantIds: components["schemas"]["Id"][];
            guides: string[];
            languages: ("es" | "en")[];
            memberIds: components["schemas"]["Id"][];
            name: string;
        };
        InboxTemplateInput: {
            templateId: components["schemas"]["Id"];
            values: string[];
        };
        InboxViewCounts: {
            all: number;
            assistant: number;
            mentions: number;
            mine: number;
            unassigned: number;
            waiting: number;
        };
        InboxWhatsapp: {
            openUntil: components["schemas"]["Timestamp"] | null;
            optedOut: boolean;
            phone: string | null;
            silenced: boolean;
        };
        InvitationAcceptInput: {
            password: string;
            token: string;
        };
        Line: {
            accountId: components["schemas"]["Id"];
            assistantId: components["schemas"]["Id"] | null;
            /**
             * @default {
             *       "action": "message",
             *       "text": null
             *     }
             */
            busy: {
                /** @enum {string} */
                action: "message";
                /** @default null */
                text: string | null;
            } | {
                /** @enum {string} */
                action: "reject";
            };
            /** @enum {string} */
            carrier: "twilio" | "telnyx";
            /**
             * @default {
             *       "action": "message",
             *       "text": null
             *     }
             */
            closed: {
                /** @enum {string} */
                action: "message";
                /** @default null */
                text: string | null;
            } | {
                /** @enum {string} */
                action: "voicemail";
                /** @default 120 */
                maxSeconds: number;
                text: string;
            } | {
                /** @enum {string} */
                action: "assistant";
                assistantId: components["schemas"]["Id"];
            } | {
                /** @enum {string} */
                action: "reject";
            };
            createdAt: components["schemas"]["Timestamp"];
            /** @default true */
            enabled: boolean;
            /** @default [] */
            hours: components["schemas"]["WeeklyHours"][];
            id: components["schemas"]["Id"];
            label: string;
            liveCalls: number;
            /** @default 10 */
            maxConcurrentCalls: number;
            number: string;
            /** @default [] */
            shifts: {
                assistantId: components["schemas"]["Id"];
                hours: components["schemas"]["WeeklyHours"];
            }[];
            timeZone: string;
        };
        LineCreateInput: {
            accountId: components["schemas"]["Id"];
            definition: components["schemas"]["LineDefinitionInput"];
            numberId: string;
        };
        LineDefinitionInput: {
            assistantId: components["schemas"]["Id"] | null;
            /**
             * @default {
             *       "action": "message",
             *       "text": null
             *     }
             */
            busy?: {
                /** @enum {string} */
                action: "message";
                /** @default null */
                text?: string | null;
            } | {
                /** @enum {string} */
                action: "reject";
            };
            /**
             * @default {
             *       "action": "message",
             *       "text": null
             *     }
             */
            closed?: {
                /** @enum {string} */
                action: "message";
                /** @default null */
                text?: string | null;
            } | {
                /** @enum {string} */
                action: "voicemail";
                /** @default 120 */
                maxSeconds?: number;
                text: string;
            } | {
                /** @enum {string} */
                action: "assistant";
                assistantId: components["schemas"]["Id"];
            } | {
                /** @enum {string} */
                action: "reject";
            };
            /** @default true */
            enabled?: boolean;
            /** @default [] */
            hours?: components["schemas"]["WeeklyHoursInput"][];
            label: string;
            /** @default 10 */
            maxConcurrentCalls?: number;
            /** @default [] */
            shifts?: {
                assistantId: components["schemas"]["Id"];
                hours: components["schemas"]["WeeklyHoursInput"];
            }[];
            timeZone: string;
        };
        LineList: {
            items: components["schemas"]["Line"][];
        };
        LineProblem: {
            /** @enum {string} */
            code: "no-public-url" | "public-url-not-https" | "webhook-unreachable" | "webhook-altered" | "signature-mismatch" | "wrong-credentials" | "account-inactive" | "carrier-unreachable" | "no-balance" | "low-balance" | "no-numbers" | "no-voice-application" | "number-not-connected" | "no-assistant";
            detail: string;
            /** @enum {string} */
            severity: "error" | "warning";
        };
        LiveCall: {
            assistant: string;
            callId: components["schemas"]["Id"];
            carrier: string;
            conversationId: components["schemas"]["Id"];
            /** @enum {string} */
            direction: "inbound" | "outbound";
            here: boolean;
            label: string;
            lastWords: string | null;
            latencyMs: number | null;
            line: {
                id: components["schemas"]["Id"];
                label: string;
                number: string;
            } | null;
            listeners: string[];
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            person: string | null;
            startedAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            state: "connecting" | "listening" | "thinking" | "speaking" | "person" | "transferring" | "reconnecting";
        };
        LiveCallList: {
            items: components["schemas"]["LiveCall"][];
        };
        LocalizedText: {
            en?: string;
            es?: string;
        };
        Mention: {
            at: components["schemas"]["Timestamp"];
            by: string | null;
            seen: boolean;
        };
        MentionPeople: {
            items: {
                hint: string | null;
                id: components["schemas"]["Id"];
                name: string;
            }[];
        };
        NewestSimulation: {
            simulation: components["schemas"]["CampaignSimulation"] | null;
        };
        Notification: {
            at: components["schemas"]["Timestamp"];
            attempts: number;
            count: number;
            detail: string | null;
            events: string[];
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "email" | "slack" | "teams" | "webhook" | "sms";
            recipient: string | null;
            /** @enum {string} */
            state: "waiting" | "sending" | "sent" | "failed";
        };
        NotificationChannel: {
            createdAt: components["schemas"]["Timestamp"];
            enabled: boolean;
            hint: string;
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "email" | "slack" | "teams" | "webhook" | "sms";
            /** @enum {string} */
            language: "es" | "en";
            name: string;
        };
        NotificationChannelChangeInput: {
            enabled?: boolean;
            /** @enum {string} */
            language?: "es" | "en";
            name?: string;
            target?: string;
        };
        NotificationChannelCreateInput: {
            /** @enum {string} */
            kind: "email" | "slack" | "teams" | "webhook" | "sms";
            /** @enum {string} */
            language: "es" | "en";
            name: string;
            target: string;
        };
        /** @enum {string} */
        NotificationEventType: "handoff.requested" | "ticket.created" | "ticket.replied" | "ticket.breached" | "ticket.closed" | "call.unanswered" | "session.escalated" | "session.abandoned" | "problem.detected" | "feedback.received" | "campaign.finished" | "webhook.disabled" | "contact.erased";
        NotificationList: {
            items: components["schemas"]["Notification"][];
            nextCursor: string | null;
        };
        NotificationPreferences: {
            email: boolean;
            language: ("es" | "en") | null;
            /** @default true */
            mentions: boolean;
            phone: string | null;
            quietHours: {
                from: string;
                to: string;
            } | null;
            sms: boolean;
            timeZone: string;
        };
        NotificationPreferencesInput: {
            email: boolean;
            language: ("es" | "en") | null;
            /** @default true */
            mentions?: boolean;
            phone: string | null;
            quietHours: {
                from: string;
                to: string;
            } | null;
            sms: boolean;
            timeZone: string;
        };
        NotificationRecipient: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "channel";
        } | {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "user";
        } | {
            /** @enum {string} */
            kind: "role";
            /** @enum {string} */
            role: "owner" | "admin" | "supervisor" | "agent" | "viewer";
        };
        NotificationRecipientInput: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "channel";
        } | {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "user";
        } | {
            /** @enum {string} */
            kind: "role";
            /** @enum {string} */
            role: "owner" | "admin" | "supervisor" | "agent" | "viewer";
        };
        NotificationRule: {
            events: components["schemas"]["NotificationEventType"][];
            recipients: components["schemas"]["NotificationRecipient"][];
        };
        NotificationRuleInput: {
            events: components["schemas"]["NotificationEventType"][];
            recipients: components["schemas"]["NotificationRecipientInput"][];
        };
        NotificationRules: {
            rules: components["schemas"]["NotificationRule"][];
        };
        NotificationRulesInput: {
            rules: components["schemas"]["NotificationRuleInput"][];
        };
        NotificationSettings: {
            canSend: {
                email: boolean;
                sms: boolean;
            };
            channels: components["schemas"]["NotificationChannel"][];
            people: {
                id: components["schemas"]["Id"];
                name: string;
                /** @enum {string} */
                role: "owner" | "admin" | "supervisor" | "agent" | "viewer";
            }[];
            rules: components["schemas"]["NotificationRule"][];
        };
        Originals: {
            items: {
                original: string;
                placeholder: string;
            }[];
        };
        OutboundCallCreateInput: {
            assistantId?: components["schemas"]["Id"];
            digits?: string;
            lineId: components["schemas"]["Id"];
            /**
             * @default {
             *       "action": "continue"
             *     }
             */
            machine?: {
                /** @enum {string} */
                action: "continue";
            } | {
                /** @enum {string} */
                action: "hang-up";
            } | {
                /** @enum {string} */
                action: "message";
                text: string;
            };
            requestId: string;
            /** @default 30 */
            ringSeconds?: number;
            to: string;
        };
        PasswordChangeInput: {
            current: string;
            next: string;
        };
        /** @enum {string} */
        Permission: "conversations:read" | "conversations:delete" | "conversations:export" | "personal-data:read" | "calls:simulate" | "calls:supervise" | "calls:dial" | "chats:answer" | "contacts:read" | "contacts:write" | "contacts:erase" | "contacts:import" | "contacts:export" | "campaigns:read" | "campaigns:write" | "campaigns:export" | "assistants:read" | "assistants:write" | "guides:read" | "guides:write" | "guides:run" | "tickets:read" | "tickets:write" | "tickets:export" | "insights:read" | "insights:export" | "settings:read" | "settings:write" | "users:read" | "users:write" | "api-keys:manage" | "audit:read";
        PhoneCall: {
            answeredAt: components["schemas"]["Timestamp"] | null;
            answerer: ("human" | "machine" | "fax" | "unknown") | null;
            callId: components["schemas"]["Id"];
            carrier: string;
            carrierCost: {
                currency: string;
                micros: number;
            } | null;
            carrierDurationMs: number | null;
            cause: string | null;
            conversationId: components["schemas"]["Id"] | null;
            createdAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            direction: "inbound" | "outbound";
            endedAt: components["schemas"]["Timestamp"] | null;
            endReason: string | null;
            from: string | null;
            lineId: components["schemas"]["Id"] | null;
            /** @enum {string} */
            state: "waiting" | "dialling" | "ringing" | "live" | "ended";
            to: string | null;
        };
        Price: {
            micros: number;
            model: string | null;
            provider: string;
            /** @enum {string} */
            unit: "million-input-tokens" | "million-output-tokens" | "transcribed-minute" | "million-characters" | "inbound-minute" | "outbound-minute";
        };
        PriceInput: {
            micros: number;
            model: string | null;
            provider: string;
            /** @enum {string} */
            unit: "million-input-tokens" | "million-output-tokens" | "transcribed-minute" | "million-characters" | "inbound-minute" | "outbound-minute";
        };
        PriceTable: {
            changedAt: components["schemas"]["Timestamp"] | null;
            changedBy: string | null;
            currency: string;
            items: components["schemas"]["Price"][];
        };
        PriceTableChangeInput: {
            currency: string;
            items: components["schemas"]["PriceInput"][];
        };
        Proportion: {
            count: number;
            high: number | null;
            low: number | null;
            of: number;
            share: number | null;
        };
        ProviderField: {
            example: string;
            name: string;
            required: boolean;
            secret: boolean;
            source: ("environment" | "dashboard") | null;
            value: string | null;
        };
        ProviderOption: {
            available: boolean;
            breaker: ("closed" | "open" | "half-open") | null;
            builtIn: boolean;
            id: string;
            label: string;
            model: string | null;
        };
        ProviderOptions: {
            languageModel: components["schemas"]["ProviderOption"][];
            speechToText: components["schemas"]["ProviderOption"][];
            textToSpeech: {
                available: boolean;
                breaker: ("closed" | "open" | "half-open") | null;
                builtIn: boolean;
                id: string;
                label: string;
                model: string | null;
                voices: {
                    id: string;
                    label: string;
                    locales: ("es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB")[];
                }[];
            }[];
        };
        ProviderSettings: {
            configured: boolean;
            fields: components["schemas"]["ProviderField"][];
            id: string;
            label: string;
            ports: ("language-model" | "speech-to-text" | "text-to-speech")[];
            problem: ("incomplete" | "unreadable") | null;
        };
        ProviderSettingsChangeInput: {
            values: {
                [key: string]: string | null;
            };
        };
        ProviderSettingsList: {
            items: components["schemas"]["ProviderSettings"][];
        };
        ProviderTest: {
            results: {
                detail: string;
                kind: string | null;
                ms: number;
                ok: boolean;
                /** @enum {string} */
                port: "language-model" | "speech-to-text" | "text-to-speech";
            }[];
        };
        ProviderTestRequestInput: {
            /** @default {} */
            values?: {
                [key: string]: string | null;
            };
        } | null;
        Recording: {
            bytes: number;
            complete: boolean;
            durationMs: number;
            sampleRate: number;
        };
        RehearsalCase: {
            /**
             * @default script
             * @enum {string}
             */
            caller: "script" | "model";
            expects: {
                /** @default [] */
                forbidden: string[];
                /** @default null */
                maxReplyMs: number | null;
                /** @default [] */
                outcomes: ("resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed")[];
                /** @default [] */
                values: {
                    name: string;
                    value: string | number | boolean | null;
                }[];
            };
            lines: string[];
            name: string;
            /** @enum {string} */
            persona: "busy" | "elderly" | "interrupts" | "wrong-number" | "angry" | "voicemail" | "noisy" | "foreign";
        };
        RehearsalCaseInput: {
            /**
             * @default script
             * @enum {string}
             */
            caller?: "script" | "model";
            expects: {
                /** @default [] */
                forbidden?: string[];
                /** @default null */
                maxReplyMs?: number | null;
                /** @default [] */
                outcomes?: ("resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed")[];
                /** @default [] */
                values?: {
                    name: string;
                    value: string | number | boolean | null;
                }[];
            };
            lines: string[];
            name: string;
            /** @enum {string} */
            persona: "busy" | "elderly" | "interrupts" | "wrong-number" | "angry" | "voicemail" | "noisy" | "foreign";
        };
        RehearsalOutcome: {
            case: components["schemas"]["RehearsalCase"];
            change: ("new" | "same" | "fixed" | "broken" | "differs") | null;
            draft: components["schemas"]["RehearsalResult"] | null;
            published: components["schemas"]["RehearsalResult"] | null;
        };
        RehearsalProblem: {
            actual: string;
            /** @enum {string} */
            code: "outcome" | "value" | "forbidden" | "slow" | "no-reply" | "failed";
            expected: string;
            subject: string;
        };
        RehearsalResult: {
            /** @enum {string} */
            by: "model" | "rules";
            endReason: components["schemas"]["EndReason"] | null;
            outcome: ("resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed") | null;
            passed: boolean;
            problems: components["schemas"]["RehearsalProblem"][];
            slowestReplyMs: number | null;
            transcript: {
                text: string;
                /** @enum {string} */
                who: "contact" | "assistant";
            }[];
            values: {
                name: string;
                value: string | number | boolean | null;
            }[];
        };
        RehearsalRun: {
            by: string;
            current: boolean;
            done: number;
            endedAt: components["schemas"]["Timestamp"] | null;
            failed: number;
            id: components["schemas"]["Id"];
            outcomes: components["schemas"]["RehearsalOutcome"][];
            publishedVersion: number | null;
            startedAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            state: "running" | "passed" | "failed" | "lost";
            total: number;
        };
        RehearsalRunList: {
            items: components["schemas"]["RehearsalRunSummary"][];
            nextCursor: string | null;
        };
        RehearsalRunSummary: {
            by: string;
            current: boolean;
            done: number;
            endedAt: components["schemas"]["Timestamp"] | null;
            failed: number;
            id: components["schemas"]["Id"];
            publishedVersion: number | null;
            startedAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            state: "running" | "passed" | "failed" | "lost";
            total: number;
        };
        RehearsalSuite: {
            cases: components["schemas"]["RehearsalCase"][];
            readyMade: components["schemas"]["RehearsalCase"][];
            required: boolean;
            revision: number;
        };
        RehearsalSuiteSaveInput: {
            cases: components["schemas"]["RehearsalCaseInput"][];
            required: boolean;
            revision: number;
        };
        Report: {
            currency: string;
            freshness: components["schemas"]["ReportFreshness"];
            /** Format: date */
            from: string;
            /** @enum {string} */
            groupBy: "day" | "hour" | "channel" | "line" | "assistant" | "campaign" | "outcome";
            groups: {
                figures: components["schemas"]["ReportFigures"];
                key: string;
                name: string | null;
            }[];
            providerFailures: {
                covered: number;
                failures: number;
                kind: string;
                provider: string;
            }[];
            timeZone: string;
            /** Format: date */
            to: string;
            total: components["schemas"]["ReportFigures"];
        };
        ReportChoices: {
            assistants: {
                id: components["schemas"]["Id"];
                name: string | null;
            }[];
            campaigns: {
                id: components["schemas"]["Id"];
                name: string | null;
            }[];
            lines: {
                id: components["schemas"]["Id"];
                name: string | null;
            }[];
        };
        ReportFigures: {
            answered: components["schemas"]["Proportion"];
            contacts: number;
            contained: components["schemas"]["Proportion"];
            conversations: number;
            costMicros: number | null;
            costPerContactMicros: number | null;
            costPerResultMicros: number | null;
            handlingMeanMs: number | null;
            handlingP95Ms: number | null;
            resolved: components["schemas"]["Proportion"];
            responseMeanMs: number | null;
            responseP95Ms: number | null;
            sentiment: number | null;
            taken: components["schemas"]["Proportion"];
            transferred: components["schemas"]["Proportion"];
        };
        ReportFreshness: {
            countedAt: components["schemas"]["Timestamp"] | null;
            pending: number;
        };
        ReportHeatMap: {
            cells: {
                answered: components["schemas"]["Proportion"];
                hour: number;
                inbound: number;
                weekday: number;
            }[];
            /** Format: date */
            from: string;
            timeZone: string;
            /** Format: date */
            to: string;
        };
        ReportRecommendation: {
            better: {
                key: string;
                name: string | null;
                proportion: components["schemas"]["Proportion"];
            };
            campaign: {
                id: components["schemas"]["Id"];
                name: string | null;
            } | null;
            high: number;
            /** @enum {string} */
            kind: "hours" | "days" | "line" | "assistant";
            low: number;
            rest: {
                key: string;
                name: string | null;
                proportion: components["schemas"]["Proportion"];
            };
        };
        ReportRecommendations: {
            comparisons: number;
            confidence: number;
            /** Format: date */
            from: string;
            items: components["schemas"]["ReportRecommendation"][];
            least: number;
            /** Format: date */
            to: string;
        };
        ReportSchedule: {
            /** @default 1 */
            day: number;
            /** @enum {string} */
            every: "day" | "week" | "month";
            hour: number;
            recipients: string[];
            /** @default 1 */
            weekday: number;
        };
        ReportScheduleInput: {
            /** @default 1 */
            day?: number;
            /** @enum {string} */
            every: "day" | "week" | "month";
            hour: number;
            recipients: string[];
            /** @default 1 */
            weekday?: number;
        };
        ReportTestInput: {
            /** Format: email */
            to: string;
        };
        SavedReport: {
            by: string | null;
            createdAt: components["schemas"]["Timestamp"];
            id: components["schemas"]["Id"];
            /** @enum {string} */
            language: "es" | "en";
            lastSend: {
                detail: string | null;
                dueAt: components["schemas"]["Timestamp"];
                /** @enum {string} */
                state: "waiting" | "sending" | "sent" | "failed";
            } | null;
            name: string;
            nextAt: components["schemas"]["Timestamp"] | null;
            query: components["schemas"]["SavedReportQuery"];
            schedule: components["schemas"]["ReportSchedule"] | null;
            updatedAt: components["schemas"]["Timestamp"];
        };
        SavedReportList: {
            canSend: boolean;
            items: components["schemas"]["SavedReport"][];
            timeZone: string;
        };
        SavedReportQuery: {
            assistant?: components["schemas"]["Id"];
            campaign?: components["schemas"]["Id"];
            /** @enum {string} */
            channel?: "voice" | "web" | "whatsapp" | "simulator";
            /** @default 30 */
            days: number;
            /** @enum {string} */
            direction?: "inbound" | "outbound";
            /**
             * @default day
             * @enum {string}
             */
            groupBy: "day" | "hour" | "channel" | "line" | "assistant" | "campaign" | "outcome";
            line?: components["schemas"]["Id"];
            /** @enum {string} */
            outcome?: "resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed" | "unanswered" | "open";
        };
        SavedReportQueryInput: {
            assistant?: components["schemas"]["Id"];
            campaign?: components["schemas"]["Id"];
            /** @enum {string} */
            channel?: "voice" | "web" | "whatsapp" | "simulator";
            /** @default 30 */
            days?: number;
            /** @enum {string} */
            direction?: "inbound" | "outbound";
            /**
             * @default day
             * @enum {string}
             */
            groupBy?: "day" | "hour" | "channel" | "line" | "assistant" | "campaign" | "outcome";
            line?: components["schemas"]["Id"];
            /** @enum {string} */
            outcome?: "resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed" | "unanswered" | "open";
        };
        SavedReportSaveInput: {
            /** @enum {string} */
            language: "es" | "en";
            name: string;
            query: components["schemas"]["SavedReportQueryInput"];
            schedule: components["schemas"]["ReportScheduleInput"] | null;
        };
        Session: {
            csrfToken: string;
            expiresAt: components["schemas"]["Timestamp"];
            permissions: components["schemas"]["Permission"][];
            user: components["schemas"]["User"];
        };
        SetupRequestInput: {
            /** Format: email */
            email: string;
            /** @enum {string} */
            language: "es" | "en";
            name: string;
            password: string;
            token: string;
        };
        SignInRequestInput: {
            /** Format: email */
            email: string;
            password: string;
        };
        SmartMode: {
            changedAt: components["schemas"]["Timestamp"] | null;
            changedBy: string | null;
            default: boolean;
            enabled: boolean;
        };
        SuperviseCreated: {
            sampleRate: number;
            socketPath: string;
            token: string;
        };
        SystemStatus: {
            blobs: string;
            /** @enum {string} */
            database: "embedded" | "postgresql";
            draining: boolean;
            liveCalls: number;
            notices: string[];
            /** @enum {string} */
            redis: "up" | "down" | "off";
            roles: ("web" | "voice" | "worker")[];
            startedAt: components["schemas"]["Timestamp"];
            version: string;
        };
        TicketAuthor: {
            /** @enum {string} */
            kind: "contact" | "assistant" | "user" | "api-key";
            name: string | null;
        };
        TicketChange: {
            at: components["schemas"]["Timestamp"];
            by: string | null;
            from: string | null;
            id: components["schemas"]["Id"];
            to: string | null;
            /** @enum {string} */
            what: "created" | "status" | "priority" | "assignee" | "queue" | "tags" | "subject" | "merged" | "merged-into" | "link-opened" | "link-revoked" | "breached" | "erased";
        };
        TicketClock: {
            breachedAt: components["schemas"]["Timestamp"] | null;
            doneAt: components["schemas"]["Timestamp"] | null;
            dueAt: components["schemas"]["Timestamp"] | null;
            leftMs: number | null;
        };
        TicketCreateInput: {
            /**
             * @default web
             * @enum {string}
             */
            channel?: "voice" | "web" | "whatsapp";
            /** @default null */
            contactId?: components["schemas"]["Id"] | null;
            /** @default null */
            conversationId?: components["schemas"]["Id"] | null;
            description: string;
            /** @enum {string} */
            locale?: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            /**
             * @default normal
             * @enum {string}
             */
            priority?: "low" | "normal" | "high" | "urgent";
            queueId?: components["schemas"]["Id"] | null;
            /** @default {} */
            requester?: {
                email?: string | null;
                name?: string | null;
                phone?: string | null;
            };
            /** @default [] */
            stepsTried?: components["schemas"]["TriedStepInput"][];
            subject: string;
            tags?: string[];
        };
        TicketDetail: {
            assignee: {
                id: components["schemas"]["Id"];
                name: string;
            } | null;
            attachments: {
                analysis?: components["schemas"]["ChatImageAnalysis"];
                bytes: number;
                name: string;
                type: string;
            }[];
            /** @enum {string} */
            channel: "voice" | "web" | "whatsapp";
            contactId: components["schemas"]["Id"] | null;
            conversation: components["schemas"]["ConversationSummary"] | null;
            conversationId: components["schemas"]["Id"] | null;
            createdAt: components["schemas"]["Timestamp"];
            description: string;
            firstResponse: components["schemas"]["TicketClock"];
            history: components["schemas"]["TicketChange"][];
            id: components["schemas"]["Id"];
            links: components["schemas"]["TicketLink"][];
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            mergedInto: {
                id: components["schemas"]["Id"];
                number: string;
            } | null;
            messages: components["schemas"]["TicketMessage"][];
            number: string;
            openedBy: components["schemas"]["TicketAuthor"];
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
            queueId: components["schemas"]["Id"] | null;
            requester: {
                email: string | null;
                name: string | null;
                phone: string | null;
            };
            resolution: components["schemas"]["TicketClock"];
            /** @enum {string} */
            status: "new" | "open" | "waiting" | "resolved" | "closed" | "reopened";
            stepsTried: components["schemas"]["TriedStep"][];
            subject: string;
            tags: string[];
            transitions: ("new" | "open" | "waiting" | "resolved" | "closed" | "reopened")[];
            updatedAt: components["schemas"]["Timestamp"];
            watchers: {
                id: components["schemas"]["Id"];
                name: string;
            }[];
        };
        TicketLink: {
            by: string | null;
            createdAt: components["schemas"]["Timestamp"];
            expiresAt: components["schemas"]["Timestamp"];
            id: components["schemas"]["Id"];
            revokedAt: components["schemas"]["Timestamp"] | null;
        };
        TicketLinkOpened: {
            link: components["schemas"]["TicketLink"];
            path: string;
        };
        TicketList: {
            items: components["schemas"]["TicketSummary"][];
            nextCursor: string | null;
        };
        TicketMergeInput: {
            into: components["schemas"]["Id"];
        };
        TicketMessage: {
            at: components["schemas"]["Timestamp"];
            author: components["schemas"]["TicketAuthor"];
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "note" | "reply";
            text: string;
        };
        TicketMessageCreateInput: {
            cannedReplyId?: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "note" | "reply";
            /** @default [] */
            mentions?: components["schemas"]["Id"][];
            /** @enum {string} */
            status?: "open" | "waiting" | "resolved" | "closed" | "reopened";
            text?: string;
        };
        TicketPatchInput: {
            assigneeId?: components["schemas"]["Id"] | null;
            /** @enum {string} */
            priority?: "low" | "normal" | "high" | "urgent";
            queueId?: components["schemas"]["Id"] | null;
            subject?: string;
            tags?: string[];
        };
        TicketSettingsInput: {
            hours: components["schemas"]["WeeklyHoursInput"][];
            linkDays: number;
            prefix: string;
            targets: {
                high: {
                    firstResponseMs: number | null;
                    resolutionMs: number | null;
                };
                low: {
                    firstResponseMs: number | null;
                    resolutionMs: number | null;
                };
                normal: {
                    firstResponseMs: number | null;
                    resolutionMs: number | null;
                };
                urgent: {
                    firstResponseMs: number | null;
                    resolutionMs: number | null;
                };
            };
        };
        TicketSettingsState: {
            changedAt: components["schemas"]["Timestamp"] | null;
            changedBy: string | null;
            hours: components["schemas"]["WeeklyHours"][];
            linkDays: number;
            prefix: string;
            targets: {
                high: {
                    firstResponseMs: number | null;
                    resolutionMs: number | null;
                };
                low: {
                    firstResponseMs: number | null;
                    resolutionMs: number | null;
                };
                normal: {
                    firstResponseMs: number | null;
                    resolutionMs: number | null;
                };
                urgent: {
                    firstResponseMs: number | null;
                    resolutionMs: number | null;
                };
            };
            timeZone: string;
        };
        TicketSummary: {
            assignee: {
                id: components["schemas"]["Id"];
                name: string;
            } | null;
            /** @enum {string} */
            channel: "voice" | "web" | "whatsapp";
            contactId: components["schemas"]["Id"] | null;
            conversationId: components["schemas"]["Id"] | null;
            createdAt: components["schemas"]["Timestamp"];
            firstResponse: components["schemas"]["TicketClock"];
            id: components["schemas"]["Id"];
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            mergedInto: {
                id: components["schemas"]["Id"];
                number: string;
            } | null;
            number: string;
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
            queueId: components["schemas"]["Id"] | null;
            requester: {
                email: string | null;
                name: string | null;
                phone: string | null;
            };
            resolution: components["schemas"]["TicketClock"];
            /** @enum {string} */
            status: "new" | "open" | "waiting" | "resolved" | "closed" | "reopened";
            subject: string;
            tags: string[];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** Format: date-time */
        Timestamp: string;
        Today: {
            averageDurationMs: number | null;
            averageSentiment: number | null;
            byHour: number[];
            containment: number | null;
            conversations: number;
            conversationsYesterday: number;
            costMicros: number | null;
            latencyMeanMs: number | null;
            latencyP50Ms: number | null;
            latencyP95Ms: number | null;
            latencyP99Ms: number | null;
            live: number;
            outcomes: {
                count: number;
                /** @enum {string} */
                outcome: "resolved" | "unresolved" | "transferred" | "ticket" | "informed" | "abandoned" | "failed";
            }[];
        };
        TriedStep: {
            /** @enum {string} */
            outcome: "worked" | "failed" | "skipped";
            title: string;
        };
        TriedStepInput: {
            /** @enum {string} */
            outcome: "worked" | "failed" | "skipped";
            title: string;
        };
        TroubleshootingAnswerInput: {
            answer?: string;
            note?: string;
            /** @enum {string} */
            outcome?: "worked" | "failed" | "skipped" | "help" | "back";
            revision?: number;
        };
        TroubleshootingAttempt: {
            answer: string | null;
            at: components["schemas"]["Timestamp"];
            guide: string;
            /** @enum {string} */
            kind: "step" | "ask";
            node: string;
            note: string | null;
            ordinal: number;
            /** @enum {string} */
            outcome: "worked" | "failed" | "skipped" | "help" | "back" | "answered" | "known";
            seconds: number;
            title: string;
        };
        TroubleshootingFeedbackInput: {
            /** @default  */
            comment?: string;
            helpful?: boolean;
            rating: number;
        };
        TroubleshootingFeedbackKept: {
            changeableUntil: components["schemas"]["Timestamp"];
            comment: string;
            helpful: boolean | null;
            rating: number;
        };
        TroubleshootingNext: {
            step: components["schemas"]["TroubleshootingStep"];
            /** @enum {string} */
            type: "step";
        } | {
            question: components["schemas"]["TroubleshootingQuestion"];
            /** @enum {string} */
            type: "question";
        } | {
            /** @enum {string} */
            resolution: "confirmed" | "assumed";
            /** @enum {string} */
            type: "resolved";
        } | {
            canContinue: boolean;
            /** @enum {string} */
            reason: "failures" | "asked" | "not-understood" | "unresolved" | "frustration";
            /** @enum {string} */
            type: "escalate";
        } | {
            ticket: {
                number: string;
            } | null;
            /** @enum {string} */
            type: "escalated";
        } | {
            /** @enum {string} */
            type: "ended";
        };
        TroubleshootingQuestion: {
            /** @enum {string} */
            about: "guide" | "node" | "resolved";
            node: string | null;
            optional: boolean;
            options: {
                label: string;
                value: string;
            }[];
            text: string;
        };
        TroubleshootingSession: {
            alternatives: {
                id: string;
                title: string;
            }[];
            attempts: components["schemas"]["TroubleshootingAttempt"][];
            /** @enum {string} */
            channel: "voice" | "web" | "whatsapp" | "page" | "api" | "agent" | "simulator";
            endedAt: components["schemas"]["Timestamp"] | null;
            feedback: components["schemas"]["TroubleshootingFeedbackKept"] | null;
            feedbackEnabled: boolean;
            guide: {
                id: string;
                title: string;
                version: number;
            } | null;
            id: components["schemas"]["Id"];
            lastActivityAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            locale: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            message: string;
            next: components["schemas"]["TroubleshootingNext"];
            resolution: ("confirmed" | "assumed") | null;
            revision: number;
            startedAt: components["schemas"]["Timestamp"];
            /** @enum {string} */
            status: "started" | "in_progress" | "resolved" | "needs_escalation" | "escalated" | "abandoned";
            summary: {
                failed: number;
                helped: number;
                minutes: number;
                skipped: number;
                worked: number;
            };
            ticket: {
                id: components["schemas"]["Id"];
                number: string;
            } | null;
        };
        TroubleshootingStartInput: {
            /**
             * @default api
             * @enum {string}
             */
            channel?: "api" | "agent";
            contact?: {
                /** Format: email */
                email?: string;
                name?: string;
                phone?: string;
            };
            conversationId?: components["schemas"]["Id"];
            guideId?: string;
            /** @enum {string} */
            locale?: "es-419" | "es-AR" | "es-ES" | "en-US" | "en-GB";
            problem?: string;
        };
        TroubleshootingStep: {
            description: string;
            /** @enum {string} */
            difficulty: "easy" | "medium" | "hard";
            estimatedMinutes: number;
            expectedResult: string;
            instructions: string[];
            node: string;
            number: number;
            resources: {
                /** @enum {string} */
                kind: "link" | "picture";
                title: string;
                url: string;
            }[];
            title: string;
            warnings: string[];
        };
        Turn: {
            confidence: number | null;
            costMicros: number | null;
            endMs: number;
            generated: string;
            heard: string;
            id: components["schemas"]["Id"];
            interrupted: boolean;
            latency: components["schemas"]["TurnLatency"];
            number: number;
            origin: ("speech" | "browser" | "typed" | "dtmf" | "picture") | null;
            providers: {
                languageModel?: string;
                speechToText?: string;
                textToSpeech?: string;
            };
            sentiment: number | null;
            source: ("greeting" | "model" | "guide" | "question" | "slots" | "handoff" | "fallback" | "prompt") | null;
            startMs: number;
            /** @enum {string} */
            who: "contact" | "assistant" | "user";
        };
        TurnLatency: {
            endpointMs?: number;
            firstAudioMs?: number;
            firstFrameMs?: number;
            firstTokenMs?: number;
            transcriptMs?: number;
        };
        TurnTaking: {
            /** @default true */
            adaptive: boolean;
            /** @default true */
            allowInterruption: boolean;
            /** @default 1500 */
            fillerAfterMs: number;
            /** @default 2500 */
            maxDelayMs: number;
            /** @default 300 */
            minDelayMs: number;
            /** @default 120 */
            minInterruptionMs: number;
            /** @default true */
            preemptive: boolean;
            /** @default 2000 */
            resumeAfterMs: number;
        };
        TurnTakingInput: {
            /** @default true */
            adaptive?: boolean;
            /** @default true */
            allowInterruption?: boolean;
            /** @default 1500 */
            fillerAfterMs?: number;
            /** @default 2500 */
            maxDelayMs?: number;
            /** @default 300 */
            minDelayMs?: number;
            /** @default 120 */
            minInterruptionMs?: number;
            /** @default true */
            preemptive?: boolean;
            /** @default 2000 */
            resumeAfterMs?: number;
        };
        Usage: {
            inputTokens: number;
            outputTokens: number;
            spokenCharacters: number;
            transcribedMs: number;
        };
        User: {
            createdAt: components["schemas"]["Timestamp"];
            disabled: boolean;
            email: string;
            id: components["schemas"]["Id"];
            /** @enum {string} */
            language: "es" | "en";
            lastSeenAt: components["schemas"]["Timestamp"] | null;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "supervisor" | "agent" | "viewer";
        };
        UserChangeInput: {
            disabled?: boolean;
            name?: string;
            /** @enum {string} */
            role?: "owner" | "admin" | "supervisor" | "agent" | "viewer";
        };
        UserInvited: {
            expiresAt: components["schemas"]["Timestamp"];
            link: string;
            user: components["schemas"]["User"];
        };
        UserInviteInput: {
            /** Format: email */
            email: string;
            /** @enum {string} */
            language: "es" | "en";
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "supervisor" | "agent" | "viewer";
        };
        UserList: {
            items: components["schemas"]["User"][];
            nextCursor: string | null;
        };
        Waveform: {
            assistant: number[];
            contact: number[];
            durationMs: number;
        };
        WebhookAttempt: {
            answer: string;
            at: components["schemas"]["Timestamp"];
            detail: string;
            durationMs: number;
            problem: ("refused-address" | "no-answer" | "unreachable" | "tls" | "status" | "lost") | null;
            status: number | null;
        };
        WebhookDelivery: {
            at: components["schemas"]["Timestamp"];
            attempts: number;
            id: components["schemas"]["Id"];
            lastAttempt: components["schemas"]["WebhookAttempt"] | null;
            messageId: string;
            nextAttemptAt: components["schemas"]["Timestamp"] | null;
            /** @enum {string} */
            state: "waiting" | "sending" | "delivered" | "failed";
            type: string;
        };
        WebhookDeliveryDetail: {
            at: components["schemas"]["Timestamp"];
            attempts: number;
            body: string;
            id: components["schemas"]["Id"];
            lastAttempt: components["schemas"]["WebhookAttempt"] | null;
            log: components["schemas"]["WebhookAttempt"][];
            messageId: string;
            nextAttemptAt: components["schemas"]["Timestamp"] | null;
            /** @enum {string} */
            state: "waiting" | "sending" | "delivered" | "failed";
            type: string;
        };
        WebhookDeliveryList: {
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor: string | null;
        };
        WebhookEndpoint: {
            createdAt: components["schemas"]["Timestamp"];
            description: string;
            disabledAt: components["schemas"]["Timestamp"] | null;
            disabledReason: ("by-hand" | "gone" | "failing") | null;
            enabled: boolean;
            events: components["schemas"]["WebhookEventType"][] | null;
            failingSince: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["Id"];
            lastDeliveredAt: components["schemas"]["Timestamp"] | null;
            previousSecretUntil: components["schemas"]["Timestamp"] | null;
            url: string;
            waiting: number;
        };
        WebhookEndpointChangeInput: {
            description?: string;
            enabled?: boolean;
            events?: components["schemas"]["WebhookEventType"][] | null;
            /** Format: uri */
            url?: string;
        };
        WebhookEndpointCreateInput: {
            /** @default  */
            description?: string;
            events: components["schemas"]["WebhookEventType"][] | null;
            /** Format: uri */
            url: string;
        };
        WebhookEndpointList: {
            items: components["schemas"]["WebhookEndpoint"][];
        };
        WebhookEndpointSecret: {
            endpoint: components["schemas"]["WebhookEndpoint"];
            secret: string;
        };
        /** @enum {string} */
        WebhookEventType: "conversation.started" | "conversation.ended" | "extraction.completed" | "handoff.requested" | "call.started" | "call.ended" | "call.unanswered" | "ticket.created" | "ticket.updated" | "ticket.replied" | "ticket.closed" | "ticket.breached" | "session.started" | "step.completed" | "step.failed" | "problem.detected" | "session.resolved" | "session.escalated" | "session.abandoned" | "feedback.received" | "campaign.started" | "campaign.attempt-ended" | "campaign.result" | "campaign.finished" | "contact.erased";
        WebhookReplayInput: {
            since: components["schemas"]["Timestamp"];
            /**
             * @default failed
             * @enum {string}
             */
            what?: "failed" | "all";
        };
        WebhookTest: {
            attempt: components["schemas"]["WebhookAttempt"];
            ok: boolean;
        };
        WeeklyHours: {
            days: number[];
            from: string;
            to: string;
        };
        WeeklyHoursInput: {
            days: number[];
            from: string;
            to: string;
        };
        WhatsappFirstMessageInput: {
            /** @default false */
            agreed?: boolean;
            templateId: components["schemas"]["Id"];
            to: string;
            values: string[];
        };
        WhatsappFirstSent: {
            conversationId: components["schemas"]["Id"];
            turnId: components["schemas"]["Id"];
        };
        WhatsappReach: {
            agreed: boolean;
            conversationId: components["schemas"]["Id"] | null;
            optedOut: boolean;
            phone: string | null;
            to: string;
        };
        WhatsappReachList: {
            items: components["schemas"]["WhatsappReach"][];
        };
        WhatsappState: {
            apiVersion: string;
            configured: boolean;
            lastProblem: {
                at: components["schemas"]["Timestamp"];
                detail: string;
                /** @enum {string} */
                problem: "window-closed" | "undeliverable" | "held-back" | "template" | "auth" | "account" | "invalid" | "unavailable";
            } | null;
            lastRefusedAt: components["schemas"]["Timestamp"] | null;
            lastWebhookAt: components["schemas"]["Timestamp"] | null;
            missing: string[];
            phoneNumberId: string | null;
            webhookUrl: string | null;
        };
        WhatsappTemplate: {
            body: string;
            id: components["schemas"]["Id"];
            language: string;
            name: string;
            values: string[];
        };
        WhatsappTemplateList: {
            items: components["schemas"]["WhatsappTemplate"][];
        };
        WhatsappTemplateSaveInput: {
            body: string;
            language: string;
            name: string;
            values: string[];
        };
        WhatsappTest: {
            detail: string;
            kind: string | null;
            name: string | null;
            number: string | null;
            ok: boolean;
            subscribed: boolean | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
