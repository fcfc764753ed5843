import type { ReactNode } from 'react';
import { words } from '#renderer/text/words.ts';
import { ChoiceField, TextField, fieldsOf } from '#renderer/ui/fields.tsx';
import { FilterCard } from '#renderer/ui/filter-card.tsx';
import { ComplianceError } from '#shared/compliance/compliance-error.ts';
import { ComplianceStatus } from '#shared/compliance/compliance-status.ts';
import { DriveGroup } from '#shared/compliance/enterprise-compliance.ts';
import { Exemption } from '#shared/compliance/exemption.ts';
import { codeText } from '../cell-text.ts';
import type { EnterpriseState } from '../enterprise-state.ts';
import { NO_FILTERS, isFiltered } from '../filter-form.ts';

const text = words.reports.filters;
const own = words.compliance.enterprise;
const MORE = ['error', 'exemption', 'drives', 'silentDays'] as const;

const CHOICES = {
  status: ComplianceStatus.options,
  errorState: ['no-error', 'error'],
  error: ComplianceError.options,
  exemption: Exemption.options,
  drives: DriveGroup.options,
} as const;

const labels = () => ({ ...words.compliance.filterNames, silentDays: own.silent });

interface FilterBarProps {
  readonly state: EnterpriseState;
  /** Stands beside the buttons. */
  readonly beside: ReactNode;
}

/** Which computers the details show. Viewing them reads the dashboard anew too. */
export function FilterBar({ state, beside }: FilterBarProps) {
  const { form, view, narrow, applyTyped } = state;
  const field = fieldsOf(state, labels());
  return (
    <FilterCard
      label={text.label}
      view={{ label: words.reports.view, run: () => void view() }}
      onEnter={applyTyped}
      clear={
        isFiltered(form) ? { label: text.clear, run: () => void narrow(NO_FILTERS) } : undefined
      }
      beside={beside}
      more={{
        label: text.more(MORE.filter((name) => form[name] !== '').length),
        fields: <MoreFields state={state} />,
      }}
    >
      <SourceField state={state} />
      <CodeField state={state} name="status" />
      <CodeField state={state} name="errorState" />
      <TextField {...field('computer')} />
      <TextField {...field('user')} />
    </FilterCard>
  );
}

interface StateProps {
  readonly state: EnterpriseState;
}

/** Which source is read, where there are several. */
function SourceField({ state: { sources, source, chooseSource } }: StateProps) {
  if (sources === undefined || sources.length <= 1) return null;
  return (
    <ChoiceField
      name="source"
      label={words.compliance.source}
      value={source}
      options={sources.map((name) => [name, name])}
      onEdit={(value) => void chooseSource(value)}
    />
  );
}

function MoreFields({ state }: StateProps) {
  return (
    <>
      <CodeField state={state} name="error" />
      <CodeField state={state} name="exemption" />
      <CodeField state={state} name="drives" />
      <ChoiceField
        {...fieldsOf(state, labels())('silentDays')}
        placeholder={text.all}
        options={Object.entries(own.silentDays)}
      />
    </>
  );
}

/** One of the codes a column can have. */
function CodeField({ state, name }: StateProps & { readonly name: keyof typeof CHOICES }) {
  return (
    <ChoiceField
      {...fieldsOf(state, labels())(name)}
      placeholder={text.all}
      options={CHOICES[name].map((value) => [value, codeText(name, value)])}
    />
  );
}
