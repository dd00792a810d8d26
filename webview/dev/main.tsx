/**
 * Entry of the development page: the webview over a fake host. `?sample=…&theme=…` choose; `window.fakeHost` lets a
 * script play the host.
 */
import "@xyflow/react/dist/base.css";
import "../styles/index.css";
import { ViewState } from "../../src/protocol/messages";
import { mount } from "../app/mount";
import { type FakeHost, fakeHost } from "../channel/fake-channel";
import type { Session } from "../state/session";

declare global {
  interface Window {
    fakeHost: FakeHost;
    session: Session;
    /** What the webview logged. */
    logged: string[];
  }
}

const query = new URLSearchParams(location.search);
const stored = query.get("view");
const view = stored === null ? null : ViewState.parse(JSON.parse(stored));
const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element.");
window.logged = [];
window.fakeHost = fakeHost(query.get("sample") ?? "shop", view);
window.session = mount(root, window.fakeHost.port, (message) => {
  window.logged.push(message);
  console.warn(message);
});
