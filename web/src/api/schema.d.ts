// Generated from the OpenAPI document by `npm run generate`. Do not edit.

export interface paths {
    "/identity/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post: {
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
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInSessionCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
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
        post: {
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
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UserPatch"];
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1.0/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganizationCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/organization/{id}": {
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
        patch: {
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
                    "application/json": components["schemas"]["OrganizationPatch"];
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1.0/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    $top?: number;
                    $skiptoken?: string;
                    $filter?: string;
                    $search?: string;
                    $orderby?: string;
                    $select?: string;
                    $count?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post: {
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
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UserPatch"];
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1.0/users/{id}/transitiveMemberOf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    $top?: number;
                    $skiptoken?: string;
                    $filter?: string;
                    $search?: string;
                    $orderby?: string;
                    $select?: string;
                    $count?: boolean;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/users/{id}/memberOf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    $top?: number;
                    $skiptoken?: string;
                    $filter?: string;
                    $search?: string;
                    $orderby?: string;
                    $select?: string;
                    $count?: boolean;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    $top?: number;
                    $skiptoken?: string;
                    $filter?: string;
                    $search?: string;
                    $orderby?: string;
                    $select?: string;
                    $count?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post: {
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
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Group"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Group"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GroupPatch"];
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1.0/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    $top?: number;
                    $skiptoken?: string;
                    $filter?: string;
                    $search?: string;
                    $orderby?: string;
                    $select?: string;
                    $count?: boolean;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DirectoryObjectCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/groups/{id}/members/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
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
                    "application/json": components["schemas"]["Reference"];
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/groups/{id}/members/{memberId}/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    memberId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    $top?: number;
                    $skiptoken?: string;
                    $filter?: string;
                    $search?: string;
                    $orderby?: string;
                    $select?: string;
                    $count?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedDeviceCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/deviceManagement/managedDevices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedDevice"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedDeviceCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        deviceName: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedDevice"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/me/managedDevices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleDefinitionCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/roleManagement/directory/roleAssignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    $top?: number;
                    $skiptoken?: string;
                    $filter?: string;
                    $search?: string;
                    $orderby?: string;
                    $select?: string;
                    $count?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleAssignmentCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        roleDefinitionId: string;
                        principalId: string;
                        directoryScopeId: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleAssignment"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/v1.0/roleManagement/directory/roleAssignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    $top?: number;
                    $skiptoken?: string;
                    $filter?: string;
                    $search?: string;
                    $orderby?: string;
                    $select?: string;
                    $count?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DirectoryAuditCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/auditLogs/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditVerification"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/admin/organizationalMessages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    $top?: number;
                    $skiptoken?: string;
                    $filter?: string;
                    $search?: string;
                    $orderby?: string;
                    $select?: string;
                    $count?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post: {
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
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Message"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/admin/organizationalMessages/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        recipients: components["schemas"]["MessageRecipients"];
                        location: components["schemas"]["MessageLocation"];
                    };
                };
            };
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reach"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/admin/organizationalMessages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Message"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MessageDraft"];
                };
            };
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Message"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Message"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/admin/organizationalMessages/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
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
                    "application/json": {
                        comment?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Message"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/admin/organizationalMessages/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
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
                    "application/json": {
                        comment: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Message"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/admin/organizationalMessages/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Message"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/admin/organizationalMessages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Message"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/admin/organizationalMessages/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Message"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/admin/organizationalMessages/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    user: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Explanation"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/admin/organizationalMessages/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageReport"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/me/organizationalMessages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    $top?: number;
                    $skiptoken?: string;
                    $filter?: string;
                    $search?: string;
                    $orderby?: string;
                    $select?: string;
                    $count?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxItemCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/me/organizationalMessages/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ShowingCollection"];
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
    "/beta/me/organizationalMessages/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        events: components["schemas"]["ShowingEvent"][];
                    };
                };
            };
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: string[];
                        };
                    };
                };
                /** @description Refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
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
        Error: {
            error: {
                code: string;
                message: string;
                target?: string;
                details?: {
                    code: string;
                    message: string;
                    target?: string;
                }[];
                innerError?: {
                    date?: string;
                    "request-id": string;
                    "client-request-id"?: string;
                };
            };
        };
        Session: {
            user: components["schemas"]["SessionUser"];
            tenant: components["schemas"]["SessionTenant"];
            permissions: string[];
            roles: {
                id: string;
                displayName: string;
            }[];
            /** Format: date-time */
            expiresDateTime: string;
        };
        SessionUser: {
            id: string;
            displayName: string;
            givenName: string | null;
            surname: string | null;
            userPrincipalName: string;
            mail: string | null;
            preferredLanguage: string | null;
        };
        SessionTenant: {
            id: string;
            displayName: string;
            defaultLanguage: string;
            timeZone: string;
        };
        SignInRequest: {
            userPrincipalName: string;
            password: string;
        };
        SignInSession: {
            id: string;
            /** Format: date-time */
            createdDateTime: string;
            /** Format: date-time */
            lastSeenDateTime: string;
            userAgent: string | null;
            ipAddress: string | null;
            isCurrent: boolean;
        };
        PasswordChange: {
            currentPassword: string;
            newPassword: string;
        };
        Organization: {
            id: string;
            displayName: string;
            countryLetterCode: string | null;
            preferredLanguage: string;
            timeZone: string;
            /** Format: date-time */
            createdDateTime: string;
            verifiedDomains: {
                name: string;
                isDefault: boolean;
                isInitial: boolean;
            }[];
        };
        OrganizationPatch: {
            displayName?: string;
            countryLetterCode?: string | null;
            preferredLanguage?: string;
            timeZone?: string;
        };
        User: {
            id: string;
            userPrincipalName: string;
            displayName: string;
            givenName: string | null;
            surname: string | null;
            mail: string | null;
            otherMails: string[];
            mobilePhone: string | null;
            department: string | null;
            companyName: string | null;
            officeLocation: string | null;
            city: string | null;
            country: string | null;
            jobTitle: string | null;
            preferredLanguage: string | null;
            usageLocation: string | null;
            accountEnabled: boolean;
            /** @enum {string} */
            userType: "Member" | "Guest";
            /** Format: date-time */
            createdDateTime: string;
            "@odata.etag"?: string;
        };
        Group: {
            id: string;
            displayName: string;
            description: string | null;
            mailNickname: string;
            securityEnabled: boolean;
            mailEnabled: boolean;
            groupTypes: string[];
            membershipRule: string | null;
            /** Format: date-time */
            createdDateTime: string;
            isAllCompany: boolean;
            memberCount: number;
            transitiveUserCount: number;
            "@odata.etag"?: string;
        };
        DirectoryObject: {
            "@odata.type": string;
            id: string;
            displayName: string;
            userPrincipalName?: string | null;
            mail?: string | null;
        };
        ManagedDevice: {
            id: string;
            deviceName: string;
            userId: string | null;
            userPrincipalName: string | null;
            userDisplayName: string | null;
            /** @enum {string} */
            operatingSystem: "Windows" | "macOS" | "Linux" | "iOS" | "Android" | "Web";
            osVersion: string | null;
            skuFamily: string | null;
            joinType: string | null;
            /** Format: date-time */
            enrolledDateTime: string;
            /** Format: date-time */
            lastSyncDateTime: string | null;
            surfaces: ("taskbar" | "notificationArea" | "lockScreen" | "getStarted" | "portal")[];
            policies: {
                [key: string]: number;
            };
        };
        RoleDefinition: {
            id: string;
            displayName: string;
            description: string | null;
            isBuiltIn: boolean;
            templateId: string | null;
            rolePermissions: {
                allowedResourceActions: string[];
            }[];
        };
        RoleAssignment: {
            id: string;
            roleDefinitionId: string;
            principalId: string;
            principalDisplayName: string | null;
            directoryScopeId: string;
        };
        DirectoryAudit: {
            id: string;
            /** Format: date-time */
            activityDateTime: string;
            category: string;
            activityDisplayName: string;
            operationType: string;
            /** @enum {string} */
            result: "success" | "failure";
            resultReason: string | null;
            correlationId: string | null;
            initiatedBy: {
                user: {
                    id: string;
                    displayName: string | null;
                    userPrincipalName: string | null;
                } | null;
                app: {
                    appId: string;
                    displayName: string | null;
                } | null;
            };
            targetResources: {
                id: string | null;
                displayName: string | null;
                type: string;
                modifiedProperties: {
                    displayName: string;
                    oldValue: string | null;
                    newValue: string | null;
                }[];
            }[];
            sequence: number;
            hash: string;
        };
        AuditVerification: {
            valid: boolean;
            records: number;
            firstBrokenSequence: number | null;
            firstBrokenId: string | null;
            head: string;
        };
        /** @enum {string} */
        MessageState: "draft" | "pendingApproval" | "rejected" | "pending" | "scheduled" | "active" | "completed" | "canceled" | "failed";
        /** @enum {string} */
        MessageObjective: "adoption" | "onboarding" | "sustainability" | "techUpdates";
        /** @enum {string} */
        MessageLocation: "taskbar" | "notificationArea" | "portal";
        /** @enum {string} */
        MessageUrgency: "standard" | "urgent";
        /** @enum {string} */
        MessagePriority: "low" | "normal" | "high";
        /** @enum {string} */
        MessageFrequency: "once" | "weekly" | "twiceMonthly" | "monthly";
        MessageText: {
            language: string;
            title: string;
            body: string;
            buttonText: string;
        };
        MessageContent: {
            defaultLanguage: string;
            texts: components["schemas"]["MessageText"][];
            link: string;
        };
        RecipientFilters: {
            departments: string[];
            companies: string[];
            cities: string[];
            platforms: string[];
            languages: string[];
        };
        MessageRecipients: {
            allCompany: boolean;
            includeGroups: string[];
            excludeGroups: string[];
            filters: components["schemas"]["RecipientFilters"];
        };
        MessageSchedule: {
            /** Format: date-time */
            startDateTime: string | null;
            /** Format: date-time */
            endDateTime: string | null;
            frequency: components["schemas"]["MessageFrequency"];
            spreadMinutes: number;
        };
        MessageActor: {
            id: string;
            displayName: string;
            /** @enum {string} */
            type: "user" | "application";
        };
        MessageApproval: {
            /** Format: date-time */
            submittedDateTime: string;
            submittedReach: number | null;
            /** @enum {string|null} */
            decision: "approved" | "rejected" | "autoRejected" | null;
            decidedBy: components["schemas"]["MessageActor"] | null;
            /** Format: date-time */
            decidedDateTime: string | null;
            comment: string | null;
            contentHash: string | null;
        };
        MessageFigures: {
            shown: number;
            peopleSeen: number;
            clicks: number;
            peopleClicked: number;
            dismissals: number;
            clickThroughRate: number;
        };
        /** @enum {string} */
        MessageAction: "edit" | "submitForApproval" | "approve" | "reject" | "withdraw" | "cancel" | "copy" | "delete";
        Message: {
            id: string;
            "@odata.etag"?: string;
            name: string;
            state: components["schemas"]["MessageState"];
            objective: components["schemas"]["MessageObjective"];
            location: components["schemas"]["MessageLocation"];
            urgency: components["schemas"]["MessageUrgency"];
            priority: components["schemas"]["MessagePriority"];
            content: components["schemas"]["MessageContent"];
            recipients: components["schemas"]["MessageRecipients"];
            schedule: components["schemas"]["MessageSchedule"];
            author: components["schemas"]["MessageActor"];
            /** Format: date-time */
            createdDateTime: string;
            /** Format: date-time */
            lastModifiedDateTime: string;
            /** Format: date-time */
            stateChangedDateTime: string;
            approval: components["schemas"]["MessageApproval"] | null;
            figures: components["schemas"]["MessageFigures"];
            includeGroupNames: {
                [key: string]: string;
            };
            allowedActions: components["schemas"]["MessageAction"][];
        };
        MessageDraft: {
            name?: string;
            objective?: components["schemas"]["MessageObjective"];
            location?: components["schemas"]["MessageLocation"];
            urgency?: components["schemas"]["MessageUrgency"];
            priority?: components["schemas"]["MessagePriority"];
            content?: components["schemas"]["MessageContent"];
            recipients?: components["schemas"]["MessageRecipients"];
            schedule?: components["schemas"]["MessageSchedule"];
        };
        Reach: {
            people: number;
            devices: number;
            byPlatform: {
                platform: string;
                devices: number;
            }[];
            leftOut: {
                /** @enum {string} */
                reason: "excludedGroup" | "filter" | "accountDisabled" | "notIncluded";
                groupId?: string | null;
                groupName?: string | null;
                people: number;
            }[];
            durationMicroseconds: number;
        };
        Explanation: {
            user: {
                id: string;
                displayName: string;
                userPrincipalName: string;
            };
            wouldSee: boolean;
            gates: {
                /** @enum {string} */
                gate: "state" | "window" | "account" | "included" | "excluded" | "filter" | "language" | "clicked" | "frequency" | "urgentExpiry";
                holds: boolean;
                explanation: string;
                groupId?: string | null;
                /** Format: date-time */
                untilDateTime?: string | null;
            }[];
        };
        DailyFigures: {
            date: string;
            shown: number;
            peopleSeen: number;
            clicks: number;
            peopleClicked: number;
            dismissals: number;
        };
        Breakdown: {
            name: string;
            peopleSeen: number;
            peopleClicked: number;
        };
        MessageReport: {
            figures: components["schemas"]["MessageFigures"];
            funnel: {
                reached: number;
                delivered: number;
                seen: number;
                clicked: number;
            };
            daily: components["schemas"]["DailyFigures"][];
            byPlatform: components["schemas"]["Breakdown"][];
            byLanguage: components["schemas"]["Breakdown"][];
        };
        InboxItem: {
            id: string;
            location: components["schemas"]["MessageLocation"];
            urgency: components["schemas"]["MessageUrgency"];
            language: string;
            title: string;
            body: string;
            buttonText: string;
            link: string;
            /** Format: date-time */
            startDateTime: string | null;
            /** Format: date-time */
            endDateTime: string | null;
            /** Format: date-time */
            firstShownDateTime: string | null;
            /** Format: date-time */
            clickedDateTime: string | null;
            /** Format: date-time */
            dismissedDateTime: string | null;
            isActive: boolean;
        };
        Showing: {
            showingId: string;
            messageId: string;
            location: components["schemas"]["MessageLocation"];
            urgency: components["schemas"]["MessageUrgency"];
            rank: number;
            language: string;
            title: string;
            body: string;
            buttonText: string;
            link: string;
            contentType: string;
        };
        ShowingEvent: {
            id: string;
            showingId: string;
            /** @enum {string} */
            type: "shown" | "clicked" | "dismissed";
            /** Format: date-time */
            occurredDateTime: string;
        };
        Reference: {
            "@odata.id": string;
        };
        NewUser: {
            userPrincipalName: string;
            displayName: string;
            givenName?: string | null;
            surname?: string | null;
            mail?: string | null;
            otherMails?: string[];
            mobilePhone?: string | null;
            department?: string | null;
            companyName?: string | null;
            officeLocation?: string | null;
            city?: string | null;
            country?: string | null;
            jobTitle?: string | null;
            preferredLanguage?: string | null;
            usageLocation?: string | null;
            accountEnabled?: boolean;
            /** @enum {string} */
            userType?: "Member" | "Guest";
            passwordProfile?: {
                password: string;
            };
        };
        UserPatch: {
            userPrincipalName?: string;
            displayName?: string;
            givenName?: string | null;
            surname?: string | null;
            mail?: string | null;
            otherMails?: string[];
            mobilePhone?: string | null;
            department?: string | null;
            companyName?: string | null;
            officeLocation?: string | null;
            city?: string | null;
            country?: string | null;
            jobTitle?: string | null;
            preferredLanguage?: string | null;
            usageLocation?: string | null;
            accountEnabled?: boolean;
            /** @enum {string} */
            userType?: "Member" | "Guest";
            passwordProfile?: {
                password: string;
            };
        };
        NewGroup: {
            displayName: string;
            mailNickname: string;
            description?: string | null;
            securityEnabled: boolean;
            mailEnabled: boolean;
            groupTypes?: string[];
        };
        GroupPatch: {
            displayName?: string;
            description?: string | null;
        };
        UserCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["User"][];
        };
        GroupCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["Group"][];
        };
        DirectoryObjectCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["DirectoryObject"][];
        };
        ManagedDeviceCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["ManagedDevice"][];
        };
        RoleDefinitionCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["RoleDefinition"][];
        };
        RoleAssignmentCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["RoleAssignment"][];
        };
        DirectoryAuditCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["DirectoryAudit"][];
        };
        MessageCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["Message"][];
        };
        InboxItemCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["InboxItem"][];
        };
        ShowingCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["Showing"][];
        };
        SignInSessionCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["SignInSession"][];
        };
        OrganizationCollection: {
            "@odata.context"?: string;
            "@odata.count"?: number;
            "@odata.nextLink"?: string;
            value: components["schemas"]["Organization"][];
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
