/** Entry of the webview in VS Code. */
import "@xyflow/react/dist/base.css";
import "./styles/index.css";
import { mount } from "./app/mount";
import { hostPort } from "./channel/host-port";

const root = document.getElementById("root") ?? document.body.appendChild(document.createElement("div"));
mount(root, hostPort(), (message) => console.warn(`lb-topology: ${message}`));
