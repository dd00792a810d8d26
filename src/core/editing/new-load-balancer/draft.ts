/** The list of changes under construction, and the answers that it is made from. */
import type { Kind } from "../../kinds/kind";
import type { Change, ChangeValue } from "../../model/change";
import { type Answers, ref } from "./model";
import type { Surroundings } from "./surroundings";

export class Draft {
  readonly changes: Change[] = [];
  /** What is left to do by hand, as sentences. */
  readonly notes: string[] = [];

  constructor(
    readonly answers: Answers,
    readonly around: Surroundings,
  ) {}

  /** The answer to a question; "" where it was not asked. */
  answer(id: string): string {
    return this.answers[id] ?? "";
  }

  /** The load balancer's name, which the names of its parts begin with. */
  get name(): string {
    return this.answer("name");
  }

  /** Adds a resource, named like the load balancer with a suffix of its own. */
  add(kind: Kind, suffix: string, scope: string | undefined, fields: Readonly<Record<string, ChangeValue>>): void {
    const { format, file } = this.around;
    const project = this.answer("project");
    this.changes.push({
      op: "addResource",
      kind,
      name: `${this.name}${suffix}`,
      ...(scope === undefined ? {} : { scope }),
      fields: { ...withoutNothing(fields), ...(project === "" ? {} : { project }) },
      format,
      file,
    });
  }

  /** The reference to a resource of the draft, be it added already or later. */
  own(kind: Kind, suffix = ""): ChangeValue {
    return ref(`${kind}/${this.name}${suffix}`);
  }

  /** What an answer names: a resource that is there, or one that these files do not declare. */
  named(answer: string, link: (name: string) => string): ChangeValue {
    if (this.around.has(answer)) return ref(answer);
    // Config Connector knows an object that it does not manage by its link only.
    return this.around.format === "config-connector" && !answer.includes("/") ? link(answer) : answer;
  }
}

/** Fields of null are those that do not apply. */
function withoutNothing(fields: Readonly<Record<string, ChangeValue>>): Record<string, ChangeValue> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
