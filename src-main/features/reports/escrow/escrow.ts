import { type EscrowTable, escrowTable } from '#main/domain/escrow/escrow-table.ts';
import type { Session, Sessions } from '#main/features/sessions.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { OpenProfile } from '#main/ports/profile.ts';
import type { Clock } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import type { EscrowReading } from '#shared/escrow/escrow-report.ts';
import type { SearchPlace } from '#shared/reports/report-place.ts';
import { type OpenReport, askOpen } from '../files/open-report.ts';
import { readInventories } from './read-inventories.ts';

/** What was read last, for whom. */
interface Kept {
  readonly profile: OpenProfile;
  readonly account: string;
  readonly reading: EscrowReading;
  readonly table: EscrowTable;
}

/** The one reading that is kept: of whoever is signed in, until the session ends. */
export interface EscrowKept {
  /** `undefined` before anything was read for this person. */
  of(session: Session): Pick<Kept, 'reading' | 'table'> | undefined;
  keep(kept: Kept): void;
}

export function createEscrowKept(sessions: Sessions): EscrowKept {
  let kept: Kept | undefined;
  // A lock leaves it: it is what the same person goes on with.
  sessions.onDropSecrets(() => {
    if (sessions.current() === undefined) kept = undefined;
  });
  return {
    of: ({ profile, operator }) =>
      kept?.profile === profile && kept.account === operator.account ? kept : undefined,
    keep(next) {
      kept = next;
    },
  };
}

interface EscrowDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly openReport: OpenReport;
  readonly escrowKept: EscrowKept;
}

type EscrowCalls = Extract<keyof Handlers, `escrow.${string}`>;

/** Rows per page of the table. */
const ROWS_PER_PAGE = 200;

/** Recovery Key Backup: which computers have a recovery key, in which source. */
export function escrowReport(deps: EscrowDeps): Pick<Handlers, EscrowCalls> {
  const { sessions, clock, openReport, escrowKept } = deps;

  const ask = <Answer>(from: SearchPlace, question: (table: EscrowTable) => Answer) =>
    from.place === 'file'
      ? askOpen(
          () => openReport.escrow(from.id),
          async (table) => question(table),
        )
      : Promise.resolve(question(requireRead(escrowKept, sessions.require()).table));

  return {
    async 'escrow.last'() {
      return { last: escrowKept.of(sessions.require())?.reading ?? null };
    },

    async 'escrow.read'(_input, { signal, progress }) {
      const session = sessions.require();
      const { profile, operator } = session;
      const readAt = new Date(clock.now()).toISOString();
      const onProgress = (sources: EscrowReading['sources']) => {
        progress({ sources });
      };
      const { rows, sources } = await readInventories(profile, {
        signal,
        onProgress: (told) => onProgress([...told]),
      });
      const reading = { readAt, sources: [...sources] };
      // Somebody else may have signed in meanwhile.
      if (sessions.current() !== session)
        throw new AppError('auth.locked', 'the session ended while the sources were read');
      const table = escrowTable(rows);
      escrowKept.keep({ profile, account: operator.account, reading, table });
      return reading;
    },

    'escrow.summary': ({ from, filter }) => ask(from, (table) => table.summary(filter)),

    'escrow.page': ({ from, query, after }) =>
      ask(from, (table) => table.page(query, after, ROWS_PER_PAGE)),
  };
}

/** @throws AppError `report.closed` where nothing was read for this person */
export function requireRead(kept: EscrowKept, session: Session): Pick<Kept, 'reading' | 'table'> {
  const found = kept.of(session);
  if (found === undefined) throw new AppError('report.closed', 'nothing was read in this session');
  return found;
}
