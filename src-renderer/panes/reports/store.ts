import { type StoreApi, createStore } from 'zustand/vanilla';
import type { AuditEntry, ChainVerdict } from '../../../src-shared/model/audit-entry.ts';
import { type Api, type AskError, asAskError } from '../../api.ts';

export interface ReportsState {
  /** Newest first; undefined until a report was asked for. */
  readonly entries: readonly AuditEntry[] | undefined;
  readonly total: number;
  readonly verdict: ChainVerdict | undefined;
  readonly checking: { readonly done: number; readonly total: number } | undefined;
  readonly isLoading: boolean;
  readonly failure: AskError | undefined;
  /** Reads the newest entries and checks the chain. */
  view(): Promise<void>;
  readOlder(): Promise<void>;
  cancelCheck(): void;
}

export type ReportsStore = StoreApi<ReportsState>;

export function createReportsStore(api: Api): ReportsStore {
  let check: AbortController | undefined;

  return createStore<ReportsState>((set, get) => {
    async function load(before: number | null): Promise<void> {
      if (get().isLoading) return;
      set({ isLoading: true, failure: undefined });
      try {
        const page = await api.ask('reports.auditEntries', { before });
        const known = before === null ? [] : (get().entries ?? []);
        set({ entries: [...known, ...page.entries], total: page.total });
      } catch (error) {
        set({ failure: asAskError(error) });
      } finally {
        set({ isLoading: false });
      }
    }

    async function verify(): Promise<void> {
      check?.abort();
      const own = new AbortController();
      check = own;
      set({ verdict: undefined, checking: { done: 0, total: 0 } });
      try {
        const onProgress = (checking: { done: number; total: number }) => {
          if (check === own) set({ checking });
        };
        const verdict = await api.ask('reports.verifyChain', undefined, { signal: own.signal, onProgress });
        if (check === own) set({ verdict });
      } catch (error) {
        const failure = asAskError(error);
        if (check === own && failure.code !== 'request.cancelled') set({ failure });
      } finally {
        if (check === own) set({ checking: undefined });
      }
    }

    return {
      entries: undefined,
      total: 0,
      verdict: undefined,
      checking: undefined,
      isLoading: false,
      failure: undefined,
      async view() {
        await Promise.all([load(null), verify()]);
      },
      readOlder: () => load(get().entries?.at(-1)?.sequence ?? null),
      cancelCheck: () => check?.abort(),
    };
  });
}
