import { Button, Field, Spinner } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { type Problem, toProblem } from "../../api/problem";
import type { Organization } from "../../api/types";
import { useCan } from "../../session/useSession";
import { pictureWords } from "../composer/steps/pictureWords";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";

const path = "/v1.0/organization/{id}/branding/bannerLogo";

/** The picture at the top of the organization's e-mails. */
export function LogoCard({ organization }: { organization: Organization }) {
  const { t } = useTranslation();
  const mayWrite = useCan("Organization.ReadWrite.All");
  const heading = useId();
  const shown = organization.bannerLogoRelativeUrl;
  return (
    <section className="card panel settings-form" aria-labelledby={heading}>
      <h2 id={heading}>{t("settings.logo.title")}</h2>
      <p className="muted">{t("settings.logo.help")}</p>
      {shown ? (
        <img src={shown} alt={t("settings.logo.alt")} className="organization-logo" />
      ) : (
        <p>{t("settings.logo.none")}</p>
      )}
      {mayWrite && <LogoButtons organization={organization} />}
    </section>
  );
}

function LogoButtons({ organization: { id, bannerLogoRelativeUrl: shown } }: { organization: Organization }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const input = useRef<HTMLInputElement>(null);
  const params = { path: { id } };
  const change = useMutation({
    // Nothing stands for taking the logo away.
    mutationFn: (file: File | undefined) =>
      file
        ? unwrap(
            client.PUT(path, {
              params,
              // The file itself is the body; the server looks at its bytes, not at its name.
              body: file as unknown as number[],
              bodySerializer: (body) => body as unknown as File,
              headers: { "Content-Type": "application/octet-stream" },
            }),
          )
        : unwrap(client.DELETE(path, { params })),
    onSuccess: async (_, file) => {
      await queries.invalidateQueries({ queryKey: ["organization"] });
      notify(t(file ? "settings.logo.saved" : "settings.logo.removed"));
    },
  });
  const problem = change.error && toProblem(change.error);
  const refused = problem && refusedWords(problem, t);
  return (
    <>
      <Field validationMessage={refused}>
        <div className="row-actions">
          <input
            ref={input}
            type="file"
            accept="image/png,image/jpeg"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={t("settings.logo.choose")}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) change.mutate(file);
              event.target.value = "";
            }}
          />
          <Button disabled={change.isPending} onClick={() => input.current?.click()}>
            {t(shown ? "settings.logo.replace" : "settings.logo.choose")}
          </Button>
          {shown && (
            <Button disabled={change.isPending} onClick={() => change.mutate(undefined)}>
              {t("settings.logo.remove")}
            </Button>
          )}
          {change.isPending && <Spinner size="tiny" label={t("composer.picture.busy")} />}
        </div>
      </Field>
      {problem && !refused && <ProblemBar error={problem} />}
    </>
  );
}

/** What the server has against the file; undefined where something else went wrong. */
function refusedWords({ status, message }: Problem, t: TFunction): string | undefined {
  if (status === 413) return t("settings.logo.tooLarge");
  // Whether a logo is transparent is nobody's concern.
  return status === 400 ? pictureWords(message.replace(/ with(out)? alpha channel/, ""), t) : undefined;
}
