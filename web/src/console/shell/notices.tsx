import { Toast, Toaster, ToastTitle, useId, useToastController } from "@fluentui/react-components";
import { createContext, type ReactNode, useContext, useMemo } from "react";

const NoticeContext = createContext<(text: string) => void>(() => undefined);

/** Shows short confirmations at the lower edge; screen readers hear them too. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const toasterId = useId("notices");
  const { dispatchToast } = useToastController(toasterId);
  const notify = useMemo(
    () => (text: string) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{text}</ToastTitle>
        </Toast>,
        { intent: "success", timeout: 5_000 },
      ),
    [dispatchToast],
  );
  return (
    <NoticeContext value={notify}>
      {children}
      <Toaster toasterId={toasterId} position="bottom-end" pauseOnHover pauseOnWindowBlur />
    </NoticeContext>
  );
}

/** Tells the person that something has been done. */
export function useNotice(): (text: string) => void {
  return useContext(NoticeContext);
}
