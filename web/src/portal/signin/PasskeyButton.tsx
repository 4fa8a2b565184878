import { Button } from "@fluentui/react-components";
import { KeyRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Session } from "../../api/types";
import { canOfferInField, passkeysWork, provePasskey } from "../../session/passkey";

type More = Parameters<typeof provePasskey>[1];

/** The session that a passkey opens; undefined when the person did not use one. */
async function signIn(more?: More): Promise<Session | undefined> {
  const challenge = await unwrap(client.POST("/identity/session/passkey/options"));
  const credential = await provePasskey(challenge.publicKey, more);
  if (!credential) return undefined;
  return unwrap(client.POST("/identity/session/passkey", { body: { credential, state: challenge.state } }));
}

/** Signing in with a passkey alone: by this button, or where the browser offers one in the field for the name. */
export function PasskeyButton({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const offered = useRef<AbortController>(undefined);
  const arrived = useRef(onSignedIn);
  arrived.current = onSignedIn;
  useEffect(() => {
    const offer = new AbortController();
    offered.current = offer;
    const wait = async () => {
      if (!(await canOfferInField()) || offer.signal.aborted) return;
      const session = await signIn({ mediation: "conditional", signal: offer.signal });
      if (session) arrived.current(session);
    };
    // The field works without the offer.
    void wait().catch(() => undefined);
    return () => offer.abort();
  }, []);
  const use = useMutation({
    mutationFn: () => {
      // A browser asks its authenticators one question at a time.
      offered.current?.abort();
      return signIn();
    },
    onSuccess: (session) => session && onSignedIn(session),
  });
  if (!passkeysWork()) return null;
  return (
    <>
      <Button size="large" icon={<KeyRegular />} disabledFocusable={use.isPending} onClick={() => use.mutate()}>
        {t("portal.signIn.passkey")}
      </Button>
      {use.isError && (
        <p className="sign-in-alert" role="alert">
          {t("portal.signIn.passkeyFailed")}
        </p>
      )}
    </>
  );
}
