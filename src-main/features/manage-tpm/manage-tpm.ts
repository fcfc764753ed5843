import { resetCommand } from '#main/domain/tpm/tpm-reset-command.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { FileOpener, OpenedFile } from '#main/ports/desktop/file-opener.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { TpmFileReader } from '#main/ports/tpm/tpm-file-reader.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import { hostNameOf } from '#shared/request/computer.ts';
import { LONGEST_TPM_FILE } from '#shared/tpm/longest-tpm-file.ts';
import type { TpmFileInfo } from '#shared/tpm/tpm-file.ts';
import type { TpmForm } from '#shared/tpm/tpm-request.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import { completeComputer } from '../complete-computer.ts';
import { withKnownEndUser } from '../end-user.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import {
  type DiscloseOwnerDeps,
  copyOwner,
  discloseChosenOwner,
  recordOwner,
  saveOwner,
  shownOwner,
  submitTpm,
} from './disclose-owner.ts';
import { type ResetDeps, readLockout, resetLockout } from './reset-lockout.ts';
import {
  type AskedTpm,
  type TpmInquiry,
  permittedComputer,
  tpmDraft,
  tpmInquiry,
} from './tpm-inquiry.ts';

export interface ManageTpmDeps extends DiscloseOwnerDeps, ResetDeps {
  readonly readFile: TpmFileReader;
  readonly saver: FileSaver;
  readonly opener: FileOpener;
  readonly clipboard: ClipboardGuard;
  readonly workstation: string;
  readonly words: () => NativeWords['dialogs'];
}

type ManageTpmCalls = Extract<keyof Handlers, `tpm.${string}`>;
type DisclosedCalls = 'tpm.showAgain' | 'tpm.copy' | 'tpm.save' | 'tpm.release';
type FileCalls = 'tpm.chooseFile' | 'tpm.dropFile';

/** Everything the Manage TPM pane can ask for. */
export function manageTpmFeature(deps: ManageTpmDeps): Pick<Handlers, ManageTpmCalls> {
  return { ...askAndReset(deps), ...useDisclosedOwner(deps), ...openTpmFile(deps) };
}

const SEARCH = { action: 'search', result: 'successful' } as const;

/** What the form leads to: a disclosure, or the lockout of the computer's TPM. */
function askAndReset(
  deps: ManageTpmDeps,
): Pick<Handlers, Exclude<ManageTpmCalls, DisclosedCalls | FileCalls>> {
  const { sessions, clock, workstation, heldBack } = deps;
  const { breakGlass: hasBreakGlass } = deps.settings.disclosures;
  // Two quick clicks must not become two disclosures, or two resets.
  const oneAtATime = createOneAtATime();
  const inquire = async (asked: AskedTpm, options: CallOptions): Promise<TpmInquiry> => {
    const inquiry = tpmInquiry(sessions.require(), asked, { hasBreakGlass, workstation });
    const { auditLog } = inquiry.session.profile;
    const guesses = await heldBack.requireNoGuessing(auditLog, tpmDraft(inquiry, SEARCH));
    return withKnownEndUser({ ...inquiry, guesses }, clock, options);
  };
  // A reset hands nothing out.
  const inquireToReset = (form: TpmForm, options: CallOptions) =>
    inquire({ form, breakGlass: null, approvalId: null }, options);

  return {
    'tpm.computers': ({ start }, { signal }) => completeComputer(deps, start, { signal }),

    'tpm.submit': (asked, { signal }) =>
      oneAtATime(async () => submitTpm(deps, await inquire(asked, { signal }), { signal })),

    'tpm.disclose': ({ ownerId, ...asked }, { signal }) =>
      oneAtATime(async () => {
        const chosen = { asked: await inquire(asked, { signal }), ownerId };
        return { disclosure: await discloseChosenOwner(deps, chosen, { signal }) };
      }),

    'tpm.readLockout': ({ form }, { signal }) =>
      oneAtATime(async () => readLockout(deps, await inquireToReset(form, { signal }), { signal })),

    'tpm.resetLockout': ({ form, ...reset }, { signal }) =>
      oneAtATime(async () => {
        const asked = await inquireToReset(form, { signal });
        return resetLockout(deps, { ...reset, asked }, { signal });
      }),

    'tpm.resetCommand': ({ form }, { signal }) =>
      oneAtATime(async () => {
        const inquiry = await inquireToReset(form, { signal });
        const asked = { inquiry, intent: { action: 'search' } } as const;
        const { computer } = await permittedComputer(deps, asked, { signal });
        return { command: resetCommand(hostNameOf(computer)) };
      }),
  };
}

/** What is done with an owner password after its disclosure, until it is dropped. */
function useDisclosedOwner(deps: ManageTpmDeps): Pick<Handlers, DisclosedCalls> {
  const { clipboard, clock, heldTpmOwners, saver, words } = deps;
  return {
    async 'tpm.showAgain'({ disclosureId }) {
      await recordOwner(heldTpmOwners.get(disclosureId), {
        action: 'show-again',
        result: 'successful',
      });
      return { disclosure: shownOwner(deps, disclosureId, heldTpmOwners.get(disclosureId)) };
    },

    async 'tpm.copy'({ disclosureId }) {
      await copyOwner(() => heldTpmOwners.get(disclosureId), clipboard);
      return { clearAfterSeconds: clipboard.clearAfterSeconds };
    },

    'tpm.save': async ({ disclosureId }) =>
      saveOwner(() => heldTpmOwners.get(disclosureId), {
        saver,
        words: words().saveTpmFile,
        clock,
      }),

    async 'tpm.release'({ disclosureId }) {
      heldTpmOwners.release(disclosureId);
    },
  };
}

/** A `.tpm` file that the person has: main keeps its owner password, the page gets an ID. */
function openTpmFile({
  heldTpmFiles,
  opener,
  readFile,
  sessions,
  words,
}: ManageTpmDeps): Pick<Handlers, FileCalls> {
  function hold({ fileName, bytes }: OpenedFile): TpmFileInfo {
    const file = readFile(bytes);
    return { fileId: heldTpmFiles.hold(file), fileName, machineName: file.machineName };
  }

  return {
    async 'tpm.chooseFile'() {
      const session = sessions.require();
      const opened = await opener.choose({
        ...words().openTpmFile,
        extensions: ['tpm'],
        limitBytes: LONGEST_TPM_FILE,
      });
      // Locked behind the open dialog: the file must not be kept for whoever comes next.
      if (sessions.current() !== session)
        throw new AppError('auth.locked', 'the session ended while a file was chosen');
      return { file: opened === undefined ? null : hold(opened) };
    },

    async 'tpm.dropFile'(dropped) {
      return { file: hold(dropped) };
    },
  };
}
