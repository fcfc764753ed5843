import { type RefObject, useEffect, useRef } from 'react';
import type { Destination } from '#renderer/app/commands.ts';
import type { PaneProps } from '#renderer/app/pane-props.ts';
import { useCommand, useDestinations } from '#renderer/app/use-command.ts';
import { words } from '#renderer/text/words.ts';
import { endOfField, focusField, offerFocus } from '#renderer/ui/focus-field.ts';
import { useStrayTyping } from '#renderer/ui/use-stray-typing.ts';
import { computerOf } from '#shared/recovery/protector.ts';
import { PREFIX_DIGITS, readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { type DriveRecoveryState, isEmptyForm } from './state.ts';

interface CommandParts extends Pick<PaneProps, 'commands' | 'isInFront' | 'wanted'> {
  readonly state: DriveRecoveryState;
  readonly pane: RefObject<HTMLElement | null>;
}

/** A pause after which digits typed in another area no longer belong together, in milliseconds. */
const PAUSE_MS = 2_000;
const text = words.commands.palette;

/** The commands of this pane that work from any area of the console. */
export function useDriveCommands({ commands, isInFront, wanted, state, pane }: CommandParts): void {
  const begin = (keyId: string) => {
    if (!isInFront) commands.run('drive-recovery');
    // A form that somebody has begun to fill in is kept.
    if (isEmptyForm(state.form)) state.beginWith(keyId);
    else state.backToForm();
    afterDrawing(() => {
      endOfField(pane.current, 'keyId');
    });
  };
  useCommand(commands, 'new-request', () => {
    if (!isInFront) commands.run('drive-recovery');
    state.newRequest();
    afterDrawing(() => {
      focusField(pane.current, 'keyId');
    });
  });
  useDestinations(commands, (typed) => [
    ...beginning(typed, begin),
    ...recent(state, (id) => {
      if (!isInFront) commands.run('drive-recovery');
      state.openAside(id);
    }),
  ]);
  useTypedKeyId(isInFront, begin);
  useEffect(() => {
    if (wanted?.area !== 'drive-recovery') return;
    offerFocus(pane.current, 'keyId');
    offerFocus(pane.current, 'new-request', { preventScroll: true });
  }, [pane, wanted]);
}

/** The first hexadecimal digit is enough here; in another area, eight in a row are a key ID. */
function useTypedKeyId(isInFront: boolean, begin: (keyId: string) => void): void {
  const typed = useRef({ digits: '', atMs: 0 });
  useStrayTyping((character) => {
    const isDigit = /^[0-9a-f]$/i.test(character);
    if (isInFront) {
      if (isDigit) begin(character);
      return isDigit;
    }
    const { digits, atMs } = typed.current;
    const nowMs = Date.now();
    const soFar = isDigit ? (nowMs - atMs > PAUSE_MS ? '' : digits) + character : '';
    const isWhole = soFar.length === PREFIX_DIGITS;
    typed.current = { digits: isWhole ? '' : soFar, atMs: nowMs };
    if (isWhole) begin(soFar);
    return isWhole;
  });
}

function beginning(typed: string, begin: (keyId: string) => void): readonly Destination[] {
  if (!readKeyId(typed).ok) return [];
  const keyId = typed.trim().toUpperCase();
  const run = () => {
    begin(keyId);
  };
  return [
    { id: 'begin', label: text.begin(keyId), detail: words.app.areas['drive-recovery'], run },
  ];
}

function recent({ aside }: DriveRecoveryState, open: (id: string) => void): readonly Destination[] {
  return aside.map(({ disclosureId, protector, asked }) => ({
    id: disclosureId,
    label: `${computerOf(protector)} · ${protector.keyId.slice(0, PREFIX_DIGITS)}`,
    detail: [text.recent, asked.ticket].filter(Boolean).join(' · '),
    run: () => {
      open(disclosureId);
    },
  }));
}

/** Runs after React has drawn, so that new fields can get the focus. */
function afterDrawing(run: () => void): void {
  queueMicrotask(() => {
    queueMicrotask(run);
  });
}
