import { askSources, missingDetails } from '#main/features/ask-sources.ts';
import { createOneAtATime } from '#main/features/one-at-a-time.ts';
import type { Session, Sessions } from '#main/features/sessions.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { AppState } from '#main/ports/desktop/app-state.ts';
import type { Clock } from '#main/ports/system.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { FoundComputer } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import type { ExportDeps } from '../export-report.ts';
import { type PrintDeps, recordedPrint } from '../print-report.ts';
import { recordedExport } from '../recorded-export.ts';
import { type ComplianceToExport, complianceExport } from './compliance-export.ts';

interface ComplianceDeps extends ExportDeps, PrintDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly appState: AppState;
  readonly workstation: string;
  readonly settings: Settings;
}

type ComplianceCalls = Extract<keyof Handlers, `compliance.${string}`>;

/** Rows a page of the table. */
export const PAGE_SIZE = 200;
/** More computers than this nobody looks through: more of the name is typed instead. */
export const MOST_FOUND = 50;

/** Computer Compliance and Enterprise Compliance: how well computers are protected. */
export function complianceFeature(deps: ComplianceDeps): Pick<Handlers, ComplianceCalls> {
  const { sessions, clock, appState, settings, words } = deps;
  const oneAtATime = createOneAtATime();

  const reportOf = (
    { operator, profile }: Session,
    source: string,
    about: Pick<ComplianceToExport, 'report' | 'form' | 'signal'>,
  ) => {
    const made = {
      organisation: profile.info.name,
      generatedAt: new Date(clock.now()).toISOString(),
      generatedBy: operator.account,
    };
    return complianceExport(sourceNamed(profile.compliance, source), {
      ...about,
      made,
      words: words().report,
    });
  };

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

    async 'compliance.find'({ search }, { signal, progress }) {
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
        answer.map((computer): FoundComputer => ({ source: source.name, computer })),
      );
      if (found.length === 0 && missing.length > 0)
        throw new AppError('compliance.sourcesMissing', 'some sources gave no answer', {
          details: missingDetails(missing),
        });
      if (found.length === 0) throw new AppError('compliance.unknownComputer', 'no such computer');
      return {
        found: found.slice(0, MOST_FOUND),
        isCut: found.length > MOST_FOUND,
        missing: [...missing],
      };
    },

    'compliance.summary': async ({ source, filter }, { signal, progress }) =>
      sourceNamed(sessions.require().profile.compliance, source).summary(filter, {
        signal,
        onProgress: (done, total) => {
          progress({ done, total });
        },
      }),

    'compliance.page': async ({ source, query, after }, { signal, progress }) =>
      sourceNamed(sessions.require().profile.compliance, source).page(query, after, PAGE_SIZE, {
        signal,
        onProgress: (done, total) => {
          progress({ done, total });
        },
      }),

    'compliance.export': ({ source, report, form }, { signal, progress }) =>
      oneAtATime(async () => {
        const session = sessions.require();
        return recordedExport(
          deps,
          session,
          form,
          await reportOf(session, source, { report, form, signal }),
          {
            signal,
            onRows: (rows) => {
              progress({ rows });
            },
          },
        );
      }),

    'compliance.print': ({ source, report }, { signal, progress }) =>
      oneAtATime(async () => {
        const session = sessions.require();
        return recordedPrint(
          deps,
          session,
          await reportOf(session, source, { report, form: 'print', signal }),
          {
            signal,
            onRows: (rows) => {
              progress({ rows });
            },
          },
        );
      }),
  };
}

function sourceNamed(sources: readonly ComplianceSource[], name: string): ComplianceSource {
  const source = sources.find((known) => known.name === name);
  if (source === undefined) throw new AppError('compliance.noSource', 'no such source');
  return source;
}
