import { useEffect, useState } from 'react';
import { type AskError, asAskError } from '#renderer/api.ts';
import type { RequestEntries } from '#shared/audit/audit-report.ts';
import type { ReportSource } from './report-source.ts';

/** What is known of the request that an entry belongs to. */
export interface KnownRequest extends Partial<RequestEntries> {
  readonly failure?: AskError;
}

/** Reads the request of an entry, always of the newest one asked for. Nothing until it is there. */
export function useRequest(source: ReportSource, sequence: number): KnownRequest {
  const [known, setKnown] = useState<KnownRequest & { readonly of?: number }>({});
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const show = (next: KnownRequest) => {
      if (!signal.aborted) setKnown({ ...next, of: sequence });
    };
    source.request(sequence, { signal }).then(show, (error: unknown) => {
      show({ failure: asAskError(error) });
    });
    return () => {
      stopping.abort();
    };
  }, [source, sequence]);
  const isOfIt = known.of === sequence || known.entries?.some((one) => one.sequence === sequence);
  return isOfIt === true ? known : {};
}
