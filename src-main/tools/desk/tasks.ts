import { parseArgs } from 'node:util';
import { messageOf } from '#shared/errors.ts';
import { ToolError } from '../tool-error.ts';
import { KINDS } from './asks-for-task.ts';

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
    };

const yes = { type: 'boolean', default: false } as const;
const text = { type: 'string' } as const;
const OPTIONS = {
  version: yes,
  check: yes,
  'verify-log': yes,
  policy: yes,
  update: yes,
  json: yes,
  evidence: text,
  to: text,
  package: text,
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
  const [kind, ...more] = KINDS.filter((one) => given[one]);
  if (kind === undefined || more.length > 0)
    throw wrong(`Exactly one of --${KINDS.join(', --')} is asked for`);
  const { json: isJson, evidence, to, package: packageKind } = given;
  if (evidence !== undefined && kind !== 'verify-log')
    throw wrong('--evidence goes with --verify-log');
  if (to !== undefined && kind !== 'update') throw wrong('--to goes with --update');
  if (packageKind !== undefined && to === undefined)
    throw wrong('--package goes with --update and --to');
  if (kind === 'update') return { kind, isJson, to, packageKind };
  if (kind === 'verify-log') return { kind, isJson, evidence };
  if (kind !== 'version') return { kind, isJson };
  if (isJson) throw wrong('--json does not go with --version');
  return { kind };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw wrong(messageOf(error));
  }
}

function wrong(reason: string): ToolError {
  return new ToolError('usage', { reason });
}
