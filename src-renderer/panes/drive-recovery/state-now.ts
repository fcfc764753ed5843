import type { Protector, ProtectorState } from '#shared/recovery/protector.ts';

/** Of a key that was handed out: where its source marks that, a current key is a disclosed one. */
export const stateNow = ({ state }: Protector, marked: boolean): ProtectorState =>
  state === 'current' && marked ? 'disclosed' : state;
