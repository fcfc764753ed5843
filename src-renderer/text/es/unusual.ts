import type { SignWords } from '#renderer/text/sign-words.ts';

export const unusual = {
  title: 'Actividad inusual',
  among: (found: string, looked: string) => `${found} de las ${looked} revelaciones más recientes`,
  looking: 'Comparando las revelaciones más recientes con las anteriores',
  none: (looked: string) => `Nada entre las revelaciones más recientes (${looked})`,
  notLooked: 'No comparado',
  /** What the filter is called that shows nothing else. */
  only: 'Solo lo inusual',
  show: 'Mostrar en la tabla',
  signs: {
    'important-computer': () => 'Su organización ha señalado este equipo como importante.',
    'odd-hour': (count: string, usual: string) =>
      `Fuera del horario habitual: ${count} de las ${usual} revelaciones anteriores de ` +
      'este operador fueron a esta hora del día.',
    many: (count: string, usual: string) =>
      `Muchas: ${count} revelaciones en 24 horas; en un día habitual este operador tiene ` +
      `${usual}.`,
    'many-computers': (count: string) => `${count} equipos del mismo usuario final en siete días.`,
    'again-soon': (count: string) =>
      `La misma clave se reveló en los siete días anteriores: ${count}.`,
    'no-ticket': (count: string, usual: string) =>
      `Sin ticket, mientras que ${count} de las ${usual} revelaciones anteriores tienen uno.`,
  } satisfies SignWords,
} as const;
