// The number at the icon of the installed portal, in systems that show one.

interface Badged {
  setAppBadge?: (count: number) => Promise<void>;
  clearAppBadge?: () => Promise<void>;
}

export function showBadge(count: number): void {
  const badged: Badged = navigator;
  const done = count > 0 ? badged.setAppBadge?.(count) : badged.clearAppBadge?.();
  // Refused where the portal is not installed: then there is no icon to put it on.
  done?.catch(() => undefined);
}
