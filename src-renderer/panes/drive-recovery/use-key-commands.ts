import type { PaneProps } from '#renderer/app/pane-props.ts';
import { useCommand } from '#renderer/app/use-command.ts';
import type { DriveRecoveryState, Result } from './state.ts';

interface KeyCommandParts extends Pick<PaneProps, 'commands' | 'isInFront'> {
  readonly state: DriveRecoveryState;
  readonly result: Result;
  readonly onRead: () => void;
  /** Main still has the key. */
  readonly isHeld: boolean;
}

/** The commands for the key on screen. */
export function useKeyCommands(parts: KeyCommandParts): void {
  const { commands, isInFront, state, result, onRead, isHeld } = parts;
  const isShown = result.shown !== undefined;
  const offered = (when: boolean, run: () => void) =>
    isInFront && isHeld && when ? run : undefined;
  useCommand(commands, 'read-aloud', offered(isShown, onRead));
  useCommand(
    commands,
    'copy-key',
    offered(true, () => void state.copy()),
  );
  useCommand(
    commands,
    'show-or-hide',
    offered(true, isShown ? state.hide : () => void state.showAgain()),
  );
  useCommand(
    commands,
    'show-longer',
    offered(isShown, () => void state.showLonger()),
  );
}
