/** Names of the commands around the diagram. */

/** Opens the topology beside the text and moves the keyboard there. Argument: id of the resource to show. */
export const openTopologyCommand = "lb-topology.openTopology";
/** The same, and the keyboard stays in the text. */
export const openBesideCommand = "lb-topology.openTopologyBeside";
export const focusDiagramCommand = "lb-topology.focusDiagram";
export const searchDiagramCommand = "lb-topology.searchDiagram";
export const fitDiagramCommand = "lb-topology.fitDiagram";
export const tidyDiagramCommand = "lb-topology.tidyDiagram";
/** Shows a resource's text. Argument: id of the resource. */
export const revealCommand = "lb-topology.reveal";

export const viewType = "lb-topology.diagram";
