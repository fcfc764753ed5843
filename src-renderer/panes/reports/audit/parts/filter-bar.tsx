import { Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { AuditAction, AuditResult, AuditSource, KeyType } from '../../../../../src-shared/model/audit-entry.ts';
import { DriveReason, TpmReason } from '../../../../../src-shared/model/reason.ts';
import { Role } from '../../../../../src-shared/model/role.ts';
import { words } from '../../../../text/words.ts';
import { ChoiceField, TextField, fieldsOf } from '../../../../ui/fields.tsx';
import { FilterCard } from '../../../../ui/filter-card.tsx';
import { valueText } from '../row-text.ts';
import type { ReportState } from '../store.ts';

const text = words.reports.filters;
const LABELS = { ...words.reports.columns, ...text };

const CHOICES = {
  result: AuditResult.options,
  keyType: KeyType.options,
  reason: [...new Set([...DriveReason.options, ...TpmReason.options])],
  role: Role.options,
  source: AuditSource.options,
  action: AuditAction.options,
} as const;

/** Which entries the report shows. */
export function FilterBar({ state, beside }: { readonly state: ReportState; readonly beside: ReactNode }) {
  const { form, view, reading } = state;
  const field = fieldsOf(state, LABELS);
  const choice = (name: keyof typeof CHOICES) => (
    <ChoiceField key={name} {...field(name)} placeholder={text.all} options={CHOICES[name].map((value) => [value, valueText(name, value)])} />
  );
  return (
    <FilterCard
      label={text.label}
      view={{ label: words.reports.view, isBusy: reading !== undefined, run: () => void view() }}
      beside={beside}
      more={{
        label: text.more,
        fields: (
          <>
            <ChoiceField {...field('activity')} options={Object.entries(text.activities)} />
            {(['action', 'keyType', 'role', 'source'] as const).map(choice)}
            <TextField {...field('endUser')} />
            <TextField {...field('keyId')} />
          </>
        ),
      }}
    >
      <ChoiceField {...field('range')} options={Object.entries(text.presets)} />
      {form.range === 'custom' && <Days state={state} />}
      {choice('result')}
      {choice('reason')}
      <TextField {...field('operator')} />
      <TextField {...field('computer')} />
    </FilterCard>
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
