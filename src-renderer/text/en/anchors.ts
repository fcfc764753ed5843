/** The audit log beside anchors: hashes of entries that are kept elsewhere. */
export const anchors = {
  compare: 'Compare with anchors…',
  fits: (count: number, number: string, newest: string) =>
    count === 1
      ? `The log agrees with the anchor of entry ${newest}.`
      : `The log agrees with ${number} anchors, up to entry ${newest}.`,
  cutOff: (after: string, witnessed: string) =>
    `Cut off after entry ${after}, or put back to that state: there is an anchor of entry ` +
    `${witnessed}.`,
  putBack: (after: string, from: string) =>
    `Put back to an older state, that of entry ${after}, and used again: from entry ${from} on, ` +
    'the log has other entries than the anchors.',
  madeAnew: (from: string) =>
    `The hashes were made anew from entry ${from} on: the anchors have others.`,
  anotherLog: (number: string, from: string) =>
    `None of the ${number} anchors agrees; the first is that of entry ${from}. They belong to ` +
    'another log, or this log was made anew from its first entry on.',
  sparse: (first: string, last: string) =>
    `Entries ${first} to ${last} have no anchor and may be affected, too.`,
} as const;
