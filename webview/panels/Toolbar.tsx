/** Search, filter, what is shown, and the view's own commands. */
import { type KeyboardEvent, useEffect, useRef } from "react";
import { canvasState } from "../app/canvas-state";
import { Button, Checkbox, TextField } from "../controls";
import { Icon } from "../controls/icons";
import { useApp, useSession } from "../state/use-app";
import { LoadBalancerFilter } from "./LoadBalancerFilter";

export function Toolbar() {
  const session = useSession();
  const view = useApp((state) => state.view);
  const shown = useApp(canvasState);
  const compact = useApp((state) => state.compact);
  const ready = shown === "diagram";
  // Without a diagram there is nothing to search, filter or zoom.
  if (shown === "empty" || shown === "failed") return <header className="lb-toolbar">Load balancer topology</header>;
  return (
    <header className="lb-toolbar">
      <Search />
      <LoadBalancerFilter />
      <Checkbox
        checked={view.showEndpoints}
        onToggle={(showEndpoints) => session.setView({ showEndpoints })}
        title="Show the endpoints in their network endpoint groups"
      >
        Endpoints
      </Checkbox>
      <Checkbox
        checked={view.showAux}
        onToggle={(showAux) => session.setView({ showAux })}
        title="Show certificates, policies, health checks and addresses as a column of their own"
      >
        {compact ? "Policies" : "Certificates, policies"}
      </Checkbox>
      <span className="lb-spring" />
      <span className="lb-toolbar-group">
        <Button
          className="lb-add"
          look={compact ? "icon" : "secondary"}
          label="Add a resource (A)"
          disabled={!ready}
          onPress={() => session.store.set({ popup: { type: "palette", near: session.store.get().selection } })}
        >
          {compact ? <Icon shape="plus" /> : "Add"}
        </Button>
        <span className="lb-toolbar-group lb-zoom">
          <Button look="icon" label="Zoom out (-)" disabled={!ready} onPress={() => session.camera?.zoomBy(1 / 1.25)}>
            <Icon shape="minus" />
          </Button>
          <Button look="icon" label="Zoom in (+)" disabled={!ready} onPress={() => session.camera?.zoomBy(1.25)}>
            <Icon shape="plus" />
          </Button>
          <Button look="icon" label="Tidy up: automatic places for all (T)" disabled={!ready} onPress={session.tidy}>
            <Icon shape="tidy" />
          </Button>
        </span>
        <Button look="icon" label="Fit the diagram (0)" disabled={!ready} onPress={() => session.camera?.fit()}>
          <Icon shape="fit" />
        </Button>
        <Button
          look="icon"
          label={view.detailsOpen ? "Hide the details" : "Show the details"}
          onPress={() => session.setView({ detailsOpen: !view.detailsOpen })}
        >
          <Icon shape="sidebar" />
        </Button>
      </span>
    </header>
  );
}

function Search() {
  const session = useSession();
  const query = useApp((state) => state.query);
  const matches = useApp((state) => state.matches.length);
  const match = useApp((state) => state.match);
  const searching = useApp((state) => state.searching);
  const field = useRef<HTMLElement>(null);

  useEffect(() => {
    const go = () => {
      const element = field.current;
      element?.focus();
      if (element && "select" in element && typeof element.select === "function") element.select();
    };
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const typing = event.composedPath().some((it) => it instanceof HTMLInputElement);
      const find = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f";
      if (!find && (event.key !== "/" || typing)) return;
      event.preventDefault();
      event.stopPropagation();
      go();
    };
    document.addEventListener("keydown", onKeyDown);
    const stop = session.onSearchWanted(go);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      stop();
    };
  }, [session]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") session.cycle(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && query) session.search("");
    else if (event.key === "Escape" || event.key === "ArrowDown") session.camera?.takeFocus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const found = !query.trim()
    ? ""
    : !matches
      ? searching
        ? "…"
        : "none"
      : match < 0
        ? `${matches}`
        : `${match + 1} of ${matches}`;
  return (
    <search className="lb-search">
      <TextField
        fieldRef={field}
        value={query}
        label="Find a resource, host or IP address"
        placeholder="Find resource, host, IP"
        icon={<Icon shape="search" size={14} />}
        onInput={session.search}
        onKeyDown={onKeyDown}
        note={found}
      />
      <span className="lb-hidden" aria-live="polite">
        {query.trim() && !searching ? `${matches} found` : ""}
      </span>
    </search>
  );
}
