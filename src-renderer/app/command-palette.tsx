import { Dialog, DialogBody, DialogSurface, DialogTitle, Input } from '@fluentui/react-components';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Guide } from '#shared/console/guide.ts';
import { words } from '../text/words.ts';
import { Announcement } from '../ui/announcement.tsx';
import { whenDialogsClosed } from '../ui/dialogs.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import type { Commands } from './commands.ts';
import { type PaletteEntry, paletteEntries } from './palette-entries.ts';
import hidden from '../ui/visually-hidden.module.css';
import styles from './command-palette.module.css';

interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly commands: Commands;
  readonly onGuide: (guide: Guide) => void;
  readonly onClose: () => void;
}

const text = words.commands.palette;

/** Finds commands, panes, reports, guides and recent requests by name. */
export function CommandPalette({ isOpen, onClose, ...search }: CommandPaletteProps) {
  useReturnFocus(isOpen);
  return (
    <Dialog open={isOpen} onOpenChange={onClose}>
      <DialogSurface className={styles['surface']}>
        <DialogBody className={styles['body']}>
          <DialogTitle className={hidden['visuallyHidden']}>{text.title}</DialogTitle>
          {isOpen && <Search {...search} onClose={onClose} />}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Search({ commands, onGuide, onClose }: Omit<CommandPaletteProps, 'isOpen'>) {
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const entries = paletteEntries(commands, typed, onGuide);
  const choose = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    onClose();
    whenDialogsClosed(entry.run);
  };
  const press = (event: KeyboardEvent) => {
    const to = placeAfter(event.key, at, entries.length);
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter') choose(entries[at]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Input
        input={{
          role: 'combobox',
          'aria-label': text.field,
          'aria-expanded': true,
          'aria-controls': list,
          'aria-autocomplete': 'list',
          'aria-activedescendant': entries[at] && `${list}-${entries[at].id}`,
        }}
        size="large"
        placeholder={text.field}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(_event, data) => {
          setTyped(data.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <Announcement text={typed === '' ? '' : text.count(entries.length)} />
      <Results id={list} entries={entries} at={at} onChoose={choose} />
    </>
  );
}

/** Where an arrow key leads to in a list of this length. */
function placeAfter(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % Math.max(1, length);
    case 'ArrowUp':
      return (at + length - 1) % Math.max(1, length);
    default:
      return undefined;
  }
}

interface ResultsProps {
  readonly id: string;
  readonly entries: readonly PaletteEntry[];
  readonly at: number;
  readonly onChoose: (entry: PaletteEntry) => void;
}

/*
 * A list whose options are chosen by the keys of the field above it: an element of HTML's own would
 * take the focus. A click does the same as Enter.
 */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
function Results({ id, entries, at, onChoose }: ResultsProps) {
  return (
    <>
      <div id={id} className={styles['results']} role="listbox" aria-label={text.results}>
        {entries.map((entry, place) => (
          <div
            key={entry.id}
            ref={place === at ? intoView : undefined}
            id={`${id}-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            className={styles['result']}
            onClick={() => {
              onChoose(entry);
            }}
          >
            <span className={styles['label']}>{entry.label}</span>
            <span className={styles['detail']}>{entry.detail}</span>
            {entry.keys !== undefined && <kbd className={styles['keys']}>{entry.keys}</kbd>}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className={styles['nothing']}>{text.nothing}</p>}
    </>
  );
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
