import { lineOf } from '#main/domain/diagnostics/step-line.ts';
import { effectiveSettings } from '#main/domain/settings/effective-settings.ts';
import { givenByName, givenInTree } from '#main/domain/settings/given-settings.ts';
import type { Clock } from '#main/ports/system.ts';
import { type ConfigurationFiles, organisationsFolder } from '#main/profiles/configuration.ts';
import { findConfiguration } from '#main/profiles/find-configuration.ts';
import { withSettingsForAll } from '#main/profiles/organisation/settings-for-all.ts';
import type { FoundPolicy } from '#main/profiles/policy/find-policy.ts';
import { keptChoices } from '#main/profiles/policy/kept-choices.ts';
import type { FileReaders } from '#main/profiles/trusted-file.ts';
import { updateFolder } from '#main/updates/update-folder.ts';
import { AppError, type ErrorCode, codeOf } from '#shared/errors.ts';
import { type Terminal, processTerminal } from '../terminal.ts';
import { deskWords } from '../text/en-desk.ts';
import { ToolError } from '../tool-error.ts';
import { checkDesk, lookForUpdate, verifyLogs } from './check.ts';
import { DeskExit } from './exit-codes.ts';
import { exportReport } from './export/export-report.ts';
import type { OpenReportConsole } from './export/report-console.ts';
import type { ReportOrder } from './export/report-order.ts';
import { policyReport, policyText } from './policy-report.ts';
import { type DeskReport, exitCodeOf } from './report.ts';
import { type DeskTask, readDeskTask } from './tasks.ts';
import type { DeskWork } from './work.ts';

/** A start of the console that opens no window. */
export interface DeskCommand {
  readonly args: readonly string[];
  readonly version: string;
  readonly files: ConfigurationFiles;
  readonly readers: FileReaders;
  readonly policy: FoundPolicy;
  readonly userData: string;
  /** Where a person's data is kept unless the person says otherwise. */
  readonly ownPlace: string;
  readonly workstation: string;
  readonly eventLog: DeskWork['eventLog'];
  readonly clock: Clock;
  /** The folder of the organisation, unless it is a web server. */
  readonly updates?: DeskWork['updates'];
  /** Opens what a report is exported with. */
  readonly openConsole: OpenReportConsole;
}

/**
 * What the console does without a window, told of at the terminal. It reads no secret, so it can
 * write none. See assets/guide/administrator.md. Never throws.
 */
export async function runDeskCommand(
  command: DeskCommand,
  terminal = processTerminal(),
): Promise<DeskExit> {
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  process.once('SIGINT', stop);
  try {
    const task = readDeskTask(command.args);
    if (task.kind === 'version') {
      terminal.print(`Keydesk ${command.version}`);
      return DeskExit.good;
    }
    const { text, json, state } = await answer(task, {
      command,
      terminal,
      signal: stopping.signal,
    });
    terminal.print(task.isJson ? JSON.stringify(json, undefined, 2) : text);
    return exitCodeOf(state);
  } catch (error) {
    terminal.endProgress();
    terminal.complain(sentenceOf(error));
    return exitAfter(error, stopping.signal);
  } finally {
    process.off('SIGINT', stop);
    await terminal.flush();
  }
}

interface Look {
  readonly command: DeskCommand;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly text: string;
  readonly json: object;
  readonly state: DeskReport['state'];
}

type Task = Exclude<DeskTask, { readonly kind: 'version' }>;

async function answer(task: Task, look: Look): Promise<Answer> {
  if (task.kind === 'export-report') return exported(task.order, look);
  const { version, clock } = look.command;
  const setUp = findSetUp(look.command);
  if (task.kind === 'policy') {
    const { origin, path } = setUp.place;
    const at = new Date(clock.now()).toISOString();
    const about = { version, at, configuration: { origin, path } };
    const report = policyReport(about, setUp.found);
    return { text: policyText(report), json: report, state: report.state };
  }
  const report = await reportFor(task, workOf(setUp, look));
  look.terminal.endProgress();
  return { text: textOf(report), json: report, state: report.state };
}

function reportFor(
  task: Exclude<Task, { readonly kind: 'policy' | 'export-report' }>,
  work: Omit<DeskWork, 'evidence'>,
): Promise<DeskReport> {
  switch (task.kind) {
    case 'check':
      return checkDesk(work);
    case 'verify-log':
      return verifyLogs({ ...work, evidence: task.evidence });
    case 'update':
      return lookForUpdate(work, task);
  }
}

async function exported(order: ReportOrder, look: Look): Promise<Answer> {
  const { command, terminal, signal } = look;
  const onRows = (rows: number) => {
    terminal.progress(deskWords.rows(rows));
  };
  const report = await exportReport(order, { ...command, signal, onRows });
  terminal.endProgress();
  return { text: deskWords.written(report), json: report, state: report.state };
}

/** The configuration and the settings, as a console of this person would have them. */
function findSetUp({ files, readers, policy: { policy, given }, userData }: DeskCommand) {
  const written = findConfiguration(files, readers);
  const effective = effectiveSettings({
    policy,
    byPolicy: given,
    byConfiguration: givenInTree(written.written['settings'] ?? {}),
    byPerson: givenByName(keptChoices(userData, readers.read)),
  });
  const { configuration, problem, place } = withSettingsForAll(written, effective.settings);
  if (problem !== undefined) throw problem;
  return { configuration, place, found: { policy, effective } };
}

function workOf(
  { configuration, place, found }: ReturnType<typeof findSetUp>,
  { command, terminal, signal }: Look,
): Omit<DeskWork, 'evidence'> {
  const { version, userData, ownPlace, workstation, eventLog, clock } = command;
  return {
    version,
    configuration,
    place,
    found,
    folders: { organisations: organisationsFolder(place.origin, { userData, ownPlace }), userData },
    clock,
    workstation,
    eventLog,
    signal,
    updates: command.updates ?? updateFolder,
    onStep: (name) => {
      terminal.progress(deskWords.looking(name));
    },
    onProgress: (done, total) => {
      terminal.progress(deskWords.checked(done, total));
    },
  };
}

function textOf({ version, configuration, profiles, steps, state }: DeskReport): string {
  return [
    deskWords.heading(version, configuration),
    ...profiles.flatMap((profile) => [`${profile.name} (${profile.id})`, ...indented(profile)]),
    ...(steps.length > 0 ? [deskWords.computer, ...indented({ steps })] : []),
    deskWords.verdicts[state],
  ].join('\n');
}

function indented({ steps }: Pick<DeskReport, 'steps'>): readonly string[] {
  return steps.map((step) => `  ${lineOf(step)}`);
}

function sentenceOf(error: unknown): string {
  if (error instanceof ToolError) return deskWords.usage(error.details.reason ?? '');
  if (error instanceof AppError) return deskWords.failed(error.code, error.message);
  // What nobody foresaw is a defect, and whoever mends it needs the stack.
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function exitAfter(error: unknown, signal: AbortSignal): DeskExit {
  if (error instanceof ToolError) return DeskExit.usage;
  if (signal.aborted) return DeskExit.stopped;
  const code = codeOf(error);
  if (code === 'file.alreadyThere') return DeskExit.alreadyThere;
  return isRefusal(code) ? DeskExit.refused : DeskExit.failed;
}

function isRefusal(code: ErrorCode): boolean {
  return code.startsWith('auth.') || code.startsWith('kerberos.');
}
