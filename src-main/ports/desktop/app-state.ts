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

/** Where the window was, in device-independent pixels. */
export interface WindowBounds {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

/** Remembers the bounds of the window between runs. */
export interface WindowState {
  readonly bounds: WindowBounds | undefined;
  rememberBounds(bounds: WindowBounds): void;
}
