import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { PaneProps } from '#renderer/app/pane-props.ts';
import { shortcutOf } from '#renderer/app/shortcut.ts';
import { OpenTicket } from '#renderer/app/ticket-field.tsx';
import { useCommand } from '#renderer/app/use-command.ts';
import { formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { offerFocus } from '#renderer/ui/focus-field.ts';
import { type FormRules, endUserOf } from '#shared/request/request-fields.ts';
import { type DriveRecoveryState, type Result, isEmptyForm } from '../state.ts';
import { ticketText } from '../ticket-text.ts';
import styles from '#renderer/ui/request-pane.module.css';
import own from './request-summary.module.css';

interface RequestSummaryProps extends Pick<PaneProps, 'api' | 'commands' | 'isInFront'> {
  readonly rules: FormRules;
  readonly state: DriveRecoveryState;
  readonly result: Result;
}

const text = words.driveRecovery.call.summary;

/**
 * Shown in the place of the form while a key is on screen: what was filled in for it. It cannot be
 * edited, so nothing of it gets into the next caller's record.
 */
export function RequestSummary({ api, rules, state, result, ...front }: RequestSummaryProps) {
  const title = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // In a narrow window the key stands below: it is what must be in sight.
    offerFocus(section.current, 'new-request', { preventScroll: true });
  }, []);
  return (
    <section ref={section} className={styles['form']} aria-labelledby={title}>
      <h1 className={styles['title']}>{words.driveRecovery.title}</h1>
      <h2 id={title} className={own['title']}>
        {text.title}
      </h2>
      <Asked result={result} />
      <Button
        name="new-request"
        {...shortcutOf('new-request')}
        appearance="primary"
        onClick={state.newRequest}
        onKeyDown={ignoreHeldKey}
      >
        {text.newRequest}
      </Button>
      <BackToForm state={state} />
      <CopyForTicket result={result} {...front} />
      {rules.ticket.hasLink && result.asked.ticket.trim() !== '' && (
        <OpenTicket {...{ api, rules }} typed={result.asked.ticket} />
      )}
      <Button onClick={state.sameCaller}>{text.sameCaller}</Button>
    </section>
  );
}

/** The Enter that submitted the form may still be held down. */
function ignoreHeldKey(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

function Asked({ result: { asked, reason, answeredAt } }: Pick<RequestSummaryProps, 'result'>) {
  const facts = [
    [text.keyId, asked.keyId.trim()],
    [text.endUser, endUserOf(asked) || text.noEndUser],
    [text.reason, words.driveRecovery.reasons[reason]],
    [text.note, asked.note.trim()],
    [text.ticket, asked.ticket.trim()],
    [text.answeredAt, formatMoment(answeredAt)],
  ] as const;
  return (
    <dl className={own['facts']}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** While a request that was begun before waits in the form. */
function BackToForm({ state }: Pick<RequestSummaryProps, 'state'>) {
  const { form } = state;
  if (isEmptyForm(form)) return null;
  return <Button onClick={state.backToForm}>{text.backToForm(form.keyId.trim())}</Button>;
}

function CopyForTicket({
  result,
  commands,
  isInFront,
}: Omit<RequestSummaryProps, 'api' | 'rules' | 'state'>) {
  const [outcome, setOutcome] = useState('');
  const copy = () => {
    setOutcome(copyText(ticketText(result)) ? text.copied : text.notCopied);
  };
  useCommand(commands, 'copy-for-ticket', isInFront ? copy : undefined);
  return (
    <>
      <Button {...shortcutOf('copy-for-ticket')} onClick={copy}>
        {text.copyForTicket}
      </Button>
      <output className={own['outcome']}>{outcome}</output>
    </>
  );
}
