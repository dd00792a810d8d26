/** What stands in the canvas's place while there is no diagram: reading, nothing found, no answer. */
import { useEffect, useRef } from "react";
import { Button, ProgressRing } from "../controls";
import { Icon } from "../controls/icons";
import { useApp, useSession } from "../state/use-app";

export function Loading() {
  const folder = useApp((state) => state.folder);
  return (
    <div className="lb-state" aria-busy="true">
      <div className="lb-skeleton" aria-hidden="true">
        {[4, 3].map((rows) => (
          <div key={rows}>
            {["a", "b", "c", "d", "e"].map((column, index) => (
              <span key={column} style={{ height: index === 2 ? rows * 30 : 44 }} />
            ))}
          </div>
        ))}
      </div>
      <div className="lb-state-text" role="status">
        <ProgressRing />
        <p>Reading {folder || "the folder"}…</p>
      </div>
    </div>
  );
}

export function Empty() {
  const session = useSession();
  const folder = useApp((state) => state.folder);
  const popup = useApp((state) => state.popup);
  const adds = useRef<HTMLElement>(null);
  const isBegun = useRef(session.store.get().diagram !== null);
  // A dialog was left, or the last resource was taken back: what had the keyboard is gone, and here it goes on.
  useEffect(() => {
    if (popup) isBegun.current = true;
    if (popup || !isBegun.current) return;
    const goOn = () => {
      if (document.hasFocus() && document.activeElement === document.body) adds.current?.focus();
    };
    goOn();
    // To undo, VS Code is in the text for a moment.
    window.addEventListener("focus", goOn);
    return () => window.removeEventListener("focus", goOn);
  }, [popup]);
  return (
    <div className="lb-state">
      <div className="lb-state-text">
        <span className="lb-state-icon">
          <Icon shape="branch" size={40} />
        </span>
        <h2>No load balancer resources in this folder</h2>
        <p>
          {folder ? `${folder} has ` : "It has "}no Terraform forwarding rules, proxies, URL maps, backends or network
          endpoint groups. They appear here as soon as a file has one.
        </p>
        <span className="lb-state-actions">
          <Button look="primary" onPress={() => session.tell("runCommand", { command: "lb-topology.newLoadBalancer" })}>
            New load balancer…
          </Button>
          <Button buttonRef={adds} onPress={() => session.store.set({ popup: { type: "palette", near: null } })}>
            Add the first resource
          </Button>
          <Button onPress={() => session.tell("openSample", {})}>Open the sample</Button>
        </span>
      </div>
    </div>
  );
}

export function Failed() {
  const session = useSession();
  const failure = useApp((state) => state.failure);
  return (
    <div className="lb-state">
      <div className="lb-state-text" role="alert">
        <h2>The diagram could not be read</h2>
        <p>{failure}</p>
        <Button look="primary" onPress={() => session.start()}>
          Try again
        </Button>
      </div>
    </div>
  );
}

/** The filter hides every lane. */
export function AllFiltered() {
  const session = useSession();
  return (
    <div className="lb-state">
      <div className="lb-state-text">
        <h2>No chosen load balancer is in this folder any more</h2>
        <Button look="primary" onPress={() => session.setView({ filter: [] })}>
          Show all load balancers
        </Button>
      </div>
    </div>
  );
}
