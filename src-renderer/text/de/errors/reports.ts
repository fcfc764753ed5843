import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { formatNumber } from '#renderer/text/numbers.ts';

const tooManyRows = (most: number | undefined) =>
  most === undefined ? 'zu viele Zeilen' : `mehr als ${formatNumber(most)} Zeilen, zu viele`;

/** Reports that are exported, printed and opened again. */
export const reportErrors = {
  'report.notAReport': () => ({
    what: 'Das ist keine Berichtsdatei von Keydesk.',
    next:
      'Wählen Sie eine Datei, die als Berichtsdatei exportiert wurde; ihr Name endet auf ' +
      '.kdreport.',
  }),
  'report.newer': () => ({
    what: 'Die Berichtsdatei wurde mit einer neueren Version von Keydesk erstellt.',
    next: 'Aktualisieren Sie Keydesk auf diesem Computer, und öffnen Sie sie dann erneut.',
  }),
  'report.tooLarge': () => ({
    what: 'Die Berichtsdatei ist zu groß, um hier geöffnet zu werden.',
    next: 'Bitten Sie um einen Bericht über einen kürzeren Zeitraum.',
  }),
  'report.closed': () => ({
    what: 'Der Bericht wurde geschlossen.',
    next: 'Öffnen Sie die Datei erneut.',
  }),
  'anchors.none': ({ fileName = 'der Datei' }) => ({
    what: `In ${fileName} steht kein Anker. Nichts wurde verglichen.`,
    next:
      'Wählen Sie eine Datei, die ein Zeuge geschrieben hat, oder eine, in deren Zeilen die ' +
      'Nummer eines Eintrags und sein Hash stehen. Der Leitfaden für Datenbankadministratoren ' +
      'zeigt sie.',
  }),
  'anchors.tooLarge': ({ fileName = 'Die Datei' }) => ({
    what: `${fileName} ist zu groß, um hier verglichen zu werden.`,
    next:
      'Wählen Sie den neuesten Teil davon; oder führen Sie keydesk store verify --anchors aus, ' +
      'das Dateien jeder Größe verarbeitet.',
  }),
  'report.tooManyRows': ({ most }) => ({
    what: `Der Bericht hat ${tooManyRows(most)} für dieses Format. Nichts wurde geschrieben.`,
    next: 'Exportieren Sie ihn als CSV oder Excel, oder wählen Sie einen kürzeren Zeitraum.',
  }),
  'report.notOnPaper': () => ({
    what: 'Der Bericht konnte nicht für den Druck aufbereitet werden. Nichts wurde geschrieben.',
    next:
      'Versuchen Sie es erneut; oder exportieren Sie ihn als CSV oder Excel, die weniger ' +
      'Speicher brauchen.',
  }),
  'report.notProtected': () => ({
    what: 'Dieser Computer hat keinen geschützten Ort für Berichte, daher wurde nichts aufbewahrt.',
    next:
      'Richten Sie unter Linux einen Schlüsselbund wie GNOME Keyring oder KWallet ein; oder ' +
      'exportieren Sie den Bericht an einen Ort Ihrer Wahl.',
  }),
  'report.notKept': () => ({
    what: 'Der Bericht ist hier nicht mehr aufbewahrt, oder nicht für Sie.',
    next:
      'Bitten Sie um eine Berichtsdatei, oder melden Sie sich an, und zeigen Sie den Bericht ' +
      'erneut an.',
  }),
  'report.noSigningKey': () => ({
    what:
      'Dieses Konto hat keinen Schlüssel, um Berichtsdateien zu signieren. Nichts wurde ' +
      'geschrieben.',
    next:
      'Bitten Sie Ihren Administrator um den Signaturschlüssel; oder exportieren Sie als CSV, ' +
      'Excel oder PDF, die nicht signiert werden.',
  }),
  'printer.tooManyRows': ({ most }) => ({
    what:
      `Der Bericht hat ${tooManyRows(most)}, um von hier gedruckt zu werden. Nichts wurde ` +
      'gedruckt.',
    next:
      'Exportieren Sie ihn als PDF, und drucken Sie diese Datei, oder wählen Sie einen kürzeren ' +
      'Zeitraum.',
  }),
  'printer.failed': () => ({
    what: 'Der Drucker hat den Bericht nicht angenommen.',
    next:
      'Prüfen Sie den Drucker, und drucken Sie erneut; oder exportieren Sie den Bericht als PDF, ' +
      'und drucken Sie diese Datei.',
  }),
} satisfies ErrorTexts;
