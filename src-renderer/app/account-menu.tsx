import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { PersonCircleRegular } from '@fluentui/react-icons';
import type { Operator } from '#shared/sign-in/session.ts';
import { words } from '../text/words.ts';
import styles from './console.module.css';

interface AccountMenuProps {
  readonly operator: Operator;
  readonly onLock: () => void;
  readonly onSignOut: () => void;
  readonly onSettings: () => void;
  readonly onAbout: () => void;
}

export function AccountMenu({
  operator,
  onLock,
  onSignOut,
  onSettings,
  onAbout,
}: AccountMenuProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={styles['account']}
          aria-label={words.app.accountMenu(operator.account)}
          icon={<PersonCircleRegular />}
        >
          {operator.account}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={onLock} secondaryContent={words.app.lockShortcut}>
            {words.app.lock}
          </MenuItem>
          <MenuItem onClick={onSignOut}>{words.app.signOut}</MenuItem>
          <MenuDivider />
          <MenuItem onClick={onSettings}>{words.app.settings}</MenuItem>
          <MenuItem onClick={onAbout}>{words.app.about}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
