import type { TpmOwnerFile } from '#main/domain/tpm/tpm-owner-file.ts';
import { resetCommand } from '#main/domain/tpm/tpm-reset-command.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { FileOpener, OpenedFile } from '#main/ports/desktop/file-opener.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { TpmFileReader } from '#main/ports/tpm/tpm-file-reader.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import { hostNameOf } from '#shared/request/computer.ts';
import { LONGEST_TPM_FILE, type TpmFileInfo } from '#shared/tpm/tpm-file.ts';
import type { TpmForm } from '#shared/tpm/tpm-request.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import { completeComputer } from '../complete-computer.ts';
import type { HeldSecrets } from '../held-secrets.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import {
  copyOwner,
  discloseChosenOwner,
  type DiscloseOwnerDeps,
  recordOwner,
  saveOwner,
  shownOwner,
  submitTpm,
} from './disclose-owner.ts';
import { readLockout, resetLockout } from './reset-lockout.ts';
import { permittedComputer, tpmInquiry, type TpmInquiry } from './tpm-inquiry.ts';

export interface ManageTpmDeps extends DiscloseOwnerDeps {
  readonly files: HeldSecrets<TpmOwnerFile>;
  readonly readFile: TpmFileReader;
  readonly saver: FileSaver;
  readonly opener: FileOpener;
  readonly clipboard: ClipboardGuard;
  readonly workstation: string;
  readonly words: () => NativeWords['dialogs'];
}

type ManageTpmCalls = Extract<keyof Handlers, `tpm.${string}`>;

/** Everything the Manage TPM pane can ask for. */
export function manageTpmFeature(deps: ManageTpmDeps): Pick<Handlers, ManageTpmCalls> {
  const { clipboard, clock, files, opener, owners, saver, sessions, words } = deps;
  // Two quick clicks are one disclosure, and one reset.
  const oneAtATime = createOneAtATime();
  const inquire = (form: TpmForm): TpmInquiry =>
    tpmInquiry(sessions.require(), form, deps.workstation);

  function holdFile({ fileName, bytes }: OpenedFile): TpmFileInfo {
    const file = deps.readFile(bytes);
    return { fileId: files.hold(file), fileName, machineName: file.machineName };
  }

  return {
    'tpm.computers': ({ start }, { signal }) => completeComputer(deps, start, { signal }),

    'tpm.submit': ({ form }, { signal }) =>
      oneAtATime(() => submitTpm(deps, inquire(form), signal)),

    'tpm.disclose': ({ form, ownerId }, { signal }) =>
      oneAtATime(async () => ({
        disclosure: await discloseChosenOwner(deps, inquire(form), ownerId, signal),
      })),

    async 'tpm.showAgain'({ disclosureId }) {
      await recordOwner(owners.get(disclosureId), 'show-again', 'successful');
      return { disclosure: shownOwner(deps, disclosureId, owners.get(disclosureId)) };
    },

    async 'tpm.copy'({ disclosureId }) {
      await copyOwner(() => owners.get(disclosureId), clipboard);
      return { clearAfterSeconds: clipboard.clearAfterSeconds };
    },

    'tpm.save': async ({ disclosureId }) =>
      saveOwner(() => owners.get(disclosureId), { saver, words: words().saveTpmFile, clock }),

    async 'tpm.release'({ disclosureId }) {
      owners.release(disclosureId);
    },

    async 'tpm.chooseFile'() {
      const session = sessions.require();
      const opened = await opener.choose({
        ...words().openTpmFile,
        extensions: ['tpm'],
        limitBytes: LONGEST_TPM_FILE,
      });
      // Locked behind the open dialog: the file is not even looked at.
      if (sessions.current() !== session)
        throw new AppError('auth.locked', 'the session ended while a file was chosen');
      return { file: opened === undefined ? null : holdFile(opened) };
    },

    async 'tpm.dropFile'(dropped) {
      return { file: holdFile(dropped) };
    },

    'tpm.readLockout': ({ form }, { signal }) =>
      oneAtATime(() => readLockout(deps, inquire(form), signal)),

    'tpm.resetLockout': ({ form, ...reset }, { signal }) =>
      oneAtATime(() => resetLockout(deps, inquire(form), reset, signal)),

    async 'tpm.resetCommand'({ form }, { signal }) {
      const { computer } = await permittedComputer(
        deps,
        inquire(form),
        { action: 'search' },
        signal,
      );
      return { command: resetCommand(hostNameOf(computer)) };
    },
  };
}
