import type { Handlers } from '#main/ipc/router.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { RemovableDrives } from '#main/ports/desktop/removable-drives.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import { completeComputer } from '../complete-computer.ts';
import { withKnownEndUser } from '../end-user.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import { createCallerCodeDesk } from './caller-code.ts';
import {
  LONGER_BY_SECONDS,
  addNote,
  copyCommand,
  copyKey,
  recordKey,
  recordShownLonger,
  saveKeyPackage,
  saveKit,
  saveRecoveryKey,
} from './copy-and-save-key.ts';
import { type DiscloseDeps, discloseChosen, shown, submit } from './disclose.ts';
import { type AskedDrive, type DriveInquiry, driveInquiry, inquiryDraft } from './drive-inquiry.ts';
import { findKeys, mayFindKeys } from './find-keys.ts';
import { findNewKey, planRotation, requestRotation } from './rotate-key.ts';
import { withCallerCode } from './with-caller-code.ts';

export interface DriveRecoveryDeps extends DiscloseDeps {
  readonly saver: FileSaver;
  readonly removable: RemovableDrives;
  readonly clipboard: ClipboardGuard;
  readonly workstation: string;
  readonly words: () => NativeWords;
}

type DriveRecoveryCalls = Extract<keyof Handlers, `recovery.${string}`>;
type DiscloseCalls =
  | 'recovery.callerCheck'
  | 'recovery.sendCode'
  | 'recovery.checkCode'
  | 'recovery.submit'
  | 'recovery.find'
  | 'recovery.computers'
  | 'recovery.disclose';

/** Everything the Drive Recovery pane can ask for. */
export function driveRecoveryFeature(deps: DriveRecoveryDeps): Pick<Handlers, DriveRecoveryCalls> {
  return { ...searchAndDisclose(deps), ...useDisclosedKey(deps) };
}

const SEARCH = { action: 'search', result: 'successful', keyType: 'recovery-key-id' } as const;

/** From the form to a key on the screen. */
function searchAndDisclose(deps: DriveRecoveryDeps): Pick<Handlers, DiscloseCalls> {
  // Two quick clicks must not become two disclosures.
  const oneAtATime = createOneAtATime();
  const { sessions, clock, workstation, heldBack, settings } = deps;
  const { callerCheck } = settings.recovery;
  const { breakGlass: hasBreakGlass } = settings.disclosures;
  const codes = createCallerCodeDesk(deps);
  const inquire = async (asked: AskedDrive, options: CallOptions): Promise<DriveInquiry> => {
    const rules = { callerCheck, hasBreakGlass, workstation };
    const inquiry = driveInquiry(sessions.require(), asked, rules);
    const { auditLog } = inquiry.session.profile;
    const guesses = await heldBack.requireNoGuessing(auditLog, inquiryDraft(inquiry, SEARCH));
    const known = await withKnownEndUser({ ...inquiry, guesses }, clock, options);
    return withCallerCode(known, asked.codeId, codes);
  };

  return {
    async 'recovery.callerCheck'() {
      const code = sessions.require().profile.callerCodes?.rules ?? null;
      return { ...callerCheck, code };
    },

    // Sending may take long; two clicks send one code.
    'recovery.sendCode': (user, { signal }) => oneAtATime(() => codes.send(user, { signal })),

    'recovery.checkCode': ({ codeId, typed }) => codes.check(codeId, typed),

    'recovery.submit': (asked, { signal, progress }) =>
      oneAtATime(async () =>
        submit(deps, await inquire(asked, { signal }), {
          signal,
          onProgress: (sources) => {
            progress({ sources: [...sources] });
          },
        }),
      ),

    'recovery.find': (asked, { signal }) => oneAtATime(() => findKeys(deps, asked, { signal })),

    async 'recovery.computers'({ start }, { signal }) {
      if (!mayFindKeys(sessions.require()))
        throw new AppError('auth.forbidden', 'only an admin finds keys without a key ID');
      return completeComputer(deps, start, { signal });
    },

    'recovery.disclose': ({ keyId, ...asked }, { signal }) =>
      oneAtATime(async () => {
        const inquiry = await inquire(asked, { signal });
        return { disclosure: await discloseChosen(deps, { inquiry, keyId }, { signal }) };
      }),
  };
}

/** What is done with a key after its disclosure, until the key is dropped. */
function useDisclosedKey(
  deps: DriveRecoveryDeps,
): Pick<Handlers, Exclude<DriveRecoveryCalls, DiscloseCalls>> {
  const { heldKeys, saver, clipboard, words } = deps;
  // The browser can show one sign-in.
  const oneAtATime = createOneAtATime();
  return {
    async 'recovery.showAgain'({ disclosureId }) {
      await recordKey(heldKeys.get(disclosureId), {
        action: 'show-again',
        result: 'successful',
        keyType: 'recovery-key-password',
      });
      return { disclosure: shown(deps, disclosureId, heldKeys.get(disclosureId)) };
    },

    async 'recovery.showLonger'({ disclosureId }) {
      await recordShownLonger(heldKeys.get(disclosureId));
      return { bySeconds: LONGER_BY_SECONDS, heldForSeconds: heldKeys.secondsLeft(disclosureId) };
    },

    async 'recovery.copy'({ disclosureId }) {
      await copyKey(() => heldKeys.get(disclosureId), clipboard);
      return { clearAfterSeconds: clipboard.clearAfterSeconds };
    },

    'recovery.save': async ({ disclosureId }) =>
      saveRecoveryKey(() => heldKeys.get(disclosureId), saver, words()),

    'recovery.saveKeyPackage': async ({ disclosureId }) =>
      saveKeyPackage(() => heldKeys.get(disclosureId), saver, words().dialogs.saveKeyPackage),

    'recovery.saveKit': async ({ disclosureId }) =>
      saveKit(() => heldKeys.get(disclosureId), saver, words()),

    async 'recovery.removableDrives'() {
      return { drives: [...(await deps.removable.list())] };
    },

    'recovery.copyCommand': async ({ disclosureId, ...command }) =>
      copyCommand(() => heldKeys.get(disclosureId), clipboard, command),

    'recovery.note': async ({ disclosureId, note }) => addNote(heldKeys.get(disclosureId), note),

    'recovery.planRotation': ({ disclosureId }, { signal }) =>
      oneAtATime(() => planRotation(deps, heldKeys.get(disclosureId), { signal })),

    'recovery.requestRotation': ({ disclosureId }, { signal }) =>
      oneAtATime(() => requestRotation(deps, heldKeys.get(disclosureId), { signal })),

    'recovery.newKey': async ({ disclosureId }, { signal }) =>
      findNewKey(heldKeys.get(disclosureId), { signal }),

    async 'recovery.release'({ disclosureId }) {
      heldKeys.release(disclosureId);
    },
  };
}
