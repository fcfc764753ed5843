import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';

/** The request in front, recent requests, and the text for the help desk's ticket. */
export const call = {
  summary: {
    title: 'This request',
    keyId: 'Recovery key ID',
    endUser: 'End user',
    noEndUser: 'Not named',
    reason: 'Reason',
    note: 'Note',
    ticket: 'Ticket number',
    answeredAt: 'Answered at',
    newRequest: 'New request',
    copyForTicket: 'Copy for ticket',
    copied: 'Copied, without the key.',
    notCopied: 'It could not be copied. Try again.',
    sameCaller: 'Another key for this caller',
    backToForm: (keyId: string) =>
      keyId === '' ? 'Back to the form' : `Back to the request for ${keyId}`,
  },
  recent: {
    title: 'Recent requests',
    lead: 'Choose one to come back to it.',
    shown: (time: string) => `Key shown, hides in ${time}`,
    hidden: 'Key hidden, can be shown again',
    over: 'Key no longer held',
    readBack: 'Read back',
  },
  over: {
    text:
      'This key is no longer held in memory. If you need it again, ask again: that is ' +
      'recorded as a new disclosure.',
    askAgain: 'Ask again',
  },
  ticket: {
    title: 'BitLocker recovery',
    computer: 'Computer',
    endUser: 'End user',
    keyId: 'Key ID begins with',
    reason: 'Reason',
    ticket: 'Ticket',
    answeredAt: 'Key handed out',
    readBack: 'Read back',
    groupsReadBack: (groups: number) =>
      groups === GROUP_COUNT
        ? `all ${GROUP_COUNT} groups right`
        : groups === 0
          ? 'no'
          : `${groups} of ${GROUP_COUNT} groups right`,
    unknown: 'not known',
  },
} as const;
