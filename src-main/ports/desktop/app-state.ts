import type { ComplianceViews } from '#shared/compliance/compliance-view.ts';
import type { ReportViews } from '#shared/reports/report-view.ts';

/** What the console remembers between runs for convenience: never a secret, never a permission. */
export interface AppState {
  readonly lastUserName: string;
  rememberUserName(userName: string): void;
  /** What the person has chosen of the settings, by name, unchecked. */
  readonly choices: Readonly<Record<string, unknown>>;
  /** @param value `undefined` leaves the setting to its default */
  rememberChoice(name: string, value: unknown): void;
  /** The views of the Recovery Audit Report of one account; its case does not matter. */
  reportViews(account: string): ReportViews;
  rememberReportViews(account: string, views: ReportViews): void;
  /** The views of Enterprise Compliance of one account. */
  complianceViews(account: string): ComplianceViews;
  rememberComplianceViews(account: string, views: ComplianceViews): void;
}

/** Place and size of the window, in device-independent pixels. */
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
