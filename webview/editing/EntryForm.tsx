/** Name and answers for something new, checked while they are typed. */
import { useEffect, useState } from "react";
import type { PaletteEntry, Planned } from "../../src/core/editing/adding-model";
import { Button } from "../controls";
import { Blanks, Field } from "./Dialog";

type Answers = Readonly<Record<string, string>>;

export interface EntryFormProps {
  readonly entry: PaletteEntry;
  /** What the button says. */
  readonly action: string;
  readonly check: (name: string, answers: Answers) => Promise<Planned | undefined>;
  /** Gives what stands in the way, if anything does. */
  readonly onSubmit: (name: string, answers: Answers) => Promise<Planned | undefined>;
  readonly onBack: () => void;
}

const CHECK_AFTER = 150;

export function EntryForm({ entry, action, check, onSubmit, onBack }: EntryFormProps) {
  const [name, setName] = useState(entry.name ?? "");
  const [answers, setAnswers] = useState<Answers>(Object.fromEntries(entry.questions.map((it) => [it.id, it.value])));
  const [typed, setTyped] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<{ reason: string; field?: string | undefined }>();
  // What has not been typed into yet is not wrong yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed asks again
  useEffect(() => {
    if (typed.size === 0) return;
    let current = true;
    const timer = setTimeout(async () => {
      const plan = await check(name, answers);
      if (!current || !plan) return;
      setProblem(plan.ok || (plan.field !== undefined && !typed.has(plan.field)) ? undefined : plan);
    }, CHECK_AFTER);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [name, answers, typed]);
  const touch = (field: string) => setTyped((old) => (old.has(field) ? old : new Set(old).add(field)));
  const submit = async () => {
    const refused = await onSubmit(name, answers);
    if (refused && !refused.ok) setProblem(refused);
    return refused !== undefined && !refused.ok;
  };
  const wrong = (field: string) => (problem?.field === field ? problem.reason : undefined);
  return (
    <Blanks onEnter={submit}>
      <p className="lb-dialog-doc">{entry.doc}</p>
      {entry.name !== undefined && (
        <Field
          label="Name"
          value={name}
          first
          wrong={wrong("name")}
          onChange={(value) => {
            setName(value);
            touch("name");
          }}
        />
      )}
      {entry.questions.map((it, index) => (
        <Field
          key={it.id}
          label={it.label}
          value={answers[it.id] ?? ""}
          placeholder={it.placeholder}
          first={entry.name === undefined && index === 0}
          wrong={wrong(it.id)}
          onChange={(value) => {
            setAnswers((old) => ({ ...old, [it.id]: value }));
            touch(it.id);
          }}
        />
      ))}
      <p className="lb-field-wrong" role="alert">
        {problem && problem.field === undefined ? problem.reason : ""}
      </p>
      <div className="lb-dialog-answers">
        <Button look="primary" onPress={() => void submit()}>
          {action}
        </Button>
        <Button onPress={onBack}>Back</Button>
      </div>
    </Blanks>
  );
}
