import { words } from '#renderer/text/words.ts';
import { TextField } from '#renderer/ui/fields.tsx';
import { Role } from '#shared/sign-in/role.ts';
import type { ConnectState } from '../connect-store.ts';
import { GroupField } from './group-field.tsx';
import styles from '../settings.module.css';

const text = words.settings.connect;

/** Which groups are the three of the console, and what people call the organisation. */
export function GroupsStage({ state }: { readonly state: ConnectState }) {
  const { form, problems, edit, groups, findGroups, chooseGroup } = state;
  return (
    <div className={styles['fields']}>
      <p className={styles['small']}>{text.groupsIntro}</p>
      {Role.options.map((role, index) => (
        <GroupField
          key={role}
          label={text.roles[role]}
          hint={text.roleHints[role]}
          problem={index === 0 && problems.groups ? text.groupsRequired : undefined}
          chosen={groups[role]}
          find={findGroups}
          onChoose={(group) => {
            chooseGroup(role, group);
          }}
        />
      ))}
      <TextField
        name="name"
        label={text.name}
        value={form.name}
        hint={text.nameHint}
        problem={problems.name && text.required}
        onEdit={(name) => {
          edit({ name });
        }}
      />
    </div>
  );
}
