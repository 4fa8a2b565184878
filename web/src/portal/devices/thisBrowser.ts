// Which of the person's devices this browser is.

const key = "beffroi.device";

export function thisBrowserId(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function rememberThisBrowser(deviceId: string | null): void {
  try {
    if (deviceId === null) localStorage.removeItem(key);
    else localStorage.setItem(key, deviceId);
  } catch {
    // Without storage the list just cannot say which entry is this browser.
  }
}
