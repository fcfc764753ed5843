import { Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { words } from '#renderer/text/words.ts';
import { ChoiceField, TextField, fieldsOf } from '#renderer/ui/fields.tsx';
import { FilterCard } from '#renderer/ui/filter-card.tsx';
import {
  AuditAction,
  AuditFlag,
  AuditResult,
  AuditSource,
  KeyType,
} from '#shared/audit/audit-entry.ts';
import type { FilterForm } from '#shared/reports/report-view.ts';
import { DriveReason, TpmReason } from '#shared/request/reason.ts';
import { Role } from '#shared/sign-in/role.ts';
import { cleared, isFiltered, wrongDay } from '../filter-form.ts';
import { valueText } from '../row-text.ts';
import type { ReportState } from '../state.ts';

const text = words.reports.filters;
const MORE = [
  'activity',
  'action',
  'keyType',
  'failure',
  'flag',
  'unusual',
  'role',
  'source',
  'endUser',
  'keyId',
] as const;

const DAYS = ['firstDay', 'lastDay'] as const;

const CHOICES = {
  result: AuditResult.options,
  keyType: KeyType.options,
  reason: [...new Set([...DriveReason.options, ...TpmReason.options])],
  flag: AuditFlag.options,
  unusual: ['only'],
  role: Role.options,
  source: AuditSource.options,
  action: AuditAction.options,
} as const;

const ALL_CHOICES = ['keyType', 'flag', 'unusual', 'role', 'source'] as const;
const OTHER_CHOICES = ALL_CHOICES.filter((name) => name !== 'unusual');

interface FilterBarProps {
  readonly state: ReportState;
  /** The form of whoever filters nothing. */
  readonly plain: FilterForm;
  /** Whether it is known what is unusual. */
  readonly isCompared: boolean;
  readonly beside: ReactNode;
}

/** Which entries the report shows. */
export function FilterBar({ state, plain, isCompared, beside }: FilterBarProps) {
  const { form, view, narrow, applyTyped } = state;
  const field = fieldsOf(state, { ...words.reports.columns, ...text });
  const choice = (name: keyof typeof CHOICES) => (
    <ChoiceField
      key={name}
      {...field(name)}
      placeholder={text.all}
      options={CHOICES[name].map((value) => [value, valueText(name, value)])}
    />
  );
  const orWrong = (ask: () => void) => () => {
    ask();
    return wrongDay(form);
  };
  return (
    <FilterCard
      label={text.label}
      view={{ label: words.reports.view, run: orWrong(() => void view()) }}
      onEnter={orWrong(applyTyped)}
      clear={
        isFiltered(form, plain)
          ? { label: text.clear, run: () => void narrow(cleared(form, plain)) }
          : undefined
      }
      beside={beside}
      more={{
        label: text.more(MORE.filter((name) => form[name] !== plain[name]).length),
        fields: (
          <>
            <ChoiceField {...field('activity')} options={Object.entries(text.activities)} />
            {choice('action')}
            <ChoiceField {...field('failure')} placeholder={text.all} options={failuresOf(state)} />
            {(isCompared ? ALL_CHOICES : OTHER_CHOICES).map(choice)}
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

/** Only what happened can be chosen: there are a hundred ways in which a request can fail. */
function failuresOf({ form, summary }: ReportState): readonly (readonly [string, string])[] {
  const known = summary?.byFailure.map(({ value }) => value) ?? [];
  return [...new Set([...known, form.failure])]
    .filter((code) => code !== '')
    .map((code) => [code, valueText('failure', code)]);
}

function Days({ state: { form, problem, edit } }: { readonly state: ReportState }) {
  const wrong = wrongDay(form);
  return DAYS.map((day) => (
    <Field
      key={day}
      label={text[day]}
      {...(problem !== undefined &&
        day === wrong && { validationMessage: text.problems[problem], validationState: 'error' })}
    >
      <Input
        type="date"
        name={day}
        value={form[day]}
        onChange={(_event, { value }) => {
          edit({ [day]: value });
        }}
      />
    </Field>
  ));
}
