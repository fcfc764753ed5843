import type { KeyIdOffer } from '#shared/recovery/key-id-offer.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('es');

/** The spelling alphabet used in Spain, as far as hexadecimal needs it. */
const SPELLED: Readonly<Record<string, string>> = {
  0: 'cero',
  1: 'uno',
  2: 'dos',
  3: 'tres',
  4: 'cuatro',
  5: 'cinco',
  6: 'seis',
  7: 'siete',
  8: 'ocho',
  9: 'nueve',
  A: 'A de Antonio',
  B: 'B de Barcelona',
  C: 'C de Carmen',
  D: 'D de Dolores',
  E: 'E de Enrique',
  F: 'F de Francia',
};

/** Entering and saying a recovery key ID. */
export const keyId = {
  tooLong: 'Un identificador de clave tiene 32 dígitos. Quite los que sobran.',
  hint: {
    nothing: 'Los 8 primeros dígitos, o los 32',
    tooShort: (digits: number) => `${digits} de al menos 8 dígitos`,
    prefix: (digits: number) => `${digits} de 32 dígitos: busca las coincidencias posibles`,
    whole: 'Los 32 dígitos: busca la clave exacta',
    unreadable: 'Solo dígitos del 0 al 9 y letras de la A a la F',
    unclear: 'Solo el identificador de clave, sin nada antes ni después',
    offered: (count: number) =>
      plural(
        count,
        'Presione Entrar para usar el identificador de clave de abajo',
        'Elija uno de los identificadores de clave de abajo',
      ),
    pasted: 'Del texto pegado, solo se tomó el identificador de clave.',
  },
  offer: {
    meant: (count: number) => plural(count, '¿Se refiere a este?', '¿A cuál de estos se refiere?'),
    readAs: (readAs: KeyIdOffer['readAs']) =>
      readAs.map(({ from, to }) => `${from} leído como ${to}`).join(', '),
    accept: 'Usar este identificador',
    acceptOne: (id: string) => `Usar este identificador: ${id}`,
  },
  similar: {
    title: 'Identificadores de clave parecidos',
    lead: (endUser: string) =>
      `Ninguna clave tiene este identificador. Estas pertenecen a equipos de ${endUser} y su ` +
      'identificador difiere en una posición. Pida a la persona que llama que vuelva a leer la ' +
      'posición marcada.',
  },
  use: 'Usar este identificador',
  spellOut: 'Deletrear',
  spellingOf: (id: string) => `Deletrear ${id.slice(0, 8)}`,
  /** One line per group, every digit a word. */
  spelled: (id: string): readonly string[] =>
    id.split('-').map((group) => Array.from(group, (digit) => SPELLED[digit] ?? digit).join(', ')),
};
