import type { Handlers } from '#main/ipc/router.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { RemovableDrives } from '#main/ports/desktop/removable-drives.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import { completeComputer } from '../complete-computer.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import {
  copyCommand,
  copyKey,
  noteOn,
  recordKey,
  saveKeyPackage,
  saveKit,
  saveRecoveryKey,
} from './copy-and-save-key.ts';
import { discloseChosen, type DiscloseDeps, shown, submit } from './disclose.ts';
import { type AskedDrive, driveInquiry, type DriveInquiry } from './drive-inquiry.ts';
import { findKeys, mayFind } from './find-keys.ts';

export interface DriveRecoveryDeps extends DiscloseDeps {
  readonly saver: FileSaver;
  readonly removable: RemovableDrives;
  readonly clipboard: ClipboardGuard;
  readonly workstation: string;
  readonly words: () => NativeWords['dialogs'];
}

type DriveRecoveryCalls = Extract<keyof Handlers, `recovery.${string}`>;

/** Everything the Drive Recovery pane can ask for. */
export function driveRecoveryFeature(deps: DriveRecoveryDeps): Pick<Handlers, DriveRecoveryCalls> {
  const { held, saver, clipboard, words } = deps;
  // Two quick clicks are one disclosure.
  const oneAtATime = createOneAtATime();
  const { callerCheck } = deps.settings.recovery;
  const inquire = (asked: AskedDrive): DriveInquiry =>
    driveInquiry(deps.sessions.require(), asked, callerCheck, deps.workstation);

  return {
    'recovery.callerCheck': async () => callerCheck,

    'recovery.submit': (asked, { signal, progress }) =>
      oneAtATime(() =>
        submit(deps, inquire(asked), {
          signal,
          onProgress: (sources) => {
            progress({ sources: [...sources] });
          },
        }),
      ),

    'recovery.find': (asked, { signal }) => oneAtATime(() => findKeys(deps, asked, { signal })),

    async 'recovery.computers'({ start }, { signal }) {
      if (!mayFind(deps.sessions.require()))
        throw new AppError('auth.forbidden', 'only an admin finds keys without a key ID');
      return completeComputer(deps, start, { signal });
    },

    'recovery.disclose': ({ keyId, ...asked }, { signal }) =>
      oneAtATime(async () => ({
        disclosure: await discloseChosen(deps, inquire(asked), keyId, { signal }),
      })),

    async 'recovery.showAgain'({ disclosureId }) {
      await recordKey(held.get(disclosureId), 'show-again', 'successful', 'recovery-key-password');
      return { disclosure: shown(deps, disclosureId, held.get(disclosureId)) };
    },

    async 'recovery.copy'({ disclosureId }) {
      await copyKey(() => held.get(disclosureId), clipboard);
      return { clearAfterSeconds: clipboard.clearAfterSeconds };
    },

    'recovery.save': async ({ disclosureId }) =>
      saveRecoveryKey(() => held.get(disclosureId), saver, words().saveKey),

    'recovery.saveKeyPackage': async ({ disclosureId }) =>
      saveKeyPackage(() => held.get(disclosureId), saver, words().saveKeyPackage),

    'recovery.saveKit': async ({ disclosureId }) =>
      saveKit(() => held.get(disclosureId), saver, words().saveKit.title),

    async 'recovery.removableDrives'() {
      return { drives: [...(await deps.removable.list())] };
    },

    'recovery.copyCommand': async ({ disclosureId, command, withPassword }) =>
      copyCommand(() => held.get(disclosureId), clipboard, command, withPassword),

    'recovery.note': async ({ disclosureId, note }) => noteOn(held.get(disclosureId), note),

    async 'recovery.release'({ disclosureId }) {
      held.release(disclosureId);
    },
  };
}
