import { type AuditDraft, NOT_APPLICABLE } from '#shared/audit/audit-entry.ts';
import { computerOf } from '#shared/recovery/protector.ts';
import { DriveReason } from '#shared/request/reason.ts';
import type { Role } from '#shared/sign-in/role.ts';
import type { Computer, ProtectorPlan } from './estate.ts';
import { DAY_MS, isWeekend, workingTimeMs } from './office-hours.ts';
import { type Random, createRandom } from './random.ts';

/** One thing that happened, and when, in milliseconds since the epoch. */
export interface PastEvent {
  readonly timeMs: number;
  readonly draft: AuditDraft;
}

type Event = Partial<AuditDraft> & Pick<AuditDraft, 'action'>;

const SEED = 1_607;
const DAYS = 730;
const WRONG_CALLS = 190;
const HOUR = 3_600;

interface Operator {
  readonly account: string;
  readonly role: Role;
  readonly workstation: string;
}

const OPERATORS: readonly [Operator, ...Operator[]] = [
  { account: 'CONTOSO\\helpdesk-admin', role: 'admin', workstation: 'HD-NYC-01' },
  { account: 'CONTOSO\\helpdesk-user', role: 'user', workstation: 'HD-LON-04' },
  { account: 'CONTOSO\\marta.silva', role: 'user', workstation: 'HD-LON-07' },
  { account: 'CONTOSO\\dev.anand', role: 'admin', workstation: 'HD-SEA-02' },
  { account: 'EMEA\\lena.vogt', role: 'user', workstation: 'HD-BER-03' },
];

const NOTES = [
  'Mainboard replaced by the vendor',
  'Docking station firmware update',
  'Drive moved to a loan laptop',
  'Caller could not say what had changed',
  'Repair-bde needed after a head crash',
] as const;

/**
 * Two years of a help desk's work, oldest first, up to the day before `nowMs`. Every disclosed key
 * of the computers has its entry.
 */
export function planHistory(computers: readonly Computer[], nowMs: number): readonly PastEvent[] {
  const random = createRandom(SEED);
  const onDuty = Array.from({ length: DAYS + 1 }, () => random.pick(OPERATORS));
  const atWork = (ageDays: number, secondOfDay: number): Shift => {
    const startMs = workingTimeMs(nowMs, ageDays, secondOfDay);
    const day = Math.floor((nowMs - startMs) / DAY_MS);
    return { operator: onDuty[Math.min(day, DAYS)] ?? OPERATORS[0], startMs };
  };
  const days = onDuty.flatMap((operator, ageDays) =>
    ageDays === 0 ? [] : planDay(random, operator, workingDay(nowMs, ageDays)),
  );
  const disclosures = keysOf(computers).flatMap(({ computer, key }) => {
    const shift = atWork(key.disclosedAgeDays ?? 0, random.int(8 * HOUR, 17 * HOUR));
    return key.disclosedAgeDays === undefined
      ? []
      : planDisclosure(random, { ...shift, computer, keyId: key.keyId });
  });
  const wrongCalls = Array.from({ length: WRONG_CALLS }, () => {
    const shift = atWork(random.int(1, DAYS - 3), random.int(8 * HOUR, 17 * HOUR));
    return planWrongCall(random, { ...shift, ...random.pick(firstOf(keysOf(computers))) });
  });
  return [days, disclosures, wrongCalls]
    .flat()
    .toSorted((left, right) => left.timeMs - right.timeMs);
}

/** The first disclosure of each disclosed key: the store keeps its time and its operator. */
export function firstDisclosures(history: readonly PastEvent[]): ReadonlyMap<string, PastEvent> {
  const disclosures = history.filter(({ draft }) => draft.action === 'disclose');
  return new Map(disclosures.toReversed().map((event) => [event.draft.keyId, event]));
}

interface Shift {
  readonly operator: Operator;
  readonly startMs: number;
}

interface KeyOfComputer {
  readonly computer: Computer;
  readonly key: ProtectorPlan;
}

function keysOf(computers: readonly Computer[]): readonly KeyOfComputer[] {
  return computers.flatMap((computer) =>
    computer.volumes.flatMap(({ protectors }) => protectors.map((key) => ({ computer, key }))),
  );
}

function firstOf<T>(choices: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = choices;
  if (first === undefined) throw new Error('an estate has computers');
  return [first, ...rest];
}

function workingDay(nowMs: number, ageDays: number): number | undefined {
  const dayMs = (Math.floor(nowMs / DAY_MS) - ageDays) * DAY_MS;
  return isWeekend(dayMs) ? undefined : dayMs;
}

// Sign-in, a locked console at lunch, sign-out. Random numbers are drawn for weekends too: the
// history must not depend on the day of the week on which the demo is opened.
function planDay(
  random: Random,
  operator: Operator,
  dayMs: number | undefined,
): readonly PastEvent[] {
  const [start, lunch, end] = [
    random.int(6.8 * HOUR, 7.8 * HOUR),
    random.int(11.5 * HOUR, 13 * HOUR),
    random.int(17.2 * HOUR, 18.5 * HOUR),
  ];
  const mistyped = random.chance(8);
  const locks = random.chance(35);
  const at = (second: number, event: Event): PastEvent => ({
    timeMs: (dayMs ?? 0) + second * 1_000,
    draft: draftOf(random, operator, { ...event, role: '' }),
  });
  const events = [
    ...(mistyped
      ? [at(start - 25, { action: 'sign-in', result: 'failed', failure: 'auth.badCredentials' })]
      : []),
    at(start, { action: 'sign-in' }),
    ...(locks ? [at(lunch, { action: 'lock' }), at(lunch + 40 * 60, { action: 'unlock' })] : []),
    at(end, { action: 'sign-out' }),
  ];
  return dayMs === undefined ? [] : events;
}

interface Call extends Shift {
  readonly computer: Computer;
  readonly keyId: string;
}

// A caller reads out eight digits. The operator gets a list first, or the key at once, and then may
// show it again, copy it or save it.
function planDisclosure(random: Random, call: Call): readonly PastEvent[] {
  const at = recorder(random, call);
  const about = {
    computer: computerOf({ computer: call.computer }),
    keyId: call.keyId,
    keyType: 'recovery-key-password',
  } as const;
  const begin = random.int(5, 30);
  const events = [at(begin, { ...about, action: 'disclose' })];
  if (random.chance(25))
    events.unshift(
      at(0, { action: 'search', keyType: 'recovery-key-id', keyId: call.keyId.slice(0, 8) }),
    );
  if (random.chance(10)) events.push(at(begin + 45, { ...about, action: 'show-again' }));
  if (random.chance(45)) events.push(at(begin + random.int(4, 40), { ...about, action: 'copy' }));
  if (random.chance(14))
    events.push(
      at(begin + 70, { ...about, action: 'save', result: 'intended' }),
      at(begin + 71, { ...about, action: 'save' }),
    );
  return events;
}

// The digits were misheard, or the caller does not use the computer.
function planWrongCall(
  random: Random,
  { computer, key, ...shift }: KeyOfComputer & Shift,
): PastEvent {
  const stranger = shift.operator.role === 'user' && random.chance(40);
  const misheard = random.guid().slice(0, 8);
  const at = recorder(random, {
    ...shift,
    computer: stranger
      ? { ...computer, users: [{ domain: computer.domain, name: 'lou.berg' }] }
      : computer,
  });
  const search = { action: 'search', keyType: 'recovery-key-id', result: 'failed' } as const;
  if (!stranger) return at(0, { ...search, keyId: misheard, failure: 'recovery.noMatch' });
  return at(0, {
    ...search,
    keyId: key.keyId,
    computer: computerOf({ computer }),
    failure: 'recovery.userNotAssociated',
  });
}

// All entries of one call have the same reason, request ID, note, ticket and end user.
function recorder(
  random: Random,
  { operator, computer, startMs }: Omit<Call, 'keyId'>,
): (seconds: number, event: Event) => PastEvent {
  const reason = random.pick(firstOf(DriveReason.options));
  const [user] = computer.users;
  const namesUser = random.chance(40) || operator.role === 'user';
  const note = random.pick(NOTES);
  const ticket = `INC${random.int(1_000_000, 9_999_999)}`;
  const shared = {
    reason,
    requestId: random.guid().toLowerCase(),
    note: reason === 'other' ? note : '',
    ticket: random.chance(70) ? ticket : '',
    endUser: namesUser && user !== undefined ? `${user.domain}\\${user.name}` : '',
  } satisfies Partial<AuditDraft>;
  return (seconds, event) => ({
    timeMs: startMs + seconds * 1_000,
    draft: draftOf(random, operator, { ...shared, ...event }),
  });
}

function draftOf(
  random: Random,
  { account, role, workstation }: Operator,
  event: Event,
): AuditDraft {
  return {
    ...NOT_APPLICABLE,
    source: 'helpdesk',
    result: 'successful',
    operator: account,
    role,
    workstation,
    requestId: event.requestId ?? random.guid().toLowerCase(),
    ...event,
  };
}
