import { Button } from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  BriefcaseRegular,
  CopyRegular,
  ReadAloudRegular,
  SaveRegular,
} from '@fluentui/react-icons';
import { useId } from 'react';
import { shortcutOf } from '#renderer/app/shortcut.ts';
import { words } from '#renderer/text/words.ts';
import { HideButton } from '#renderer/ui/hide-button.tsx';
import type { Protector } from '#shared/recovery/protector.ts';
import type { DriveRecoveryState, Result } from '../state.ts';
import { Drives } from './drives.tsx';
import styles from './result-buttons.module.css';

interface ResultButtonsProps {
  readonly state: DriveRecoveryState;
  readonly result: Result;
  readonly isReading: boolean;
  readonly onRead: () => void;
}

const text = words.driveRecovery.result;

/**
 * What can be done with a disclosed key: on the telephone in the first row, for somebody who
 * carries it to the computer in the second.
 */
export function ResultButtons({ state, result, isReading, onRead }: ResultButtonsProps) {
  const isBusy = state.task !== undefined;
  return (
    <div className={styles['ways']}>
      <div className={styles['row']}>
        <Button
          {...shortcutOf('copy-key')}
          icon={<CopyRegular />}
          disabledFocusable={isBusy}
          onClick={() => void state.copy()}
        >
          {text.copy}
        </Button>
        <Button
          name="read-aloud"
          {...shortcutOf('read-aloud')}
          icon={<ReadAloudRegular />}
          aria-expanded={isReading}
          disabledFocusable={result.shown === undefined}
          onClick={onRead}
        >
          {words.driveRecovery.readAloud.open}
        </Button>
        <HideButton
          isShown={result.shown !== undefined}
          isBusy={isBusy}
          text={text}
          onHide={state.hide}
          onShow={() => void state.showAgain()}
        />
      </div>
      <SaveButtons state={state} protector={result.protector} />
      <Drives state={state} />
    </div>
  );
}

function SaveButtons({
  state,
  protector,
}: {
  readonly state: DriveRecoveryState;
  readonly protector: Protector;
}) {
  const isBusy = state.task !== undefined;
  const { hasKeyPackage } = protector;
  const kit = useId();
  return (
    <>
      <div className={styles['row']}>
        <Button icon={<SaveRegular />} disabledFocusable={isBusy} onClick={() => void state.save()}>
          {text.save}
        </Button>
        <Button
          icon={<BriefcaseRegular />}
          aria-describedby={kit}
          disabledFocusable={isBusy}
          onClick={() => void state.saveKit()}
        >
          {text.saveKit}
        </Button>
        <Button
          icon={<ArrowDownloadRegular />}
          aria-describedby={hasKeyPackage ? undefined : kit}
          disabledFocusable={isBusy || !hasKeyPackage}
          onClick={() => void state.saveKeyPackage()}
        >
          {text.savePackage}
        </Button>
      </div>
      <p id={kit} className={styles['kit']}>
        {kitText(protector)}
      </p>
    </>
  );
}

function kitText({ hasKeyPackage, notOffered, sources }: Protector): string {
  if (hasKeyPackage) return text.kit;
  return notOffered?.includes('key-package')
    ? text.packageNotOffered(sources.join(', '))
    : text.kitWithoutPackage;
}
