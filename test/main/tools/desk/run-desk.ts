import { join } from 'node:path';
import { systemClock } from '#main/desktop/system-clock.ts';
import { machineReaders } from '#main/drivers/machine/machine-readers.ts';
import { findPolicy } from '#main/profiles/policy/find-policy.ts';
import { type DeskCommand, runDeskCommand } from '#main/tools/desk/desk-command.ts';
import type { DeskReport } from '#main/tools/desk/report.ts';
import type { Terminal } from '#main/tools/terminal.ts';
import { NO_EVENT_LOG } from '#test/fakes/event-log.ts';

interface Asked {
  readonly updates?: DeskCommand['updates'] | undefined;
  readonly openConsole?: DeskCommand['openConsole'];
}

const NOTHING_EXPORTED: DeskCommand['openConsole'] = async () =>
  Promise.reject(new Error('nothing is exported'));

/**
 * What the console's own command line says and ends with.
 *
 * @param folder of the person's data, with the policy of the computer in it
 * @param asked the folder of the organisation, or what a report is exported with, where it is asked
 */
export async function runDesk(
  folder: string,
  args: readonly string[],
  { updates, openConsole = NOTHING_EXPORTED }: Asked = {},
) {
  const written = { said: '', complained: '' };
  const terminal: Terminal = {
    say: () => undefined,
    print: (text) => {
      written.said += `${text}\n`;
    },
    complain: (text) => {
      written.complained += text;
    },
    progress: () => undefined,
    endProgress: () => undefined,
    askSecret: async () => Promise.reject(new Error('nothing is asked for')),
    flush: async () => undefined,
  };
  const readers = machineReaders('linux', process.env);
  const command = {
    args,
    readers,
    policy: findPolicy(
      { kind: 'file', path: join(folder, 'policy.json') },
      readers,
      process.getuid?.(),
    ),
    version: '1.2.3',
    files: {
      machine: join(folder, 'none.json'),
      environment: undefined,
      user: join(folder, 'keydesk.json'),
    },
    userData: folder,
    ownPlace: join(folder, 'own'),
    workstation: 'DESK-1',
    eventLog: NO_EVENT_LOG,
    clock: systemClock,
    openConsole,
    ...(updates !== undefined && { updates }),
  };
  return { code: await runDeskCommand(command, terminal), ...written };
}

export function reportIn(said: string): DeskReport {
  return JSON.parse(said) as DeskReport;
}
