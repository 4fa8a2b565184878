import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFocusReturn } from "../../ui/useFocusReturn";

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** Details of a row, at the side of the list. */
export function DetailDrawer({ title, onClose, children }: Props) {
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <OverlayDrawer open position="end" size="medium" className="detail-drawer" onOpenChange={onClose}>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t("shared.action.close")}
              onClick={onClose}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className="drawer-body" tabIndex={0}>
        {children}
      </DrawerBody>
    </OverlayDrawer>
  );
}
