/** Names of the commands around the diagram. */

/** Opens the topology beside the text and moves the keyboard there. Argument: id of the resource to show. */
export const openTopologyCommand = "lb-topology.openTopology";
/** The same, and the keyboard stays in the text. */
export const openBesideCommand = "lb-topology.openTopologyBeside";
export const focusDiagramCommand = "lb-topology.focusDiagram";
export const searchDiagramCommand = "lb-topology.searchDiagram";
export const fitDiagramCommand = "lb-topology.fitDiagram";
export const tidyDiagramCommand = "lb-topology.tidyDiagram";
/** Gestures that begin in the diagram. Argument: id of the resource. */
export const gestureCommands = {
  add: "lb-topology.addResource",
  connect: "lb-topology.connectResource",
  rename: "lb-topology.renameResource",
  duplicate: "lb-topology.duplicateResource",
  delete: "lb-topology.deleteResource",
} as const;
/** Shows a resource's text. Argument: id of the resource. */
export const revealCommand = "lb-topology.reveal";

export const viewType = "lb-topology.diagram";
