import { formatNumber } from '#renderer/text/numbers.ts';
import type { ErrorTexts } from './error-text.ts';

const tooManyRows = (most: number | undefined) =>
  most === undefined ? 'too many rows' : `more than ${formatNumber(most)} rows, too many`;

/** Reports that are exported, printed and opened again. */
export const reportErrors = {
  'report.notAReport': () => ({
    what: 'This is not a report file of Keydesk.',
    next: 'Choose a file that was exported as a report file; its name ends in .kdreport.',
  }),
  'report.newer': () => ({
    what: 'The report file was made by a newer version of Keydesk.',
    next: 'Update Keydesk on this computer, then open it again.',
  }),
  'report.tooLarge': () => ({
    what: 'The report file is too large to be opened here.',
    next: 'Ask for a report over a shorter range of time.',
  }),
  'report.closed': () => ({ what: 'The report was closed.', next: 'Open the file again.' }),
  'anchors.none': ({ fileName = 'the file' }) => ({
    what: `There is no anchor in ${fileName}. Nothing was compared.`,
    next:
      'Choose a file that a witness wrote, or one whose lines have the number of an entry and ' +
      'its hash. The guide for database administrators shows them.',
  }),
  'anchors.tooLarge': ({ fileName = 'The file' }) => ({
    what: `${fileName} is too large to be compared here.`,
    next:
      'Choose the newest part of it; or run keydesk store verify --anchors, which takes any ' +
      'length.',
  }),
  'report.tooManyRows': ({ most }) => ({
    what: `The report has ${tooManyRows(most)} for this format. Nothing was written.`,
    next: 'Export it as CSV or Excel, or choose a shorter date range.',
  }),
  'report.notOnPaper': () => ({
    what: 'The report could not be prepared for paper. Nothing was written.',
    next: 'Try again; or export it as CSV or Excel, which take less memory.',
  }),
  'report.notProtected': () => ({
    what: 'This computer has no protected place for reports, so nothing was kept.',
    next:
      'On Linux, set up a keyring such as GNOME Keyring or KWallet; or export the report to a ' +
      'place of your choice.',
  }),
  'report.notKept': () => ({
    what: 'The report is no longer kept here, or not for you.',
    next: 'Ask for a report file, or sign in and view the report again.',
  }),
  'report.noSigningKey': () => ({
    what: 'This account has no key to sign report files with. Nothing was written.',
    next:
      'Ask your administrator for the signing key; or export as CSV, Excel or PDF, which are not ' +
      'signed.',
  }),
  'printer.tooManyRows': ({ most }) => ({
    what: `The report has ${tooManyRows(most)} to be printed from here. Nothing was printed.`,
    next: 'Export it as PDF and print that file, or choose a shorter date range.',
  }),
  'printer.failed': () => ({
    what: 'The printer did not accept the report.',
    next: 'Check the printer, then print again; or export the report as PDF and print that.',
  }),
} satisfies ErrorTexts;
