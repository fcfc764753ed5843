import { GENESIS, seal, verifyChain } from '#main/domain/audit/audit-chain.ts';
import type { OwnerNotice } from '#main/domain/messages/owner-notice.ts';
import { isDisclosure } from '#main/domain/recovery/disclosure-limit.ts';
import { KEY_GUESS_FAILURES } from '#main/domain/recovery/key-guesses.ts';
import type { TrustedKey } from '#main/domain/reports/report-signature.ts';
import type { AccountNames } from '#main/domain/sign-in/account-names.ts';
import { GUESS_FAILURES } from '#main/domain/sign-in/throttle.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import type { CallerCodes } from '#main/ports/messages/caller-codes.ts';
import type { OpenProfile } from '#main/ports/profile.ts';
import type {
  DisclosedProtector,
  RecordingRecoverySource,
  RecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import type { SignReport } from '#main/ports/reports/report-writer.ts';
import type { BrowserHolder, BrowserOptions, Directory } from '#main/ports/sign-in/directory.ts';
import type { Clock } from '#main/ports/system.ts';
import type { TpmRemote } from '#main/ports/tpm/tpm-remote.ts';
import type {
  DisclosedTpmOwner,
  RecordingTpmSource,
  TpmSource,
  TypedComputer,
} from '#main/ports/tpm/tpm-source.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { AppError, ErrorCode } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { Computer } from '#shared/request/computer.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { growingCompliance, growingReport } from './growing-report.ts';

interface MemoryAccount {
  readonly password: string;
  readonly roles: readonly Role[];
  /** What the directory calls it, where that is not the name it is signed in with. */
  readonly account?: string;
}

/**
 * A profile in memory whose parts can be made to fail. For decisions of the features; the real
 * store has suites of its own.
 */
export interface MemoryProfile extends OpenProfile {
  readonly entries: AuditEntry[];
  /** None sign report files, until a test has a key for that. */
  signReport: SignReport | undefined;
  reportKeys: readonly TrustedKey[];
  readonly protectors: DisclosedProtector[];
  readonly tpmOwners: DisclosedTpmOwner[];
  /** One source of `protectors`; more may be added. */
  readonly recovery: RecoverySource[];
  readonly tpm: TpmSource[];
  readonly computers: ComputerCompliance[];
  /** One source of `computers`; it may be taken away. */
  readonly compliance: ComplianceSource[];
  /** None, until a test adds some. */
  readonly inventories: EscrowInventory[];
  readonly tpmRemote: MemoryTpmRemote;
  readonly accounts: Map<string, MemoryAccount>;
  /** What the directory answers when it is asked whom a name means; it cannot be while unset. */
  findAccount: Directory['findAccount'] | undefined;
  /** What the directory answers when it is asked how to reach an account. */
  contactOf: Directory['contactOf'] | undefined;
  /** What the directory answers when it is asked where a computer is. */
  placeOf: Directory['placeOf'] | undefined;
  callerCodes: CallerCodes | undefined;
  /** What owners were told. */
  readonly told: OwnerNotice[];
  /** Every sign-in fails with this while set. */
  signInFailure: ErrorCode | undefined;
  checkConnection: ConnectionCheck;
  /** Every write to the audit log fails while set. */
  logIsFull: boolean;
  /** The operator has reached a limit, which refuses every disclosure within it, while set. */
  limitReached: AppError | undefined;
  /** Runs when a disclosure is refused for that. */
  duringLimit: () => void;
  /** Every write to the audit log waits for ever while set. */
  logIsBusy: boolean;
  /** Whom the operating system has a ticket for, or the code of what is wrong with it. */
  ticket: string | undefined;
  /** Whom the browser lets in, or the code of what is wrong; nobody signs in so while unset. */
  letIn: string | undefined;
  /** Runs while the browser is open. */
  whileBrowserIsOpen: (options: BrowserOptions) => Promise<void>;
  /** How often what the browser had let somebody in with was forgotten. */
  forgotten: number;
  /** Answers every search of the first source while set. */
  find: RecoverySource['find'] | undefined;
  /** In whose name the sources are asked. */
  actsFor: string | undefined;
  /** Runs while a password is checked. */
  whileChecking: () => void | Promise<void>;
  /** Runs between the entry of a disclosure and its answer. */
  duringDisclosure: () => void | Promise<void>;
}

export function memoryProfile(clock: Clock): MemoryProfile {
  const profile: MemoryProfile = {
    info: { id: 'test', name: 'Test', demo: false },
    entries: [],
    signReport: undefined,
    reportKeys: [],
    protectors: [],
    tpmOwners: [],
    computers: [],
    accounts: new Map(),
    findAccount: undefined,
    contactOf: undefined,
    placeOf: undefined,
    callerCodes: undefined,
    told: [],
    ownerNotices: { tell: (notice) => void profile.told.push(notice) },
    signInFailure: undefined,
    logIsFull: false,
    limitReached: undefined,
    duringLimit: () => undefined,
    logIsBusy: false,
    checkConnection: async () => undefined,
    ticket: undefined,
    letIn: undefined,
    whileBrowserIsOpen: async () => undefined,
    forgotten: 0,
    find: undefined,
    actsFor: undefined,
    whileChecking: () => undefined,
    duringDisclosure: () => undefined,
    auditLog: memoryLog(clock, () => profile),
    auditReport: growingReport(() => profile.entries),
    directory: {
      domains: ['CONTOSO'],
      dnsDomains: ['contoso.test'],
      accountOf: (userName) => (userName.includes('\\') ? userName : `CONTOSO\\${userName}`),
      get findAccount() {
        return profile.findAccount;
      },
      get contactOf() {
        return profile.contactOf;
      },
      get placeOf() {
        return profile.placeOf;
      },
      async ticketHolder() {
        const { ticket = 'kerberos.noTicket' } = profile;
        const code = ErrorCode.safeParse(ticket);
        if (code.success) throw new AppError(code.data, 'as asked for');
        return ticket;
      },
      get inBrowser() {
        if (profile.letIn === undefined) return undefined;
        return async (options: BrowserOptions) => {
          await profile.whileBrowserIsOpen(options);
          return letIn(profile);
        };
      },
      async signIn({ userName, password }) {
        const typed = this.accountOf(userName);
        const known = profile.accounts.get(typed.toLowerCase());
        const account = known?.account ?? typed;
        await profile.whileChecking();
        if (profile.signInFailure !== undefined)
          throw new AppError(profile.signInFailure, 'as asked for');
        const isProved =
          password === undefined
            ? [profile.ticket, profile.letIn].includes(userName)
            : password === known?.password;
        if (known === undefined || !isProved) throw new AppError('auth.badCredentials', 'no');
        profile.actsFor = account;
        return { account, displayName: account, roles: [...known.roles] };
      },
      async checkBeside(credentials, operator, options) {
        const before = profile.actsFor;
        const person = await this.signIn(credentials, options).finally(() => {
          profile.actsFor = before;
        });
        return { person, isOperator: person.account === operator.account };
      },
    },
    recovery: [firstSource(() => profile)],
    tpm: [memoryTpm(() => profile)],
    inventories: [],
    clouds: [],
    compliance: [growingCompliance(() => profile.computers, 'memory')],
    tpmRemote: memoryTpmRemote(),
    recheck: undefined,
    forgetOperator: () => {
      profile.actsFor = undefined;
    },
    close: async () => undefined,
  };
  return profile;
}

/** Somebody whom the browser has let in. */
function letIn(profile: MemoryProfile): BrowserHolder {
  const { letIn: userName = '', directory } = profile;
  const code = ErrorCode.safeParse(userName);
  if (code.success) throw new AppError(code.data, 'as asked for');
  const credentials = { userName, password: undefined };
  return {
    userName,
    note: `Entra ID, ${userName}`,
    signIn: (options) => directory.signIn(credentials, options),
    async checkBeside(options) {
      const before = profile.actsFor;
      const person = await directory.signIn(credentials, options).finally(() => {
        profile.actsFor = before;
      });
      return { person, isOperator: person.account === before };
    },
    forget: () => {
      profile.forgotten += 1;
    },
  };
}

function firstSource(profile: () => MemoryProfile): RecoverySource {
  const source = memoryRecovery(profile, 'memory', () => profile().protectors);
  return { ...source, find: (...asked) => (profile().find ?? source.find)(...asked) };
}

/** A source in memory that records in the profile's log. */
export function memoryRecovery(
  profile: () => MemoryProfile,
  name: string,
  protectors: () => readonly DisclosedProtector[],
): RecordingRecoverySource {
  return {
    name,
    recordedBy: 'source',
    marksDisclosed: true,
    shouldTryNextSource: (failure) => /^(directory|sql)\.(?!outcomeUnknown$)/.test(failure),
    async find({ start }, limit) {
      const fits = protectors().filter(({ protector }) => protector.keyId.startsWith(start));
      return {
        matches: fits.slice(0, limit).map(({ protector }) => protector),
        total: fits.length,
      };
    },
    ofComputer: async ({ domain, name: computer }, limit) =>
      protectors()
        .map(({ protector }) => protector)
        .filter(
          (protector) =>
            protector.computer.name.toLowerCase() === computer.toLowerCase() &&
            ['', protector.computer.domain.toLowerCase()].includes(domain.toLowerCase()),
        )
        .slice(0, limit),
    ofEndUser: async (names, limit) =>
      protectors()
        .map(({ protector }) => protector)
        .filter(({ users }) => users.some((user) => isOneOf(user, names)))
        .slice(0, limit),
    async disclose(keyId, entry) {
      const found = protectors().find(({ protector }) => protector.keyId === keyId);
      if (found === undefined) throw new AppError('recovery.noMatch', 'gone');
      await profile().auditLog.append(entry);
      await profile().duringDisclosure();
      return { ...found, keyPackage: found.keyPackage && Uint8Array.from(found.keyPackage) };
    },
  };
}

function isOneOf(user: string, { domains, name }: AccountNames): boolean {
  return domains.some((domain) => `${domain}\\${name}`.toLowerCase() === user.toLowerCase());
}

/** Knows the computers of its records, and WS-9 of anna without any. */
function memoryTpm(profile: () => MemoryProfile): RecordingTpmSource {
  const computers = () => [
    ...profile().tpmOwners.map(({ owner }) => owner.computer),
    computerNamed('WS-9'),
  ];
  const isWanted = (computer: Computer, { domain, name }: TypedComputer) =>
    computer.name.toLowerCase() === name.toLowerCase() &&
    [computer.domain, computer.dnsDomain].some(
      (known) => known.toLowerCase() === domain.toLowerCase(),
    );
  return {
    name: 'memory',
    recordedBy: 'source',
    computersNamed: async (start, limit) =>
      computers()
        .filter(({ name }) => name.toLowerCase().startsWith(start.toLowerCase()))
        .slice(0, limit),
    find: async (typed) => ({
      computer: computers().find((computer) => isWanted(computer, typed)),
      owners: profile()
        .tpmOwners.map(({ owner }) => owner)
        .filter(({ computer }) => isWanted(computer, typed)),
    }),
    async disclose(ownerId, entry) {
      const found = profile().tpmOwners.find(({ owner }) => owner.ownerId === ownerId);
      if (found === undefined) throw new AppError('tpm.noneStored', 'gone');
      await profile().auditLog.append(entry);
      await profile().duringDisclosure();
      return found;
    },
  };
}

/** A TPM somewhere that answers as told, and keeps what it was sent. */
export interface MemoryTpmRemote extends TpmRemote {
  lockedOut: boolean | null;
  /** What the next reset returns, or throws. */
  answer: number | AppError;
  /** Runs while the computer thinks. */
  whileAsked: () => void | Promise<void>;
  readonly sent: {
    readonly hostName: string;
    readonly userName: string;
    readonly password: string | undefined;
    readonly ownerPassword: string | undefined;
  }[];
}

function memoryTpmRemote(): MemoryTpmRemote {
  return {
    lockedOut: true,
    answer: 0,
    whileAsked: () => undefined,
    sent: [],
    isAvailable: async () => true,
    async readLockout() {
      await this.whileAsked();
      return { lockedOut: this.lockedOut, healTime: '', count: null, limit: null };
    },
    async resetLockout({ hostName, credentials }, ownerPassword) {
      this.sent.push({ hostName, ...credentials, ownerPassword });
      if (this.answer instanceof AppError) throw this.answer;
      if (this.answer === 0) this.lockedOut = false;
      return this.answer;
    },
  };
}

function computerNamed(name: string): Computer {
  return { domain: 'CONTOSO', dnsDomain: 'contoso.test', name, users: ['CONTOSO\\anna'] };
}

export function tpmOwnerOf(
  ownerId: string,
  ownerPassword: string,
  computer = 'WS-1',
): DisclosedTpmOwner {
  return {
    ownerPassword,
    owner: {
      ownerId,
      computer: computerNamed(computer),
      recordedAt: '2016-01-01T00:00:00.000Z',
      state: 'current',
      source: 'memory',
    },
  };
}

function memoryLog(clock: Clock, profile: () => MemoryProfile): AuditLog {
  return {
    async append(draft) {
      const { entries, limitReached, duringLimit, logIsFull, logIsBusy } = profile();
      if (logIsFull) throw new AppError('store.full', 'full');
      if (limitReached !== undefined && isDisclosure(draft) && draft.flag === '') {
        duringLimit();
        throw limitReached;
      }
      if (logIsBusy) await new Promise(() => undefined);
      const entry = seal(draft, entries.at(-1) ?? GENESIS, clock.now());
      entries.push(entry);
      return entry;
    },
    read: async (from, limit) =>
      profile()
        .entries.filter(({ sequence }) => sequence >= from)
        .slice(0, limit),
    verify: async () => verifyChain(profile().entries),
    newestSequence: async () => profile().entries.length,
    latestSignIns: async (account, limit) =>
      profile()
        .entries.filter(
          ({ action, operator, result, failure }) =>
            ['sign-in', 'unlock'].includes(action) &&
            (result === 'successful' || GUESS_FAILURES.some((guess) => guess === failure)) &&
            operator.toLowerCase() === account.toLowerCase(),
        )
        .slice(-limit)
        .toReversed(),
    latestGuessesAt: async (workstation, limit) =>
      profile()
        .entries.filter(
          (entry) =>
            ['sign-in', 'unlock'].includes(entry.action) &&
            GUESS_FAILURES.some((guess) => guess === entry.failure) &&
            entry.workstation === workstation,
        )
        .slice(-limit)
        .toReversed(),
    latestKeyGuesses: async (account, limit) =>
      profile()
        .entries.filter(
          ({ operator, failure }) =>
            KEY_GUESS_FAILURES.some((guess) => guess === failure) &&
            operator.toLowerCase() === account.toLowerCase(),
        )
        .slice(-limit)
        .toReversed(),
    disclosuresOf: async (computer, since) =>
      profile()
        .entries.filter(
          ({ action, result, keyType }) =>
            action === 'disclose' && result === 'successful' && keyType === 'recovery-key-password',
        )
        .filter(
          (entry) => entry.computer.toLowerCase() === computer.toLowerCase() && entry.time >= since,
        )
        .toReversed(),
  };
}

// Public, valid numbers from the documentation of libbde and of Windows.
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

export function protectorOf(keyId: string, changes: Partial<Protector> = {}): DisclosedProtector {
  return {
    recoveryPassword: PASSWORD,
    keyPackage: changes.hasKeyPackage === false ? undefined : Uint8Array.of(1, 2, 3),
    protector: {
      keyId: RecoveryKeyId.parse(keyId),
      computer: { domain: 'CONTOSO', name: 'WS-1' },
      users: ['CONTOSO\\anna'],
      volume: { kind: 'operating-system', driveLetter: 'C:', label: '' },
      escrowedAt: '2026-01-01T00:00:00.000Z',
      state: 'current',
      hasKeyPackage: true,
      sources: ['memory'],
      ...changes,
    },
  };
}
