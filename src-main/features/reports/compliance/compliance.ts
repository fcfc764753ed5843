import { askSources, missingDetails } from '#main/features/ask-sources.ts';
import type { Sessions } from '#main/features/sessions.ts';
import type { CallContext, Handlers } from '#main/ipc/router.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { AppState } from '#main/ports/desktop/app-state.ts';
import type { OpenProfile } from '#main/ports/profile.ts';
import type { Clock } from '#main/ports/system.ts';
import type { ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { FoundComputer, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { CompliancePlace } from '#shared/reports/report-place.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import { type OpenReport, askOpen } from '../files/open-report.ts';
import { telling } from '../telling.ts';

interface ComplianceDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly appState: AppState;
  readonly settings: Settings;
  readonly openReport: OpenReport;
}

type ComplianceCalls = Extract<keyof Handlers, `compliance.${string}`>;
type Found = OutputOf<'compliance.find'>;

/** Rows per page of the table. */
const ROWS_PER_PAGE = 200;
/** More computers than this nobody looks through: more of the name is typed instead. */
const MOST_FOUND = 50;

/** Computer Compliance and Enterprise Compliance: how well computers are protected. */
export function complianceReports(deps: ComplianceDeps): Pick<Handlers, ComplianceCalls> {
  const { sessions, appState, openReport } = deps;

  const ask = <Answer>(
    from: CompliancePlace,
    question: (source: ComplianceSource) => Promise<Answer>,
  ) =>
    from.place === 'file'
      ? askOpen(() => openReport.compliance(from.id), question)
      : question(sourceNamed(sessions.require().profile, from.name));

  return {
    async 'compliance.views'() {
      return { views: appState.complianceViews(sessions.require().operator.account) };
    },

    async 'compliance.rememberViews'({ views }) {
      appState.rememberComplianceViews(sessions.require().operator.account, views);
    },

    async 'compliance.sources'() {
      return { names: sessions.require().profile.compliance.map(({ name }) => name) };
    },

    'compliance.find': async ({ from, search }, context) =>
      from.place === 'file'
        ? askOpen(
            () => openReport.compliance(from.id),
            (source) => findIn(source, search, context.signal),
          )
        : findInAll(deps, search, context),

    'compliance.summary': async ({ from, filter }, { signal, progress }) =>
      ask(from, (source) => source.summary(filter, { signal, onProgress: telling(progress) })),

    'compliance.page': async ({ from, query, after }, { signal, progress }) =>
      ask(from, (source) =>
        source.page(
          { query, after, limit: ROWS_PER_PAGE },
          { signal, onProgress: telling(progress) },
        ),
      ),
  };
}

/** @throws AppError `compliance.noSource` */
export function sourceNamed({ compliance }: OpenProfile, name: string): ComplianceSource {
  const source = compliance.find((known) => known.name === name);
  if (source === undefined) throw new AppError('compliance.noSource', 'no such source');
  return source;
}

async function findIn(
  source: ComplianceSource,
  search: ComputerSearch,
  signal: AbortSignal,
): Promise<Found> {
  const found = await source.find(search, MOST_FOUND + 1, { signal });
  return firstOf(found.map((computer) => ({ source: source.name, computer })));
}

async function findInAll(
  { sessions, clock, settings }: ComplianceDeps,
  search: ComputerSearch,
  { signal, progress }: CallContext<'compliance.find'>,
): Promise<Found> {
  const { compliance } = sessions.require().profile;
  if (compliance.length === 0)
    throw new AppError('compliance.noSource', 'nothing configured knows of compliance');
  const options = {
    clock,
    limitSeconds: settings.recovery.sourceTimeoutSeconds,
    signal,
    onProgress: (sources: readonly SourceStatus[]) => {
      progress({ sources: [...sources] });
    },
  };
  const { answered, missing } = await askSources(
    compliance,
    (source, asked) => source.find(search, MOST_FOUND + 1, asked),
    options,
  );
  const found = answered.flatMap(({ source, answer }) =>
    answer.map((computer) => ({ source: source.name, computer })),
  );
  if (found.length === 0 && missing.length > 0)
    throw new AppError('compliance.sourcesMissing', 'some sources gave no answer', {
      details: missingDetails(missing),
    });
  return { ...firstOf(found), missing: [...missing] };
}

function firstOf(found: readonly FoundComputer[]): Found {
  if (found.length === 0) throw new AppError('compliance.unknownComputer', 'no such computer');
  return { found: found.slice(0, MOST_FOUND), isCut: found.length > MOST_FOUND, missing: [] };
}
