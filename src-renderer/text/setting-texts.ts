import type { SettingName } from '#shared/settings/setting-names.ts';
import type {
  PolicyFault,
  SettingFault,
  SettingOrigin,
  SettingProblem,
} from '#shared/settings/settings-overview.ts';

interface SettingText {
  readonly title: string;
  readonly about: string;
}

/** What each language has to say of the settings. */
export interface SettingTexts {
  readonly settings: Readonly<Record<SettingName, SettingText>>;
  readonly origins: Readonly<Record<SettingOrigin, string>>;
  readonly faults: Readonly<Record<SettingFault, string>>;
  readonly policyFaults: Readonly<Record<PolicyFault, string>>;
  readonly places: Readonly<Record<SettingProblem['place'], string>>;
}
