import { useState } from 'react';
import type { Api } from '#renderer/api.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { useViews } from '../use-views.ts';
import { profileReader } from './compliance-reader.ts';
import { ComputerReport, type Lead } from './computer-report.tsx';
import { EnterpriseReport } from './enterprise-report.tsx';

interface EnterpriseComplianceProps {
  readonly api: Api;
  readonly onOpen: (computer: ComputerCompliance) => void;
  readonly returnTo: string | undefined;
  readonly onReturned: () => void;
}

export function EnterpriseCompliance({
  api,
  onOpen,
  returnTo,
  onReturned,
}: EnterpriseComplianceProps) {
  const [reader] = useState(() => profileReader(api));
  const remembered = useViews(() => ({
    recall: () => api.ask('compliance.views', undefined),
    remember: (views) => api.ask('compliance.rememberViews', { views }),
  }));
  if (remembered === undefined) return null;
  const { last, rememberLast, saved } = remembered;
  return (
    <EnterpriseReport
      reader={reader}
      {...(last !== null && { first: last })}
      onViewed={rememberLast}
      saved={saved}
      onOpen={onOpen}
      returnTo={returnTo}
      onReturned={onReturned}
    />
  );
}

interface ComputerComplianceViewProps {
  readonly api: Api;
  readonly lead: Lead | undefined;
  readonly onBack: () => void;
}

export function ComputerComplianceView({ api, lead, onBack }: ComputerComplianceViewProps) {
  const [reader] = useState(() => profileReader(api));
  return <ComputerReport reader={reader} lead={lead} onBack={onBack} />;
}
