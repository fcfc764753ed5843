import type { ComputerCompliance, ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import type {
  ComplianceCursor,
  ComplianceFilter,
  CompliancePage,
  ComplianceQuery,
  EnterpriseSummary,
} from '#shared/compliance/enterprise-compliance.ts';
import type { ReportOptions, WantedPage } from '../audit/audit-report.ts';
import type { CallOptions } from '../system.ts';

/**
 * A place that knows how well computers are protected, by what they last reported. It holds no
 * secret.
 */
export interface ComplianceSource {
  readonly name: string;

  /**
   * Computers whose name begins with the text, or one of whose users does, without case and by
   * name; at most `limit`. The text may name a domain too: `name.domain` (DNS) for a computer,
   * `DOMAIN\name` for a user.
   *
   * @throws AppError `store.*`, `request.cancelled`
   */
  find(
    search: ComputerSearch,
    limit: number,
    options: CallOptions,
  ): Promise<readonly ComputerCompliance[]>;

  /** Totals of every computer the filter lets through. @throws as {@link find} */
  summary(filter: ComplianceFilter, options: ReportOptions): Promise<EnterpriseSummary>;

  /**
   * At most `limit` computers after the cursor, or the first ones. Progress is told where it takes
   * long. @throws as {@link find}
   */
  page(
    wanted: WantedPage<ComplianceQuery, ComplianceCursor>,
    options: ReportOptions,
  ): Promise<CompliancePage>;
}
