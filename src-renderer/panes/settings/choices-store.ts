import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Api } from '#renderer/api.ts';
import { type TaskState, createOneTask } from '#renderer/one-task.ts';
import type { Settings } from '#shared/console/settings.ts';
import type {
  SettingValue,
  SettingView,
  SettingsOverview,
} from '#shared/settings/settings-overview.ts';

export interface ChoicesState extends TaskState<'list' | 'choose'> {
  readonly overview: SettingsOverview | undefined;
  /** What is typed and not chosen yet, by the name of the setting. */
  readonly typed: Readonly<Record<string, string>>;
  /** The setting that cannot have what was typed. */
  readonly wrong: string | undefined;
  list(): Promise<void>;
  type(name: string, text: string): void;
  /** Chooses what was typed, if anything was. */
  leave(setting: SettingView): Promise<void>;
  /** With `null`, goes back to the default. */
  choose(name: string, value: SettingValue | null): Promise<void>;
}

export type ChoicesStore = StoreApi<ChoicesState>;

/** Settings → what a person may choose. @param onChosen told of all settings after a choice */
export function createChoicesStore(api: Api, onChosen: (settings: Settings) => void): ChoicesStore {
  return createStore<ChoicesState>((set, get) => {
    const { perform } = createOneTask<'list' | 'choose', ChoicesState>(set, get, () => undefined);
    const forget = (name: string) => {
      const { [name]: _typed, ...typed } = get().typed;
      set({ typed, wrong: undefined });
    };
    return {
      task: undefined,
      failure: undefined,
      overview: undefined,
      typed: {},
      wrong: undefined,
      list: () =>
        perform('list', async (signal) => ({
          overview: await api.ask('settings.list', undefined, { signal }),
        })),
      type(name, text) {
        set({ typed: { ...get().typed, [name]: text }, wrong: undefined });
      },
      async leave({ name, range, highest }) {
        const text = get().typed[name];
        if (text === undefined) return;
        const value = range.kind === 'number' ? numberIn(text, range, highest) : text.trim();
        if (value === undefined) return set({ wrong: name });
        await get().choose(name, value);
      },
      choose: (name, value) =>
        perform('choose', async (signal) => {
          const { overview, settings } = await api.ask(
            'settings.choose',
            { name, value },
            { signal },
          );
          onChosen(settings);
          forget(name);
          return { overview };
        }),
    };
  });
}

function numberIn(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
  highest: number | null,
): number | undefined {
  if (!/^\s*\d{1,9}\s*$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= (highest ?? most) ? value : undefined;
}
