import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Compliance reports. */
export const complianceErrors = {
  'compliance.noSource': () => ({
    what: 'Aucune source de ce profil ne sait comment les ordinateurs sont chiffrés.',
    next:
      'Demandez à votre administrateur d’ajouter un magasin Keydesk ou Configuration Manager aux ' +
      'sources.',
  }),
  'compliance.unknownComputer': () => ({
    what: 'Aucun ordinateur géré ne porte un nom semblable.',
    next:
      'Vérifiez le nom, ou tapez-en une plus petite partie. Un ordinateur qui n’a jamais été ' +
      'géré ne figure dans aucun rapport.',
  }),
  'compliance.sourcesMissing': ({ sources = '' }) => ({
    what:
      'Aucun ordinateur n’a été trouvé, mais toutes les sources n’ont pas répondu. Sans ' +
      `réponse : ${sources}.`,
    next: 'Il y est peut-être connu. Réessayez dans un instant.',
  }),
} satisfies ErrorTexts;
