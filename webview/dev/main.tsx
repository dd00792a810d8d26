/**
 * Entry of the development page: the webview over a fake host. `?sample=…&theme=…` choose; `window.fakeHost` lets a
 * script play the host. With `?files=…` (JSON, or "shop" for the sample) it is a live host: the engine over these files.
 */
import "@xyflow/react/dist/base.css";
import "../styles/index.css";
import type { Port } from "../../src/protocol/channel";
import { ViewState } from "../../src/protocol/messages";
import { mount } from "../app/mount";
import { type FakeHost, fakeHost } from "../channel/fake-channel";
import type { Session } from "../state/session";
import { type LiveHost, liveHost } from "./live-host";

declare global {
  interface Window {
    fakeHost: FakeHost;
    /** Instead of the fake one, where the page was opened with files. */
    liveHost: LiveHost;
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
const files = query.get("files");
if (files === null) {
  window.fakeHost = fakeHost(query.get("sample") ?? "shop", view);
  start(root, window.fakeHost.port);
} else {
  const given: unknown = files === "shop" ? await (await fetch("shop.json")).json() : JSON.parse(files);
  window.liveHost = await liveHost(given as Record<string, string>, view);
  start(root, window.liveHost.port);
}

function start(element: HTMLElement, port: Port): void {
  window.session = mount(element, port, (message) => {
    window.logged.push(message);
    console.warn(message);
  });
}
