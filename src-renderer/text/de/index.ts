import type { Words } from '../languages.ts';
import { anchors } from './anchors.ts';
import { app } from './app.ts';
import { commands } from './commands.ts';
import { compliance } from './compliance.ts';
import { diagnostics } from './diagnostics.ts';
import { driveRecovery } from './drive-recovery.ts';
import { errors } from './errors.ts';
import { escrow } from './escrow.ts';
import { manageTpm } from './manage-tpm.ts';
import { native } from './native.ts';
import { reports } from './reports.ts';
import { settingList } from './setting-list.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { signatures } from './signatures.ts';
import { updates } from './updates.ts';

/** Every word a person reads, by screen. */
export const de = {
  anchors,
  app,
  commands,
  compliance,
  diagnostics,
  driveRecovery,
  errors,
  escrow,
  manageTpm,
  native,
  reports,
  settingList,
  settings,
  signIn,
  signatures,
  updates,
} satisfies Words;
