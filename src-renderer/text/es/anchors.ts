/** The audit log beside anchors: hashes of entries that are kept elsewhere. */
export const anchors = {
  compare: 'Comparar con anclas…',
  fits: (count: number, number: string, newest: string) =>
    count === 1
      ? `El registro coincide con el ancla de la entrada ${newest}.`
      : `El registro coincide con ${number} anclas, hasta la entrada ${newest}.`,
  cutOff: (after: string, witnessed: string) =>
    `Cortado después de la entrada ${after}, o devuelto a ese estado: hay un ancla de la entrada ` +
    `${witnessed}.`,
  putBack: (after: string, from: string) =>
    `Devuelto a un estado anterior, el de la entrada ${after}, y usado de nuevo: desde la ` +
    `entrada ${from}, las entradas del registro difieren de las anclas.`,
  madeAnew: (from: string) =>
    `Los hashes se calcularon de nuevo desde la entrada ${from}: las anclas tienen otros.`,
  anotherLog: (number: string, from: string) =>
    `Ninguna de las anclas (${number}) coincide; la primera es la de la entrada ${from}. ` +
    'Pertenecen a otro registro, o este se creó de nuevo desde su primera entrada.',
  sparse: (first: string, last: string) =>
    `Las entradas ${first} a ${last} no tienen ancla y también pueden estar afectadas.`,
} as const;
