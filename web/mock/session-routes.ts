import { done, ok, type Route, refuse } from "./router.ts";
import { sessionOf } from "./world.ts";

/** Any password is right, except these. */
const wrongPassword = "wrong";
const lockedPassword = "locked";

export const sessionRoutes: Route[] = [
  [
    "POST",
    "/identity/session",
    ({ world, body }) => {
      if (body.password === lockedPassword || world.wrongPasswords >= 5) {
        world.wrongPasswords = 0;
        return refuse(429, "tooManyAttempts", "Too many attempts.", {}, { "retry-after": "95" });
      }
      if (body.password === wrongPassword) {
        world.wrongPasswords += 1;
        return refuse(401, "invalidCredentials", "The user name or the password is not right.");
      }
      world.session = sessionOf(world);
      return ok(world.session);
    },
  ],
  [
    "GET",
    "/identity/session",
    ({ world }) => (world.session ? ok(sessionOf(world)) : refuse(401, "notSignedIn", "Nobody is signed in.")),
  ],
  [
    "DELETE",
    "/identity/session",
    ({ world }) => {
      world.session = null;
      return done;
    },
  ],
  [
    "GET",
    "/identity/sessions",
    () =>
      ok({
        value: [
          {
            id: "s1",
            createdDateTime: "2026-11-22T07:58:00Z",
            lastSeenDateTime: new Date().toISOString(),
            userAgent:
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0",
            ipAddress: "10.20.3.17",
            signInMethod: "password",
            isCurrent: true,
          },
          {
            id: "s2",
            createdDateTime: "2026-11-20T06:40:00Z",
            lastSeenDateTime: "2026-11-21T16:02:00Z",
            userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Version/19.1 Mobile Safari/604.1",
            ipAddress: "10.90.1.4",
            signInMethod: "password",
            isCurrent: false,
          },
        ],
      }),
  ],
  ["DELETE", "/identity/sessions/{id}", () => done],
  [
    "GET",
    "/identity/methods",
    () =>
      ok({
        password: true,
        totp: null,
        passkeys: [
          { id: "p1", displayName: "Laptop", createdDateTime: "2026-11-02T08:12:00Z", lastUsedDateTime: null },
        ],
        externalIdentities: [],
        passkeysPossible: true,
        secondStepRequired: false,
      }),
  ],
  ["GET", "/identity/consents", () => ok({ value: [] })],
  ["GET", "/identity/providers", () => ok({ value: [] })],
  [
    "POST",
    "/identity/password",
    ({ body }) =>
      body.currentPassword === wrongPassword
        ? refuse(400, "invalidPassword", "currentPassword: is not the current password.", { target: "currentPassword" })
        : body.newPassword.length < 12
          ? refuse(400, "passwordTooShort", "newPassword: must have at least 12 characters.", { target: "newPassword" })
          : done,
  ],
];
