import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../../api/client";
import type { LibraryText, MessageLocation, MessageObjective } from "../../../api/types";
import { ErrorState } from "../../../ui/ErrorState";

interface Props {
  objective: MessageObjective;
  location: MessageLocation;
  onUse: (text: LibraryText) => void;
}

/** The ready-made texts for the objective and location, to begin with or to send as they are. */
export function LibraryChooser({ objective, location, onUse }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button>{t("composer.library.open")}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("composer.library.title")}</DialogTitle>
          <DialogContent>
            <p className="muted">{t("composer.library.help")}</p>
            {open && (
              <Texts
                objective={objective}
                location={location}
                onUse={(text) => {
                  onUse(text);
                  setOpen(false);
                }}
              />
            )}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t("composer.library.close")}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Texts({ objective, location, onUse }: Props) {
  const { t, i18n } = useTranslation();
  const library = useQuery({
    queryKey: ["messages", "library", objective, location],
    queryFn: () =>
      unwrap(client.GET("/beta/admin/organizationalMessages/library", { params: { query: { objective, location } } })),
  });
  if (library.error) return <ErrorState error={library.error} onRetry={() => library.refetch()} />;
  return (
    <ul className="library">
      {library.data?.value.map((one) => {
        const text = one.texts.find((each) => each.language === i18n.language) ?? one.texts[0];
        return (
          <li key={one.topic}>
            <span lang={text?.language}>
              <strong>{text?.title}</strong>
              <span>{text?.body}</span>
            </span>
            <Button
              size="small"
              aria-label={`${t("composer.library.use")}: ${text?.title ?? ""}`}
              onClick={() => onUse(one)}
            >
              {t("composer.library.use")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
