import { DismissRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { words } from '#renderer/text/words.ts';
import { useKeys } from '#renderer/ui/use-keys.ts';
import styles from './filter-chips.module.css';

/** One filter that is set. */
export interface FilterChip<Name extends string> {
  readonly name: Name;
  readonly text: string;
}

interface FilterChipsProps<Name extends string> {
  readonly chips: readonly FilterChip<Name>[];
  readonly onRemove: (name: Name) => void;
}

const text = words.reports.filters;

/**
 * What the rows below are filtered by. A filter is removed by a click on it, or with Enter, Delete
 * or Backspace; the cursor then goes to the next one.
 */
export function FilterChips<Name extends string>({ chips, onRemove }: FilterChipsProps<Name>) {
  const element = useRef<HTMLElement>(null);
  const remove = (name: Name) => {
    const buttons = [...(element.current?.querySelectorAll('button') ?? [])];
    const at = chips.findIndex((chip) => chip.name === name);
    // Before it is gone, or the cursor would be lost with it.
    (buttons[at + 1] ?? buttons[at - 1] ?? element.current)?.focus();
    onRemove(name);
  };
  useKeys(element, (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLButtonElement) || (key !== 'Delete' && key !== 'Backspace')) return;
    const removed = chips.find(({ name }) => name === target.name);
    if (removed !== undefined) remove(removed.name);
  });
  return (
    <section ref={element} className={styles['chips']} aria-label={text.set} tabIndex={-1}>
      {chips.length === 0 && <span className={styles['none']}>{text.noneSet}</span>}
      {chips.map((chip) => (
        <button
          key={chip.name}
          type="button"
          name={chip.name}
          className={styles['chip']}
          title={text.remove}
          onClick={() => {
            remove(chip.name);
          }}
        >
          <span className={styles['text']}>{chip.text}</span>
          <DismissRegular aria-hidden="true" />
        </button>
      ))}
    </section>
  );
}
