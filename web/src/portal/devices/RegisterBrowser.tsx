import { Button, Field, Input } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { describeUserAgent } from "../../session/userAgent";
import { ErrorState } from "../../ui/ErrorState";
import { rememberThisBrowser } from "./thisBrowser";

/** Registers the browser in which the person reads this page. */
export function RegisterBrowser() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { browser = "Web", system = "Web" } = describeUserAgent(navigator.userAgent);
  const [name, setName] = useState(t("portal.devices.browserOn", { browser, system }));
  const register = useMutation({
    mutationFn: () => unwrap(client.POST("/v1.0/me/managedDevices", { body: { deviceName: name.trim() } })),
    onSuccess: (device) => {
      rememberThisBrowser(device.id);
      return queries.invalidateQueries({ queryKey: ["myDevices"] });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() !== "") register.mutate();
  };
  return (
    <form className="card form-card" onSubmit={submit}>
      <Field label={t("portal.devices.name")} hint={t("portal.devices.registerHelp")}>
        <Input value={name} maxLength={100} onChange={(_, data) => setName(data.value)} />
      </Field>
      <div>
        <Button type="submit" appearance="primary" disabled={register.isPending || name.trim() === ""}>
          {t("portal.devices.register")}
        </Button>
      </div>
      {register.isError && <ErrorState error={register.error} />}
    </form>
  );
}
