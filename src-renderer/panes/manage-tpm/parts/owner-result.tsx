import { Button } from '@fluentui/react-components';
import { CopyRegular, SaveRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { SecretCard, SecretMessage } from '#renderer/app/secret-card.tsx';
import { formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { HideButton } from '#renderer/ui/hide-button.tsx';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import { hostNameOf } from '#shared/request/computer.ts';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import type { ManageTpmState, Result } from '../state.ts';
import card from '#renderer/ui/result-card.module.css';
import hidden from '#renderer/ui/visually-hidden.module.css';
import styles from './owner-result.module.css';

interface OwnerResultProps {
  readonly state: ManageTpmState;
  readonly result: Result;
}

const text = words.manageTpm.result;
const MASK = '••••  ••••  ••••  ••••  ••••  ••••  ••••';

/** A disclosed owner password: whose it is, its text while it is shown, and what to do with it. */
export function OwnerResult({ state, result }: OwnerResultProps) {
  const section = useRef<HTMLElement>(null);
  const { owner, shown } = result;
  return (
    <SecretCard
      ref={section}
      text={text}
      shown={shown}
      onHide={state.hide}
      subtitle={<ComputerAndUsers owner={owner} />}
    >
      {owner.state === 'superseded' && <WarningLine>{text.superseded}</WarningLine>}
      <Password shown={shown} />
      <WarningLine>{text.warning}</WarningLine>
      <Buttons state={state} isShown={shown !== undefined} />
      <SecretMessage
        failure={state.failedReset ? undefined : state.failure}
        notice={state.notice}
        text={text}
      />
      <Facts owner={owner} />
    </SecretCard>
  );
}

function ComputerAndUsers({ owner: { computer } }: { readonly owner: TpmOwner }) {
  return (
    <p className={card['whose']}>
      <strong>{hostNameOf(computer)}</strong>
      <span>{computer.users.length > 0 ? computer.users.join(', ') : text.unknownUsers}</span>
    </p>
  );
}

function Password({ shown }: Pick<Result, 'shown'>) {
  return (
    <div className={styles['password']} data-secret>
      {shown ? (
        <code className={styles['shown']}>{shown.ownerPassword}</code>
      ) : (
        <>
          <span className={styles['masked']} aria-hidden="true">
            {MASK}
          </span>
          <span className={hidden['visuallyHidden']}>{text.hidden}</span>
        </>
      )}
    </div>
  );
}

function Facts({ owner: { recordedAt, source } }: { readonly owner: TpmOwner }) {
  return (
    <dl className={card['facts']}>
      <dt>{text.recorded}</dt>
      <dd>{formatMoment(recordedAt)}</dd>
      <dt>{text.source}</dt>
      <dd>{source}</dd>
    </dl>
  );
}

interface ButtonsProps {
  readonly state: ManageTpmState;
  readonly isShown: boolean;
}

function Buttons({ state, isShown }: ButtonsProps) {
  const isBusy = state.task !== undefined;
  return (
    <div className={card['buttons']}>
      <Button icon={<SaveRegular />} disabledFocusable={isBusy} onClick={() => void state.save()}>
        {text.save}
      </Button>
      <Button icon={<CopyRegular />} disabledFocusable={isBusy} onClick={() => void state.copy()}>
        {text.copy}
      </Button>
      <HideButton
        isShown={isShown}
        isBusy={isBusy}
        text={text}
        onHide={state.hide}
        onShow={() => void state.showAgain()}
      />
    </div>
  );
}
