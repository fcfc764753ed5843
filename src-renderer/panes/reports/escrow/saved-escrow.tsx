import { type ReactNode, useState } from 'react';
import type { Api } from '#renderer/api.ts';
import type { EscrowReportHeader } from '#shared/reports/report-file.ts';
import { fileReader } from './escrow-reader.ts';
import { EscrowReport } from './escrow-report.tsx';

interface SavedEscrowProps {
  readonly api: Api;
  readonly reportId: string;
  readonly header: EscrowReportHeader;
  /** Title, and what checking the file found. */
  readonly head: ReactNode;
}

/** Recovery Key Backup out of a file: the same as the one it was made of, over the rows in it. */
export function SavedEscrow({ api, reportId, header, head }: SavedEscrowProps) {
  const [reader] = useState(() => fileReader(api, reportId, header.reading));
  return <EscrowReport reader={reader} head={head} />;
}
