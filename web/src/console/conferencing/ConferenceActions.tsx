import { Button } from "@fluentui/react-components";
import {
  CallProhibitedRegular,
  CallRegular,
  EditRegular,
  KeyResetRegular,
  MailRegular,
  NumberSymbolRegular,
} from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConferencingUser, PinShown } from "../../api/types";
import { ConferenceForm } from "./ConferenceForm";
import { providerOf } from "./conferencing";
import { DisableConference } from "./DisableConference";
import { EnableConference } from "./EnableConference";
import { ResetConferenceId } from "./ResetConferenceId";
import { NewPin, ResetPin } from "./ResetPin";
import { SendInformation } from "./SendInformation";

type Deed = "pin" | "id" | "change" | "send" | "enable" | "disable";

/** What can be done about somebody's conferences. */
export function ConferenceActions({ user }: { user: ConferencingUser }) {
  const [asked, setAsked] = useState<Deed>();
  const [made, setMade] = useState<PinShown>();
  const close = () => setAsked(undefined);
  return (
    <div className="row-actions conference-actions">
      {user.conferenceId ? <EnabledButtons onAsk={setAsked} /> : <OffButtons user={user} onAsk={setAsked} />}
      {asked === "pin" && <ResetPin user={user} onMade={setMade} onClose={close} />}
      {asked === "id" && user.conferenceId && <ResetConferenceId user={user} id={user.conferenceId} onClose={close} />}
      {asked === "change" && <ConferenceForm user={user} onClose={close} />}
      {asked === "send" && <SendInformation user={user} onClose={close} />}
      {asked === "enable" && <EnableConference user={user} onMade={setMade} onClose={close} />}
      {asked === "disable" && <DisableConference user={user} onClose={close} />}
      {made && <NewPin user={user} shown={made} onClose={() => setMade(undefined)} />}
    </div>
  );
}

interface ButtonsProps {
  onAsk: (deed: Deed) => void;
}

function EnabledButtons({ onAsk }: ButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button icon={<KeyResetRegular />} onClick={() => onAsk("pin")}>
        {t("conferencing.pin.action")}
      </Button>
      <Button icon={<NumberSymbolRegular />} onClick={() => onAsk("id")}>
        {t("conferencing.resetId.action")}
      </Button>
      <Button icon={<EditRegular />} onClick={() => onAsk("change")}>
        {t("conferencing.change.action")}
      </Button>
      <Button icon={<CallProhibitedRegular />} onClick={() => onAsk("disable")}>
        {t("conferencing.disable.action")}
      </Button>
      <Button className="wide" icon={<MailRegular />} onClick={() => onAsk("send")}>
        {t("conferencing.send.action")}
      </Button>
    </>
  );
}

/** Without the licence nothing can be enabled: above the buttons it is said why. */
function OffButtons({ user, onAsk }: ButtonsProps & { user: ConferencingUser }) {
  const { t } = useTranslation();
  const isOther = providerOf(user.provider) === "other";
  return (
    <>
      {user.isLicensed && (
        <Button icon={<CallRegular />} appearance="primary" onClick={() => onAsk("enable")}>
          {t("conferencing.enable.action")}
        </Button>
      )}
      <Button icon={<EditRegular />} onClick={() => onAsk("disable")}>
        {t(isOther ? "conferencing.disable.actionChange" : "conferencing.disable.actionOther")}
      </Button>
    </>
  );
}
