import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";

/**
 * Something that is done once: while it is under way, and after it succeeded, a further click or Enter does nothing.
 * The button is disabled only when it is drawn again, which is too late for the second click of a double click.
 * After a success whatever offered it goes away; after a failure it may be tried again.
 */
export function useSubmit(act: () => Promise<unknown>, onDone?: () => void) {
  const isTaken = useRef(false);
  const { mutate, reset, isPending, isError, error } = useMutation({
    mutationFn: act,
    onSuccess: onDone,
    onError: () => {
      isTaken.current = false;
    },
  });
  const submit = () => {
    if (isTaken.current) return;
    isTaken.current = true;
    mutate();
  };
  return { submit, reset, isPending, isError, error };
}
