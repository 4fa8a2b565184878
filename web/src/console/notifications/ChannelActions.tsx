import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChannelHealth } from "../../api/types";
import { ApnsForm } from "./ApnsForm";
import { ChannelTest } from "./ChannelTest";
import { FcmForm } from "./FcmForm";
import { RemoveKey } from "./RemoveKey";
import { VapidForm } from "./VapidForm";

interface Props {
  channel: ChannelHealth;
  /** Devices that have subscribed for the key of Web Push. */
  subscribed: number;
}

/** Key and test of a channel. UnifiedPush has no key of its own, ntfy none at all. */
export function ChannelActions({ channel, subscribed }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"key" | "remove">();
  const close = () => setOpen(undefined);
  const { channel: name, isConfigured } = channel;
  const words = { channel: t(`notifications.channels.name.${name}`) };
  const hasGateKey = name === "apns" || name === "fcm";
  const hasKey = hasGateKey || name === "webPush";
  const act = hasGateKey && !isConfigured ? ("setUp" as const) : ("change" as const);
  return (
    <ChannelTest channel={channel}>
      {hasKey && (
        <Button
          appearance={act === "setUp" ? "primary" : "secondary"}
          aria-label={t(`notifications.channels.${act}Of`, words)}
          onClick={() => setOpen("key")}
        >
          {t(`notifications.channels.${act}`)}
        </Button>
      )}
      {hasGateKey && isConfigured && (
        <Button aria-label={t("notifications.channels.removeOf", words)} onClick={() => setOpen("remove")}>
          {t("notifications.channels.remove")}
        </Button>
      )}
      {open === "key" && name === "apns" && <ApnsForm onClose={close} />}
      {open === "key" && name === "fcm" && <FcmForm onClose={close} />}
      {open === "key" && name === "webPush" && <VapidForm subscribed={subscribed} onClose={close} />}
      {open === "remove" && hasGateKey && <RemoveKey channel={name} devices={channel.devices} onClose={close} />}
    </ChannelTest>
  );
}
