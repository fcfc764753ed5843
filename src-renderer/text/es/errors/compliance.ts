import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Compliance reports. */
export const complianceErrors = {
  'compliance.noSource': () => ({
    what: 'Ningún origen de este perfil sabe cómo están cifrados los equipos.',
    next:
      'Pida a su administrador que agregue a los orígenes un almacén de Keydesk o Configuration ' +
      'Manager.',
  }),
  'compliance.unknownComputer': () => ({
    what: 'Ningún equipo administrado tiene un nombre así.',
    next:
      'Compruebe el nombre o escriba menos letras. Un equipo que nunca se administró no aparece ' +
      'en ningún informe.',
  }),
  'compliance.sourcesMissing': ({ sources = '' }) => ({
    what:
      'No se encontró ningún equipo, pero no todos los orígenes han respondido. ' +
      `Sin respuesta: ${sources}.`,
    next: 'Quizá el equipo conste allí. Inténtelo de nuevo dentro de un momento.',
  }),
} satisfies ErrorTexts;
