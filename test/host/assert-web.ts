/** `node:assert/strict` for the web worker: the package of that name instead of Node's own. */
import assert from "assert";

export default assert.strict;
