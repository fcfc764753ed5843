import type { AuditDraft } from '../../../src-shared/model/audit-entry.ts';
import { DriveReason } from '../../../src-shared/model/reason.ts';
import type { Role } from '../../../src-shared/model/role.ts';
import type { Computer } from './estate.ts';
import { type Random, createRandom } from './random.ts';

/** One thing that happened, and when, in milliseconds since the epoch. */
export interface PastEvent {
  readonly timeMs: number;
  readonly draft: AuditDraft;
}

type Event = Partial<AuditDraft> & Pick<AuditDraft, 'action'>;

const SEED = 1_607;
const DAYS = 730;
const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;

interface Operator {
  readonly account: string;
  readonly role: Role;
  readonly workstation: string;
}

const OPERATORS: readonly [Operator, ...Operator[]] = [
  { account: 'CONTOSO\\helpdesk-admin', role: 'admin', workstation: 'HD-NYC-01' },
  { account: 'CONTOSO\\helpdesk-user', role: 'user', workstation: 'HD-LON-04' },
  { account: 'CONTOSO\\helpdesk-user', role: 'user', workstation: 'HD-LON-07' },
];

const NOTES = ['Mainboard replaced by the vendor', 'Docking station firmware update', 'Drive moved to a loan laptop', 'Caller could not say what had changed'] as const;

/** Two years of a help desk's work, oldest first, ending the day before `nowMs`. */
export function planHistory(computers: readonly Computer[], nowMs: number): readonly PastEvent[] {
  const random = createRandom(SEED);
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  return Array.from({ length: DAYS }, (_, index) => planDay(random, computers, today - (DAYS - index) * DAY_MS))
    .flat()
    .toSorted((left, right) => left.timeMs - right.timeMs);
}

function planDay(random: Random, computers: readonly Computer[], dayMs: number): readonly PastEvent[] {
  const weekday = new Date(dayMs).getUTCDay();
  if (weekday === 0 || weekday === 6) return [];
  const [first, ...rest] = computers;
  if (first === undefined) return [];
  const operator = random.pick(OPERATORS);
  const shiftStart = dayMs + random.int(7 * 3600, 9 * 3600) * SECOND_MS;
  const calls = Array.from({ length: random.int(0, 3) }, () =>
    planCall(random, { operator, computer: random.pick([first, ...rest]), startMs: shiftStart + random.int(300, 8 * 3600) * SECOND_MS }),
  );
  return [{ timeMs: shiftStart, draft: draftOf(random, operator, { action: 'sign-in' }) }, ...calls.flat()];
}

interface Call {
  readonly operator: Operator;
  readonly computer: Computer;
  readonly startMs: number;
}

// A caller reads out eight digits: nothing fits, or the operator looks the list up first, or the key comes at once; then it is read out, copied or saved.
function planCall(random: Random, { operator, computer, startMs }: Call): readonly PastEvent[] {
  const keyId = computer.volumes[0]?.protectors.at(-1)?.keyId ?? '';
  const reason = random.pick(DriveReason.options as [DriveReason, ...DriveReason[]]);
  const [user] = computer.users;
  const namesUser = operator.role === 'user' || random.chance(40);
  const shared = {
    reason,
    requestId: random.guid().toLowerCase(),
    note: reason === 'other' ? random.pick(NOTES) : '',
    ticket: random.chance(70) ? `INC${random.int(1_000_000, 9_999_999)}` : '',
    endUser: namesUser && user !== undefined ? `${user.domain}\\${user.name}` : '',
  } satisfies Partial<AuditDraft>;
  const at = (seconds: number, event: Event): PastEvent => ({
    timeMs: startMs + seconds * SECOND_MS,
    draft: draftOf(random, operator, { ...shared, ...event }),
  });

  const search = { action: 'search', keyType: 'recovery-key-id', keyId: keyId.slice(0, 8) } as const;
  if (random.chance(8)) {
    const misheard = random.guid().slice(0, 8);
    return [at(0, { ...search, keyId: misheard, result: 'failed', failure: 'recovery.noMatch' })];
  }
  const about = { computer: `${computer.domain}\\${computer.name}`, keyId, keyType: 'recovery-key-password' } as const;
  const events = [at(random.int(5, 30), { ...about, action: 'disclose' })];
  if (random.chance(15)) events.unshift(at(0, search));
  if (random.chance(45)) events.push(at(random.int(31, 60), { ...about, action: 'copy' }));
  if (random.chance(12)) events.push(at(70, { ...about, action: 'save', result: 'intended' }), at(71, { ...about, action: 'save' }));
  return events;
}

function draftOf(random: Random, { account, role, workstation }: Operator, event: Event): AuditDraft {
  return {
    source: 'helpdesk',
    result: 'successful',
    failure: '',
    operator: account,
    role: event.action === 'sign-in' ? '' : role,
    endUser: '',
    computer: '',
    keyType: '',
    keyId: '',
    reason: '',
    note: '',
    ticket: '',
    workstation,
    requestId: event.requestId ?? random.guid().toLowerCase(),
    ...event,
  };
}
