import { FluentProvider } from '@fluentui/react-components';
import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Dashboard } from '#renderer/panes/reports/compliance/parts/dashboard.tsx';
import { SummaryTable } from '#renderer/panes/reports/compliance/parts/summary-table.tsx';
import { ComplianceError } from '#shared/compliance/compliance-error.ts';
import { DriveGroup, type EnterpriseSummary } from '#shared/compliance/enterprise-compliance.ts';
import { fromKeys } from '#shared/typed-keys.ts';

/** Policy calls 187 compliant: 179 that are, 7 that are exempt, and one without policy. */
const SUMMARY: EnterpriseSummary = {
  managed: 264,
  byCompliance: { compliant: 187, 'non-compliant': 63, unknown: 14 },
  byStatus: {
    compliant: 179,
    'non-compliant': 59,
    'user-exempt': 7,
    'temporary-user-exempt': 4,
    'policy-not-enforced': 1,
    unknown: 14,
  },
  exempt: 11,
  byError: { ...fromKeys(ComplianceError.options, () => 0), 'no-error': 19, none: 40 },
  byDrives: fromKeys(DriveGroup.options, () => 0),
};

const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

test('the totals say which parts of the chart they are made up of', () => {
  render(<SummaryTable summary={SUMMARY} />);
  expect(cellsOf(screen.getByRole('row', { name: /^Computers/ }))).toEqual([
    '264',
    '187',
    '63',
    '14',
    '11',
    '253',
  ]);
  expect(cellsOf(screen.getByRole('row', { name: /^Made up of/ })).slice(1, 3)).toEqual([
    '179 Compliant\n7 User exempt\n1 Policy not enforced',
    '59 Non-compliant\n4 Temporary user exempt',
  ]);
});

test('a computer that is not compliant and reported no error is no contradiction', () => {
  render(
    <FluentProvider>
      <Dashboard summary={SUMMARY} onNarrow={() => undefined} />
    </FluentProvider>,
  );
  const errors = screen.getByRole('figure', { name: /errors distribution/ });
  expect(within(errors).getByText('No error reported')).toBeVisible();
  expect(within(errors).queryByText('No error')).toBeNull();
});
