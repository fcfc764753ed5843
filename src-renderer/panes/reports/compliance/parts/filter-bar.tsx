import { Button } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { ComplianceError } from '../../../../../src-shared/model/compliance-error.ts';
import { ComplianceStatus } from '../../../../../src-shared/model/compliance-status.ts';
import { DriveGroup } from '../../../../../src-shared/model/enterprise-compliance.ts';
import { Exemption } from '../../../../../src-shared/model/exemption.ts';
import { words } from '../../../../text/words.ts';
import { ChoiceField, TextField } from '../../../../ui/fields.tsx';
import { codeText } from '../cell-text.ts';
import type { EnterpriseState } from '../enterprise-store.ts';
import { NO_FILTERS, type SilentDays, isFiltered } from '../filter-form.ts';
import styles from '../../audit/parts/filter-bar.module.css';

const text = words.compliance.enterprise;
const names = words.compliance.filterNames;

const CHOICES = {
  status: ComplianceStatus.options,
  errorState: ['no-error', 'error'],
  error: ComplianceError.options,
  exemption: Exemption.options,
  drives: DriveGroup.options,
} as const;

/** Which computers the details show. Enter or **View report** reads them, and the dashboard anew. */
export function FilterBar({ state }: { readonly state: EnterpriseState }) {
  const { form, edit, view, narrow, reading, sources = [], source, chooseSource } = state;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void view();
  };
  const choice = (field: keyof typeof CHOICES) => (
    <ChoiceField
      key={field}
      name={field}
      label={names[field]}
      value={form[field]}
      placeholder={text.all}
      options={CHOICES[field].map((value) => [value, codeText(field, value)])}
      onEdit={(value) => { edit({ [field]: value }); }}
    />
  );
  return (
    <form className={styles['filters']} aria-label={text.filters} noValidate onSubmit={submit}>
      <div className={styles['fields']}>
        {sources.length > 1 && <ChoiceField name="source" label={words.compliance.source} value={source} options={sources.map((name) => [name, name])} onEdit={(value) => void chooseSource(value)} />}
        {choice('status')}
        {choice('errorState')}
        <TextField name="computer" label={names.computer} value={form.computer} onEdit={(computer) => { edit({ computer }); }} />
        <TextField name="user" label={names.user} value={form.user} onEdit={(user) => { edit({ user }); }} />
      </div>
      <details className={styles['more']}>
        <summary>{text.more}</summary>
        <div className={styles['fields']}>
          {choice('error')}
          {choice('exemption')}
          {choice('drives')}
          <ChoiceField name="silentDays" label={text.silent} value={form.silentDays} placeholder={text.all} options={Object.entries(text.silentDays)} onEdit={(days) => { edit({ silentDays: days as SilentDays }); }} />
        </div>
      </details>
      <div className={styles['tools']}>
        <Button type="submit" appearance="primary" disabledFocusable={reading !== undefined}>
          {words.reports.view}
        </Button>
        {isFiltered(form) && <Button onClick={() => void narrow(NO_FILTERS)}>{text.clear}</Button>}
      </div>
    </form>
  );
}
