import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { formatCountdown } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { useCountdown } from '#renderer/ui/use-countdown.ts';
import { type RepairCommand, takesPassword } from '#shared/recovery/repair-command.ts';
import type { DriveRecoveryState } from '../state.ts';
import codeLine from '#renderer/ui/command.module.css';
import styles from './procedures.module.css';

interface CommandToCopyProps {
  readonly state: DriveRecoveryState;
  readonly kind: RepairCommand['kind'];
  /** As it is shown, with placeholders for the digits and for what has not been chosen. */
  readonly line: string;
  /** Absent until everything has been chosen: then there is nothing to copy. */
  readonly command: RepairCommand | undefined;
  /** Said while there is nothing to copy. */
  readonly whyNot?: string | undefined;
}

const text = words.driveRecovery.procedures;

/** One command, to be copied for a ticket without the digits, or with them by main. */
export function CommandToCopy({ state, kind, line, command, whyNot }: CommandToCopyProps) {
  const id = useId();
  const isIdle = command !== undefined && state.task === undefined;
  const copies = takesPassword(kind)
    ? ([
        [text.copyForTicket, false],
        [text.copyWithPassword, true],
      ] as const)
    : ([[text.copy, false]] as const);
  return (
    <div>
      <code id={id} className={codeLine['command']}>
        {line}
      </code>
      <div className={styles['copies']}>
        {copies.map(([label, withPassword]) => (
          <Button
            key={label}
            size="small"
            icon={<CopyRegular />}
            aria-describedby={id}
            disabledFocusable={!isIdle}
            onClick={() => {
              if (command !== undefined) void state.copyCommand(command, withPassword);
            }}
          >
            {label}
          </Button>
        ))}
        {command === undefined && whyNot !== undefined && (
          <span className={styles['small']}>{whyNot}</span>
        )}
        <output className={styles['done']}>
          <Copied state={state} kind={kind} />
        </output>
      </div>
    </div>
  );
}

function Copied({
  state: { done },
  kind,
}: {
  readonly state: DriveRecoveryState;
  readonly kind: RepairCommand['kind'];
}) {
  if (done?.what !== 'copied' || done.kind !== kind) return null;
  return done.clearsAtMs === undefined ? (
    text.copied
  ) : (
    <Clearing key={done.clearsAtMs} clearsAtMs={done.clearsAtMs} />
  );
}

function Clearing({ clearsAtMs }: { readonly clearsAtMs: number }) {
  const seconds = useCountdown(clearsAtMs);
  return (
    <span aria-live="off">
      {seconds > 0 ? text.copiedSecret(formatCountdown(seconds)) : text.copiedSecretDone}
    </span>
  );
}
