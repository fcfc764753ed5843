import { words } from '#renderer/text/words.ts';
import { TextField } from '#renderer/ui/fields.tsx';
import type { ConnectState } from '../connect-store.ts';
import styles from '../settings.module.css';

const text = words.settings.connect;

/** In whose name the groups are looked for. */
export function AccountStage({
  state: { form, problems, edit },
}: {
  readonly state: ConnectState;
}) {
  return (
    <div className={styles['fields']}>
      <p className={styles['small']}>{text.accountIntro}</p>
      <TextField
        name="userName"
        label={text.userName}
        value={form.userName}
        hint={text.userNameHint}
        problem={problems.userName && text.required}
        onEdit={(userName) => {
          edit({ userName });
        }}
      />
      <TextField
        isPassword
        name="password"
        label={text.password}
        value={form.password}
        problem={problems.password && text.required}
        onEdit={(password) => {
          edit({ password });
        }}
      />
    </div>
  );
}
