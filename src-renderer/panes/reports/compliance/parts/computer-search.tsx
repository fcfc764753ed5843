import { Button } from '@fluentui/react-components';
import { type FormEvent, useRef } from 'react';
import { words } from '#renderer/text/words.ts';
import { ChoiceField, TextField } from '#renderer/ui/fields.tsx';
import { focusField } from '#renderer/ui/focus-field.ts';
import type { ComputerState } from '../computer-state.ts';
import styles from '#renderer/ui/request-pane.module.css';

const text = words.compliance.computer;

/** Which computer, by its name or by whose it is. */
export function ComputerSearchForm({
  state: { form, isEmpty, isSearching, edit, search },
}: {
  readonly state: ComputerState;
}) {
  const element = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void search();
    if (form.text.trim() === '') focusField(element.current, 'text');
  };
  return (
    <form
      ref={element}
      className={styles['form']}
      aria-label={text.search}
      noValidate
      onSubmit={submit}
    >
      <h2 className={styles['title']}>{text.search}</h2>
      <ChoiceField
        name="by"
        label={text.by}
        value={form.by}
        options={Object.entries(text.byOptions)}
        onEdit={(by) => {
          edit({ by: by === 'user' ? by : 'computer' });
        }}
      />
      <TextField
        name="text"
        label={text.text[form.by]}
        value={form.text}
        hint={text.hint[form.by]}
        problem={isEmpty ? text.empty : undefined}
        onEdit={(value) => {
          edit({ text: value });
        }}
      />
      <div className={styles['buttons']}>
        <Button type="submit" appearance="primary" disabledFocusable={isSearching}>
          {words.reports.view}
        </Button>
      </div>
    </form>
  );
}
