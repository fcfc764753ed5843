import { Button } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons';
import { commandName } from '../text/command-name.ts';
import { formatMoment } from '../text/formats.ts';
import { words } from '../text/words.ts';
import styles from './app.module.css';

interface CrashLineProps {
  /** ISO 8601. */
  readonly at: string;
  readonly onDiagnostics: () => void;
  readonly onDismiss: () => void;
}

const text = words.diagnostics;

/** Says that Keydesk ended unexpectedly. It is quiet: whoever signs in has something to do. */
export function CrashLine({ at, onDiagnostics, onDismiss }: CrashLineProps) {
  return (
    <output className={styles['offer']}>
      <span className={styles['offered']}>
        <InfoRegular fontSize={20} aria-hidden="true" />
        {text.crashed(formatMoment(at))}
      </span>
      <Button size="small" onClick={onDiagnostics}>
        {commandName('save-diagnostics')}
      </Button>
      <Button size="small" appearance="subtle" onClick={onDismiss}>
        {text.dismiss}
      </Button>
    </output>
  );
}
