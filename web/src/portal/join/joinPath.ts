/** The secret of an address `/join/…`. */
export function tokenOfPath(path: string): string | undefined {
  return /^\/join\/([^/]+)\/?$/.exec(path)?.[1];
}
