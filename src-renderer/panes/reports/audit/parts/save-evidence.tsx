import { Button } from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type AskError, asAskError } from '#renderer/api.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import type { LiveReport } from '../report-source.ts';

interface SaveEvidenceProps {
  readonly live: LiveReport;
  readonly sequence: number;
}

/** Saves what the log has of one request, for somebody who has to prove it or to check it. */
export function SaveEvidence({ live, sequence }: SaveEvidenceProps) {
  const [isBusy, setBusy] = useState(false);
  const [saved, setSaved] = useState('');
  const [failure, setFailure] = useState<AskError>();
  const save = async () => {
    setBusy(true);
    setSaved('');
    setFailure(undefined);
    try {
      const result = await live.saveEvidence(sequence);
      if (result.outcome === 'saved')
        setSaved(words.reports.exported(result.fileName, result.folder));
    } catch (error) {
      setFailure(asAskError(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button icon={<SaveRegular />} disabledFocusable={isBusy} onClick={() => void save()}>
        {words.reports.entry.saveEvidence}
      </Button>
      <output>{saved}</output>
      {failure && <ProblemAlert {...problemText(failure)} />}
    </>
  );
}
