import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** Longest text a field keeps; a pasted file is cut here, before anything looks at it. */
export const LONGEST_INPUT = 1_000;

interface LabelledProps {
  readonly label: string;
  /** What is wrong with the field, in words. */
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
}

interface TextProps extends LabelledProps {
  readonly name: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly onEdit: (value: string) => void;
}

interface TextFieldProps extends TextProps {
  readonly className?: string | undefined;
  /** Id of a `datalist` with what to offer. */
  readonly list?: string | undefined;
  readonly onLeave?: (() => void) | undefined;
  /** Takes a pasted text in place of the field when it returns true. */
  readonly onPaste?: ((text: string) => boolean) | undefined;
  /** Shown as dots. */
  readonly isPassword?: boolean;
}

/** One line of text that no browser completes or corrects: names and numbers. */
export function TextField({
  name,
  value,
  placeholder,
  className,
  list,
  onEdit,
  onLeave,
  onPaste,
  isPassword = false,
  ...labels
}: TextFieldProps) {
  return (
    <Labelled {...labels}>
      <Input
        name={name}
        type={isPassword ? 'password' : 'text'}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(_event, data) => {
          onEdit(data.value);
        }}
        onBlur={onLeave}
        onPaste={(event) => {
          if (onPaste?.(event.clipboardData.getData('text')) === true) event.preventDefault();
        }}
        input={{ placeholder, className, list, maxLength: LONGEST_INPUT }}
      />
    </Labelled>
  );
}

export function LongTextField({ name, value, placeholder, onEdit, ...labels }: TextProps) {
  return (
    <Labelled {...labels}>
      <Textarea
        name={name}
        rows={2}
        placeholder={placeholder}
        value={value}
        maxLength={LONGEST_INPUT}
        onChange={(_event, data) => {
          onEdit(data.value);
        }}
      />
    </Labelled>
  );
}

interface ChoiceFieldProps extends TextProps {
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** One of several; the placeholder, if there is one, stands for none. */
export function ChoiceField({
  name,
  value,
  placeholder,
  options,
  onEdit,
  ...labels
}: ChoiceFieldProps) {
  return (
    <Labelled {...labels}>
      <Select
        name={name}
        value={value}
        onChange={(_event, data) => {
          onEdit(data.value);
        }}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </Labelled>
  );
}

function Labelled({
  label,
  problem,
  hint,
  children,
}: LabelledProps & { readonly children: ReactNode }) {
  return (
    <Field
      label={label}
      {...(problem !== undefined && { validationMessage: problem, validationState: 'error' })}
      {...(problem === undefined && hint !== undefined && { hint })}
    >
      {children}
    </Field>
  );
}

interface FormState<Name extends string, Problem extends string> {
  readonly form: Readonly<Record<Name, string>>;
  readonly problems?: Readonly<Partial<Record<Name, Problem>>>;
  readonly edit: (changes: Readonly<Record<string, string>>) => void;
}

/** What every field of a form is given, by its name. */
export function fieldsOf<Name extends string, Problem extends string = never>(
  { form, problems, edit }: FormState<Name, Problem>,
  labels: Readonly<Record<NoInfer<Name>, string>>,
  sentences?: Readonly<Record<NoInfer<Problem>, string>>,
) {
  return (name: Name) => {
    const problem = problems?.[name];
    return {
      name,
      label: labels[name],
      value: form[name],
      problem: problem && sentences?.[problem],
      onEdit: (value: string) => {
        edit({ [name]: value });
      },
    };
  };
}

/** What fields that name this `id` as their list offer to take over. */
export function Offers({
  id,
  values,
}: {
  readonly id: string;
  readonly values: readonly string[];
}) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value}>{value}</option>
      ))}
    </datalist>
  );
}
