import type { SavedFileWords } from '#shared/console/native-words.ts';

/** The text files that are saved with a key. The key file is worded as Windows words it. */
export const savedFiles: SavedFileWords = {
  keyFile: {
    title: 'Wiederherstellungsschlüssel für die BitLocker-Laufwerkverschlüsselung ',
    verify:
      'Um zu überprüfen, ob es sich um den richtigen Wiederherstellungsschlüssel handelt, ' +
      'vergleichen Sie den Beginn des folgenden Bezeichners mit dem auf dem PC angezeigten ' +
      'Bezeichnerwert.',
    identifier: 'Bezeichner:',
    whenSame:
      'Falls der obige Bezeichner mit dem auf dem PC angezeigten Bezeichner übereinstimmt, ' +
      'sollten Sie den folgenden Schlüssel zum Entsperren des Laufwerks verwenden.',
    recoveryKey: 'Wiederherstellungsschlüssel:',
    whenDifferent:
      'Falls der obige Bezeichner nicht mit dem auf dem PC angezeigten Bezeichner übereinstimmt, ' +
      'handelt es sich nicht um den richtigen Schlüssel zum Entsperren des Laufwerks.',
    help:
      'Versuchen Sie es mit einem anderen Wiederherstellungsschlüssel, oder suchen Sie unter ' +
      '"https://go.microsoft.com/fwlink/?LinkID=260589" nach weiteren Informationen.',
  },
  kit: {
    title: 'Wiederherstellungskit für {computer}',
    keyId: 'Schlüssel-ID: {keyId}',
    warning:
      'Wer dieses Kit hat, kann das Laufwerk öffnen. Löschen Sie es, sobald das Laufwerk offen ' +
      'ist, und ersetzen Sie den Schlüssel.',
    compare:
      'Vergleichen Sie die Schlüssel-ID auf dem Wiederherstellungsbildschirm mit der oben. ' +
      'Sind sie ' +
      'verschieden, ist dies nicht der richtige Schlüssel.',
    enter: 'Geben Sie das Wiederherstellungskennwort ein: {recoveryPassword}',
    moved:
      'Wenn das Laufwerk jetzt in einem anderen Computer ist: Starten Sie dort die ' +
      'Windows-Wiederherstellungsumgebung, öffnen Sie eine Eingabeaufforderung, und geben Sie ' +
      'ein, mit dem Buchstaben, den das Laufwerk dort hat, statt <Laufwerk>:',
    damaged:
      'Wenn das Laufwerk beschädigt ist: Schließen Sie ein leeres Laufwerk ähnlicher oder ' +
      'größerer Kapazität an. ALLES DARAUF WIRD ÜBERSCHRIEBEN. Öffnen Sie eine ' +
      'Eingabeaufforderung als Administrator, wechseln Sie in diesen Ordner, und geben Sie ein, ' +
      'mit den Buchstaben des beschädigten und des leeren Laufwerks:',
    check:
      'Um dieses Kit zu prüfen: certutil -hashfile mit einem Dateinamen und SHA256 gibt aus, was ' +
      'in {checksums} steht.',
    placeholders: { drive: '<Laufwerk>', damaged: '<beschädigt>', empty: '<leer>' },
  },
};
