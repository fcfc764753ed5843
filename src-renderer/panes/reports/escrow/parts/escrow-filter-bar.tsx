import { words } from '#renderer/text/words.ts';
import { ChoiceField, TextField, fieldsOf } from '#renderer/ui/fields.tsx';
import { FilterCard } from '#renderer/ui/filter-card.tsx';
import { ComputerAccount, EscrowState, KeyAge, KeySpread } from '#shared/escrow/escrow-report.ts';
import { codeText } from '../cell-text.ts';
import { NO_FILTERS, isFiltered } from '../filter-form.ts';
import type { EscrowState as State } from '../state.ts';

const text = words.reports.filters;
const own = words.escrow;
const MORE = ['spread', 'missingIn', 'account', 'operatingSystem'] as const;

const CHOICES = {
  state: EscrowState.options,
  age: KeyAge.options,
  spread: KeySpread.options,
  account: ComputerAccount.options,
} as const;

interface StateProps {
  readonly state: State;
}

const fieldOf = (state: State) => fieldsOf(state, { ...own.filterNames, silentDays: own.silent });

/** Which computers the table shows. Viewing the report reads every source anew. */
export function EscrowFilterBar({ state }: StateProps) {
  const { form, view, narrow, applyTyped } = state;
  const field = fieldOf(state);
  return (
    <FilterCard
      label={text.label}
      view={{ label: words.reports.view, run: () => void view() }}
      onEnter={applyTyped}
      clear={
        isFiltered(form) ? { label: text.clear, run: () => void narrow(NO_FILTERS) } : undefined
      }
      more={{
        label: text.more(MORE.filter((name) => form[name] !== '').length),
        fields: <MoreFields state={state} />,
      }}
    >
      <CodeField state={state} name="state" />
      <CodeField state={state} name="age" />
      <ChoiceField
        {...field('silentDays')}
        placeholder={text.all}
        options={Object.entries(own.silentDays)}
      />
      <TextField {...field('computer')} />
    </FilterCard>
  );
}

function MoreFields({ state }: StateProps) {
  const field = fieldOf(state);
  const sources = state.last?.sources ?? [];
  return (
    <>
      <CodeField state={state} name="spread" />
      <ChoiceField
        {...field('missingIn')}
        placeholder={text.all}
        options={sources.map(({ source }) => [source, source])}
      />
      <CodeField state={state} name="account" />
      <TextField {...field('operatingSystem')} />
    </>
  );
}

/** One of the codes a column can have. */
function CodeField({ state, name }: StateProps & { readonly name: keyof typeof CHOICES }) {
  return (
    <ChoiceField
      {...fieldOf(state)(name)}
      placeholder={text.all}
      options={CHOICES[name].map((value) => [value, codeText(name, value)])}
    />
  );
}
