import { parseArgs } from 'node:util';
import {
  DESK_OPTIONS,
  DESK_TASKS,
  type DeskOption,
  type DeskTaskName,
} from '#shared/console/desk-switches.ts';
import { messageOf } from '#shared/errors.ts';
import { keysOf } from '#shared/typed-keys.ts';
import { ToolError } from '../tool-error.ts';
import { type ReportOrder, readReportOrder } from './export/report-order.ts';

/** What the console does without a window. */
export type DeskTask =
  | { readonly kind: 'version' }
  | { readonly kind: 'check'; readonly isJson: boolean }
  | { readonly kind: 'policy'; readonly isJson: boolean }
  | {
      readonly kind: 'verify-log';
      readonly isJson: boolean;
      /** A file of one request, to be compared with the log. */
      readonly evidence: string | undefined;
    }
  | {
      readonly kind: 'update';
      readonly isJson: boolean;
      /** The folder that the package is put into; without one, none is fetched. */
      readonly to: string | undefined;
      /** How the name of the package ends. */
      readonly packageKind: string | undefined;
    }
  | { readonly kind: 'export-report'; readonly isJson: boolean; readonly order: ReportOrder };

const yes = { type: 'boolean', default: false } as const;
const text = { type: 'string' } as const;
const OWN = {
  version: yes,
  check: yes,
  'verify-log': yes,
  policy: yes,
  update: yes,
  'export-report': text,
  json: yes,
  evidence: text,
  range: text,
  activity: text,
  computer: text,
  source: text,
  profile: text,
  form: text,
  to: text,
  package: text,
  overwrite: yes,
} as const satisfies Readonly<Record<DeskTaskName | DeskOption, typeof yes | typeof text>>;
const OPTIONS = {
  ...OWN,
  // Of the console itself, which has read it already.
  'user-data-dir': text,
  // Of Chromium: they matter to nobody without a window, and a test as root needs the last.
  'disable-gpu': yes,
  'force-device-scale-factor': text,
  'ozone-platform': text,
  'ozone-platform-hint': text,
  'no-sandbox': yes,
} as const;

/** @throws ToolError `usage` when the command line is not understood */
export function readDeskTask(args: readonly string[]): DeskTask {
  const given = parse(args);
  const isGiven = (name: keyof typeof OWN) => given[name] !== undefined && given[name] !== false;
  const [kind, ...more] = DESK_TASKS.filter(isGiven);
  if (kind === undefined || more.length > 0)
    throw wrong(`Exactly one of --${DESK_TASKS.join(', --')} is asked for`);
  for (const option of keysOf(DESK_OPTIONS).filter(isGiven)) {
    const tasks: readonly DeskTaskName[] = DESK_OPTIONS[option];
    if (!tasks.includes(kind)) throw wrong(`--${option} goes with ${listed(tasks)}`);
  }
  const { json: isJson, evidence, to, package: packageKind } = given;
  switch (kind) {
    case 'version':
      return { kind };
    case 'export-report':
      return { kind, isJson, order: readReportOrder(given) };
    case 'update':
      if (packageKind !== undefined && to === undefined) throw wrong('--package goes with --to');
      return { kind, isJson, to, packageKind };
    case 'verify-log':
      return { kind, isJson, evidence };
    case 'check':
    case 'policy':
      return { kind, isJson };
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw wrong(messageOf(error));
  }
}

function listed(tasks: readonly DeskTaskName[]): string {
  return new Intl.ListFormat('en-GB').format(tasks.map((task) => `--${task}`));
}

function wrong(reason: string): ToolError {
  return new ToolError('usage', { reason });
}
