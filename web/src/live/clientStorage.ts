/** The part of `Storage` that the live client needs. */
export type ClientStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Keys of a storage that begin with `prefix`. */
export function keysWith(storage: ClientStorage, prefix: string): string[] {
  const keys: string[] = [];
  for (let index = 0; index < storage.length; index++) {
    const key = storage.key(index);
    if (key?.startsWith(prefix)) keys.push(key);
  }
  return keys;
}

/** A storage that lives as long as the page: for browsers that refuse localStorage, and for tests. */
export class PageStorage implements ClientStorage {
  private readonly entries = new Map<string, string>();

  get length(): number {
    return this.entries.size;
  }

  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }

  removeItem(key: string): void {
    this.entries.delete(key);
  }
}

/** localStorage where it works, else a storage of this page only. */
export function browserStorage(): ClientStorage {
  try {
    const probe = "beffroi.probe";
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return new PageStorage();
  }
}
