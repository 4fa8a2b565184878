import i18next, { type TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { Problem } from "../api/problem";
import { texts } from "../i18n/fr/console";
import { problemWords } from "./problemWords";

let t: TFunction;
beforeAll(async () => {
  t = await i18next.init({
    lng: "fr",
    resources: { fr: { translation: texts } },
    interpolation: { escapeValue: false },
  });
});

const words = (status: number, error: ConstructorParameters<typeof Problem>[1]) =>
  problemWords(new Problem(status, error), t);

describe("a refusal in French", () => {
  it("says what its code means, without the server's English", () => {
    const found = words(409, { code: "lastGlobalAdministrator", message: "This would leave the organization …" });
    expect(found.title).toBe("Ce n’est pas possible");
    expect(found.help).toContain("Administrateur général");
    expect(found.said).toBeUndefined();
  });

  it("names field and rule", () => {
    const message =
      "userPrincipalName must end with a verified domain of the organization (a.example), not 'b.example'";
    expect(words(400, { code: "Request_BadRequest", message, target: "userPrincipalName" }).said).toBe(
      "Nom d’utilisateur : doit se terminer par un domaine de l’organisation (a.example).",
    );
    const short = "passwordProfile/password must have 12 to 256 characters";
    expect(words(400, { code: "Request_BadRequest", message: short, target: "passwordProfile/password" }).said).toBe(
      "Mot de passe : doit avoir de 12 à 256 caractères.",
    );
  });

  it("names the missing permission", () => {
    const target = "User.ReadWrite.All";
    const details = [{ code: "missingPermission", target, message: "…" }];
    const found = words(403, { code: "Authorization_RequestDenied", message: "…", details });
    expect(found.help).toContain(target);
  });

  it("falls back to the server's sentence for what is not known here", () => {
    const found = words(400, { code: "Request_Future", message: "Mercury is retrograde.", target: "sky" });
    expect(found.said).toBe("Le serveur répond : Mercury is retrograde.");
  });
});

it("a refusal about licences is known by the code of its detail", () => {
  const message = "Subscription with SKU 05e9a617 does not have any available licenses.";
  const details = [{ code: "CountViolation", target: "addLicenses", message }];
  const found = words(400, { code: "Request_BadRequest", message, target: "addLicenses", details });
  expect(found.help).toContain("plus de licence libre");
  expect(found.said).toBeUndefined();
});
