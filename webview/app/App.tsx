/** The panel: toolbar, canvas with details beside it, status bar. */

import { Canvas } from "../canvas/Canvas";
import { Popups } from "../editing/Popups";
import { Details } from "../panels/Details";
import { EditNotice } from "../panels/EditNotice";
import { AllFiltered, Empty, Failed, Loading } from "../panels/EmptyStates";
import { PickingPanel } from "../panels/Picking";
import { ProblemBanner } from "../panels/ProblemBanner";
import { StatusBar } from "../panels/StatusBar";
import { Toolbar } from "../panels/Toolbar";
import { useApp } from "../state/use-app";
import { canvasState } from "./canvas-state";
import { useUndoKeys } from "./use-undo-keys";

export function App() {
  const shown = useApp(canvasState);
  const detailsOpen = useApp((state) => state.view.detailsOpen);
  useUndoKeys();
  const announcement = useApp((state) => state.announcement);
  return (
    <div className="lb-app">
      <Toolbar />
      <div className="lb-main">
        <main className="lb-centre">
          <h1 className="lb-hidden">Load balancer topology</h1>
          <ProblemBanner />
          {shown === "diagram" && <Canvas />}
          {shown === "loading" && <Loading />}
          {shown === "empty" && <Empty />}
          {shown === "failed" && <Failed />}
          {shown === "filtered" && <AllFiltered />}
          <EditNotice />
          <PickingPanel />
          <Popups />
        </main>
        {detailsOpen && shown === "diagram" && <Details />}
      </div>
      <StatusBar />
      <div className="lb-hidden" role="log" aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}
