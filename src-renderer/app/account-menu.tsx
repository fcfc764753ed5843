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
import type { Command } from '#shared/console/commands.ts';
import type { Operator } from '#shared/sign-in/session.ts';
import { commandKeys, commandName } from '../text/command-name.ts';
import { words } from '../text/words.ts';
import type { Commands } from './commands.ts';
import styles from './console.module.css';

interface AccountMenuProps {
  readonly operator: Operator;
  readonly commands: Commands;
}

const SESSION: readonly Command[] = ['lock', 'sign-out'];
const CONSOLE: readonly Command[] = ['settings', 'shortcuts', 'about'];

export function AccountMenu({ operator, commands }: AccountMenuProps) {
  const item = (command: Command) => (
    <MenuItem
      key={command}
      secondaryContent={commandKeys(command) ?? null}
      onClick={() => {
        commands.run(command);
      }}
    >
      {commandName(command)}
    </MenuItem>
  );
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
          {SESSION.map(item)}
          <MenuDivider />
          {CONSOLE.map(item)}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
