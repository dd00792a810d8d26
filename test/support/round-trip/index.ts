/** What scripts/round-trip.mjs runs. */
export { grammarBytes } from "../../../bench/grammar";
export { readFiles } from "../../../src/cli/read-files";
export { createEngine } from "../../../src/core/engine";
export { formatOf } from "../../../src/core/formats/claims";
export { roundTrips } from "./round-trip";
