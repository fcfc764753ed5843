import type { Trial } from '../trial.ts';
import { failingMedia } from './failing-media.ts';
import { failingSources } from './failing-sources.ts';
import { hostilePages } from './hostile-page.ts';
import { killedDisclosures } from './killed-disclosures.ts';
import { killedEncryptions } from './killed-encryptions.ts';
import { killedImports } from './killed-imports.ts';
import { killedSaves } from './killed-saves.ts';
import { killedUpgrades } from './killed-upgrades.ts';
import { killedWindows } from './killed-windows.ts';
import { killedWrites } from './killed-writes.ts';
import { longShift } from './long-shift.ts';
import { manyConsoles } from './many-consoles.ts';
import { powerLoss } from './power-loss.ts';
import { setClock } from './set-clock.ts';
import { traces } from './traces.ts';

/** Trials that need no window. */
export const TRIALS: readonly Trial[] = [
  killedDisclosures,
  killedSaves,
  killedWrites,
  killedImports,
  killedUpgrades,
  killedEncryptions,
  powerLoss,
  manyConsoles,
  hostilePages,
  setClock,
  failingMedia,
  failingSources,
];

/** Trials in the real window. */
export const WINDOW_TRIALS: readonly Trial[] = [killedWindows, traces, longShift];
