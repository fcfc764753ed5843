import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { Announcement } from '#renderer/ui/announcement.tsx';
import { FirstQuestions } from '#renderer/ui/first-questions.tsx';
import { focusField } from '#renderer/ui/focus-field.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { codeText, fullName } from './cell-text.ts';
import type { ComplianceReader } from './compliance-reader.ts';
import type { ComputerState } from './computer-state.ts';
import { createComputerStore } from './computer-store.ts';
import { ComputerCard } from './parts/computer-card.tsx';
import { ComputerSearchForm } from './parts/computer-search.tsx';
import { FoundList } from './parts/found-list.tsx';
import styles from '#renderer/ui/request-pane.module.css';

/** A computer another report leads to; a new one each time it does. */
export interface Lead {
  readonly computer: ComputerCompliance;
}

interface ComputerReportProps {
  readonly reader: ComplianceReader;
  readonly lead: Lead | undefined;
  /** The way back to where the lead came from. */
  readonly onBack: () => void;
}

const text = words.compliance.computer;

/** Computer Compliance: all that is known of one computer and its volumes. */
export function ComputerReport({ reader, lead, onBack }: ComputerReportProps) {
  const [store] = useState(() => createComputerStore(reader));
  const state = useStore(store);
  const { several, shown, isSearching, failure, open, show, cancel, search } = state;
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lead === undefined) return;
    void open(lead.computer.name, lead.computer.domain);
    focusField(pane.current, 'back');
  }, [lead, open]);
  useEscape(pane, () => {
    if (lead !== undefined) onBack();
  });

  return (
    <div ref={pane} className={styles['pane']}>
      <Announcement text={spoken(state)} />
      <ComputerSearchForm state={state} />
      <div className={styles['outcome']}>
        {lead && (
          <div>
            <Button name="back" icon={<ArrowLeftRegular />} onClick={onBack}>
              {text.back}
            </Button>
          </div>
        )}
        {isSearching && (
          <SlowProgress label={text.searching} cancel={{ label: words.app.cancel, run: cancel }} />
        )}
        {failure && (
          <ProblemAlert
            {...problemText(failure)}
            action={
              shown === undefined && failure.code !== 'compliance.unknownComputer'
                ? { label: words.app.retry, run: () => void search() }
                : undefined
            }
          />
        )}
        {shown && <ComputerCard key={fullName(shown.computer)} found={shown} state={state} />}
        {several && <FoundList several={several} shown={shown} onShow={show} />}
        {!shown && !several && !failure && !isSearching && <FirstQuestions {...text.first} />}
      </div>
    </div>
  );
}

function spoken({ shown, several }: ComputerState): string {
  if (shown)
    return words.app.labelled(fullName(shown.computer), codeText('status', shown.computer.status));
  return several ? text.found(String(several.found.length)) : '';
}
