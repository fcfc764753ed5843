import { z } from 'zod';
import { Settings } from '../console/settings.ts';
import { SettingValue, SettingsOverview } from '../settings/settings-overview.ts';
import { TypedText, call } from './call.ts';

/** What is set, and what a person may choose. Before signing in, too: looks are for everybody. */
export const settingsCalls = {
  'settings.list': call({ access: 'anyone', input: z.void(), output: SettingsOverview }),
  /** Chooses a value; with `null`, goes back to the default. */
  'settings.choose': call({
    access: 'anyone',
    input: z.object({ name: TypedText, value: SettingValue.nullable() }),
    output: z.object({ overview: SettingsOverview, settings: Settings }),
  }),
} as const;
