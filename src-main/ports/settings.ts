import type { Settings } from '#shared/console/settings.ts';
import type { SettingsOverview } from '#shared/settings/settings-overview.ts';

/** The settings as they are now: a person may choose some of them while the console runs. */
export interface LiveSettings {
  /** Reads what holds at that moment, so it may be kept for good. */
  readonly now: Settings;
  overview(): SettingsOverview;
  /** Names of settings that a person cannot choose here, because somebody else has set them. */
  managed(): readonly string[];
  /**
   * Chooses a value, or with `null` leaves it to the default. @throws AppError `input.invalid`,
   * `settings.managed`
   */
  choose(name: string, value: unknown): void;
}
