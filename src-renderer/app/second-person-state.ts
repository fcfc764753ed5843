import { type Api, type AskError, asAskError } from '../api.ts';

interface Approver {
  readonly userName: string;
  readonly password: string;
}

/** The part of a pane's state that a second person needs. */
export interface SecondPersonState {
  /** Who approves, as typed so far. */
  readonly approver: Approver;
  /** What main gave for it; `null` without an approval. */
  readonly approvalId: string | null;
  readonly approvalFailure: AskError | undefined;
  readonly isApproving: boolean;
  typeApprover(changes: Partial<Approver>): void;
  /** Has the password checked, and repeats the refused request. */
  approve(): Promise<void>;
  /** The same in the browser of the operating system. */
  approveInBrowser(): Promise<void>;
  /** Ends the wait for the browser. */
  cancelApproval(): void;
}

/** Nobody has approved anything, or typed anything. */
export const NOT_APPROVED = {
  approver: { userName: '', password: '' },
  approvalId: null,
  approvalFailure: undefined,
  isApproving: false,
};

/** What can be done about it. */
export type ApprovalActions = Pick<
  SecondPersonState,
  'typeApprover' | 'approve' | 'approveInBrowser' | 'cancelApproval'
>;

interface Parts {
  readonly api: Api;
  readonly get: () => SecondPersonState;
  readonly set: (changes: Partial<SecondPersonState>) => void;
  /** Makes the refused request once more. */
  readonly repeat: () => void;
}

/** The approval of a second person. The password is sent once, and leaves the page with that. */
export function secondPersonActions({ api, get, set, repeat }: Parts): ApprovalActions {
  let waiting: AbortController | undefined;
  return {
    typeApprover(changes) {
      set({ approver: { ...get().approver, ...changes }, approvalFailure: undefined });
    },

    async approve() {
      const { approver, isApproving } = get();
      if (isApproving) return;
      const { userName } = approver;
      set({ isApproving: true, approvalFailure: undefined, approver: { userName, password: '' } });
      try {
        const { approvalId } = await api.ask('approval.give', approver);
        set({ ...NOT_APPROVED, approvalId });
        repeat();
      } catch (error) {
        set({ isApproving: false, approvalFailure: asAskError(error) });
      }
    },

    async approveInBrowser() {
      if (get().isApproving) return;
      waiting = new AbortController();
      set({ isApproving: true, approvalFailure: undefined });
      try {
        const { signal } = waiting;
        const { approvalId } = await api.ask('approval.giveInBrowser', undefined, { signal });
        set({ ...NOT_APPROVED, approvalId });
        repeat();
      } catch (error) {
        set({ isApproving: false, approvalFailure: asAskError(error) });
      }
    },

    cancelApproval: () => waiting?.abort(),
  };
}
