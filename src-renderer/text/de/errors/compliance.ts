import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Compliance reports. */
export const complianceErrors = {
  'compliance.noSource': () => ({
    what: 'Keine Quelle dieses Profils weiß, wie Computer verschlüsselt sind.',
    next:
      'Bitten Sie Ihren Administrator, den Quellen einen Keydesk-Speicher oder Configuration ' +
      'Manager hinzuzufügen.',
  }),
  'compliance.unknownComputer': () => ({
    what: 'Kein verwalteter Computer hat einen solchen Namen.',
    next:
      'Prüfen Sie den Namen, oder geben Sie weniger davon ein. Ein Computer, der nie verwaltet ' +
      'wurde, steht in keinem Bericht.',
  }),
  'compliance.sourcesMissing': ({ sources = '' }) => ({
    what:
      'Kein Computer wurde gefunden, aber nicht jede Quelle hat geantwortet. ' +
      `Ohne Antwort: ${sources}.`,
    next: 'Vielleicht ist er dort bekannt. Versuchen Sie es gleich noch einmal.',
  }),
} satisfies ErrorTexts;
