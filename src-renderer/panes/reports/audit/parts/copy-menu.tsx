import { Menu, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import { formatNumber } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';

interface CopyMenuProps {
  /** Where it opens, in pixels of the window; closed while there is none. */
  readonly target: { readonly x: number; readonly y: number } | undefined;
  /** How many rows are chosen. */
  readonly rows: number;
  readonly onCopyCell: () => void;
  readonly onCopyRows: () => void;
  readonly onClose: () => void;
}

const text = words.reports.copying;

/** What the right mouse button offers on a cell. */
export function CopyMenu({ target, rows, onCopyCell, onCopyRows, onClose }: CopyMenuProps) {
  if (target === undefined) return null;
  const { x, y } = target;
  const spot = { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
  return (
    <Menu
      open
      positioning={{ target: spot, position: 'below', align: 'start' }}
      onOpenChange={onClose}
    >
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={onCopyCell} {...(rows === 1 && { secondaryContent: text.shortcut })}>
            {text.cell}
          </MenuItem>
          <MenuItem onClick={onCopyRows} {...(rows !== 1 && { secondaryContent: text.shortcut })}>
            {text.rows(rows, formatNumber(rows))}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
