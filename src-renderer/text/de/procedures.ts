import { DRIVE_LETTERS, type RepairProblem } from '#shared/recovery/repair-command.ts';
import type { ProcedureStep } from '../en/procedures.ts';

const MOVED: readonly ProcedureStep[] = [
  {
    text:
      'Starten Sie den Computer, in dem das Laufwerk jetzt ist, in der ' +
      'Windows-Wiederherstellungsumgebung (WinRE). Sie behandelt es als Festplattenlaufwerk und ' +
      'zeigt seine Wiederherstellungsschlüssel-ID. Wird nach einer PIN gefragt, wählen Sie „Ich ' +
      'habe die PIN vergessen“.',
    commands: [],
  },
  {
    text:
      'Vergleichen Sie diese Schlüssel-ID mit der oben. An einer Eingabeaufforderung führt ' +
      'dieser Befehl sie als ID des numerischen Kennworts auf.',
    commands: ['protectors'],
  },
  {
    text:
      'Geben Sie das Wiederherstellungskennwort ein, oder entsperren Sie das Laufwerk mit diesem ' +
      'Befehl. Wenn das Laufwerk das TPM des alten Computers nicht verwendet hat, ist nichts ' +
      'weiter nötig.',
    commands: ['unlock'],
  },
  {
    text:
      'Wenn doch: Bleiben Sie in WinRE, und entschlüsseln Sie das Laufwerk. Nur so lässt sich ' +
      'die TPM + PIN-Schutzvorrichtung ohne das alte TPM entfernen. Es dauert eine Weile; der ' +
      'zweite Befehl zeigt den Fortschritt.',
    commands: ['decrypt', 'status'],
  },
  {
    text:
      'Wenn das fertig ist, starten Sie den Computer normal. Die Richtlinie verschlüsselt das ' +
      'Laufwerk neu, mit TPM und PIN dieses Computers.',
    commands: [],
  },
];

const CORRUPTED: readonly ProcedureStep[] = [
  {
    text:
      'Speichern Sie das Schlüsselpaket hier, und bringen Sie es dann zu dem Computer mit dem ' +
      'beschädigten Laufwerk.',
    commands: [],
  },
  {
    text:
      'Schließen Sie ein leeres Laufwerk ähnlicher oder größerer Kapazität an. Alles darauf wird ' +
      'überschrieben.',
    commands: [],
  },
  {
    text:
      'Öffnen Sie eine Eingabeaufforderung als Administrator, und führen Sie diesen Befehl ' +
      'aus.',
    commands: ['repair'],
  },
  {
    text: 'Prüfen Sie das Dateisystem des reparierten Laufwerks, bevor jemand es öffnet.',
    commands: ['check'],
  },
];

const PROBLEMS: Readonly<Record<RepairProblem, string>> = {
  'same-drive': 'Das Laufwerk, das die Daten aufnimmt, muss ein anderes sein.',
  'package-on-drive':
    'Das Schlüsselpaket darf auf keinem der beiden Laufwerke liegen: Das eine kann nicht gelesen ' +
    'werden, das andere wird überschrieben.',
  'bad-path': 'Das ist kein Pfad. Geben Sie den Pfad des Schlüsselpakets auf jenem Computer ein.',
};

/** What to do with a key when its drive has moved or is damaged. */
export const procedures = {
  moved: {
    title: 'Verschobenes Laufwerk',
    intro:
      'Das Laufwerk kommt aus einem anderen Computer, daher passen TPM und PIN nicht mehr dazu.',
    steps: MOVED,
    drive: 'Buchstabe des Laufwerks auf jenem Computer',
  },
  corrupted: {
    title: 'Beschädigtes Laufwerk',
    intro:
      'Das Laufwerk ist beschädigt und lässt sich nicht entsperren. Seine Daten können auf ein ' +
      'anderes Laufwerk übertragen werden.',
    steps: CORRUPTED,
    noPackage:
      'Für dieses Laufwerk wurde kein Schlüsselpaket gesichert. Der Befehl sucht dann auf dem ' +
      'beschädigten Laufwerk danach und kann scheitern.',
    corruptedDrive: 'Beschädigtes Laufwerk',
    fixedDrive: 'Leeres Ziellaufwerk',
    packageNotOffered: (sources: string) =>
      `${sources} hat vielleicht ein Schlüsselpaket für dieses Laufwerk, bietet es hier aber ` +
      'nicht an; das eigene Helpdeskportal tut es möglicherweise. Ohne eines sucht der Befehl ' +
      'auf dem beschädigten Laufwerk und kann scheitern.',
    keyPackage: 'Schlüsselpaket auf jenem Computer',
    accept: (drive: string) =>
      `Alles auf ${drive === '' ? 'dem aufnehmenden Laufwerk' : drive} wird überschrieben`,
    notAccepted:
      'Wählen Sie beide Laufwerke, und bestätigen Sie, dass das zweite überschrieben wird.',
    problems: PROBLEMS,
  },
  choose: 'Wählen',
  letters: DRIVE_LETTERS.map((letter) => [letter, letter] as const),
  /** Stands in a command where no drive has been chosen yet. */
  anyDrive: '<Laufwerk>',
  corruptedDrive: '<beschädigtes Laufwerk>',
  fixedDrive: '<leeres Laufwerk>',
  copy: 'Kopieren',
  copyForTicket: 'Ohne Kennwort kopieren',
  copyWithPassword: 'Mit Kennwort kopieren',
  copied: 'Kopiert.',
  copiedSecret: (time: string) =>
    `Mit dem Kennwort kopiert. Wird in ${time} aus der Zwischenablage gelöscht.`,
  copiedSecretDone: 'Der Befehl ist nicht mehr in der Zwischenablage.',
  saveNote: 'Als Notiz speichern',
  nothingDone: 'Haken Sie ab, was getan wurde.',
  noted: 'Im Überwachungsprotokoll notiert.',
};
