import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { LiveConnection } from "../../live/liveConnection";

/** Milliseconds within which several changes refresh the pages once. */
const calm = 300;

/**
 * Lists of the console follow what others do: a change told by the server makes the visible queries load again.
 * False while the connection has been lost and does not come back at once.
 */
export function useConsoleLive(): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);

  useEffect(() => {
    let refresh: ReturnType<typeof setTimeout> | undefined;
    const refreshSoon = () => {
      clearTimeout(refresh);
      // The session is not what others change.
      refresh = setTimeout(
        () => void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" }),
        calm,
      );
    };
    const connection = new LiveConnection({
      url: `${location.origin.replace(/^http/, "ws")}/live`,
      openSocket: (url, subprotocol) => new WebSocket(url, subprotocol),
      schedule: (action, milliseconds) => {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      onFrame: (frame) => {
        if (frame.type === "changed") refreshSoon();
      },
      onStatus: (status, failures) => {
        if (status === "online") setConnected(true);
        else if (failures >= 2) setConnected(false);
      },
    });
    const controller = new AbortController();
    addEventListener("online", () => connection.wake(), { signal: controller.signal });
    addEventListener("offline", () => connection.lost(), { signal: controller.signal });
    connection.start();
    return () => {
      controller.abort();
      clearTimeout(refresh);
      connection.stop();
    };
  }, [queries]);

  return connected;
}
