/** A few fields to fill in before anything is written: Enter adds, Escape leaves. */
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect } from "react";
import { Button } from "../../controls";

export interface NewFieldsProps {
  readonly label: string;
  readonly box: RefObject<HTMLFieldSetElement | null>;
  readonly onAdd: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export function NewFields({ label, box, onAdd, onCancel, children }: NewFieldsProps) {
  useEffect(() => box.current?.querySelector<HTMLElement>("input")?.focus(), [box]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    }
    if (event.key !== "Enter" || event.defaultPrevented || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onAdd();
  };
  return (
    <fieldset ref={box} className="lb-new-part" aria-label={label} onKeyDown={onKeyDown}>
      {children}
      <div className="lb-new-part-buttons">
        <Button look="primary" onPress={onAdd}>
          Add
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </fieldset>
  );
}
