/** Starts the webview on a page, over whatever port it is given. */
import { createRoot } from "react-dom/client";
import { connect, type Log, type Port } from "../../src/protocol/channel";
import { createSession, type Session } from "../state/session";
import { SessionProvider } from "../state/use-app";
import { App } from "./App";

/** The width at which the style sheet puts the details below. */
const NARROW = 860;

export function mount(root: HTMLElement, port: Port, log: Log): Session {
  const session = createSession(connect(port, log), log);
  const measure = () => session.setCompact(window.innerWidth <= NARROW);
  measure();
  window.addEventListener("resize", measure);
  createRoot(root).render(
    <SessionProvider value={session}>
      <App />
    </SessionProvider>,
  );
  void session.start();
  return session;
}
