import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { COMMANDS, CommandGroup, commandsOf } from '#shared/console/commands.ts';
import { commandName, groupName } from '../text/command-name.ts';
import { words } from '../text/words.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import styles from './shortcut-list.module.css';

interface ShortcutListProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

type Line = readonly [keys: string, what: string];

const text = words.commands.shortcuts;
const GROUPS: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
  { title: text.others.title, lines: text.others.keys },
  ...CommandGroup.options.map((group) => ({
    title: groupName(group),
    lines: commandsOf(group).flatMap((command): readonly Line[] => {
      const { keys } = COMMANDS[command];
      return keys === undefined ? [] : [[keys, commandName(command)]];
    }),
  })),
];

/** Every key that does something from anywhere. */
export function ShortcutList({ isOpen, onClose }: ShortcutListProps) {
  useReturnFocus(isOpen);
  return (
    <Dialog open={isOpen} onOpenChange={onClose}>
      <DialogSurface className={styles['surface']}>
        <DialogBody>
          <DialogTitle>{text.title}</DialogTitle>
          <DialogContent>
            <p className={styles['lead']}>{text.lead}</p>
            <div className={styles['groups']}>
              {GROUPS.map(({ title, lines }) => (
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
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {words.app.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
