import { z } from 'zod';
import { ComplianceViews } from '#shared/compliance/compliance-view.ts';
import { ReportViews } from '#shared/reports/report-view.ts';
import type { AppState } from '../ports/desktop/app-state.ts';
import type { FirstState, Remembered } from './first-state.ts';

// Views that do not fit the schema, for example after a downgrade, are dropped for that account.
const ofEachAccount = <Views>(views: z.ZodType<Views>) =>
  z.record(z.string(), views.optional().catch(undefined)).catch({});

const REPORTS = ofEachAccount(ReportViews);
const COMPLIANCE = ofEachAccount(ComplianceViews);
const NONE = { last: null, named: [] };

/** All that is remembered: what the first screen needs of it, and the views of reports. */
export function stateFile(first: FirstState, { read, write }: Remembered): AppState {
  const reportViews = () => read('reportViews', REPORTS);
  const complianceViews = () => read('complianceViews', COMPLIANCE);
  return {
    get lastUserName() {
      return first.lastUserName;
    },
    rememberUserName: first.rememberUserName,
    get choices() {
      return first.choices;
    },
    rememberChoice: first.rememberChoice,
    reportViews: (account) => reportViews()[account.toLowerCase()] ?? NONE,
    rememberReportViews: (account, views) => {
      write('reportViews', { ...reportViews(), [account.toLowerCase()]: views });
    },
    complianceViews: (account) => complianceViews()[account.toLowerCase()] ?? NONE,
    rememberComplianceViews: (account, views) => {
      write('complianceViews', { ...complianceViews(), [account.toLowerCase()]: views });
    },
  };
}
