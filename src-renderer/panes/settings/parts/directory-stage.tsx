import { Button, Field } from '@fluentui/react-components';
import { words } from '#renderer/text/words.ts';
import { ChoiceField, TextField } from '#renderer/ui/fields.tsx';
import type { ConnectState } from '../connect-store.ts';
import styles from '../settings.module.css';

const text = words.settings.connect;

interface DirectoryStageProps {
  readonly state: ConnectState;
}

/** Which domain, and what is unusual about the connection to it. */
export function DirectoryStage({ state }: DirectoryStageProps) {
  const { form, problems, edit } = state;
  return (
    <div className={styles['fields']}>
      <TextField
        name="domain"
        label={text.domain}
        value={form.domain}
        hint={text.domainHint}
        problem={problems.domain && text.domainInvalid}
        onEdit={(domain) => {
          edit({ domain });
        }}
      />
      <details className={styles['more']}>
        <summary>{text.more}</summary>
        <ConnectionFields state={state} />
      </details>
    </div>
  );
}

function ConnectionFields({ state }: DirectoryStageProps) {
  const { form, problems, authorities, edit, chooseAuthorities } = state;
  return (
    <div className={styles['fields']}>
      <ChoiceField
        name="encryption"
        label={text.encryption}
        value={form.encryption}
        options={Object.entries(text.encryptions)}
        onEdit={(value) => {
          edit({ encryption: value === 'starttls' ? 'starttls' : 'ldaps' });
        }}
      />
      <TextField
        name="dnsServer"
        label={text.dnsServer}
        value={form.dnsServer}
        hint={text.dnsServerHint}
        problem={problems.dnsServer && text.dnsServerInvalid}
        onEdit={(dnsServer) => {
          edit({ dnsServer });
        }}
      />
      <Field label={text.authorities} hint={text.authoritiesHint}>
        <div className={styles['buttons']}>
          <Button size="small" onClick={() => void chooseAuthorities()}>
            {text.chooseAuthorities}
          </Button>
          <span>{authorities ?? text.noAuthorities}</span>
        </div>
      </Field>
    </div>
  );
}
