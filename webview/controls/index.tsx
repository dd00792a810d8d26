/**
 * The panel's controls. They come from @vscode/webview-ui-toolkit, which gets no releases any more: nothing else in
 * the webview names it, so that changing this folder is enough to swap it.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeProgressRing,
  vsCodeTextField,
} from "@vscode/webview-ui-toolkit";
import { type CSSProperties, type KeyboardEvent, type ReactNode, type Ref, type RefObject, useCallback } from "react";

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeProgressRing(), vsCodeTextField());

interface ElementProps {
  className?: string;
  style?: CSSProperties;
  title?: string;
  disabled?: boolean;
  children?: ReactNode;
  slot?: string;
  "aria-label"?: string;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "vscode-button": ElementProps & {
        appearance?: "primary" | "secondary" | "icon";
        onClick?: () => void;
        ref?: Ref<HTMLElement>;
        "aria-expanded"?: boolean;
        "aria-haspopup"?: "dialog";
      };
      "vscode-checkbox": ElementProps & { checked?: boolean; onChange?: (event: { target: EventTarget }) => void };
      "vscode-progress-ring": ElementProps;
      "vscode-text-field": ElementProps & {
        value?: string;
        placeholder?: string;
        onInput?: (event: { target: EventTarget }) => void;
        onKeyDown?: (event: KeyboardEvent) => void;
        ref?: Ref<HTMLElement>;
      };
    }
  }
}

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly look?: "primary" | "secondary" | "icon";
  /** Name for screen readers and tooltip, where the content is only an icon. */
  readonly label?: string;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly buttonRef?: Ref<HTMLElement>;
}

export function Button({ children, onPress, look = "secondary", label, disabled, className, buttonRef }: ButtonProps) {
  return (
    <vscode-button
      appearance={look}
      onClick={onPress}
      disabled={disabled ?? false}
      ref={buttonRef}
      {...(label === undefined ? {} : { title: label, "aria-label": label })}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </vscode-button>
  );
}

export interface CheckboxProps {
  readonly children: ReactNode;
  readonly checked: boolean;
  readonly onToggle: (checked: boolean) => void;
  readonly title?: string;
}

export function Checkbox({ children, checked, onToggle, title }: CheckboxProps) {
  return (
    <vscode-checkbox
      checked={checked}
      // The element also tells of changes that we made ourselves.
      onChange={({ target }) => {
        const now = "checked" in target && target.checked === true;
        if (now !== checked) onToggle(now);
      }}
      {...(title === undefined ? {} : { title })}
    >
      {children}
    </vscode-checkbox>
  );
}

export interface TextFieldProps {
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  readonly icon?: ReactNode;
  /** Stands at the end of the field, beside what is typed. */
  readonly note?: ReactNode;
  readonly onInput: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly fieldRef?: RefObject<HTMLElement | null>;
}

export function TextField({ value, label, placeholder, icon, note, onInput, onKeyDown, fieldRef }: TextFieldProps) {
  const take = useCallback(
    (element: HTMLElement | null) => {
      // The element names itself "Text field" when it enters the page.
      element?.setAttribute("aria-label", label);
      if (fieldRef) fieldRef.current = element;
    },
    [label, fieldRef],
  );
  return (
    <vscode-text-field
      value={value}
      placeholder={placeholder}
      ref={take}
      onInput={({ target }) => {
        if ("value" in target && typeof target.value === "string") onInput(target.value);
      }}
      {...(onKeyDown ? { onKeyDown } : {})}
    >
      {icon && (
        <span slot="start" className="lb-field-icon">
          {icon}
        </span>
      )}
      {note && (
        <span slot="end" className="lb-field-note" aria-hidden="true">
          {note}
        </span>
      )}
    </vscode-text-field>
  );
}

export function ProgressRing() {
  return <vscode-progress-ring aria-label="Working" />;
}
