import type { SignWords } from '#renderer/text/sign-words.ts';

export const unusual = {
  title: 'Activité inhabituelle',
  among: (found: string, looked: string) => `${found} des ${looked} divulgations les plus récentes`,
  looking: 'Comparaison des divulgations les plus récentes avec les précédentes',
  none: (looked: string) => `Rien parmi les divulgations les plus récentes (${looked})`,
  notLooked: 'Non comparé',
  /** What the filter is called that shows nothing else. */
  only: 'Inhabituel uniquement',
  show: 'Afficher dans le tableau',
  signs: {
    'important-computer': () => 'Votre organisation a désigné cet ordinateur comme important.',
    'odd-hour': (count: string, usual: string) =>
      `Hors des heures habituelles : ${count} des ${usual} divulgations précédentes de cet ` +
      'opérateur ont eu lieu à ce moment de la journée.',
    many: (count: string, usual: string) =>
      `Beaucoup : ${count} divulgations en 24 heures ; un jour habituel, cet opérateur en ` +
      `a ${usual}.`,
    'many-computers': (count: string) =>
      `${count} ordinateurs du même utilisateur final en sept jours.`,
    'again-soon': (count: string) =>
      `La même clé a été divulguée pendant les sept jours précédents : ${count}.`,
    'no-ticket': (count: string, usual: string) =>
      `Sans ticket, alors que ${count} des ${usual} divulgations précédentes en ont un.`,
  } satisfies SignWords,
} as const;
