/** A value that changes as a whole, and those who want to know. Nothing of React: see use-app.ts. */
export interface Store<T> {
  get(): T;
  /** Merges `change` in and tells the listeners, once, when something is not the same as before. */
  set(change: Partial<T>): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      const changed = (Object.keys(change) as (keyof T)[]).some((key) => !Object.is(change[key], value[key]));
      if (!changed) return;
      value = { ...value, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
