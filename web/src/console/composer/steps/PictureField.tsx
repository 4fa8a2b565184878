import { Button, Field, Spinner } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../../api/client";
import { toProblem } from "../../../api/problem";
import { type MessageLocation, pictureAddress } from "../../../api/types";
import { pictureWords } from "./pictureWords";

interface Props {
  location: MessageLocation;
  picture: string | null | undefined;
  problem: string | undefined;
  onChange: (picture: string | null) => void;
}

function upload(location: MessageLocation, file: File) {
  return unwrap(
    client.POST("/beta/admin/organizationalMessages/pictures", {
      params: { query: { location } },
      // The file itself is the body; the server looks at its bytes, not at its name.
      body: file as unknown as number[],
      bodySerializer: (body) => body as unknown as File,
      headers: { "Content-Type": "application/octet-stream" },
    }),
  );
}

/** The logo or background: the rule, the upload, and what the server has against it. */
export function PictureField({ location, picture, problem, onChange }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const sending = useMutation({
    mutationFn: (file: File) => upload(location, file),
    onSuccess: ({ id }) => onChange(id),
  });
  const refused = sending.error && pictureWords(toProblem(sending.error).message, t);
  const required = location === "lockScreen" || location === "getStarted";
  return (
    <Field
      label={t("composer.picture.title")}
      hint={t(`composer.picture.rule.${location}`)}
      validationMessage={refused || problem}
      required={required}
    >
      <div className="picture-field">
        {picture && <img src={pictureAddress(picture)} alt={t("composer.picture.alt")} className="chosen-picture" />}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t("composer.picture.choose")}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) sending.mutate(file);
            event.target.value = "";
          }}
        />
        <Button disabled={sending.isPending} onClick={() => input.current?.click()}>
          {t(picture ? "composer.picture.replace" : "composer.picture.choose")}
        </Button>
        {picture && <Button onClick={() => onChange(null)}>{t("composer.picture.remove")}</Button>}
        {sending.isPending && <Spinner size="tiny" label={t("composer.picture.busy")} />}
      </div>
    </Field>
  );
}
