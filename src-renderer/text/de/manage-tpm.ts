import type { TpmReason } from '#shared/request/reason.ts';
import type { TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import type { TpmFieldProblem } from '#shared/tpm/tpm-request.ts';
import type { TpmProcedure } from '../en/manage-tpm.ts';
import { fieldProblems } from './fields.ts';

const REASONS: Readonly<Record<TpmReason, string>> = {
  'reset-pin-lockout': 'PIN-Sperre zurücksetzen',
  'turn-on-tpm': 'TPM einschalten',
  'turn-off-tpm': 'TPM ausschalten',
  'change-tpm-password': 'TPM-Kennwort ändern',
  'clear-tpm': 'TPM löschen',
  other: 'Andere',
};

const PROBLEMS: Readonly<Record<TpmFieldProblem, string>> = {
  ...fieldProblems,
  'not-a-computer': 'Ein Computername besteht nur aus Buchstaben, Ziffern und Bindestrichen.',
  'not-a-domain': 'Geben Sie den vollen Namen der Domäne ein, zum Beispiel contoso.com.',
};

/** Why a file is no TPM owner password file, as the end of a sentence. */
export const tpmFileProblems: Readonly<Record<TpmFileProblem, string>> = {
  'too-large': 'Sie ist weit größer, als eine solche Datei sein kann.',
  'not-text': 'Sie ist keine Textdatei.',
  'not-xml': 'Sie ist beschädigt oder kein XML.',
  entities: 'Sie hat eine Dokumenttypdeklaration, die eine Besitzerkennwortdatei nie hat.',
  'wrong-root': 'Sie ist XML, aber keine TPM-Besitzerkennwortdatei.',
  'no-owner-auth': 'Sie enthält kein Besitzerkennwort.',
  'several-owner-auths': 'Sie enthält mehr als ein Besitzerkennwort.',
  'wrong-length': 'Ihr Besitzerkennwort ist beschädigt.',
};

const PROCEDURES: Readonly<Partial<Record<TpmReason, TpmProcedure>>> = {
  'turn-on-tpm': {
    title: 'Das TPM einschalten',
    destroys: undefined,
    steps: [
      'Führen Sie auf dem Computer `tpm.msc` als Administrator aus, und wählen Sie „TPM ' +
        'einschalten“. Wird nach dem Besitzerkennwort gefragt, wählen Sie die gespeicherte Datei.',
      'Starten Sie den Computer neu. Seine Firmware bittet um Bestätigung der Änderung: Jemand ' +
        'muss dort sein und die Taste drücken, die sie nennt.',
      'Unter Windows 10 und höher schaltet sich das TPM von selbst ein; bleibt es aus, schalten ' +
        'Sie es in den Einstellungen der Firmware ein.',
    ],
  },
  'turn-off-tpm': {
    title: 'Das TPM ausschalten',
    destroys:
      'Ein Laufwerk, das vom TPM geschützt wird, fragt von da an nach seinem ' +
      'Wiederherstellungsschlüssel. Halten Sie diesen vorher bereit.',
    steps: [
      'Halten Sie zuerst den Schutz an, damit der Computer weiterhin startet: `manage-bde ' +
        '-protectors -disable C:`',
      'Führen Sie auf dem Computer `tpm.msc` als Administrator aus, wählen Sie „TPM ' +
        'ausschalten“, und wählen Sie die gespeicherte Datei für das Besitzerkennwort.',
      'Starten Sie den Computer neu, und bestätigen Sie die Änderung in der Firmware, wenn sie ' +
        'danach fragt.',
    ],
  },
  'change-tpm-password': {
    title: 'Das TPM-Besitzerkennwort ändern',
    destroys:
      'Das gespeicherte Besitzerkennwort und jede gespeicherte Datei davon funktionieren danach ' +
      'nicht mehr.',
    steps: [
      'Führen Sie auf dem Computer `tpm.msc` als Administrator aus, und wählen Sie ' +
        '„Besitzerkennwort ändern“. Verwenden Sie die gespeicherte Datei als altes Kennwort.',
      'Lassen Sie Windows das neue Kennwort erstellen und die Richtlinie es im Verzeichnis ' +
        'sichern.',
      'Windows 10, Version 1607 und höher, behält das Besitzerkennwort nicht mehr; löschen Sie ' +
        'dort stattdessen das TPM.',
    ],
  },
  'clear-tpm': {
    title: 'Das TPM löschen',
    destroys:
      'Jeder Schlüssel im TPM geht verloren: TPM- und PIN-Schutzvorrichtungen, virtuelle ' +
      'Smartcards, Windows Hello. Laufwerke fragen nach ihrem Wiederherstellungsschlüssel. Dies ' +
      'kann nicht rückgängig gemacht werden.',
    steps: [
      'Stellen Sie sicher, dass der Wiederherstellungsschlüssel jedes Laufwerks dieses Computers ' +
        'zur Hand ist: Suchen Sie ihn unter „Laufwerkwiederherstellung“.',
      'Halten Sie den Schutz an: `manage-bde -protectors -disable C:`',
      'Führen Sie auf dem Computer `tpm.msc` als Administrator aus, und wählen Sie „TPM ' +
        'löschen“. Unter Windows 10 und höher ist dafür kein Besitzerkennwort nötig.',
      'Starten Sie neu, bestätigen Sie in der Firmware, und lassen Sie Windows den Besitz wieder ' +
        'übernehmen. Setzen Sie dann den Schutz fort: `manage-bde -protectors -enable C:`',
    ],
  },
};

export const manageTpm = {
  title: 'TPM verwalten',
  form: {
    notAsked: (sources: string) =>
      `TPM-Besitzerkennwörter von ${sources} werden hier nicht angeboten; das eigene ` +
      'Helpdeskportal des Produkts hat sie vielleicht.',
    computerDomain: 'Computerdomäne',
    computerName: 'Computername',
    userDomain: 'Benutzerdomäne',
    userName: 'Benutzername',
    reason: 'Grund für die Anforderung der TPM-Besitzerkennwortdatei',
    chooseReason: 'Wählen Sie einen Grund',
    note: 'Notiz',
    ticket: 'Ticketnummer',
    optional: 'Optional',
    nameHint: 'Ein voller Name wie ws-0042.contoso.com füllt auch die Domäne aus',
    submit: 'Absenden',
    submitting: 'Das Besitzerkennwort wird gesucht',
    newRequest: 'Neue Anforderung',
  },
  reasons: REASONS,
  problems: PROBLEMS,
  procedures: PROCEDURES,
  empty: {
    title: 'Bevor Sie beginnen',
    steps: [
      [
        'Läuft auf dem Computer Windows?',
        'Wer an der PIN hängen bleibt, bevor Windows startet, braucht zuerst das ' +
          'Wiederherstellungskennwort: Verwenden Sie „Laufwerkwiederherstellung“.',
      ],
      [
        'Welches Windows ist es?',
        'Windows 10, Version 1607 und höher, behält kein Besitzerkennwort. Das TPM vergisst ' +
          'Fehlversuche von selbst und kann unten ohne Datei zurückgesetzt werden.',
      ],
      [
        'Wofür wird das Besitzerkennwort gebraucht?',
        'Wählen Sie den Grund; die Schritte dafür erscheinen hier.',
      ],
    ],
  },
  history: {
    title: 'Gespeicherte Besitzerkennwörter',
    hint:
      'Für diesen Computer sind mehrere gespeichert, die neuesten zuerst. Jedes Mal, wenn sein ' +
      'TPM gelöscht wird, erhält es ein neues; nur das neueste funktioniert, es sei denn, es ' +
      'wurde nie gesichert.',
    recorded: 'Gespeichert am',
    state: 'Status',
    source: 'Quelle',
    states: { current: 'Neuestes', superseded: 'Ersetzt' },
    show: 'Besitzerkennwort anzeigen',
  },
  result: {
    title: 'TPM-Besitzerkennwort',
    hidden: 'Das Besitzerkennwort ist ausgeblendet.',
    hidesIn: (time: string) => `Wird in ${time} ausgeblendet`,
    shownFor: (seconds: number) =>
      `Das TPM-Besitzerkennwort wird ${seconds} Sekunden lang angezeigt.`,
    copy: 'Kopieren',
    save: 'Speichern…',
    hide: 'Ausblenden',
    showAgain: 'Wieder anzeigen',
    copied: (time: string) => `Kopiert. Wird in ${time} aus der Zwischenablage gelöscht.`,
    copiedDone: 'Das Besitzerkennwort ist nicht mehr in der Zwischenablage.',
    saved: (fileName: string, folder: string, isRemovable: boolean) =>
      `Gespeichert und geprüft: ${fileName} in ` +
      `${folder}${isRemovable ? '. Das Laufwerk kann sicher entfernt werden.' : ''}`,
    computer: 'Computer',
    unknownUsers: 'Dieser Quelle nicht bekannt',
    recorded: 'Gespeichert am',
    source: 'Quelle',
    superseded:
      'Für diesen Computer ist ein neueres Besitzerkennwort gespeichert. Dieses funktioniert ' +
      'nur, wenn das TPM seitdem nicht gelöscht wurde.',
    warning:
      'Geben Sie dieses Kennwort oder seine Datei nie dem Endbenutzer. Es bleibt nach dem ' +
      'Gebrauch dasselbe: Wer es hat, kontrolliert das TPM dauerhaft.',
  },
  ticket: {
    title: 'TPM-Besitzerkennwort',
    answeredAt: 'Besitzerkennwort ausgegeben',
    copied: 'Ohne das Besitzerkennwort kopiert.',
  },
  reset: {
    title: 'TPM-Sperre zurücksetzen',
    intro: (computer: string) =>
      `Bittet ${computer} über das Netzwerk, falsche PINs zu vergessen. Der Computer muss ` +
      'eingeschaltet sein und Windows gestartet haben.',
    introNoComputer:
      'Füllen Sie zuerst das Formular aus: Es sagt, welcher Computer gemeint ist, und warum.',
    file: 'TPM-Besitzerkennwortdatei',
    kept: 'Keine: Der Computer behält seine eigene (Windows 10, Version 1703 und höher)',
    retrieved: 'Das eben abgerufene',
    fromFile: 'Aus einer Datei',
    choose: 'Datei wählen…',
    drop: 'oder eine TPM-Datei hier ablegen',
    chosen: (fileName: string) => `Datei: ${fileName}`,
    chosenFor: (fileName: string, machine: string) => `Datei: ${fileName}, für ${machine}`,
    read: 'Sperrstatus lesen',
    reset: 'TPM-Sperre zurücksetzen',
    reading: 'Der Computer wird abgefragt',
    done: (hostName: string) => `Das TPM von ${hostName} nimmt wieder PINs an.`,
    lockedOut: (hostName: string) => `Das TPM von ${hostName} ist gesperrt.`,
    cannotTell: (hostName: string) =>
      `${hostName} kann nicht sagen, ob sein TPM gesperrt ist; Windows vor Version 8 weiß es ` +
      'nicht.',
    notLocked: (hostName: string) =>
      `Das TPM von ${hostName} ist nicht gesperrt. Es gibt nichts zurückzusetzen.`,
    unknownAfter: (hostName: string) =>
      `Die Sperre von ${hostName} wurde zurückgesetzt. Der Computer hat nicht geantwortet, als ` +
      'sein Status noch einmal gelesen wurde.',
    tries: (count: number, limit: number) => `${count} von ${limit} Fehlversuchen gezählt.`,
    heals: (time: string) =>
      `Alle ${time} wird einer vergessen, solange der Computer eingeschaltet ist.`,
    command: {
      title: 'Auf einem anderen Computer ausführen',
      intro:
        'Auf diesem Computer gibt es kein PowerShell. Führen Sie dies in PowerShell auf einem ' +
        'Windows-Computer aus. Es fragt nach Ihrem Konto und enthält kein Geheimnis.',
    },
  },
  confirm: {
    title: 'Die Sperre dieses TPM zurücksetzen?',
    computer: 'Computer',
    sends: 'Sendet',
    kept: 'Kein Besitzerkennwort: Der Computer verwendet die Autorisierung, die er behält',
    retrieved: (storedOn: string) =>
      `Das eben abgerufene Besitzerkennwort, gespeichert am ${storedOn}`,
    file: (fileName: string) => `Das Besitzerkennwort in ${fileName}`,
    warning:
      'Ein falsches Besitzerkennwort sperrt das TPM für seine ganze Sperrdauer. Es wird einmal ' +
      'versucht.',
    otherMachine: (machine: string, computer: string) =>
      `Diese Datei ist für ${machine}, nicht für ${computer}.`,
    otherComputer: (machine: string, computer: string) =>
      `Dieses Besitzerkennwort ist für ${machine}, nicht für ${computer}.`,
    superseded: (storedOn: string, newest: string) =>
      `Dies ist nicht das neueste Besitzerkennwort: Es wurde am ${storedOn} gespeichert` +
      `${newest === '' ? '' : `, das neueste am ${newest}`}. ` +
      'Wurde das TPM seitdem gelöscht, wird es gesperrt.',
    accept: 'Trotzdem senden',
    cancel: 'Abbrechen',
  },
} as const;
