import type { ReactNode } from 'react';
import { words } from '#renderer/text/words.ts';
import { ChoiceField, TextField, fieldsOf } from '#renderer/ui/fields.tsx';
import { FilterCard } from '#renderer/ui/filter-card.tsx';
import { ComplianceError } from '#shared/compliance/compliance-error.ts';
import { ComplianceStatus } from '#shared/compliance/compliance-status.ts';
import { DriveGroup } from '#shared/compliance/enterprise-compliance.ts';
import { Exemption } from '#shared/compliance/exemption.ts';
import { codeText } from '../cell-text.ts';
import type { EnterpriseState } from '../enterprise-store.ts';
import { NO_FILTERS, isFiltered } from '../filter-form.ts';

const text = words.reports.filters;
const own = words.compliance.enterprise;
const LABELS = { ...words.compliance.filterNames, silentDays: own.silent };
const MORE = ['error', 'exemption', 'drives', 'silentDays'] as const;

const CHOICES = {
  status: ComplianceStatus.options,
  errorState: ['no-error', 'error'],
  error: ComplianceError.options,
  exemption: Exemption.options,
  drives: DriveGroup.options,
} as const;

/** Which computers the details show. Viewing them reads the dashboard anew too. */
export function FilterBar({
  state,
  beside,
}: {
  readonly state: EnterpriseState;
  readonly beside: ReactNode;
}) {
  const { form, view, narrow, reading, sources = [], source, chooseSource } = state;
  const field = fieldsOf(state, LABELS);
  const choice = (name: keyof typeof CHOICES) => (
    <ChoiceField
      key={name}
      {...field(name)}
      placeholder={text.all}
      options={CHOICES[name].map((value) => [value, codeText(name, value)])}
    />
  );
  return (
    <FilterCard
      label={text.label}
      view={{ label: words.reports.view, isBusy: reading !== undefined, run: () => void view() }}
      clear={
        isFiltered(form) ? { label: text.clear, run: () => void narrow(NO_FILTERS) } : undefined
      }
      beside={beside}
      more={{
        label: text.more(MORE.filter((name) => form[name] !== '').length),
        fields: (
          <>
            {(['error', 'exemption', 'drives'] as const).map(choice)}
            <ChoiceField
              {...field('silentDays')}
              placeholder={text.all}
              options={Object.entries(own.silentDays)}
            />
          </>
        ),
      }}
    >
      {sources.length > 1 && (
        <ChoiceField
          name="source"
          label={words.compliance.source}
          value={source}
          options={sources.map((name) => [name, name])}
          onEdit={(value) => void chooseSource(value)}
        />
      )}
      {choice('status')}
      {choice('errorState')}
      <TextField {...field('computer')} />
      <TextField {...field('user')} />
    </FilterCard>
  );
}
