import { type RefObject, useLayoutEffect } from 'react';
import type { StoreApi } from 'zustand';
import type { PaneProps } from '#renderer/app/pane-props.ts';
import { offerFocus } from '#renderer/ui/focus-field.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';
import type { RecoveryLink } from '#shared/recovery/recovery-link.ts';
import { type DriveRecoveryState, isEmptyForm, isUnasked } from './state.ts';

interface LinkParts extends Pick<PaneProps, 'isInFront' | 'link' | 'onLinkUsed' | 'wanted'> {
  readonly store: StoreApi<DriveRecoveryState>;
  readonly pane: RefObject<HTMLElement | null>;
}

/**
 * Fills in the form from a link: by itself where nobody has begun anything, and otherwise once the
 * person wants it.
 */
export function useLinks({ link, wanted, ...parts }: LinkParts): void {
  const latest = useLatest(parts);
  // Before it is drawn: an offer that vanishes at once would only flicker.
  useLayoutEffect(() => {
    const { isInFront, onLinkUsed, store, pane } = latest.current;
    const state = store.getState();
    if (link === undefined || !isInFront || !isUnasked(state) || !isEmptyForm(state.form)) return;
    onLinkUsed();
    fillIn(link, state, pane);
  }, [latest, link]);
  useLayoutEffect(() => {
    const { store, pane } = latest.current;
    if (wanted?.link !== undefined) fillIn(wanted.link, store.getState(), pane);
  }, [latest, wanted]);
}

// A link never says why: the reason is what the person chooses next.
function fillIn(
  link: RecoveryLink,
  state: DriveRecoveryState,
  pane: RefObject<HTMLElement | null>,
): void {
  state.fillInFrom(link);
  queueMicrotask(() => {
    queueMicrotask(() => {
      offerFocus(pane.current, 'reason');
    });
  });
}
