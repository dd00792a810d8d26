/** Applying a fix, or silencing a finding: one at a time, with the outcome in words beside the finding. */
import type { Client } from "../../src/protocol/channel";
import type { FixOutcome } from "../../src/protocol/messages";
import type { DetailsTab, State } from "./state";
import type { Store } from "./store";

export interface FixActions {
  /** `tab`: where it was asked for, and where the outcome is to be seen. */
  applyFix(finding: string, fix: number, title: string, tab?: DetailsTab): Promise<void>;
  suppress(finding: string): Promise<void>;
}

export function fixActions(client: Client, store: Store<State>, pull: () => Promise<void>): FixActions {
  async function run(
    finding: string,
    done: string,
    ask: (version: number) => Promise<FixOutcome>,
    tab: DetailsTab = "findings",
  ): Promise<void> {
    const { version, fix } = store.get();
    if (version === null || fix?.busy) return;
    // The outcome is to be seen where it was asked for, even when no finding is left.
    store.set({ fix: { finding, busy: true }, tab });
    let message: string | undefined;
    try {
      const outcome = await ask(version);
      if (outcome.status === "applied") store.set({ announcement: done });
      if (outcome.status === "refused") message = outcome.reason;
      if (outcome.status === "stale") message = "The text changed in the meantime. Look again, then repeat.";
      if (outcome.status === "applied" || outcome.status === "stale") await pull();
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
    }
    store.set({ fix: message === undefined ? null : { finding, busy: false, message } });
  }

  return {
    applyFix: (finding, fix, title, tab) =>
      run(finding, `Fixed: ${title}.`, (version) => client.request("applyFix", { version, finding, fix }), tab),
    suppress: (finding) =>
      run(finding, "Fixed: the finding is ignored from now on.", (version) =>
        client.request("suppress", { version, finding }),
      ),
  };
}
