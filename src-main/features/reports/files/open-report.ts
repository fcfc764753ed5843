import { randomUUID } from 'node:crypto';
import { type EscrowTable, escrowTable } from '#main/domain/escrow/escrow-table.ts';
import { type TrustedKey, signatureVerdict } from '#main/domain/reports/report-signature.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { OpenedFile } from '#main/ports/desktop/file-opener.ts';
import type { ReportReader } from '#main/ports/reports/report-reader.ts';
import type { OpenReportStore, ReportStore } from '#main/ports/reports/report-store.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { OpenedReport } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import {
  type AuditReportHeader,
  type ComplianceReportHeader,
  type EscrowReportHeader,
  LONGEST_REPORT_FILE,
  type ReportVerdict,
} from '#shared/reports/report-file.ts';
import type { SignatureVerdict } from '#shared/reports/report-signature.ts';

interface OpenReportDeps {
  readonly readReport: ReportReader;
  readonly reportStore: OpenReportStore;
  /** Keys of the organisations this console knows. */
  readonly trustedKeys: () => readonly TrustedKey[];
}

/** A report that was read from a file: its header, and the store that answers queries about it. */
interface Held<Header, Reader> {
  readonly header: Header;
  /** What checking the file found. */
  readonly verdict: ReportVerdict;
  readonly store: ReportStore<Reader>;
}
type HeldAudit = Held<AuditReportHeader, AuditReport>;
type HeldCompliance = Held<ComplianceReportHeader, ComplianceSource>;
type HeldEscrow = Held<EscrowReportHeader, EscrowTable>;

/** The one report file that is open, if any. */
export interface OpenReport {
  /** Reads and checks a file; it replaces the one before. @throws AppError `report.*` */
  open(file: OpenedFile, options: CallOptions): Promise<OpenedReport>;
  close(): Promise<void>;
  /** @throws AppError `report.closed` once another report is open, or none */
  audit(id: string): HeldAudit;
  /** The same for a report on computers. */
  compliance(id: string): HeldCompliance;
  /** The same for Recovery Key Backup. */
  escrow(id: string): HeldEscrow;
  /** The SHA-256 of its content; `undefined` unless it is consistent. @throws as {@link audit} */
  sha256Of(id: string): string | undefined;
}

/** It is of one kind. */
interface Holding {
  readonly id: string;
  readonly verdict: ReportVerdict;
  readonly audit?: HeldAudit;
  readonly compliance?: HeldCompliance;
  readonly escrow?: HeldEscrow;
}

/**
 * Report files are read with no profile, no network and nobody signed in: they hold what an auditor
 * was given, and no secret.
 */
export function createOpenReport({
  readReport,
  reportStore,
  trustedKeys,
}: OpenReportDeps): OpenReport {
  let holding: Holding | undefined;

  async function hold(next: Holding | undefined): Promise<void> {
    const before = holding;
    holding = next;
    await (before?.audit ?? before?.compliance ?? before?.escrow)?.store.close();
  }

  function required<Kind>(id: string, held: Kind | undefined): Kind {
    if (holding?.id !== id || held === undefined)
      throw new AppError('report.closed', 'the report was closed');
    return held;
  }

  return {
    async open({ fileName, bytes }, options) {
      if (bytes.length > LONGEST_REPORT_FILE)
        throw new AppError('report.tooLarge', `more than ${LONGEST_REPORT_FILE} bytes`);
      const saved = await readReport(bytes, options);
      const { header, verdict } = saved;
      const id = randomUUID();
      if ('entries' in saved) {
        const store = await reportStore.entries(saved.entries, options);
        await hold({ id, verdict, audit: { header: saved.header, verdict, store } });
      } else if ('rows' in saved) {
        const store = { reader: escrowTable(saved.rows), close: async () => undefined };
        await hold({ id, verdict, escrow: { header: saved.header, verdict, store } });
      } else {
        const { computers } = saved;
        const store = await reportStore.computers(header.organisation, computers, options);
        await hold({ id, verdict, compliance: { header: saved.header, verdict, store } });
      }
      const signature: SignatureVerdict =
        verdict.state === 'intact'
          ? signatureVerdict(verdict.sha256, saved.signature, trustedKeys())
          : { state: 'none' };
      return { reportId: id, fileName, header, verdict, signature };
    },
    close: () => hold(undefined),
    audit: (id) => required(id, holding?.audit),
    compliance: (id) => required(id, holding?.compliance),
    escrow: (id) => required(id, holding?.escrow),
    sha256Of(id) {
      const verdict = required(id, holding?.verdict);
      return verdict.state === 'intact' ? verdict.sha256 : undefined;
    },
  };
}

/**
 * Asks a report that may be closed meanwhile, and says so rather than what its store says then.
 *
 * @param held throws AppError `report.closed`
 */
export async function askOpen<Reader, Answer>(
  held: () => { readonly store: ReportStore<Reader> },
  ask: (reader: Reader) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask(held().store.reader);
  } catch (error) {
    held();
    throw error;
  }
}
