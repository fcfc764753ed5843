import { formatDay } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { type AuditFilter, NARROWING_FIELDS } from '#shared/audit/audit-report.ts';
import { valueText } from './row-text.ts';

const { columns, filters, savedReport } = words.reports;

/** What a report was filtered by when it was made, in words: a part of the log is not the log. */
export function coverageOf(filter: AuditFilter): string {
  const narrowed = NARROWING_FIELDS.filter((field) => filter[field] !== '').map((field) =>
    words.app.labelled(columns[field], valueText(field, filter[field])),
  );
  return savedReport.covers([rangeOf(filter), filters.activities[filter.activity], ...narrowed]);
}

function rangeOf({ from, until }: AuditFilter): string {
  if (from === '' && until === '') return filters.presets.all;
  // The end of a range is the first moment after it.
  const lastMoment = until === '' ? '' : new Date(Date.parse(until) - 1).toISOString();
  return [from, lastMoment].map((iso) => (iso === '' ? '…' : formatDay(iso))).join(' – ');
}
