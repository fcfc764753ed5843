import type { ErrorTexts } from './error-text.ts';

/** Compliance reports. */
export const complianceErrors = {
  'compliance.noSource': () => ({
    what: 'No source of this profile knows how computers are encrypted.',
    next: 'Ask your administrator to add a Keydesk store or Configuration Manager to the sources.',
  }),
  'compliance.unknownComputer': () => ({
    what: 'No managed computer has a name like this.',
    next: 'Check the name, or type less of it. A computer that was never managed is in no report.',
  }),
  'compliance.sourcesMissing': ({ sources = '' }) => ({
    what:
      'No computer was found, but not every source has answered. ' +
      `Without an answer: ${sources}.`,
    next: 'It may be known there. Try again in a moment.',
  }),
} satisfies ErrorTexts;
