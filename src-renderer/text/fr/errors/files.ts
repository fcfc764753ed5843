import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Files that are saved and opened. */
export const fileErrors = {
  'file.noSpace': () => ({
    what: 'L’espace libre sur le lecteur est insuffisant. Rien n’a été enregistré.',
    next: 'Libérez de l’espace ou choisissez un autre lecteur.',
  }),
  'file.writeProtected': () => ({
    what: 'Le lecteur est protégé en écriture. Rien n’a été enregistré.',
    next: 'Retirez la protection en écriture ou choisissez un autre lecteur.',
  }),
  'file.refused': () => ({
    what: 'Vous ne pouvez pas écrire dans ce dossier. Rien n’a été enregistré.',
    next:
      'Choisissez un autre dossier. Votre organisation bloque peut-être l’écriture sur les ' +
      'lecteurs amovibles.',
  }),
  'file.gone': () => ({
    what: 'Le dossier ou le lecteur n’est plus là. Rien n’a été enregistré.',
    next: 'Réinsérez le lecteur ou choisissez un autre dossier.',
  }),
  'file.inUse': ({ fileName = 'Le fichier' }) => ({
    what: `${fileName} est utilisé par un autre programme. Rien n’a été enregistré.`,
    next: 'Fermez-le dans ce programme, puis enregistrez de nouveau.',
  }),
  'file.isFolder': ({ fileName }) => ({
    what:
      `Il existe déjà un dossier ${fileName === undefined ? 'de ce nom' : `nommé ${fileName}`}. ` +
      'Rien n’a été enregistré.',
    next: 'Choisissez un autre nom.',
  }),
  'file.alreadyThere': ({ fileName }) => ({
    what:
      'Ce dossier contient déjà un fichier différent ' +
      `${fileName === undefined ? 'de ce nom' : `nommé ${fileName}`}. Rien n’a été enregistré.`,
    next: 'Choisissez un autre dossier, ou retirez d’abord ce qui s’y trouve.',
  }),
  'file.nameTooLong': () => ({
    what: 'Le nom de fichier est trop long pour ce lecteur. Rien n’a été enregistré.',
    next: 'Choisissez un nom plus court.',
  }),
  'file.nameRefused': ({ fileName = 'Ce nom' }) => ({
    what: `${fileName} n’est pas autorisé comme nom sur ce lecteur. Rien n’a été enregistré.`,
    next: 'Choisissez un nom composé de lettres, de chiffres, d’espaces et de traits d’union.',
  }),
  'file.tooLarge': () => ({
    what:
      'Le fichier est trop volumineux pour ce lecteur : un lecteur FAT accepte des fichiers de ' +
      '4 Go au plus. Rien n’a été enregistré.',
    next: 'Choisissez un autre lecteur, ou enregistrez moins à la fois.',
  }),
  'file.driveError': () => ({
    what: 'Le lecteur est tombé en panne pendant l’écriture. Rien d’utilisable n’a été enregistré.',
    next: 'Le lecteur est peut-être endommagé. Utilisez-en un autre.',
  }),
  'file.notVerified': () => ({
    what: 'À la relecture, le fichier enregistré n’était pas identique ; il a été supprimé.',
    next: 'Le lecteur est peut-être endommagé. Utilisez-en un autre.',
  }),
  'file.unreadable': ({ fileName = 'Le fichier' }) => ({
    what: `${fileName} n’a pas pu être lu.`,
    next:
      'Vérifiez qu’il est toujours là et que vous pouvez le lire, puis ' +
      'choisissez-le de nouveau.',
  }),
  'file.notRegular': ({ fileName = 'Cet élément' }) => ({
    what: `${fileName} est un dossier, un canal ou un périphérique et n’a pas été ouvert.`,
    next: 'Choisissez un fichier.',
  }),
  'file.noAnswer': ({ fileName = 'Le fichier' }) => ({
    what: `${fileName} n’a pas pu être lu : son lecteur ou son partage ne répond pas.`,
    next: 'Copiez le fichier sur cet ordinateur, puis ouvrez la copie.',
  }),
  'file.tooManyRead': ({ fileName = 'Le fichier' }) => ({
    what: `${fileName} n’a pas été ouvert, car d’autres fichiers sont encore en cours de lecture.`,
    next:
      'Patientez un instant, puis choisissez-le de nouveau. Si leur partage ne répond pas, ' +
      'redémarrez Keydesk.',
  }),
  'file.failed': () => ({
    what: 'Le fichier n’a pas pu être enregistré.',
    next: 'Réessayez, ou choisissez un autre dossier.',
  }),
} satisfies ErrorTexts;
