import { Combobox, Field, Option } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { words } from '#renderer/text/words.ts';
import type { GroupChoice } from '#shared/connection/organisation-setup.ts';

interface GroupFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly problem: string | undefined;
  readonly chosen: GroupChoice | undefined;
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly GroupChoice[]>;
  readonly onChoose: (group: GroupChoice | undefined) => void;
}

const text = words.settings.connect;
/** So long nobody has typed when the directory is asked: not at each letter. */
const PAUSE_MS = 250;

/** A group of the directory, found by a part of its name. */
export function GroupField({ label, hint, problem, chosen, find, onChoose }: GroupFieldProps) {
  const [typed, setTyped] = useState('');
  const found = useFoundGroups(typed, find);
  return (
    <Field
      label={label}
      {...(problem === undefined
        ? { hint }
        : { validationMessage: problem, validationState: 'error' as const })}
    >
      <Combobox
        freeform
        placeholder={text.groupSearch}
        value={chosen?.name ?? typed}
        selectedOptions={chosen === undefined ? [] : [chosen.sid]}
        onInput={(event) => {
          onChoose(undefined);
          setTyped(event.currentTarget.value);
        }}
        onOptionSelect={(_event, { optionValue }) => {
          const group = found.find(({ sid }) => sid === optionValue);
          if (group === undefined) return;
          onChoose(group);
          setTyped('');
        }}
      >
        {found.map(({ sid, name, description }) => (
          <Option key={sid} value={sid} text={name}>
            {description === '' ? name : words.app.labelled(name, description)}
          </Option>
        ))}
        {found.length === 0 && (
          <Option disabled value="" text={text.noGroups}>
            {typed === '' ? text.groupSearch : text.noGroups}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

/** The groups whose name has what is typed in it, asked for after a pause in typing. */
function useFoundGroups(typed: string, find: GroupFieldProps['find']): readonly GroupChoice[] {
  const [found, setFound] = useState<readonly GroupChoice[]>([]);
  useEffect(() => {
    if (typed === '') return;
    const cancel = new AbortController();
    const timer = setTimeout(() => {
      void find(typed, cancel.signal).then((groups) => {
        if (!cancel.signal.aborted) setFound(groups);
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [typed, find]);
  return found;
}
