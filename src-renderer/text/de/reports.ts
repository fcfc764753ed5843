import type { AuditAction, AuditFlag, AuditResult, KeyType } from '#shared/audit/audit-entry.ts';
import type { ReportForm } from '#shared/reports/report-file.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { unusual } from './unusual.ts';

const ACTIONS: Readonly<Record<AuditAction, string>> = {
  'sign-in': 'Anmeldung',
  'sign-out': 'Abmeldung',
  lock: 'Sperren',
  unlock: 'Entsperren',
  search: 'Suche',
  disclose: 'Offenlegung',
  'show-again': 'Wieder angezeigt',
  copy: 'Kopieren',
  save: 'Speichern',
  'save-key-package': 'Schlüsselpaket speichern',
  note: 'Notiz',
  'caller-check': 'Prüfung des Anrufers',
  'reset-lockout': 'TPM-Sperre zurückgesetzt',
  'request-rotation': 'Rotation angefordert',
  'see-new-key': 'Neuer Schlüssel gesehen',
  'check-connection': 'Verbindung prüfen',
  configure: 'Konfigurieren',
  export: 'Export',
  print: 'Drucken',
  refusal: 'Ablehnung',
};

const RESULTS: Readonly<Record<AuditResult, string>> = {
  intended: 'Kein Ergebnis aufgezeichnet',
  successful: 'Erfolgreich',
  failed: 'Fehlgeschlagen',
};

const FLAGS: Readonly<Record<AuditFlag, string>> = {
  'break-glass': 'Notfallzugriff',
  guessing: 'Raten',
};

const KEY_TYPES: Readonly<Record<KeyType, string>> = {
  'recovery-key-id': 'Wiederherstellungsschlüssel-ID',
  'recovery-key-password': 'Wiederherstellungskennwort',
  'key-package': 'Schlüsselpaket',
  'tpm-password-hash': 'TPM-Kennworthash',
};

export const reports = {
  title: 'Überwachungsbericht für die Wiederherstellung',
  tabs: 'Berichte',
  view: 'Bericht anzeigen',
  loading: 'Das Überwachungsprotokoll wird gelesen',
  counting: 'Wird gezählt',
  notCounted: 'Nicht gezählt',
  total: (count: number, text: string) => (count === 1 ? '1 Eintrag' : `${text} Einträge`),
  nothing: 'Kein Eintrag entspricht diesen Filtern.',
  damagedRow: (sequence: number) =>
    `Eintrag ${sequence} ist beschädigt und kann nicht angezeigt werden.`,
  columnsButton: 'Spalten',
  moveUp: (name: string) => `${name} nach oben`,
  moveDown: (name: string) => `${name} nach unten`,
  export: 'Exportieren',
  forms: { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF', kdreport: 'Berichtsdatei' } satisfies Record<
    ReportForm,
    string
  >,
  /** What is good about a format, or its limit. */
  aboutForms: {
    csv: 'Genaue Werte für andere Programme. Eine Tabellenkalkulation hält 73928E05 für eine Zahl',
    xlsx: 'Schlüssel-IDs und Ticketnummern bleiben Text',
    pdf: (rows: string) => `Bis zu ${rows} Zeilen`,
    kdreport: 'Lässt sich offline öffnen und mit dem Überwachungsprotokoll vergleichen',
  } satisfies Record<ReportForm, unknown>,
  print: 'Drucken',
  printed: 'An den Drucker gesendet.',
  cancelled: 'Abgebrochen. Nichts wurde gespeichert oder gedruckt.',
  exporting: (rows: string) => `Wird exportiert, bisher ${rows} Zeilen`,
  exported: (fileName: string, folder: string) =>
    `Gespeichert und geprüft: ${fileName} in ${folder}`,
  filters: {
    label: 'Filter',
    all: 'Alle',
    range: 'Zeitraum',
    presets: {
      today: 'Heute',
      '7-days': 'Letzte 7 Tage',
      '14-days': 'Letzte 14 Tage',
      '30-days': 'Letzte 30 Tage',
      'this-month': 'Dieser Monat',
      all: 'Alles',
      custom: 'Tage wählen…',
    },
    firstDay: 'Erster Tag',
    lastDay: 'Letzter Tag',
    problems: {
      missing: 'Wählen Sie den ersten und den letzten Tag.',
      backwards: 'Der letzte Tag liegt vor dem ersten. Vertauschen Sie sie.',
    },
    more: (set: number) => (set === 0 ? 'Weitere Filter' : `Weitere Filter: ${set} gesetzt`),
    clear: 'Filter löschen',
    set: 'Gesetzte Filter',
    noneSet: 'Es ist kein Filter gesetzt.',
    remove: 'Diesen Filter entfernen (Entf)',
    activity: 'Anzeigen',
    activities: { requests: 'Anforderungen', everything: 'Anforderungen und Anmeldungen' },
  },
  views: {
    button: 'Gespeicherte Filter',
    name: 'Name dieser Filter',
    placeholder: 'Diese Filter benennen',
    save: 'Speichern',
    forget: (name: string) => `${name} löschen`,
  },
  copying: {
    hint:
      'Strg+C kopiert die gewählte Zelle; mit Umschalt und den Pfeiltasten ganze Zeilen. ' +
      'Die Eingabetaste zeigt den ganzen Eintrag.',
    cell: 'Zelle kopieren',
    rows: (count: number, number: string) =>
      count === 1 ? 'Zeile kopieren' : `${number} Zeilen kopieren`,
    shortcut: 'Strg+C',
    copiedCell: 'Zelle kopiert.',
    copiedRows: (count: number, number: string) =>
      count === 1 ? 'Zeile kopiert.' : `${number} Zeilen kopiert.`,
  },
  /** One entry as a whole. */
  entry: {
    title: (number: string) => `Eintrag ${number}`,
    empty: 'Leer',
    requestId: 'Anforderungs-ID',
    hash: 'Hash',
    copyHash: 'Hash kopieren',
    previousHash: 'Hash des vorherigen Eintrags',
    copyPreviousHash: 'Hash des vorherigen Eintrags kopieren',
    copied: 'Kopiert.',
    steps: 'Die Anforderung, der Reihe nach',
    step: (number: string, at: string) => `Eintrag ${number}, ${at}`,
    saveEvidence: 'Nachweis speichern…',
    begun: 'Begonnen',
  },
  answerLabel: 'Kurz gesagt',
  complete: 'Das Überwachungsprotokoll ist vollständig.',
  /** The report in some sentences. */
  answer: {
    disclosed: (count: number, number: string) =>
      count === 0
        ? 'Kein Schlüssel wurde offengelegt.'
        : count === 1
          ? 'Ein Schlüssel wurde einmal offengelegt.'
          : `Schlüssel wurden ${number}-mal offengelegt.`,
    failed: (count: number, number: string) =>
      count === 0
        ? 'Keine Anforderung ist fehlgeschlagen.'
        : count === 1
          ? '1 Anforderung ist fehlgeschlagen.'
          : `${number} Anforderungen sind fehlgeschlagen.`,
    unfinished: (count: number, number: string) =>
      count === 0
        ? 'Jede Anforderung hat ein Ergebnis.'
        : count === 1
          ? 'Bei 1 Anforderung ist kein Ergebnis aufgezeichnet.'
          : `Bei ${number} Anforderungen ist kein Ergebnis aufgezeichnet.`,
    flagged: (count: number, number: string) =>
      count === 0
        ? 'Kein Eintrag ist gekennzeichnet.'
        : count === 1
          ? '1 Eintrag ist gekennzeichnet.'
          : `${number} Einträge sind gekennzeichnet.`,
    waiting: (count: number, number: string) =>
      count === 0
        ? 'Jeder ausgegebene Schlüssel wurde ersetzt.'
        : count === 1
          ? '1 ausgegebener Schlüssel wurde nicht ersetzt.'
          : `${number} ausgegebene Schlüssel wurden nicht ersetzt.`,
  },
  figures: {
    disclosed: 'Schlüssel offengelegt',
    failed: 'Fehlgeschlagen',
    unfinished: 'Kein Ergebnis aufgezeichnet',
    flagged: 'Gekennzeichnet',
    waiting: 'Bisher nicht ersetzt',
    entries: 'Einträge',
  },
  /** @param change with its sign */
  before: (change: string, count: string) => `${change}, Zeitraum davor: ${count}`,
  sameAsBefore: 'Wie davor',
  /** What stands on paper and in workbooks alone. */
  paper: {
    about: 'Zu diesem Bericht',
    page: 'Seite {page} von {pages}',
    disclosedAt: 'Offengelegt am',
    log: 'Ist das Überwachungsprotokoll vollständig?',
    verified: 'Geprüft: {count} Einträge. Keiner fehlt, und keiner wurde verändert.',
    head: 'Neuester Hash',
    file: 'Ist die Berichtsdatei unverändert?',
    headThen: 'Neuester Hash des Protokolls, als der Bericht erstellt wurde',
    worthALook: 'Einen Blick wert',
    nothingStandsOut: 'Nichts fällt auf.',
    end: (count: number, number: string) =>
      count === 1 ? 'Ende des Berichts, 1 Eintrag' : `Ende des Berichts, ${number} Einträge`,
    preparedBy: 'Erstellt von',
    reviewedBy: 'Geprüft von',
    signature: 'Unterschrift',
    date: 'Datum',
  },
  unusual,
  rotation: {
    title: 'Offengelegt, noch nicht ersetzt',
    none: 'Jeder ausgegebene Schlüssel wurde ersetzt.',
    more: (count: string) => `und ${count} weitere`,
    unknown: 'unbekannt, ob ersetzt',
    details: (keyId: string, at: string, by: string) =>
      `${keyId}, offengelegt am ${at} durch ${by}`,
  },
  charts: {
    label: 'Zusammenfassung',
    by: {
      day: 'Anforderungen pro Tag',
      week: 'Anforderungen pro Woche',
      month: 'Anforderungen pro Monat',
      year: 'Anforderungen pro Jahr',
    },
    byResult: 'Nach Ergebnis',
    byFailure: 'Warum Anforderungen fehlschlugen',
    noFailure: 'Keine Anforderung ist fehlgeschlagen.',
    byReason: 'Nach Grund',
    byOperator: 'Nach Helpdeskbenutzer',
    asTable: 'Als Liste anzeigen',
  },
  kept: {
    open: 'Aufbewahrte Berichte…',
    title: 'Aufbewahrte Berichte',
    lead:
      'Die letzten Berichte, die auf diesem Computer angezeigt wurden. Sie zeigen, was bekannt ' +
      'war, als sie erstellt wurden.',
    none: 'Auf diesem Computer ist kein Bericht aufbewahrt.',
    name: (organisation: string, at: string) => `${organisation}, ${at}`,
    by: (account: string, entries: string) => `${account}, ${entries}`,
    forget: (at: string) => `Den Bericht vom ${at} löschen`,
    forgetAll: 'Alle löschen',
  },
  savedReport: {
    open: 'Gespeicherten Bericht öffnen…',
    made: (organisation: string, by: string, at: string) =>
      `Bericht von ${organisation}, erstellt von ${by} am ${at}.`,
    covers: (parts: readonly string[]) => `Er umfasst: ${parts.join(' · ')}`,
    close: 'Bericht schließen',
    consistent:
      'Stimmig: Jede Zeile passt zu ihrem eigenen Hash, und die Datei passt zu ihrem SHA-256.',
    consistentComputers: 'Stimmig: Jede Zeile ist vorhanden, und die Datei passt zu ihrem SHA-256.',
    noOrigin:
      'Das beweist nicht, woher die Datei kommt. Um das zu beweisen, vergleichen Sie ihren ' +
      'SHA-256 mit dem in der Notiz des Eintrags „Export“ im Überwachungsprotokoll.',
    askingOrigin: 'Im Überwachungsprotokoll wird nachgesehen…',
    fromLog: (sequence: string, by: string, at: string) =>
      `Aus diesem Protokoll: Eintrag ${sequence} des Überwachungsprotokolls hat diesen SHA-256, ` +
      `vom Export durch ${by} am ${at}.`,
    notInLog: 'Das Überwachungsprotokoll hat keinen Export mit diesem SHA-256.',
    sha256: 'SHA-256',
    copySha256: 'SHA-256 kopieren',
    copiedSha256: 'SHA-256 kopiert.',
    altered: 'Verändert: Die Datei ist nicht die, die exportiert wurde.',
    alteredAt: (row: number) =>
      `Verändert: Zeile ${row} ist nicht das, was das Protokoll aufgezeichnet hat.`,
    noComputerAt: (row: number) => `Verändert: Zeile ${row} ist kein Computer.`,
    cutShort: 'Abgeschnitten: Das Ende der Datei fehlt.',
  },
  chain: {
    checking: 'Die Kette wird geprüft',
    intact: (count: string, head: string) => `Geprüft: ${count} Einträge, neuester Hash ${head}…`,
    intactSince: (
      count: string,
      until: string,
      { at, head }: { readonly at: string; readonly head: string },
    ) =>
      `Geprüft: ${count} Einträge nach Eintrag ${until}, neuester Hash ${head}…. ` +
      `Die Einträge bis ${until} wurden am ${at} geprüft.`,
    checkWhole: 'Gesamtes Protokoll prüfen',
    unlikeIndex: (from: string, until: string) =>
      'Kein Eintrag fehlt oder wurde verändert, aber der Index des Berichts passt nicht zu den ' +
      `Einträgen ${from} bis ${until}: In Berichten können Einträge gefehlt haben.`,
    afterUnlikeIndex:
      'Der Index wird neu erstellt. Zeigen Sie den Bericht noch einmal an, und benachrichtigen ' +
      'Sie Ihren Sicherheitsbeauftragten.',
    broken: (sequence: string, why: string) => `Unterbrochen bei Eintrag ${sequence}: ${why}`,
    why: {
      missing: 'Er fehlt.',
      altered: 'Er wurde nach dem Schreiben verändert.',
      unlinked: 'Er folgt nicht auf den Eintrag davor.',
    },
    next:
      'Lassen Sie diesen Speicher, wie er ist, und benachrichtigen Sie Ihren ' +
      'Sicherheitsbeauftragten.',
  },
  columns: {
    time: 'Datum und Uhrzeit der Anforderung',
    source: 'Quelle der Überwachungsanforderung',
    action: 'Aktion',
    result: 'Ergebnis der Anforderung',
    failure: 'Warum sie fehlschlug',
    flag: 'Kennzeichnung',
    operator: 'Helpdeskbenutzer',
    role: 'Benutzertyp',
    endUser: 'Endbenutzer',
    computer: 'Computer',
    keyType: 'Schlüsseltyp',
    keyId: 'Schlüssel-ID',
    reason: 'Beschreibung des Grunds',
    note: 'Notiz',
    ticket: 'Ticket',
    workstation: 'Arbeitsstation',
    unusual: unusual.title,
  },
  roles: {
    admin: 'Helpdeskadministrator',
    user: 'Helpdeskbenutzer',
    reports: 'Berichtsleser',
  } satisfies Record<Role, string>,
  sources: {
    helpdesk: 'Helpdesk',
    'self-service': 'Self-Service-Portal',
    agent: 'TPM-Entsperrung durch den Agent',
  },
  actions: ACTIONS,
  results: RESULTS,
  flags: FLAGS,
  keyTypes: KEY_TYPES,
} as const;
