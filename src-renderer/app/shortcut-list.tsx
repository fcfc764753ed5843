import { CommandGroup, commandsOf } from '#shared/console/commands.ts';
import { commandKeys, commandName, groupName } from '../text/command-name.ts';
import { words } from '../text/words.ts';
import { ClosableDialog } from '../ui/closable-dialog.tsx';
import styles from './shortcut-list.module.css';

interface ShortcutListProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

type Line = readonly [keys: string, what: string];

const text = words.commands.shortcuts;

const groups = (): readonly { readonly title: string; readonly lines: readonly Line[] }[] => [
  { title: text.others.title, lines: text.others.keys },
  ...CommandGroup.options.map((group) => ({
    title: groupName(group),
    lines: commandsOf(group).flatMap((command): readonly Line[] => {
      const keys = commandKeys(command);
      return keys === undefined ? [] : [[keys, commandName(command)]];
    }),
  })),
];

/** Every key that does something from anywhere. */
export function ShortcutList({ isOpen, onClose }: ShortcutListProps) {
  return (
    <ClosableDialog
      isOpen={isOpen}
      title={text.title}
      closeText={words.app.close}
      className={styles['surface']}
      onClose={onClose}
    >
      <p className={styles['lead']}>{text.lead}</p>
      <div className={styles['groups']}>
        {groups().map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h3 className={styles['title']}>{title}</h3>
            <dl className={styles['lines']}>
              {lines.map(([keys, what]) => (
                <div key={what}>
                  <dt>
                    <kbd className={styles['keys']}>{keys}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </ClosableDialog>
  );
}
