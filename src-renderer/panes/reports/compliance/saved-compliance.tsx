import { type ReactNode, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useStore } from 'zustand';
import type { Api } from '#renderer/api.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import type { ComplianceReportHeader } from '#shared/reports/report-file.ts';
import { fullName } from './cell-text.ts';
import { type ComplianceReader, fileReader } from './compliance-reader.ts';
import { ComputerReport, type Lead } from './computer-report.tsx';
import { createComputerStore } from './computer-store.ts';
import { EnterpriseReport } from './enterprise-report.tsx';
import { ComputerCard } from './parts/computer-card.tsx';
import paneStyles from '../parts/report-page.module.css';

interface SavedComplianceProps {
  readonly api: Api;
  readonly reportId: string;
  readonly header: ComplianceReportHeader;
  /** Title, and what checking the file found. */
  readonly head: ReactNode;
}

const ComputerQuery = z.object({ name: z.string(), domain: z.string() });

/**
 * A report on computers out of a file: the same as the one it was made of, over the computers in
 * it.
 */
export function SavedCompliance({ api, reportId, header, head }: SavedComplianceProps) {
  const [reader] = useState(() => fileReader(api, reportId, header.organisation));
  return header.report === 'computer-compliance' ? (
    <SavedComputer reader={reader} header={header} head={head} />
  ) : (
    <SavedEnterprise reader={reader} head={head} />
  );
}

function SavedEnterprise({
  reader,
  head,
}: {
  readonly reader: ComplianceReader;
  readonly head: ReactNode;
}) {
  const [lead, setLead] = useState<Lead>();
  const [returnTo, setReturnTo] = useState<string>();
  const onOpen = (computer: ComputerCompliance) => {
    setLead({ computer });
  };
  const onBack = () => {
    setReturnTo(lead && fullName(lead.computer));
    setLead(undefined);
  };
  return (
    <>
      <div hidden={lead !== undefined}>
        <EnterpriseReport
          reader={reader}
          head={head}
          onOpen={onOpen}
          returnTo={returnTo}
          onReturned={() => {
            setReturnTo(undefined);
          }}
        />
      </div>
      {lead && <ComputerReport reader={reader} lead={lead} onBack={onBack} />}
    </>
  );
}

function SavedComputer({
  reader,
  header,
  head,
}: { readonly reader: ComplianceReader } & Pick<SavedComplianceProps, 'header' | 'head'>) {
  const [store] = useState(() => createComputerStore(reader));
  const state = useStore(store);
  const { shown, failure, open } = state;
  const asked = useRef(ComputerQuery.safeParse(header.query).data);
  useEffect(() => {
    if (asked.current !== undefined) void open(asked.current.name, asked.current.domain);
  }, [open]);
  return (
    <div className={paneStyles['pane']}>
      {head}
      {failure && <ProblemAlert {...problemText(failure)} />}
      {shown && <ComputerCard found={shown} state={state} />}
    </div>
  );
}
