import { Button } from '@fluentui/react-components';
import { type FormEvent, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '#renderer/api.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { TextField } from '#renderer/ui/fields.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { type LoginsState, createLoginsStore } from '../logins-store.ts';
import styles from '../settings.module.css';

const text = words.settings.logins;

/** The sources that are asked with a login of the server's own, and whether one is kept. */
export function DatabaseLogins({ api }: { readonly api: Api }) {
  const [store] = useState(() => createLoginsStore(api));
  const state = useStore(store);
  const { list, logins, source, failure, task } = state;
  useEffect(() => void list(), [list]);

  return (
    <section className={styles['section']} aria-labelledby="settings-logins">
      <h2 id="settings-logins" className={styles['heading']}>
        {text.title}
      </h2>
      <p className={styles['small']}>{text.intro}</p>
      <ul className={styles['logins']}>
        {logins.map((login) => (
          <li key={login.source}>
            <div>
              <strong>{login.source}</strong>
              <div className={styles['small']}>
                {text.states[login.isKept ? 'kept' : 'missing']}
              </div>
            </div>
            {source !== login.source && (
              <div className={styles['buttons']}>
                <Button
                  disabledFocusable={task !== undefined}
                  onClick={() => {
                    state.begin(login.source);
                  }}
                >
                  {login.isKept ? text.replace : text.enter}
                </Button>
                {login.isKept && (
                  <Button
                    appearance="subtle"
                    disabledFocusable={task !== undefined}
                    onClick={() => void state.forget(login.source)}
                  >
                    {text.forget}
                  </Button>
                )}
              </div>
            )}
            {source === login.source && <LoginFields state={state} source={login.source} />}
          </li>
        ))}
      </ul>
      {failure && <ProblemAlert {...problemText(failure)} />}
    </section>
  );
}

function LoginFields({
  state: { form, task, edit, keep, leave },
  source,
}: {
  readonly state: LoginsState;
  readonly source: string;
}) {
  const [isJudged, setJudged] = useState(false);
  const problem = (value: string) =>
    isJudged && value.trim() === '' ? words.settings.connect.required : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (form.userName.trim() !== '' && form.password !== '') void keep();
  };
  return (
    <form className={styles['login']} aria-label={text.form(source)} noValidate onSubmit={submit}>
      <TextField
        name="userName"
        label={text.userName}
        value={form.userName}
        problem={problem(form.userName)}
        onEdit={(userName) => {
          edit({ userName });
        }}
      />
      <TextField
        name="password"
        label={text.password}
        value={form.password}
        problem={problem(form.password)}
        isPassword
        onEdit={(password) => {
          edit({ password });
        }}
      />
      <div className={styles['buttons']}>
        <Button appearance="primary" type="submit" disabledFocusable={task !== undefined}>
          {text.keep}
        </Button>
        <Button onClick={leave}>{words.app.cancel}</Button>
      </div>
    </form>
  );
}
