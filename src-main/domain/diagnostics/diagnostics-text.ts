import type { CheckStep } from '#shared/connection/connection-check.ts';
import type { CrashReport } from '#shared/diagnostics/crash-report.ts';
import { withoutSecrets } from '#shared/request/secret-text.ts';
import type { SettingsOverview } from '#shared/settings/settings-overview.ts';
import type { CallTime } from './call-times.ts';
import { lineOf } from './step-line.ts';
import { withoutNames } from './without-names.ts';

/** How a connection was when it was last checked. */
export interface LastCheck {
  readonly profileId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly steps: readonly CheckStep[];
}

/** What a file of diagnostics is made of. */
export interface DiagnosedFacts {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly computer: Readonly<Record<string, string>>;
  readonly configuration: { readonly origin: string; readonly path: string };
  /** Why the configuration cannot be used, if it cannot. */
  readonly problem: string | undefined;
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
  readonly settings: SettingsOverview;
  readonly checks: readonly LastCheck[];
  readonly crashes: readonly CrashReport[];
  /** When the page came to something, in milliseconds after it began. */
  readonly marks: readonly { readonly name: string; readonly atMs: number }[];
  readonly runningMs: number;
  readonly calls: readonly CallTime[];
  readonly log: string;
}

/** Who may be named. `undefined`: everybody. */
type LeftOut = readonly string[] | undefined;

/**
 * The whole file, for people to read. It is English, as the program's log is, and has nothing in it
 * that looks like a secret.
 *
 * @param leftOut names of people that are left out besides whatever has the form of an account
 */
export function diagnosticsText(facts: DiagnosedFacts, leftOut: LeftOut): string {
  const { at, versions, computer, log } = facts;
  const people = `People: ${leftOut === undefined ? 'named' : 'not named'}`;
  const text = [
    'Keydesk diagnostics',
    `Made at ${at}`,
    people,
    'Keys and passwords are left out.',
    ...part('Versions', linesOf(versions)),
    ...part('Computer', linesOf(computer)),
    ...part('Configuration', configurationLines(facts)),
    ...part('Policy and settings', settingLines(facts.settings)),
    ...part('Connection', checkLines(facts.checks)),
    ...part('Ended unexpectedly', crashLines(facts.crashes)),
    ...part('Times', timeLines(facts)),
    ...part('Log', [log.trimEnd()]),
    '',
  ].join('\n');
  const told = leftOut === undefined ? text : withoutNames(text, leftOut);
  return withoutSecrets(told);
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return ['', `== ${title} ==`, ...(lines.length === 0 ? ['nothing'] : lines)];
}

function linesOf(facts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
}

function configurationLines({ configuration, problem, profiles }: DiagnosedFacts) {
  const { origin, path } = configuration;
  return [
    `From: ${origin}`,
    ...(path === '' ? [] : [`File: ${path}`]),
    ...(problem === undefined ? [] : [`CANNOT BE USED: ${problem}`]),
    ...profiles.map(({ id, name }) => `Organisation: ${name} (${id})`),
  ];
}

function settingLines({ policy, settings, problems }: SettingsOverview): readonly string[] {
  const { place, state, fault, about } = policy;
  return [
    ['Policy', place, state, fault, about].filter(Boolean).join(' '),
    ...problems.map((one) => `NOT USED: ${one.place} ${JSON.stringify(one.name)} ${one.fault}`),
    ...settings.map(
      ({ name, value, origin }) =>
        `${name} = ${value === null ? '(not set)' : JSON.stringify(value)} (${origin})`,
    ),
  ];
}

function checkLines(checks: readonly LastCheck[]): readonly string[] {
  if (checks.length === 0) return ['Not checked since Keydesk was started.'];
  return checks.flatMap(({ profileId, at, steps }) => [
    `${profileId}, checked at ${at}`,
    ...steps.map((step) => `  ${lineOf(step)}`),
  ]);
}

function crashLines(crashes: readonly CrashReport[]): readonly string[] {
  return crashes.flatMap(({ at, part: ended, version, reason, exitCode, stack }) => [
    [at, ended, version, ...(exitCode === null ? [] : [`exit code ${exitCode}`]), reason].join(' '),
    ...stack.split('\n').flatMap((line) => (line.trim() === '' ? [] : [`  ${line.trim()}`])),
  ]);
}

function timeLines({ runningMs, marks, calls }: DiagnosedFacts): readonly string[] {
  return [
    `Running for ${Math.round(runningMs / 1000)} s`,
    ...marks.map(({ name, atMs }) => `Page: ${name} after ${Math.round(atMs)} ms`),
    ...calls.map(
      ({ name, count, totalMs, longestMs }) =>
        `${name}: ${count} times, ${Math.round(totalMs / count)} ms each, ` +
        `${Math.round(longestMs)} ms at most`,
    ),
  ];
}
