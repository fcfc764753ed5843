import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Files that are saved and opened. */
export const fileErrors = {
  'file.noSpace': () => ({
    what: 'No hay suficiente espacio libre en la unidad. No se guardó nada.',
    next: 'Libere espacio o elija otra unidad.',
  }),
  'file.writeProtected': () => ({
    what: 'La unidad está protegida contra escritura. No se guardó nada.',
    next: 'Quite la protección contra escritura o elija otra unidad.',
  }),
  'file.refused': () => ({
    what: 'No tiene permiso para escribir en esta carpeta. No se guardó nada.',
    next:
      'Elija otra carpeta. Es posible que su organización bloquee la escritura en unidades ' +
      'extraíbles.',
  }),
  'file.gone': () => ({
    what: 'La carpeta o la unidad ya no está disponible. No se guardó nada.',
    next: 'Vuelva a insertar la unidad o elija otra carpeta.',
  }),
  'file.inUse': ({ fileName = 'El archivo' }) => ({
    what: `${fileName} está en uso por otro programa. No se guardó nada.`,
    next: 'Ciérrelo allí y guarde de nuevo.',
  }),
  'file.isFolder': ({ fileName = 'así' }) => ({
    what: `Ya existe una carpeta que se llama ${fileName}. No se guardó nada.`,
    next: 'Elija otro nombre.',
  }),
  'file.alreadyThere': ({ fileName = 'Un archivo con este nombre' }) => ({
    what: `${fileName} ya existe en esta carpeta, con otro contenido. No se guardó nada.`,
    next: 'Elija otra carpeta o quite antes lo que hay en esta.',
  }),
  'file.nameTooLong': () => ({
    what: 'El nombre de archivo es demasiado largo para esta unidad. No se guardó nada.',
    next: 'Elija un nombre más corto.',
  }),
  'file.nameRefused': ({ fileName = 'Este nombre' }) => ({
    what: `${fileName} no es un nombre que admita esta unidad. No se guardó nada.`,
    next: 'Elija un nombre con letras, dígitos, espacios y guiones.',
  }),
  'file.tooLarge': () => ({
    what:
      'El archivo es más grande de lo que admite esta unidad: una unidad FAT admite archivos de ' +
      'hasta 4 GB. No se guardó nada.',
    next: 'Elija otra unidad o guarde menos de una vez.',
  }),
  'file.driveError': () => ({
    what: 'La unidad falló mientras se escribía en ella. No se guardó nada que se pueda usar.',
    next: 'Es posible que la unidad esté dañada. Use otra.',
  }),
  'file.notVerified': () => ({
    what: 'Al volver a leer el archivo guardado, no era el mismo, y se quitó.',
    next: 'Es posible que la unidad esté dañada. Use otra.',
  }),
  'file.unreadable': ({ fileName = 'El archivo' }) => ({
    what: `${fileName} no se pudo leer.`,
    next: 'Compruebe que todavía existe y que tiene permiso para leerlo, y elíjalo de nuevo.',
  }),
  'file.notRegular': ({ fileName = 'Esto' }) => ({
    what: `${fileName} es una carpeta, una canalización o un dispositivo, y no se abrió.`,
    next: 'Elija un archivo.',
  }),
  'file.noAnswer': ({ fileName = 'El archivo' }) => ({
    what: `${fileName} no se pudo leer: su unidad o recurso compartido no responde.`,
    next: 'Copie el archivo en este equipo y abra la copia.',
  }),
  'file.tooManyRead': ({ fileName = 'El archivo' }) => ({
    what: `${fileName} no se abrió porque todavía se están leyendo otros archivos.`,
    next:
      'Espere un momento y elíjalo de nuevo. Si el recurso compartido no responde, reinicie ' +
      'Keydesk.',
  }),
  'file.failed': () => ({
    what: 'No se pudo guardar el archivo.',
    next: 'Inténtelo de nuevo o elija otra carpeta.',
  }),
} satisfies ErrorTexts;
