import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Files that are saved and opened. */
export const fileErrors = {
  'file.noSpace': () => ({
    what: 'Auf dem Laufwerk ist nicht genügend Speicherplatz frei. Nichts wurde gespeichert.',
    next: 'Geben Sie Speicherplatz frei, oder wählen Sie ein anderes Laufwerk.',
  }),
  'file.writeProtected': () => ({
    what: 'Das Laufwerk ist schreibgeschützt. Nichts wurde gespeichert.',
    next: 'Heben Sie den Schreibschutz auf, oder wählen Sie ein anderes Laufwerk.',
  }),
  'file.refused': () => ({
    what: 'Sie dürfen in diesem Ordner nicht schreiben. Nichts wurde gespeichert.',
    next:
      'Wählen Sie einen anderen Ordner. Möglicherweise sperrt Ihre Organisation das Schreiben ' +
      'auf Wechseldatenträger.',
  }),
  'file.gone': () => ({
    what: 'Der Ordner oder das Laufwerk ist nicht mehr vorhanden. Nichts wurde gespeichert.',
    next: 'Stecken Sie das Laufwerk wieder ein, oder wählen Sie einen anderen Ordner.',
  }),
  'file.inUse': ({ fileName = 'Die Datei' }) => ({
    what: `${fileName} wird von einem anderen Programm verwendet. Nichts wurde gespeichert.`,
    next: 'Schließen Sie sie dort, und speichern Sie dann erneut.',
  }),
  'file.isFolder': ({ fileName }) => ({
    what:
      fileName === undefined
        ? 'Es gibt schon einen Ordner mit diesem Namen. Nichts wurde gespeichert.'
        : `Es gibt schon einen Ordner namens ${fileName}. Nichts wurde gespeichert.`,
    next: 'Wählen Sie einen anderen Namen.',
  }),
  'file.alreadyThere': ({ fileName }) => ({
    what:
      fileName === undefined
        ? 'In diesem Ordner gibt es schon etwas anderes mit diesem Namen. Nichts wurde gespeichert.'
        : `In diesem Ordner gibt es schon etwas anderes namens ${fileName}. Nichts wurde ` +
          'gespeichert.',
    next: 'Wählen Sie einen anderen Ordner, oder entfernen Sie zuerst, was dort ist.',
  }),
  'file.nameTooLong': () => ({
    what: 'Der Dateiname ist zu lang für dieses Laufwerk. Nichts wurde gespeichert.',
    next: 'Wählen Sie einen kürzeren Namen.',
  }),
  'file.nameRefused': ({ fileName = 'Dieser Name' }) => ({
    what: `${fileName} ist auf diesem Laufwerk nicht als Name erlaubt. Nichts wurde gespeichert.`,
    next: 'Wählen Sie einen Namen aus Buchstaben, Ziffern, Leerzeichen und Bindestrichen.',
  }),
  'file.tooLarge': () => ({
    what:
      'Die Datei ist größer, als dieses Laufwerk erlaubt: Ein FAT-Laufwerk nimmt Dateien bis ' +
      '4 GB auf. Nichts wurde gespeichert.',
    next: 'Wählen Sie ein anderes Laufwerk, oder speichern Sie weniger auf einmal.',
  }),
  'file.driveError': () => ({
    what: 'Das Laufwerk ist beim Schreiben ausgefallen. Nichts Brauchbares wurde gespeichert.',
    next: 'Möglicherweise ist das Laufwerk beschädigt. Verwenden Sie ein anderes.',
  }),
  'file.notVerified': () => ({
    what: 'Die gespeicherte Datei war beim Zurücklesen nicht dieselbe und wurde entfernt.',
    next: 'Möglicherweise ist das Laufwerk beschädigt. Verwenden Sie ein anderes.',
  }),
  'file.unreadable': ({ fileName = 'Die Datei' }) => ({
    what: `${fileName} konnte nicht gelesen werden.`,
    next:
      'Prüfen Sie, ob sie noch da ist und ob Sie sie lesen dürfen, und wählen Sie sie dann ' +
      'erneut.',
  }),
  'file.notRegular': ({ fileName = 'Dies' }) => ({
    what: `${fileName} ist ein Ordner, eine Pipe oder ein Gerät und wurde nicht geöffnet.`,
    next: 'Wählen Sie eine Datei.',
  }),
  'file.noAnswer': ({ fileName = 'Die Datei' }) => ({
    what:
      `${fileName} konnte nicht gelesen werden: Ihr Laufwerk oder ihre Freigabe antwortet ` +
      'nicht.',
    next: 'Kopieren Sie die Datei auf diesen Computer, und öffnen Sie dann die Kopie.',
  }),
  'file.tooManyRead': ({ fileName = 'Die Datei' }) => ({
    what: `${fileName} wurde nicht geöffnet, weil noch andere Dateien gelesen werden.`,
    next:
      'Warten Sie einen Moment, und wählen Sie sie dann erneut. Antwortet deren Freigabe nicht, ' +
      'starten Sie Keydesk neu.',
  }),
  'file.failed': () => ({
    what: 'Die Datei konnte nicht gespeichert werden.',
    next: 'Versuchen Sie es erneut, oder wählen Sie einen anderen Ordner.',
  }),
} satisfies ErrorTexts;
