import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useResolvedTheme } from "./themeChoice";

/** Gives everything below the colours and sizes of the chosen theme. */
export function ThemedPage({ children }: { children: ReactNode }) {
  const theme = useResolvedTheme() === "dark" ? webDarkTheme : webLightTheme;
  // The page's own class stays below the provider: what the provider wears, every dialog and menu layer wears too.
  return (
    <FluentProvider theme={theme}>
      <div className="page">{children}</div>
    </FluentProvider>
  );
}
