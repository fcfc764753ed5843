import { words } from '#renderer/text/words.ts';
import styles from '../sign-in.module.css';

const { demo } = words.signIn;
/** The password of the made-up accounts is no secret: it is shown on this screen. */
const DEMO_PASSWORD = 'demo';

interface DemoAccountsProps {
  readonly onChoose: (account: { readonly userName: string; readonly password: string }) => void;
}

/** The accounts of the demo profile; choosing one fills it in. */
export function DemoAccounts({ onChoose }: DemoAccountsProps) {
  return (
    <section className={styles['demo']} aria-label={demo.title}>
      <h2 className={styles['demoTitle']}>{demo.title}</h2>
      <ul className={styles['accounts']}>
        {Object.entries(demo.roles).map(([userName, role]) => (
          <li key={userName}>
            <button
              type="button"
              className={styles['account']}
              onClick={() => {
                onChoose({ userName, password: DEMO_PASSWORD });
              }}
            >
              <span className={styles['accountName']}>{userName}</span>
              {role}
            </button>
          </li>
        ))}
      </ul>
      {demo.password} <code>{DEMO_PASSWORD}</code>
    </section>
  );
}
