import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** The server and what went wrong, where they are known. */
const serverOf = (server: string | undefined, reason = '') =>
  server === undefined ? '' : `: ${server} (${reason})`;

const known = (text: string | undefined) => (text === undefined ? '' : ` ${text}`);

/** Newer versions of Keydesk, where the organisation keeps them. */
export const updateErrors = {
  'updates.notSetUp': () => ({
    what: 'Keydesk debe buscar actualizaciones, pero no tiene dirección o clave para ello.',
    next: 'Pida a su administrador que establezca updates.folder y updates.publicKey.',
  }),
  'updates.unreachable': ({ server, reason }) => ({
    what: `No se puede acceder a la carpeta de actualizaciones${serverOf(server, reason)}.`,
    next: 'Compruebe la red e inténtelo de nuevo, o comuníqueselo a su administrador.',
  }),
  'updates.timedOut': () => ({
    what: 'La carpeta de actualizaciones no respondió a tiempo.',
    next: 'Inténtelo más tarde o comuníqueselo a su administrador.',
  }),
  'updates.notTrusted': ({ server, reason }) => ({
    what:
      'El servidor de actualizaciones tiene un certificado que no es de confianza' +
      `${serverOf(server, reason)}.`,
    next: 'Pida a su administrador que compruebe el certificado. No se descargó nada.',
  }),
  'updates.unreadable': ({ reason = '' }) => ({
    what: `La lista de actualizaciones no se puede usar: ${reason}.`,
    next: 'Comuníqueselo a su administrador.',
  }),
  'updates.forged': () => ({
    what: 'La lista de actualizaciones no está firmada con la clave de su organización.',
    next:
      'Puede que alguien la haya modificado, o que la clave sea otra. No se usa nada ' +
      'de su contenido. Comuníqueselo a su administrador.',
  }),
  'updates.expired': ({ reason }) => ({
    what:
      reason === undefined
        ? 'La lista de actualizaciones ha caducado.'
        : `La lista de actualizaciones solo era válida hasta el ${reason}.`,
    next: 'Pida a su administrador que firme una nueva.',
  }),
  'updates.unknownRing': ({ reason }) => ({
    what: `La lista de actualizaciones no contiene el anillo${known(reason)}.`,
    next: 'Pida a su administrador que corrija updates.ring o que agregue el anillo a la lista.',
  }),
  'updates.noPackage': ({ reason = '' }) => ({
    what: `La lista de actualizaciones no contiene ese paquete: ${reason}.`,
    next: 'Solicite otro con --package o avise a quien firma la lista.',
  }),
  'updates.wrongPackage': ({ fileName = 'El paquete' }) => ({
    what:
      `${fileName} no es el paquete que describe la lista de actualizaciones. Se ha ` +
      'descartado.',
    next: 'Inténtelo de nuevo. Si sigue igual, avise a quien administra la carpeta.',
  }),
} satisfies ErrorTexts;
