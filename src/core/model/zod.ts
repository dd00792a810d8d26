/**
 * zod, set up for a strict content security policy: its compiled fast path needs `unsafe-eval`, so it is off.
 * Import zod from here only.
 */
import { z } from "zod";

z.config({ jitless: true });

export { z };
