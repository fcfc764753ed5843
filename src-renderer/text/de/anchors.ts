/** The audit log beside anchors: hashes of entries that are kept elsewhere. */
export const anchors = {
  compare: 'Mit Ankern vergleichen…',
  fits: (count: number, number: string, newest: string) =>
    count === 1
      ? `Das Protokoll stimmt mit dem Anker von Eintrag ${newest} überein.`
      : `Das Protokoll stimmt mit ${number} Ankern überein, bis Eintrag ${newest}.`,
  cutOff: (after: string, witnessed: string) =>
    `Nach Eintrag ${after} abgeschnitten oder auf diesen Stand zurückgesetzt: Es gibt einen ` +
    `Anker von Eintrag ${witnessed}.`,
  putBack: (after: string, from: string) =>
    `Auf einen älteren Stand zurückgesetzt, den von Eintrag ${after}, und weiter benutzt: Ab ` +
    `Eintrag ${from} hat das Protokoll andere Einträge als die Anker.`,
  madeAnew: (from: string) =>
    `Ab Eintrag ${from} wurden die Hashes neu berechnet: Die Anker enthalten andere.`,
  anotherLog: (number: string, from: string) =>
    `Keiner der ${number} Anker stimmt überein; der erste ist der von Eintrag ${from}. Sie ` +
    'gehören zu einem anderen Protokoll, oder dieses wurde vom ersten Eintrag an neu erstellt.',
  sparse: (first: string, last: string) =>
    `Die Einträge ${first} bis ${last} haben keinen Anker und können auch betroffen sein.`,
} as const;
