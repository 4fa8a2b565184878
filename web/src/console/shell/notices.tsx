import { Toast, Toaster, ToastTitle, useId, useThemeClassName, useToastController } from "@fluentui/react-components";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";

type Notify = (text: string, intent?: "success" | "error") => void;

const NoticeContext = createContext<Notify>(() => undefined);

/** Shows short confirmations and failures at the lower edge; screen readers hear them too. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const themed = useThemeClassName();
  const toasterId = useId("notices");
  const { dispatchToast } = useToastController(toasterId);
  const notify = useMemo<Notify>(
    () =>
      (text, intent = "success") =>
        dispatchToast(
          <Toast>
            <ToastTitle>{text}</ToastTitle>
          </Toast>,
          { intent, timeout: intent === "error" ? 10_000 : 5_000 },
        ),
    [dispatchToast],
  );
  return (
    <NoticeContext value={notify}>
      {children}
      {/* In a place of its own, so that whoever walks from landmark to landmark finds them. What stands over the page
          hides it from screen readers; these, which often say what was done up there, are beside it and heard. */}
      {createPortal(
        <section className={`notices ${themed}`} aria-label={t("shell.notices")} data-tabster-never-hide="">
          <Toaster inline toasterId={toasterId} position="bottom-end" pauseOnHover pauseOnWindowBlur />
        </section>,
        document.body,
      )}
    </NoticeContext>
  );
}

/** Tells the person that something has been done, or what has failed where there is no better place to say it. */
export function useNotice(): Notify {
  return useContext(NoticeContext);
}
