import type { ReadBack } from '#shared/recovery/read-back.ts';
import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';

const DIGITS = ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'];

/** The language the digits are spoken in, for choosing a voice. */
const LANGUAGE = 'es';

const VERDICTS: Readonly<
  Record<Exclude<ReadBack['verdict'], 'wrong-place' | 'incomplete'>, string>
> = {
  right: 'Correcto.',
  'wrong-digit':
    'Hay un dígito incorrecto: ninguna contraseña de recuperación tiene un grupo así. Pida de ' +
    'nuevo estos seis.',
  'too-large': 'Ningún grupo es mayor que 720885. Pida de nuevo estos seis.',
  'another-key':
    'El grupo es válido, pero no es de esta clave. Pregunte a la persona que llama qué clave ' +
    'anotó.',
};

export const readAloud = {
  open: 'Leer en voz alta',
  close: 'Dejar de leer',
  language: LANGUAGE,
  position: (number: number) => `Grupo ${number} de ${GROUP_COUNT}`,
  jump: (number: number, isConfirmed: boolean) =>
    isConfirmed ? `Grupo ${number}, repetido` : `Grupo ${number}`,
  /** Six digits as two threes, the way numbers are dictated. */
  digits: (group: string) => `${digitWords(group.slice(0, 3))}, ${digitWords(group.slice(3))}`,
  previous: 'Grupo anterior',
  next: 'Grupo siguiente',
  speak: 'Reproducir',
  noVoice:
    'Reproducir no está disponible: este equipo no tiene ninguna voz propia y la clave no debe ' +
    'enviarse a un servicio de voz.',
  keys: 'Teclas de dirección y Espacio: moverse. Inicio y Fin: saltar. Esc: terminar.',
  readBack: 'Lo que repite quien llama',
  typed: (digits: number) => `${digits} de 6 dígitos`,
  nothingTyped: 'Escriba lo que repite la persona que llama.',
  verdict: (readBack: ReadBack, number: number): string => {
    if (readBack.verdict === 'incomplete') return '';
    if (readBack.verdict === 'wrong-place')
      return (
        `Este es el grupo ${readBack.position}, no el grupo ${number}. La persona que llama se ` +
        'saltó uno o intercambió dos.'
      );
    return VERDICTS[readBack.verdict];
  },
  confirmed: (number: number) => `El grupo ${number} es correcto.`,
  nothingMore: 'No queda nada por comparar.',
  allConfirmed: `Los ${GROUP_COUNT} grupos se repitieron y son correctos.`,
};

function digitWords(digits: string): string {
  return Array.from(digits, (digit) => DIGITS[Number(digit)] ?? digit).join(' ');
}
