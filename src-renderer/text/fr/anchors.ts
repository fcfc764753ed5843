/** The audit log beside anchors: hashes of entries that are kept elsewhere. */
export const anchors = {
  compare: 'Comparer avec des ancres…',
  fits: (count: number, number: string, newest: string) =>
    count === 1
      ? `Le journal concorde avec l’ancre de l’entrée ${newest}.`
      : `Le journal concorde avec ${number} ancres, jusqu’à l’entrée ${newest}.`,
  cutOff: (after: string, witnessed: string) =>
    `Coupé après l’entrée ${after}, ou ramené à cet état : il existe une ancre de l’entrée ` +
    `${witnessed}.`,
  putBack: (after: string, from: string) =>
    `Ramené à un état antérieur, celui de l’entrée ${after}, puis réutilisé : à partir de ` +
    `l’entrée ${from}, les entrées du journal diffèrent des ancres.`,
  madeAnew: (from: string) =>
    `Les hachages ont été recalculés à partir de l’entrée ${from} : les ancres en ont d’autres.`,
  anotherLog: (number: string, from: string) =>
    `Aucune des ancres (${number}) ne concorde, la première étant celle de l’entrée ${from} : ` +
    'elles proviennent d’un autre journal, ou celui-ci a été refait depuis sa première entrée.',
  sparse: (first: string, last: string) =>
    `Les entrées ${first} à ${last} n’ont pas d’ancre et peuvent aussi être concernées.`,
} as const;
