import type { SettingTexts } from '#renderer/text/setting-texts.ts';

const SETTINGS: SettingTexts['settings'] = {
  'appearance.language': { title: 'Sprache', about: 'Die Sprache der Konsole.' },
  'appearance.theme': { title: 'Design', about: 'Hell oder dunkel.' },
  'appearance.textSize': { title: 'Textgröße', about: 'Wie groß die Texte des Fensters sind.' },
  'appearance.firstTab': {
    title: 'Erste Registerkarte',
    about: 'Die Registerkarte, die nach der Anmeldung vorn ist, wenn Sie sie haben.',
  },
  'recovery.hideAfterSeconds': {
    title: 'Ausblenden nach (Sekunden)',
    about: 'Ein angezeigtes Wiederherstellungskennwort wird nach dieser Zeit wieder ausgeblendet.',
  },
  'recovery.hideAfterAtMostSeconds': {
    title: 'Ausblenden: längste Zeit (Sekunden)',
    about: 'Die längste Zeit bis zum Ausblenden, die jemand selbst wählen darf.',
  },
  'recovery.clearClipboardAfterSeconds': {
    title: 'Zwischenablage löschen nach (Sekunden)',
    about: 'Ein kopierter Schlüssel verschwindet nach dieser Zeit aus der Zwischenablage.',
  },
  'recovery.clearClipboardAfterAtMostSeconds': {
    title: 'Zwischenablage: längste Zeit (Sekunden)',
    about: 'Die längste Zeit bis zum Löschen der Zwischenablage, die jemand selbst wählen darf.',
  },
  'recovery.defaultUserDomain': {
    title: 'Standarddomäne des Benutzers',
    about: 'Die Domäne eines Endbenutzers, von dem nur der Name eingegeben wird.',
  },
  'recovery.keepForSeconds': {
    title: 'Offengelegten Schlüssel behalten (Sekunden)',
    about:
      'So lange kann ein offengelegter Schlüssel erneut angezeigt, kopiert und gespeichert ' +
      'werden.',
  },
  'recovery.sourceTimeoutSeconds': {
    title: 'Auf eine Quelle warten (Sekunden)',
    about: 'Eine Quelle, die bis dahin nicht geantwortet hat, wird ausgelassen und genannt.',
  },
  'recovery.rotateOnComputer': {
    title: 'Auf dem Computer rotieren',
    about:
      'Ob ein ausgegebener Schlüssel aus Active Directory auf seinem Computer über WinRM ' +
      'ersetzt werden kann.',
  },
  'recovery.maxMatches': {
    title: 'Höchste Trefferzahl',
    about: 'Eine Suche zeigt höchstens so viele Schlüssel.',
  },
  'recovery.callerCheck.steps': {
    title: 'Prüfung des Anrufers: Schritte',
    about:
      'Schritte, die vor der Ausgabe eines Schlüssels abgehakt werden, einer je Zeile. Sie ' +
      'werden mit aufgezeichnet.',
  },
  'recovery.callerCheck.requiredOfUsers': {
    title: 'Prüfung des Anrufers: Pflicht für Benutzer',
    about: 'Ein Helpdeskbenutzer muss jeden Schritt abhaken, ein Administrator nicht.',
  },
  'disclosures.perMinute': {
    title: 'Limit je Minute',
    about: 'So viele Geheimnisse erhält ein Operator höchstens in einer Minute.',
  },
  'disclosures.perHour': {
    title: 'Limit je Stunde',
    about: 'So viele Geheimnisse erhält ein Operator höchstens in einer Stunde.',
  },
  'disclosures.perDay': {
    title: 'Limit je 24 Stunden',
    about: 'So viele Geheimnisse erhält ein Operator höchstens in 24 Stunden.',
  },
  'disclosures.admin.perMinute': {
    title: 'Administratoren: Limit je Minute',
    about: 'Das Limit je Minute für Helpdeskadministratoren, wenn es abweicht.',
  },
  'disclosures.admin.perHour': {
    title: 'Administratoren: Limit je Stunde',
    about: 'Das Limit je Stunde für Helpdeskadministratoren, wenn es abweicht.',
  },
  'disclosures.admin.perDay': {
    title: 'Administratoren: Limit je 24 Stunden',
    about: 'Das Limit je 24 Stunden für Helpdeskadministratoren, wenn es abweicht.',
  },
  'disclosures.user.perMinute': {
    title: 'Benutzer: Limit je Minute',
    about: 'Das Limit je Minute für Helpdeskbenutzer, wenn es abweicht.',
  },
  'disclosures.user.perHour': {
    title: 'Benutzer: Limit je Stunde',
    about: 'Das Limit je Stunde für Helpdeskbenutzer, wenn es abweicht.',
  },
  'disclosures.user.perDay': {
    title: 'Benutzer: Limit je 24 Stunden',
    about: 'Das Limit je 24 Stunden für Helpdeskbenutzer, wenn es abweicht.',
  },
  'disclosures.breakGlass': {
    title: 'Notfallzugriff',
    about: 'Ein Administrator darf für ein Geheimnis mit Begründung über das Limit hinausgehen.',
  },
  'entra.keepList': {
    title: 'Liste von Entra ID behalten',
    about:
      'Die Schlüsselliste von Entra ID, ohne die Schlüssel selbst, bleibt verschlüsselt auf ' +
      'diesem Computer, für den nächsten Start.',
  },
  'tpm.remoteTimeoutSeconds': {
    title: 'Auf ein TPM warten (Sekunden)',
    about: 'So lange hat ein Computer Zeit, für sein TPM zu antworten.',
  },
  'reports.keepForOffline': {
    title: 'Berichte behalten',
    about:
      'Die zuletzt angezeigten Berichte bleiben verschlüsselt auf diesem Computer, um sie ' +
      'ohne Netzwerk zu lesen.',
  },
  'reports.keepAtMost': {
    title: 'Höchstens behalten',
    about: 'So viele Berichte werden höchstens behalten; die ältesten werden zuerst gelöscht.',
  },
  'reports.importantComputers': {
    title: 'Wichtige Computer',
    about:
      'Namen von Computern, deren Offenlegungen stets auffallen sollen; * steht für ' +
      'beliebige Zeichen.',
  },
  'secondPerson.computers': {
    title: 'Zweite Person: Computer',
    about:
      'Namen von Computern, deren Geheimnisse ein zweiter Administrator freigibt; * steht ' +
      'für beliebige Zeichen.',
  },
  'secondPerson.organisationalUnits': {
    title: 'Zweite Person: Organisationseinheiten',
    about: 'Dasselbe für Computer in diesen Einheiten, etwa OU=Server,DC=contoso,DC=com.',
  },
  'tickets.pattern': {
    title: 'Ticketnummer: Muster',
    about: 'Wie eine Ticketnummer aussieht, z. B. (INC|REQ)[0-9]{7}. Leer: beliebiger Text.',
  },
  'tickets.example': {
    title: 'Ticketnummer: Beispiel',
    about: 'Wird angezeigt, wenn jemand eine falsche eingibt.',
  },
  'tickets.link': {
    title: 'Ticketnummer: Link',
    about: 'Wo ein Ticket im Browser gelesen wird: eine https-Adresse mit {ticket}.',
  },
  'tickets.requiredOf': {
    title: 'Ticketnummer: Pflicht für',
    about: 'Rollen, die ohne Ticketnummer keinen Schlüssel erhalten: admin, user.',
  },
  'tickets.requiredOfGroups': {
    title: 'Ticketnummer: Pflicht für Gruppen',
    about:
      'Mitglieder dieser Gruppen erhalten ohne sie keinen Schlüssel, gleich welcher Rolle: ' +
      'DOMÄNE\\Name, SID oder Objekt-ID, * für alle.',
  },
  'session.recheckEverySeconds': {
    title: 'Gruppen prüfen alle (Sekunden)',
    about: 'So oft wird das Verzeichnis gefragt, ob der Operator noch in den Gruppen ist.',
  },
  'session.lockAfterIdleSeconds': {
    title: 'Sperren nach (Sekunden)',
    about: 'Nach dieser Zeit ohne Tastatur und Maus wird die Konsole gesperrt.',
  },
  'session.endPageAfterSeconds': {
    title: 'Seite beenden nach (Sekunden)',
    about:
      'Hat die Seite so lange nach dem Sperren ihre Geheimnisse nicht ' +
      'freigegeben, wird sie samt Eingaben beendet.',
  },
  'session.signIn': {
    title: 'Art der Anmeldung',
    about:
      'Wie man sich bei jeder Organisation anmeldet, was deren eigene Konfiguration auch ' +
      'sagt.',
  },
  'updates.mode': {
    title: 'Updates',
    about:
      'Ob Keydesk in einem Ordner der Organisation nach neueren Versionen sucht und sie meldet.',
  },
  'updates.folder': { title: 'Updates: Ordner', about: 'Die https-Adresse dieses Ordners.' },
  'updates.publicKey': {
    title: 'Updates: Schlüssel',
    about: 'Der öffentliche Schlüssel in Base64, mit dem seine Versionsliste signiert ist.',
  },
  'updates.ring': {
    title: 'Updates: Ring',
    about: 'Der Ring dieses Computers: Er entscheidet, welche Version er bekommt.',
  },
};

const ORIGINS: SettingTexts['origins'] = {
  default: 'Standard',
  person: 'Von Ihnen gewählt',
  configuration: 'Durch die Konfiguration festgelegt',
  policy: 'Durch Richtlinie festgelegt',
  safe: 'Sicherer Wert: Die Angabe der Richtlinie ist nicht verwendbar',
};

const FAULTS: SettingTexts['faults'] = {
  unknown: 'Diese Einstellung gibt es nicht.',
  wrong: 'Ihr Wert ist nicht verwendbar.',
  'too-high': 'Höher, als jemand selbst wählen darf.',
  'not-personal': 'Das darf niemand selbst wählen.',
};

const POLICY_FAULTS: SettingTexts['policyFaults'] = {
  'not-json': 'Sie ist kein JSON.',
  'not-a-policy': 'Sie hat nicht die Form einer Richtlinie.',
  'too-large': 'Sie ist größer als 1 MB.',
  link: 'Sie ist eine Verknüpfung und keine Datei.',
  'not-a-file': 'Sie ist keine Datei.',
  'open-to-others': 'Nicht nur Administratoren können sie ändern.',
  newer: 'Sie ist von einer neueren Version.',
  unreadable: 'Sie kann nicht gelesen werden.',
};

const PLACES: SettingTexts['places'] = { policy: 'Richtlinie', person: 'Ihre Auswahl' };

/** Settings → what a person may choose, and what is set by whom. */
export const settingList = {
  title: 'Auswahl und Richtlinie',
  search: 'Einstellungen suchen',
  none: 'Keine Einstellung enthält diesen Text im Namen.',
  others: 'Von der Organisation festgelegt',
  on: 'Ein',
  off: 'Aus',
  notSet: 'Nicht festgelegt',
  reset: 'Standard verwenden',
  wrong: 'Dieser Wert ist nicht möglich.',
  settings: SETTINGS,
  options: {
    'appearance.theme': { system: 'System', light: 'Hell', dark: 'Dunkel' },
    'appearance.textSize': {
      normal: 'Normal',
      large: 'Groß (125 %)',
      larger: 'Größer (150 %)',
      largest: 'Am größten (200 %)',
    },
    'session.signIn': {
      either: 'Windows oder Kennwort',
      windows: 'Nur Windows',
      password: 'Nur Kennwort',
    },
    'updates.mode': { off: 'Aus', notify: 'Benachrichtigen' },
  },
  origins: ORIGINS,
  faults: FAULTS,
  policyFaults: POLICY_FAULTS,
  places: PLACES,
  unusable:
    'Die Richtlinie dieses Computers ist nicht verwendbar. Bis dahin gelten sichere ' +
    'Werte. Sagen Sie es Ihrem Administrator.',
  range: (least: number, most: number) => `Von ${least} bis ${most}`,
  setIn: (origin: string, place: string) => `${origin}: ${place}`,
  problem: (place: string, name: string, fault: string) => `${place}, ${name}: ${fault}`,
};
