import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { formatNumber } from '#renderer/text/numbers.ts';

const tooManyRows = (most: number | undefined) =>
  most === undefined ? 'demasiadas filas' : `más de ${formatNumber(most)} filas: demasiadas`;

/** Reports that are exported, printed and opened again. */
export const reportErrors = {
  'report.notAReport': () => ({
    what: 'Esto no es un archivo de informe de Keydesk.',
    next:
      'Elija un archivo que se exportara como archivo de informe; su nombre termina en ' +
      '.kdreport.',
  }),
  'report.newer': () => ({
    what: 'El archivo de informe se creó con una versión más reciente de Keydesk.',
    next: 'Actualice Keydesk en este equipo y ábralo de nuevo.',
  }),
  'report.tooLarge': () => ({
    what: 'El archivo de informe es demasiado grande para abrirlo aquí.',
    next: 'Pida un informe de un intervalo de tiempo más corto.',
  }),
  'report.closed': () => ({ what: 'El informe se cerró.', next: 'Abra el archivo de nuevo.' }),
  'anchors.none': ({ fileName = 'el archivo' }) => ({
    what: `No hay ningún ancla en ${fileName}. No se comparó nada.`,
    next:
      'Elija un archivo que haya escrito un testigo, o uno cuyas líneas tengan el número de una ' +
      'entrada y su hash. La guía para administradores de bases de datos los muestra.',
  }),
  'anchors.tooLarge': ({ fileName = 'El archivo' }) => ({
    what: `${fileName} es demasiado grande para compararlo aquí.`,
    next:
      'Elija su parte más reciente; o ejecute keydesk store verify --anchors, que admite ' +
      'cualquier longitud.',
  }),
  'report.tooManyRows': ({ most }) => ({
    what: `El informe tiene ${tooManyRows(most)} para este formato. No se escribió nada.`,
    next: 'Expórtelo como CSV o Excel, o elija un intervalo de fechas más corto.',
  }),
  'report.notOnPaper': () => ({
    what: 'No se pudo preparar el informe para papel. No se escribió nada.',
    next: 'Inténtelo de nuevo o expórtelo como CSV o Excel, que necesitan menos memoria.',
  }),
  'report.notProtected': () => ({
    what:
      'Este equipo no tiene ningún lugar protegido para los informes, por lo que no se conservó ' +
      'ninguno.',
    next:
      'En Linux, configure un depósito de claves como GNOME Keyring o KWallet; o exporte el ' +
      'informe a un lugar de su elección.',
  }),
  'report.notKept': () => ({
    what: 'El informe ya no se conserva aquí, o no para usted.',
    next: 'Pida un archivo de informe, o inicie sesión y vea el informe de nuevo.',
  }),
  'report.noSigningKey': () => ({
    what: 'Esta cuenta no tiene una clave para firmar archivos de informe. No se escribió nada.',
    next:
      'Pida la clave de firma a su administrador; o exporte como CSV, Excel o PDF, que no se ' +
      'firman.',
  }),
  'printer.tooManyRows': ({ most }) => ({
    what: `El informe tiene ${tooManyRows(most)} para imprimirlo desde aquí. No se imprimió nada.`,
    next: 'Expórtelo como PDF e imprima ese archivo, o elija un intervalo de fechas más corto.',
  }),
  'printer.failed': () => ({
    what: 'La impresora no aceptó el informe.',
    next:
      'Compruebe la impresora e imprima de nuevo; o exporte el informe como PDF e imprima ese ' +
      'archivo.',
  }),
} satisfies ErrorTexts;
