import { Button, Field, Input } from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { AuditAction, AuditResult, AuditSource, KeyType } from '../../../../../src-shared/model/audit-entry.ts';
import { DriveReason, TpmReason } from '../../../../../src-shared/model/reason.ts';
import type { RangePreset } from '../../../../../src-shared/model/report-view.ts';
import { Role } from '../../../../../src-shared/model/role.ts';
import { words } from '../../../../text/words.ts';
import { ChoiceField, TextField } from '../../../../ui/fields.tsx';
import { valueText } from '../row-text.ts';
import styles from './filter-bar.module.css';
import type { ReportState } from '../store.ts';

const text = words.reports.filters;
const PRESETS = Object.entries(text.presets);
const REASONS = [...new Set([...DriveReason.options, ...TpmReason.options])];

type Choice = 'result' | 'keyType' | 'reason' | 'role' | 'source' | 'action';
const CHOICES: Readonly<Record<Choice, readonly string[]>> = {
  result: AuditResult.options,
  keyType: KeyType.options,
  reason: REASONS,
  role: Role.options,
  source: AuditSource.options,
  action: AuditAction.options,
};
const PARTS = ['operator', 'endUser', 'computer', 'keyId'] as const;

/** Which entries the report shows. Enter or **View report** reads it. */
export function FilterBar({ state, beside }: { readonly state: ReportState; readonly beside: ReactNode }) {
  const { form, edit, view, reading } = state;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void view();
  };
  const choice = (field: Choice) => (
    <ChoiceField
      key={field}
      name={field}
      label={words.reports.columns[field]}
      value={form[field]}
      placeholder={text.all}
      options={CHOICES[field].map((value) => [value, valueText(field, value)])}
      onEdit={(value) => { edit({ [field]: value }); }}
    />
  );
  return (
    <form className={styles['filters']} aria-label={text.label} noValidate onSubmit={submit}>
      <div className={styles['fields']}>
        <ChoiceField name="range" label={text.range} value={form.range} options={PRESETS} onEdit={(range) => { edit({ range: range as RangePreset }); }} />
        {form.range === 'custom' && <Days state={state} />}
        {choice('result')}
        {choice('reason')}
        <TextField name="operator" label={words.reports.columns.operator} value={form.operator} onEdit={(operator) => { edit({ operator }); }} />
        <TextField name="computer" label={words.reports.columns.computer} value={form.computer} onEdit={(computer) => { edit({ computer }); }} />
      </div>
      <details className={styles['more']}>
        <summary>{text.more}</summary>
        <div className={styles['fields']}>
          <ChoiceField name="activity" label={text.activity} value={form.activity} options={Object.entries(text.activities)} onEdit={(value) => { edit({ activity: value === 'everything' ? value : 'requests' }); }} />
          {(['action', 'keyType', 'role', 'source'] as const).map(choice)}
          {PARTS.filter((field) => field === 'endUser' || field === 'keyId').map((field) => (
            <TextField key={field} name={field} label={words.reports.columns[field]} value={form[field]} onEdit={(value) => { edit({ [field]: value }); }} />
          ))}
        </div>
      </details>
      <div className={styles['tools']}>
        <Button type="submit" appearance="primary" disabledFocusable={reading !== undefined}>
          {words.reports.view}
        </Button>
        {beside}
      </div>
    </form>
  );
}

function Days({ state: { form, problem, edit } }: { readonly state: ReportState }) {
  const wrong = problem !== undefined && ({ validationMessage: text.problems[problem], validationState: 'error' } as const);
  return (
    <>
      <Field label={text.firstDay}>
        <Input type="date" name="firstDay" value={form.firstDay} onChange={(_event, { value }) => { edit({ firstDay: value }); }} />
      </Field>
      <Field label={text.lastDay} {...wrong}>
        <Input type="date" name="lastDay" value={form.lastDay} onChange={(_event, { value }) => { edit({ lastDay: value }); }} />
      </Field>
    </>
  );
}
