import { readRegularFileSync } from '#main/drivers/files/regular-file.ts';
import type { Clock } from '#main/ports/system.ts';
import { type ConfigurationFiles, organisationsFolder } from '#main/profiles/configuration.ts';
import { findConfiguration } from '#main/profiles/find-configuration.ts';
import { AppError } from '#shared/errors.ts';
import { type Terminal, processTerminal } from '../terminal.ts';
import { deskWords } from '../text/en-desk.ts';
import { ToolError } from '../tool-error.ts';
import { checkDesk, verifyLogs } from './check.ts';
import { DeskExit } from './exit-codes.ts';
import { type DeskReport, exitCodeOf, lineOf } from './report.ts';
import { type DeskTask, readDeskTask } from './tasks.ts';

/** A start of the console that opens no window. */
export interface DeskCommand {
  readonly args: readonly string[];
  readonly version: string;
  readonly files: ConfigurationFiles;
  readonly userData: string;
  /** Where a person's data is kept unless the person says otherwise. */
  readonly ownPlace: string;
  readonly workstation: string;
  readonly clock: Clock;
}

/**
 * `--version`, `--check` or `--verify-log`, told of at the terminal. It reads no secret, so it can
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
    const report = await look(task, { command, terminal, signal: stopping.signal });
    terminal.print(task.isJson ? JSON.stringify(report, undefined, 2) : textOf(report));
    return exitCodeOf(report.state);
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

async function look(
  { kind, evidence }: Exclude<DeskTask, { readonly kind: 'version' }>,
  { command, terminal, signal }: Look,
): Promise<DeskReport> {
  const { version, files, userData, ownPlace, workstation, clock } = command;
  const { configuration, problem, place } = findConfiguration(files, readRegularFileSync);
  if (problem !== undefined) throw problem;
  const organisations = organisationsFolder(place.origin, { userData, ownPlace });
  const report = await (kind === 'check' ? checkDesk : verifyLogs)({
    version,
    configuration,
    place,
    folders: { organisations, userData },
    clock,
    workstation,
    signal,
    evidence,
    onStep: (name) => {
      terminal.progress(deskWords.looking(name));
    },
    onProgress: (done, total) => {
      terminal.progress(deskWords.checked(done, total));
    },
  });
  terminal.endProgress();
  return report;
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
  return signal.aborted ? DeskExit.stopped : DeskExit.failed;
}
