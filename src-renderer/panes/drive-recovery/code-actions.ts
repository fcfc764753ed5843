import { asAskError } from '#renderer/api.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import type { Actions, DriveRecoveryState, StoreParts } from './state.ts';

/** Sending a one-time code, and comparing what the caller reads out. Main has the code. */
export function codeActions({
  api,
  get,
  set,
}: StoreParts): Actions<'sendCode' | 'typeCode' | 'checkCode'> {
  async function ask(work: () => Promise<Partial<DriveRecoveryState>>): Promise<void> {
    if (get().isCodeBusy) return;
    const endUser = endUserOf(get().form);
    set({ isCodeBusy: true, codeFailure: undefined });
    const changes = await work().catch((error: unknown) => afterFailure(get(), error));
    // What came for another end user than the form names now is nobody's.
    const isStillAsked = endUserOf(get().form) === endUser;
    set({ isCodeBusy: false, ...(isStillAsked && changes) });
  }

  return {
    async sendCode() {
      get().splitDomain();
      await ask(async () => {
        const { userDomain, userName } = get().form;
        const sent = await api.ask('recovery.sendCode', { userDomain, userName });
        return { code: { sent, typed: '', isRight: false } };
      });
    },

    typeCode(typed) {
      const { code } = get();
      if (code !== undefined) set({ code: { ...code, typed }, codeFailure: undefined });
    },

    async checkCode() {
      const { code } = get();
      if (code === undefined || code.isRight || code.typed.trim() === '') return;
      await ask(async () => {
        await api.ask('recovery.checkCode', { codeId: code.sent.codeId, typed: code.typed });
        return { code: { ...code, typed: '', isRight: true } };
      });
    },
  };
}

/** A code that cannot be tried again is taken away; what was typed otherwise stays. */
function afterFailure({ code }: DriveRecoveryState, error: unknown): Partial<DriveRecoveryState> {
  const codeFailure = asAskError(error);
  const isOver =
    codeFailure.code === 'code.gone' ||
    (codeFailure.code === 'code.wrong' && codeFailure.details.most === 0);
  return { codeFailure, code: isOver ? undefined : code };
}
