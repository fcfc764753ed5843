import { DRIVE_LETTERS, type RepairProblem } from '#shared/recovery/repair-command.ts';
import type { ProcedureStep } from '../en/procedures.ts';

const MOVED: readonly ProcedureStep[] = [
  {
    text:
      'Inicie en el Entorno de recuperación de Windows (WinRE) el equipo que contiene ahora la ' +
      'unidad. WinRE la trata como una unidad de datos fija y muestra su identificador de clave ' +
      'de recuperación. Si pide un PIN, elija “Olvidé el PIN”.',
    commands: [],
  },
  {
    text:
      'Compare ese identificador de clave con el de arriba. En un símbolo del sistema, este ' +
      'comando lo muestra como id. de la contraseña numérica.',
    commands: ['protectors'],
  },
  {
    text:
      'Escriba la contraseña de recuperación o desbloquee la unidad con este comando. Si la ' +
      'unidad no usaba el TPM del equipo anterior, no hace falta nada más.',
    commands: ['unlock'],
  },
  {
    text:
      'Si lo usaba: permanezca en WinRE y descifre la unidad. Es la única forma de quitar el ' +
      'protector TPM + PIN sin el TPM anterior. Tarda un tiempo; el segundo comando muestra el ' +
      'progreso.',
    commands: ['decrypt', 'status'],
  },
  {
    text:
      'Cuando termine, inicie el equipo normalmente. La directiva vuelve a cifrar la unidad con ' +
      'el TPM y el PIN de este equipo.',
    commands: [],
  },
];

const CORRUPTED: readonly ProcedureStep[] = [
  {
    text:
      'Guarde aquí el paquete de claves y, después, llévelo al equipo que tiene la unidad ' +
      'dañada.',
    commands: [],
  },
  {
    text:
      'Conecte una unidad vacía de tamaño similar o mayor. Se sobrescribe todo lo que ' +
      'contenga.',
    commands: [],
  },
  {
    text: 'Abra un símbolo del sistema como administrador y ejecute este comando.',
    commands: ['repair'],
  },
  {
    text: 'Compruebe el sistema de archivos de la unidad reparada antes de que alguien la abra.',
    commands: ['check'],
  },
];

const PROBLEMS: Readonly<Record<RepairProblem, string>> = {
  'same-drive': 'La unidad que recibe los datos debe ser otra.',
  'package-on-drive':
    'El paquete de claves no debe estar en ninguna de las dos unidades: una no se puede leer y ' +
    'la otra se sobrescribe.',
  'bad-path':
    'Esto no es una ruta de acceso. Escriba la ruta de acceso al paquete de claves en ese equipo.',
};

/** What to do with a key when its drive has moved or is damaged. */
export const procedures = {
  moved: {
    title: 'Unidad movida',
    intro: 'La unidad procede de otro equipo, por lo que su TPM y su PIN ya no sirven.',
    steps: MOVED,
    drive: 'Letra de la unidad en ese equipo',
  },
  corrupted: {
    title: 'Unidad dañada',
    intro: 'La unidad está dañada y no se desbloquea. Sus datos se pueden pasar a otra unidad.',
    steps: CORRUPTED,
    noPackage:
      'No hay copia de seguridad de ningún paquete de claves de esta unidad. El comando lo busca ' +
      'entonces en la unidad dañada y puede fallar.',
    corruptedDrive: 'Unidad dañada',
    fixedDrive: 'Unidad vacía para sus datos',
    packageNotOffered: (sources: string) =>
      `Es posible que ${sources} tenga un paquete de claves de esta unidad, pero no lo ofrece ` +
      'aquí; quizá lo ofrezca su propio portal de soporte técnico. Sin él, el comando busca en ' +
      'la unidad dañada y puede fallar.',
    keyPackage: 'Paquete de claves en ese equipo',
    accept: (drive: string) =>
      `Se sobrescribe todo el contenido de ${drive === '' ? 'la unidad de destino' : drive}`,
    notAccepted: 'Elija ambas unidades y confirme que la segunda se sobrescribe.',
    problems: PROBLEMS,
  },
  choose: 'Elegir',
  letters: DRIVE_LETTERS.map((letter) => [letter, letter] as const),
  /** Stands in a command where no drive has been chosen yet. */
  anyDrive: '<unidad>',
  corruptedDrive: '<unidad dañada>',
  fixedDrive: '<unidad vacía>',
  copy: 'Copiar',
  copyForTicket: 'Copiar sin contraseña',
  copyWithPassword: 'Copiar con contraseña',
  copied: 'Copiado.',
  copiedSecret: (time: string) =>
    `Copiado con la contraseña. Se borra del Portapapeles en ${time}.`,
  copiedSecretDone: 'El comando ya no está en el Portapapeles.',
  saveNote: 'Guardar como nota',
  nothingDone: 'Marque lo que se hizo.',
  noted: 'Anotado en el registro de auditoría.',
};
