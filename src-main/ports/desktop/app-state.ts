import type { ComplianceViews } from '#shared/compliance/compliance-view.ts';
import type { ReportViews } from '#shared/reports/report-view.ts';

/** What the console remembers between runs: conveniences only, never a secret and never a right. */
export interface AppState {
  readonly lastUserName: string;
  rememberUserName(userName: string): void;
  /** How one account looks at the Recovery Audit Report; accounts are told apart without case. */
  reportViews(account: string): ReportViews;
  rememberReportViews(account: string, views: ReportViews): void;
  /** The same for Enterprise Compliance. */
  complianceViews(account: string): ComplianceViews;
  rememberComplianceViews(account: string, views: ComplianceViews): void;
}
