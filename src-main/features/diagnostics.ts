import { randomUUID } from 'node:crypto';
import type { CallTimes } from '#main/domain/diagnostics/call-times.ts';
import { type DiagnosedFacts, diagnosticsText } from '#main/domain/diagnostics/diagnostics-text.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { AppState } from '#main/ports/desktop/app-state.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { CrashReports } from '#main/ports/diagnostics/crash-reports.ts';
import type { ProgramLogReader } from '#main/ports/diagnostics/program-log.ts';
import type { ReadSystemFacts, SystemFacts } from '#main/ports/diagnostics/system-facts.ts';
import type { LiveSettings } from '#main/ports/settings.ts';
import type { Clock } from '#main/ports/system.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { LastChecks } from './connection/last-checks.ts';
import { savedAt } from './copy-and-save.ts';
import type { Sessions } from './sessions.ts';
import type { Profiles } from './sign-in/profiles.ts';

/** Of the log: some thousand lines. */
const MOST_LOG_BYTES = 256 * 1024;

interface DiagnosticsDeps {
  readonly clock: Clock;
  readonly version: string;
  readonly live: Pick<LiveSettings, 'overview'>;
  readonly configuration: () => DiagnosedFacts['configuration'];
  readonly problem: AppError | undefined;
  readonly profiles: Pick<Profiles, 'infos'>;
  readonly sessions: Sessions;
  readonly appState: Pick<AppState, 'lastUserName'>;
  readonly lastChecks: LastChecks;
  readonly callTimes: CallTimes;
  readonly crashReports: CrashReports;
  readonly programLog: ProgramLogReader;
  readonly systemFacts: ReadSystemFacts;
  readonly saver: FileSaver;
  readonly words: () => NativeWords['dialogs'];
}

type DiagnosticsCalls = Extract<keyof Handlers, `diagnostics.${string}`>;

/**
 * Help → Save diagnostics: a text that is shown as a whole, and then saved as it was shown. Nothing
 * of it is sent anywhere.
 */
export function diagnosticsFeature(deps: DiagnosticsDeps): Pick<Handlers, DiagnosticsCalls> {
  const { crashReports, saver, words } = deps;
  let shown: { readonly id: string; readonly text: string; readonly at: string } | undefined;
  return {
    async 'diagnostics.look'(asked) {
      const facts = await factsNow(deps, asked);
      const { at } = facts;
      const text = diagnosticsText(facts, asked.namesPeople ? undefined : namesHere(deps));
      shown = { id: randomUUID(), text, at };
      return { id: shown.id, text };
    },

    async 'diagnostics.save'({ id }) {
      if (shown?.id !== id) throw new AppError('input.invalid', 'something else was shown since');
      const { text, at } = shown;
      const file = await saver.choose({
        ...words().saveDiagnostics,
        fileName: `keydesk-diagnostics-${at.slice(0, 10)}.txt`,
        extension: 'txt',
      });
      if (file === undefined) return { outcome: 'cancelled' };
      await file.write(Buffer.from(text));
      return savedAt(file);
    },

    async 'diagnostics.crash'() {
      return { at: crashReports.list()[0]?.at ?? null };
    },

    async 'diagnostics.dismissCrash'() {
      crashReports.forget();
    },
  };
}

async function factsNow(
  deps: DiagnosticsDeps,
  { marks }: Pick<InputOf<'diagnostics.look'>, 'marks'>,
): Promise<DiagnosedFacts> {
  const { version, problem } = deps;
  const { versions, computer, runningMs }: SystemFacts = deps.systemFacts();
  return {
    at: new Date(deps.clock.now()).toISOString(),
    versions: { Keydesk: version, ...versions },
    computer,
    runningMs,
    marks,
    configuration: deps.configuration(),
    problem: problem && (problem.details.reason ?? problem.message),
    profiles: deps.profiles.infos,
    settings: deps.live.overview(),
    checks: deps.lastChecks.list(),
    crashes: deps.crashReports.list(),
    calls: deps.callTimes.list(),
    log: await deps.programLog.tail(MOST_LOG_BYTES),
  };
}

/** Names of people that are known here, and may stand anywhere without a domain. */
function namesHere({ sessions, appState, systemFacts }: DiagnosticsDeps): readonly string[] {
  const session = sessions.current();
  const { userName, home } = systemFacts().account;
  const accounts = [
    session?.operator.account ?? '',
    session?.credentials.userName ?? '',
    appState.lastUserName,
    userName,
  ];
  return [...accounts, ...accounts.map(withoutDomain), session?.operator.displayName ?? '', home];
}

function withoutDomain(account: string): string {
  return account.split('\\').at(-1)?.split('@')[0] ?? '';
}
