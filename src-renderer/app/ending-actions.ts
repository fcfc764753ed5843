import type { DisclosedSecret } from './disclosed-secret.ts';

interface Ended<Secret extends DisclosedSecret> {
  readonly result: Secret | undefined;
  hide(): void;
}

interface EndingParts<Secret extends DisclosedSecret, State extends Ended<Secret>> {
  readonly get: () => State;
  readonly set: (changes: Partial<State>) => void;
  /** Stops the running task; what it still brings is not shown. */
  readonly abandon: () => void;
  /** Has main let go of the secret. */
  readonly release: (result: Secret | undefined) => void;
  readonly noOutcome: Partial<State>;
  readonly emptyRequest: Partial<State>;
}

/** Leaving what is on screen. */
interface EndingActions {
  /** What Escape does: a secret on screen is hidden, anything else is left. */
  stepBack(): void;
  newRequest(): void;
}

export function endingActions<Secret extends DisclosedSecret, State extends Ended<Secret>>({
  get,
  set,
  abandon,
  release,
  noOutcome,
  emptyRequest,
}: EndingParts<Secret, State>): EndingActions {
  const end = () => {
    abandon();
    release(get().result);
    set(noOutcome);
  };
  return {
    stepBack() {
      // The secret was disclosed and recorded. Only New request lets go of it.
      if (get().result) get().hide();
      else end();
    },
    newRequest() {
      end();
      set(emptyRequest);
    },
  };
}
