import type { SavedFileWords } from '#shared/console/native-words.ts';

/** The text files that are saved with a key. The key file is worded as Windows words it. */
export const savedFiles: SavedFileWords = {
  keyFile: {
    title: 'Clave de recuperación de Cifrado de unidad BitLocker ',
    verify:
      'Para comprobar que esta es la clave de recuperación correcta, compara el comienzo del ' +
      'siguiente identificador con el valor de identificador que se muestra en tu equipo.',
    identifier: 'Identificador:',
    whenSame:
      'Si el identificador anterior coincide con el que se muestra en el equipo, usa la ' +
      'siguiente clave para desbloquear la unidad.',
    recoveryKey: 'Clave de recuperación:',
    whenDifferent:
      'Si el identificador anterior no coincide con el que se muestra en el equipo, esta no es ' +
      'la clave correcta para desbloquear la unidad.',
    help:
      'Prueba con otra clave de recuperación o visita ' +
      'https://go.microsoft.com/fwlink/?LinkID=260589 para obtener ayuda adicional.',
  },
  kit: {
    title: 'Kit de recuperación de {computer}',
    keyId: 'Id. de clave: {keyId}',
    warning:
      'Quien tenga este kit puede abrir la unidad. Elimínelo en cuanto la unidad esté abierta y ' +
      'reemplace la clave.',
    compare:
      'Compare el identificador de clave de la pantalla de recuperación con el de arriba. Si ' +
      'son distintos, ' +
      'esta no es la clave correcta.',
    enter: 'Escriba la contraseña de recuperación: {recoveryPassword}',
    moved:
      'Si la unidad está ahora en otro equipo: inicie allí el Entorno de recuperación de ' +
      'Windows, abra un símbolo del sistema y escriba, con la letra que la unidad tiene allí en ' +
      'lugar de <unidad>:',
    damaged:
      'Si la unidad está dañada: conecte una unidad vacía de tamaño similar o mayor. TODO SU ' +
      'CONTENIDO SE SOBRESCRIBE. Abra un símbolo del sistema como administrador, cambie a esta ' +
      'carpeta y escriba, con las letras de la unidad dañada y de la vacía:',
    check:
      'Para comprobar este kit: certutil -hashfile, con un nombre de archivo y SHA256, muestra ' +
      'lo que indica {checksums}.',
    placeholders: { drive: '<unidad>', damaged: '<dañada>', empty: '<vacía>' },
  },
};
