import type { Api } from '../api.ts';
import { CommandPalette } from './command-palette.tsx';
import type { SessionState } from './session-state.ts';
import { ShortcutList } from './shortcut-list.tsx';

interface OverlayProps {
  readonly api: Api;
  readonly state: SessionState;
}

/** What `?` and Ctrl+K open. */
export function Overlay({ api, state }: OverlayProps) {
  const { overlay, commands, closeOverlay, session } = state;
  return (
    <>
      <ShortcutList isOpen={overlay === 'shortcuts'} onClose={closeOverlay} />
      <CommandPalette
        isOpen={overlay === 'palette' && session?.locked === false}
        commands={commands}
        onGuide={(guide) => {
          api.ask('help.show', { guide }).catch(() => undefined);
        }}
        onClose={closeOverlay}
      />
    </>
  );
}
