import type { DriveFieldProblem } from '#shared/recovery/drive-request.ts';
import type { ProtectorMark, ProtectorState, VolumeKind } from '#shared/recovery/protector.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import { call } from './call.ts';
import { fieldProblems } from './fields.ts';
import { guides } from './guides.ts';
import { keyId } from './key-id.ts';
import { link } from './link.ts';
import { procedures } from './procedures.ts';
import { readAloud } from './read-aloud.ts';
import { recoveryScreen } from './recovery-screen.ts';

const REASONS: Readonly<Record<DriveReason, string>> = {
  'boot-order-changed': 'Startreihenfolge des Betriebssystems geändert',
  'bios-changed': 'BIOS geändert',
  'system-files-modified': 'Betriebssystemdateien geändert',
  'lost-startup-key': 'Systemstartschlüssel verloren',
  'lost-pin': 'PIN verloren',
  'tpm-reset': 'TPM zurückgesetzt',
  'lost-passphrase': 'Passphrase verloren',
  'lost-smartcard': 'Smartcard verloren',
  other: 'Andere',
};

const PROBLEMS: Readonly<Record<DriveFieldProblem, string>> = {
  ...fieldProblems,
  empty: 'Geben Sie die Schlüssel-ID ein, die der Anrufer vorliest.',
  'too-short': 'Geben Sie mindestens die ersten 8 Ziffern ein.',
  'not-hexadecimal':
    'Eine Schlüssel-ID besteht nur aus den Ziffern 0 bis 9 und den Buchstaben A bis F.',
  unclear:
    'Hier steht mehr als eine Schlüssel-ID. Lassen Sie ihre 8 oder 32 Ziffern stehen, und ' +
    'löschen Sie den Rest.',
  'recovery-password':
    'Das sind 48 Ziffern: ein Wiederherstellungskennwort, keine Schlüssel-ID. Der ' +
    'Wiederherstellungsbildschirm zeigt die Schlüssel-ID unter dem Eingabefeld.',
};

const VOLUMES: Readonly<Record<VolumeKind, string>> = {
  'operating-system': 'Betriebssystemlaufwerk',
  fixed: 'Festplattenlaufwerk',
  removable: 'Wechseldatenträger',
  unknown: 'Laufwerk',
};

const STATES: Readonly<Record<ProtectorState, string>> = {
  current: 'Aktuell',
  superseded: 'Ersetzt',
  disclosed: 'Offengelegt, wartet auf Rotation',
  damaged: 'Beschädigt, nicht verwendbar',
};

const MARKS: Readonly<Record<ProtectorMark, string>> = {
  deleted: 'Im Verzeichnis gelöscht',
  conflict: 'Konfliktobjekt: Ein anderer Computer trägt jetzt diesen Namen',
};

export const driveRecovery = {
  title: 'Zugriff auf ein verschlüsseltes Laufwerk wiederherstellen',
  form: {
    userDomain: 'Benutzerdomäne',
    userName: 'Benutzername',
    keyId: 'Wiederherstellungsschlüssel-ID',
    reason: 'Grund für die Laufwerkentsperrung',
    chooseReason: 'Wählen Sie einen Grund',
    note: 'Notiz',
    ticket: 'Ticketnummer',
    optional: 'Optional',
    submit: 'Absenden',
    submitting: 'Wird gesucht',
    newRequest: 'Neue Anforderung',
  },
  link,
  keyId,
  call,
  recoveryScreen,
  callerCheck: {
    title: 'Prüfung des Anrufers',
    missing: 'Haken Sie jeden Schritt ab, bevor der Schlüssel ausgegeben wird.',
    send: 'Code senden',
    sendAgain: 'Weiteren Code senden',
    sentTo: (to: string, minutes: number) =>
      `Gesendet an ${to}. Gültig für ${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}.`,
    code: 'Code, den der Anrufer vorliest',
    check: 'Code prüfen',
    right: (endUser: string) => `Der Code von ${endUser} ist richtig.`,
  },
  reasons: REASONS,
  problems: PROBLEMS,
  volumes: VOLUMES,
  states: STATES,
  marks: MARKS,
  volume: (id: string) => `Volume ${id.slice(0, 8)}`,
  empty: {
    title: 'Fragen Sie den Anrufer',
    steps: [
      [
        'Welche Wiederherstellungsschlüssel-ID steht auf dem Bildschirm?',
        'Für den Anfang genügen die ersten acht Ziffern.',
      ],
      [
        'Wer sind Sie, und um welchen Computer geht es?',
        'Vergleichen Sie die Antwort mit dem, was Keydesk anzeigt.',
      ],
      [
        'Was ist passiert, bevor der Computer nach dem Schlüssel fragte?',
        'Ein BIOS-Update, eine verlorene PIN, ein verschobenes Laufwerk: Das ist der Grund, den ' +
          'Sie wählen.',
      ],
    ],
  },
  finder: {
    open: 'Nach Computer oder Endbenutzer suchen',
    computer: 'Computer',
    computerHint: 'Ab dem dritten Buchstaben wird der Name ergänzt',
    endUser: 'Endbenutzer',
    endUserHint: 'DOMÄNE\\Name oder nur der Name',
    nothingTyped: 'Geben Sie einen Computer oder einen Endbenutzer ein.',
    find: 'Schlüssel suchen',
    title: (wanted: string) => `Schlüssel von ${wanted}`,
    count: (shown: number, hasMore: boolean) =>
      hasMore
        ? `Die neuesten ${shown} Schlüssel; es gibt weitere.`
        : shown === 1
          ? 'Ein Schlüssel.'
          : `${shown} Schlüssel, die neuesten zuerst.`,
    near:
      'An der markierten Stelle weicht sie von der eingegebenen Schlüssel-ID ab: Bitten Sie den ' +
      'Anrufer, sie noch einmal vorzulesen.',
    lead:
      'Vergleichen Sie die Schlüssel-ID mit dem, was der Anrufer sieht, wählen Sie „Diese ' +
      'Schlüssel-ID verwenden“, und senden Sie die Anforderung ab. Noch wurde nichts offengelegt.',
  },
  sources: {
    label: 'Quellen',
    states: {
      waiting: 'wird abgefragt.',
      answered: 'hat geantwortet.',
      failed: 'hat nicht geantwortet.',
    },
    list: (time: string, keys: string) => `(Liste von ${time}, ${keys} Schlüssel)`,
    olderList: (moment: string, keys: string) => `(Liste vom ${moment}, ${keys} Schlüssel)`,
  },
  matches: {
    title: 'Mögliche Treffer',
    count: (shown: number, total: number) =>
      total > shown
        ? `${shown} von ${total} möglichen Treffern, die neuesten zuerst.`
        : shown === 1
          ? '1 möglicher Treffer.'
          : `${shown} mögliche Treffer, die neuesten zuerst.`,
    missing: 'Nicht jede Quelle hat geantwortet, es kann also weitere geben:',
    nextOfOne:
      'Vergleichen Sie ihn mit dem, was der Anrufer sagt, und zeigen Sie ihn dann an; oder ' +
      'senden Sie erneut ab, um die anderen Quellen abzufragen.',
    next:
      'Fragen Sie den Anrufer nach den nächsten Ziffern der Schlüssel-ID, und zeigen Sie dann ' +
      'diesen einen Schlüssel an.',
    keyId: 'Schlüssel-ID',
    computer: 'Computer',
    drive: 'Laufwerk',
    escrowed: 'Gesichert am',
    state: 'Status',
    show: 'Wiederherstellungskennwort anzeigen',
  },
  rotation: {
    request: 'Jetzt rotieren…',
    title: 'Diesen Schlüssel ersetzen lassen?',
    about:
      'Intune ersetzt den Schlüssel des Betriebssystemlaufwerks und keinen anderen, sobald der ' +
      'Computer sich das nächste Mal meldet. Bis dahin öffnet der ausgegebene Schlüssel das ' +
      'Laufwerk.',
    signIn:
      'Ihr Browser öffnet sich für eine gesonderte Anmeldung: Das Ersetzen erfordert mehr ' +
      'Berechtigungen als das Suchen.',
    confirm: 'Rotieren',
    cancel: 'Abbrechen',
    stop: 'Nicht mehr auf den Browser warten',
    onRequest:
      'Dieser Schlüssel wurde ausgegeben und öffnet das Laufwerk noch. Intune kann ihn ersetzen: ' +
      'den Schlüssel des Betriebssystemlaufwerks und keinen anderen.',
    otherDrive:
      'Dieser Schlüssel wurde ausgegeben. Intune ersetzt nur Schlüssel von ' +
      'Betriebssystemlaufwerken: Ersetzen Sie ihn dort, sobald das Laufwerk entsperrt ist.',
    asked:
      'Intune hat die Anforderung angenommen. Ersetzt ist der Schlüssel erst, wenn hier ein ' +
      'neuerer erscheint.',
    titleOnComputer: 'Diesen Schlüssel auf dem Computer ersetzen?',
    onComputer:
      'Dieser Schlüssel wurde ausgegeben und öffnet das Laufwerk noch. Er kann auf dem ' +
      'Computer ersetzt werden, sobald dieser eingeschaltet und erreichbar ist.',
    planning: 'Der Computer wird gefragt, was zu tun wäre…',
    plan: (computer: string, drive: string, kept: number) =>
      `Auf ${computer} bekommt ${drive === '' ? 'das Laufwerk' : `Laufwerk ${drive}`} ein neues ` +
      'Wiederherstellungskennwort. Der Computer sichert es in Active Directory; dann wird das ' +
      'ausgegebene entfernt. Was das Laufwerk sonst entsperrt, bleibt (TPM, PIN und so weiter: ' +
      `${kept}). Schlägt die Sicherung fehl, bleibt alles, wie es ist.`,
    working: 'Der Schlüssel wird auf dem Computer ersetzt…',
    replaced:
      'Der Computer hat einen neuen Schlüssel und hat ihn gesichert; der ausgegebene ' +
      'öffnet das Laufwerk nicht mehr. Als ersetzt gilt er, sobald hier der neue erscheint.',
    look: 'Nach dem neuen Schlüssel suchen',
    notYet: 'Für dieses Laufwerk gibt es noch keinen neueren Schlüssel.',
    seen: (newId: string, at: string, source: string) =>
      `Dieser Schlüssel wurde ersetzt. Der neue ist ${newId}, gesichert am ${at} (${source}).`,
  },
  result: {
    title: 'Wiederherstellungskennwort',
    hidden: 'Das Wiederherstellungskennwort ist ausgeblendet.',
    hidesIn: (time: string) => `Wird in ${time} ausgeblendet`,
    shownFor: (seconds: number) =>
      `Das Wiederherstellungskennwort wird ${seconds} Sekunden lang angezeigt.`,
    longer: '+1 Min.',
    longerName: '+1 Min.: das Wiederherstellungskennwort eine Minute länger anzeigen',
    copy: 'Schlüssel kopieren',
    save: 'Speichern…',
    savePackage: 'Schlüsselpaket speichern…',
    saveKit: 'Kit speichern…',
    kit:
      'Ein Kit ist ein Ordner mit dem Schlüssel, dem Schlüsselpaket, einer Anleitung und ' +
      'Prüfsummen.',
    kitWithoutPackage:
      'Für dieses Laufwerk wurde kein Schlüsselpaket gesichert. Ein Kit ist ein Ordner mit dem ' +
      'Schlüssel, einer Anleitung und Prüfsummen.',
    hide: 'Ausblenden',
    showAgain: 'Wieder anzeigen',
    packageNotOffered: (sources: string) =>
      `${sources} hat vielleicht ein Schlüsselpaket, bietet es hier aber nicht an. Das eigene ` +
      'Helpdeskportal tut es möglicherweise. Ein Kit ist ein Ordner mit dem Schlüssel, einer ' +
      'Anleitung und Prüfsummen.',
    copied: (time: string) => `Kopiert. Wird in ${time} aus der Zwischenablage gelöscht.`,
    copiedDone: 'Der Schlüssel ist nicht mehr in der Zwischenablage.',
    saved: (fileName: string, folder: string, isRemovable: boolean) =>
      `Gespeichert und geprüft: ${fileName} in ` +
      `${folder}${isRemovable ? '. Das Laufwerk kann sicher entfernt werden.' : ''}`,
    removable: 'Wechseldatenträger',
    removableDrive: (name: string, free: string, fileSystem: string) =>
      `${name} · ${free} frei · ${fileSystem}`,
    keyId: 'Schlüssel-ID',
    unknownUsers: 'Seine Benutzer sind hier nicht bekannt',
    usersNotOffered: (sources: string) => `Seine Benutzer sind von ${sources} nicht verfügbar`,
    repeated: (times: number, days: number) =>
      `${times} Wiederherstellungen innerhalb von ${days} Tagen`,
    drive: 'Laufwerk',
    escrowed: 'Gesichert am',
    state: 'Status',
    source: 'Quelle',
    singleUse:
      'Dieser Schlüssel ist für den einmaligen Gebrauch. Er ist jetzt als offengelegt ' +
      'gekennzeichnet, und der Computer ersetzt ihn, sobald er wieder im Netzwerk ist. Der ' +
      'Schlüssel eines Wechseldatenträgers wird ersetzt, wenn dieser wieder eingesteckt wird.',
    notMarked:
      'Dieser Schlüssel wurde ausgegeben, aber seine Quelle kann den Computer nicht anweisen, ' +
      'ihn zu ersetzen. Ersetzen Sie den Schlüssel dort, sobald das Laufwerk entsperrt ist, oder ' +
      'überlassen Sie es Ihrer Richtlinie.',
    wasDisclosed: 'Dieser Schlüssel wurde schon einmal ausgegeben und seitdem nicht ersetzt.',
    wasSuperseded:
      'Für dieses Laufwerk wurde ein neuerer Schlüssel gesichert. Dieser passt nur, wenn das ' +
      'Laufwerk seitdem offline war.',
    groupLabel: (number: number) => `Gruppe ${number}`,
  },
  readAloud,
  procedures,
  guides,
} as const;
