/** The question what is to change when a field reads its value from elsewhere. Nothing is changed without an answer. */
import { useEffect, useRef } from "react";
import type { FormField } from "../../../src/core/editing/form-model";
import { Button } from "../../controls";
import type { Asking, FieldEdit } from "./use-field-edit";

export interface ExpressionChoicesProps {
  readonly field: FormField;
  readonly edit: FieldEdit;
  readonly asking: Asking;
}

export function ExpressionChoices({ field, edit, asking }: ExpressionChoicesProps) {
  const box = useRef<HTMLFieldSetElement>(null);
  const cancel = () => {
    const control = box.current?.closest(".lb-field")?.querySelector<HTMLElement>("input, textarea");
    edit.revert();
    control?.focus();
  };
  useEffect(() => {
    if (asking.focus) box.current?.querySelector<HTMLElement>("vscode-button")?.focus();
  }, [asking]);
  return (
    <fieldset
      ref={box}
      className="lb-choices"
      aria-label={`How to set ${field.path} to ${asking.says}`}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        cancel();
      }}
    >
      <p>
        It reads its value from {field.state === "unknown" ? field.text : field.from}. To make it{" "}
        <strong>{asking.says}</strong>:
      </p>
      {asking.choices.map((it) => (
        <div key={it.how}>
          {it.refused === undefined ? (
            <Button look="secondary" onPress={() => void edit.answer(it.how)}>
              {it.title}
            </Button>
          ) : (
            <p>
              <s>{it.title}</s>
            </p>
          )}
          <small>
            {[it.file && `${it.file.split("/").at(-1)}, line ${it.line}.`, it.refused ?? it.effect]
              .filter(Boolean)
              .join(" ")}
          </small>
        </div>
      ))}
      <Button onPress={cancel}>Leave it</Button>
    </fieldset>
  );
}
