import { Field, Input } from '@fluentui/react-components';
import { words } from '#renderer/text/words.ts';

interface PasswordFieldProps {
  readonly value: string;
  /** What is wrong, in words. */
  readonly problem: string | undefined;
  readonly onEdit: (password: string) => void;
}

export function PasswordField({ value, problem, onEdit }: PasswordFieldProps) {
  return (
    <Field
      label={words.signIn.password}
      {...(problem !== undefined && { validationMessage: problem, validationState: 'error' })}
    >
      <Input
        name="password"
        type="password"
        value={value}
        maxLength={1000}
        autoComplete="current-password"
        onChange={(_event, data) => {
          onEdit(data.value);
        }}
      />
    </Field>
  );
}
