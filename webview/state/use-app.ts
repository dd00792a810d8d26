/** React's side of the session: components read the parts of the state that they show, and nothing else wakes them. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Session } from "./session";
import type { State } from "./state";

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside of SessionProvider");
  return session;
}

/** A part of the state; the component renders again when it is another (`Object.is`). */
export function useApp<T>(select: (state: State) => T): T {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
