import type { CheckFacts, CheckName, CheckStep } from '#shared/connection/connection-check.ts';
import type { ConfigurationOrigin } from '#shared/connection/organisation-setup.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';

const ROLES: Readonly<Record<Role, string>> = {
  admin: 'Helpdeskadministratoren',
  user: 'Helpdeskbenutzer',
  reports: 'Berichtsleser',
};

const ROLE_HINTS: Readonly<Record<Role, string>> = {
  admin: 'Laufwerkwiederherstellung, TPM verwalten und Berichte; Schlüssel-ID und Grund genügen.',
  user: 'Laufwerkwiederherstellung und TPM verwalten; jedes Feld muss ausgefüllt werden.',
  reports: 'Nur Berichte.',
};

const ORIGINS: Readonly<Record<ConfigurationOrigin, string>> = {
  none: 'Noch ist keine Organisation konfiguriert. Was Sie sehen, ist das Demoprofil.',
  user: 'Ihre eigene Konfiguration.',
  environment:
    'Von Ihrem Administrator über KEYDESK_CONFIG festgelegt. Nur Ihr Administrator kann sie ' +
    'ändern.',
  machine:
    'Von Ihrem Administrator für diesen Computer festgelegt. Nur Ihr Administrator kann sie ' +
    'ändern.',
};

const STEPS: Readonly<Record<CheckName, string>> = {
  tenant: 'Entra ID erreichen',
  find: 'Domänencontroller suchen',
  reach: 'Einen Domänencontroller erreichen',
  certificate: 'Die Verbindung verschlüsseln',
  clock: 'Die Uhren vergleichen',
  ticket: 'Nach einem Windows-Ticket suchen',
  bind: 'Anmelden',
  groups: 'Die Gruppen suchen',
  keys: 'Wiederherstellungsschlüssel lesen',
  sources: 'Die Datenbanken abfragen',
  secrets: 'Geheimnisse des Speichers prüfen',
  'admin-service': 'Den AdminService abfragen',
  cloud: 'Entra ID abfragen',
  witnesses: 'Den Zeugen eine Testnachricht senden',
  messages: 'Den Server für Nachrichten prüfen',
  'audit-log': 'In das Überwachungsprotokoll schreiben',
};

const list = (text = ''): string => (text === '' ? 'keine' : text);
const day = (iso = ''): string => iso.slice(0, 10);

/** A step of the check as a line of text. */
interface ReportLine {
  readonly number: number;
  readonly name: string;
  readonly state: string;
  readonly text: string;
}

const TICKET_PROBLEMS: Readonly<Record<string, string>> = {
  'kerberos.expired': 'Das Ticket ist abgelaufen.',
  'kerberos.clock':
    'Die Uhren dieses Computers und der Domäne weichen für ein Ticket zu stark voneinander ab.',
  'kerberos.noSpn': 'Die Domäne hat keinen Dienstnamen (SPN) für diesen Controller.',
  'kerberos.kdcSilent': 'Kein Domänencontroller hat rechtzeitig ein Ticket ausgestellt.',
  'kerberos.encryption':
    'Dieser Computer und die Domäne lassen keine gemeinsame Verschlüsselung für ein Ticket zu.',
};

/** What a step saw, in a sentence. */
const SEEN: Readonly<Record<CheckName, (facts: CheckFacts) => string>> = {
  tenant: ({ server = '', tenant = '' }) => `${server} antwortet für den Mandanten ${tenant}.`,
  find: ({ domain = '', how, servers }) =>
    how === 'listed'
      ? `Für ${domain} konfiguriert: ${list(servers)}`
      : `DNS nennt für ${domain}: ${list(servers)}`,
  reach: ({ answering, notAnswering }) =>
    [
      answering && `${answering} ist erreichbar.`,
      notAnswering && `Keine Antwort von ${notAnswering}.`,
    ]
      .filter(Boolean)
      .join(' '),
  certificate: ({ server = '', issuer, names, validTo, days, encryption }) =>
    issuer === undefined
      ? server
      : `${encryption === 'starttls' ? 'StartTLS' : 'LDAPS'} zu ${server}. Zertifikat für ` +
        `${list(names)}, ausgestellt von ${issuer}, gültig bis ` +
        `${day(validTo)}${days === undefined ? '' : ` (${days} Tage)`}.`,
  clock: ({ seconds = '0' }) =>
    Math.abs(Number(seconds)) <= 1
      ? 'Die Uhren stimmen überein.'
      : `Die Uhr dieses Computers geht gegenüber dem Controller ${Math.abs(Number(seconds))} ` +
        `Sekunden ${Number(seconds) > 0 ? 'vor' : 'nach'}.`,
  ticket: ({ holder = '', service = '', problem = '' }) =>
    problem === ''
      ? `Das Ticket von ${holder} gilt für ${service}.`
      : (TICKET_PROBLEMS[problem] ?? 'Windows hat kein Ticket für diesen Controller ausgestellt.'),
  bind: ({ account = '', server = '' }) =>
    `Angemeldet als ${account}${server === '' ? '' : ` bei ${server}`}.`,
  groups: ({ missing, roles = '', admin, user, reports }) => {
    const found = list([admin, user, reports].filter(Boolean).join(', '));
    const own = Role.options
      .filter((role) => roles.split(' ').includes(role))
      .map((role) => ROLES[role]);
    const memberships =
      own.length === 0
        ? 'Ihr Konto ist in keiner davon.'
        : `Ihr Konto gehört zu: ${own.join(', ')}.`;
    return `Gefunden: ${found}. ${missing ? `Nicht gefunden: ${missing}. ` : ''}${memberships}`;
  },
  keys: ({ seen }) =>
    ({
      readable: 'Ihr Konto darf BitLocker-Wiederherstellungskennwörter lesen.',
      hidden:
        'Es gibt Wiederherstellungsschlüssel, aber Ihr Konto darf ihre Kennwörter nicht lesen.',
      none:
        'Für Ihr Konto ist kein Wiederherstellungsschlüssel sichtbar: In dieser Domäne ist ' +
        'keiner gesichert, oder Ihr Konto darf sie nicht sehen.',
    })[seen ?? 'none'] ?? '',
  sources: ({ answered, failed }) =>
    [
      answered && `${answered} hat geantwortet.`,
      failed && `Konnte nicht abgefragt werden: ${failed}.`,
    ]
      .filter(Boolean)
      .join(' '),
  secrets: ({ secrets = 'none' }) =>
    ({
      none: 'Der Speicher auf diesem Computer enthält keine Geheimnisse.',
      clear: 'Die Geheimnisse im Speicher auf diesem Computer sind nicht verschlüsselt.',
      encrypted:
        'Die Geheimnisse im Speicher auf diesem Computer sind verschlüsselt, und Sie haben den ' +
        'Schlüssel.',
    })[secrets] ?? '',
  'admin-service': ({ server = '', reached, account, computers }) =>
    [
      reached && `${server} ist erreichbar, und seinem Zertifikat wird vertraut.`,
      account && `Angemeldet als ${account}.`,
      computers === 'none' && 'Für Ihr Konto ist kein Computer sichtbar.',
      computers === 'visible' &&
        'Ein Computer und die Liste seiner Schlüssel sind sichtbar. Ob Ihr Konto einen Schlüssel ' +
          'lesen darf, zeigt sich beim Lesen.',
    ]
      .filter(Boolean)
      .join(' '),
  cloud: ({ account = '', granted = '', keys = '0' }) =>
    account === ''
      ? ''
      : `Angemeldet als ${account}. Gewährt: ${list(granted)}. ` +
        (keys === '0'
          ? 'Für Ihr Konto ist kein Wiederherstellungsschlüssel sichtbar.'
          : `Wiederherstellungsschlüssel sind sichtbar (${keys} auf der ersten Seite). Ob Ihr ` +
            'Konto einen lesen darf, zeigt sich beim Lesen.'),
  witnesses: ({ answered, failed }) =>
    [
      answered && `${answered} hat eine Testnachricht bestätigt.`,
      failed && `${failed} hat eine Testnachricht nicht bestätigt.`,
    ]
      .filter(Boolean)
      .join(' '),
  messages: ({ answered, failed, waiting = '0', lost = '0' }) =>
    [
      answered && `${answered} ist verwendbar.`,
      failed && `${failed} ist nicht verwendbar.`,
      waiting !== '0' && `Wartende Mitteilungen: ${waiting}.`,
      lost !== '0' && `Nicht zugestellte Mitteilungen: ${lost}.`,
    ]
      .filter(Boolean)
      .join(' '),
  'audit-log': ({ sequence = '' }) => `Eintrag ${sequence} wurde geschrieben.`,
};

/** What to do about a warning. */
const ADVICE: Readonly<Partial<Record<CheckName, string>>> = {
  secrets: 'Bitten Sie Ihren Administrator, sie zu verschlüsseln (keydesk store encrypt).',
  messages:
    'Suchen Sie im Überwachungsprotokoll nach nicht zugestellten Mitteilungen, und berichtigen ' +
    'Sie die Adressen im Verzeichnis.',
  reach:
    'Keydesk verwendet sofort den nächsten. Prüfen Sie die, die nicht antworten, oder entfernen ' +
    'Sie sie aus DNS.',
  certificate: 'Bitten Sie Ihren Administrator, das Zertifikat bald zu erneuern.',
  clock: 'Stellen Sie die Uhr dieses Computers: Einträge im Protokoll tragen seine Zeit.',
  'admin-service':
    'Bitten Sie Ihren Administrator um eine Sicherheitsrolle für eine Sammlung mit den ' +
    'Computern, bei denen Sie helfen.',
  cloud:
    'Wenn Geräte Schlüssel in Entra ID sichern, bitten Sie Ihren Administrator um eine ' +
    'Rolle, die sie sehen darf, etwa „Helpdeskadministrator“.',
  ticket: 'Melden Sie sich mit Ihrem Kennwort an, bis dies funktioniert.',
  groups:
    'Berichtigen Sie die Gruppen in der Konfiguration, oder bitten Sie darum, in eine davon ' +
    'aufgenommen zu werden.',
  keys:
    'Bitten Sie Ihren Administrator um das Recht, sie zu lesen, wenn Sie Laufwerke aus dem ' +
    'Verzeichnis wiederherstellen.',
};

const SKIPPED: Readonly<Record<Extract<CheckStep, { state: 'skipped' }>['because'], string>> = {
  'failed-before': 'Nicht versucht: Der Schritt davor ist fehlgeschlagen.',
  'not-signed-in': 'Nicht versucht: Melden Sie sich zuerst an.',
  'nothing-configured': 'Nicht versucht: Nichts ist konfiguriert.',
  'no-ticket': 'Es gibt keines: Sie sind auf diesem Computer nicht bei der Domäne angemeldet.',
  'no-kerberos': 'Nicht möglich: Die Kerberos-Bibliothek fehlt auf diesem Computer.',
  'no-cloud-sign-in': 'Nicht versucht: Melden Sie sich zuerst bei Entra ID an.',
};

export const settings = {
  title: 'Einstellungen',
  close: 'Schließen',
  language: {
    title: 'Sprache',
    /** The language of the operating system, where there are words for it. */
    system: 'System',
  },
  organisation: {
    title: 'Organisation',
    origins: ORIGINS,
    signOutFirst: 'Melden Sie sich ab, um sich mit einer anderen Organisation zu verbinden.',
  },
  check: {
    title: 'Verbindung prüfen',
    intro:
      'Prüft die Verbindung zum Verzeichnis Schritt für Schritt. Es wird kein Geheimnis gelesen.',
    run: 'Verbindung prüfen',
    running: 'Die Verbindung wird geprüft',
    copy: 'Als Text kopieren',
    copied: 'Kopiert.',
    steps: STEPS,
    seen: SEEN,
    advice: ADVICE,
    skipped: SKIPPED,
    untried: 'nicht versucht',
    states: {
      passed: 'Bestanden',
      warning: 'Warnung',
      failed: 'Fehlgeschlagen',
      skipped: 'Nicht versucht',
    },
    heading: (profile: string, time: string, version: string) =>
      `Keydesk ${version}, Prüfung von ${profile}, ${time}`,
    line: ({ number, name, state, text }: ReportLine) => `${number}. ${name}: ${state}. ${text}`,
    failedWith: (code: ErrorCode) => `(${code})`,
  },
  logins: {
    title: 'Datenbankanmeldungen',
    intro:
      'Diese Quellen werden mit einer SQL Server-Anmeldung abgefragt. Sie wird auf ' +
      'diesem Computer nur für Sie aufbewahrt, geschützt durch das Betriebssystem.',
    states: {
      kept: 'Eine Anmeldung ist aufbewahrt.',
      missing: 'Noch ist keine Anmeldung aufbewahrt.',
    },
    enter: 'Anmeldung eingeben…',
    replace: 'Anmeldung ersetzen…',
    forget: 'Anmeldung löschen',
    form: (source: string) => `Anmeldung für ${source}`,
    userName: 'Anmeldename',
    password: 'Kennwort',
    keep: 'Anmeldung aufbewahren',
  },
  cloud: {
    title: 'Anmeldung in der Cloud',
    intro:
      'Diese Quellen verlangen eine eigene Anmeldung im Browser, mit Ihrem eigenen Konto. ' +
      'Sie endet, wenn Sie Keydesk sperren oder sich abmelden.',
  },
  connect: {
    open: 'Mit Ihrer Organisation verbinden…',
    title: 'Mit Ihrer Organisation verbinden',
    stages: { directory: '1. Verzeichnis', account: '2. Anmelden', groups: '3. Gruppen' },
    domain: 'Domäne',
    domainHint: 'DNS-Name wie contoso.com',
    domainInvalid: 'Das ist kein DNS-Name einer Domäne. Geben Sie ihn ein wie contoso.com.',
    more: 'Mehr',
    encryption: 'Verschlüsselung',
    encryptions: { ldaps: 'LDAPS (Port 636)', starttls: 'StartTLS (Port 389)' },
    dnsServer: 'DNS-Server',
    dnsServerHint:
      'Seine IP-Adresse. Nur nötig, wenn das DNS dieses Computers die Domäne nicht kennt',
    dnsServerInvalid: 'Das ist keine IP-Adresse.',
    authorities: 'Zertifizierungsstelle',
    authoritiesHint:
      'Nur nötig, wenn dieser Computer der Stelle nicht vertraut, die die Zertifikate der ' +
      'Controller ausgestellt hat',
    chooseAuthorities: 'Datei wählen…',
    noAuthorities: 'Die des Betriebssystems',
    find: 'Controller suchen',
    finding: 'Domänencontroller werden gesucht',
    accountIntro:
      'Ihr eigenes Konto genügt. Es wird verwendet, um Gruppen zu suchen, und nicht gespeichert.',
    userName: 'Benutzername',
    userNameHint: 'DOMÄNE\\Name oder Name@Domäne',
    password: 'Kennwort',
    signIn: 'Anmelden',
    signingIn: 'Anmeldung beim Verzeichnis läuft',
    required: 'Füllen Sie dieses Feld aus.',
    groupsIntro:
      'Mitglieder dieser Gruppen, beliebig tief verschachtelt, dürfen sich anmelden. Mindestens ' +
      'eine ist nötig. Wer in den Gruppen der Administratoren und der Benutzer ist, ist ' +
      'Administrator.',
    roles: ROLES,
    roleHints: ROLE_HINTS,
    groupSearch: 'Geben Sie einen Teil vom Namen der Gruppe ein',
    noGroups: 'Keine Sicherheitsgruppe enthält diesen Text im Namen.',
    groupsRequired: 'Wählen Sie mindestens eine Gruppe.',
    name: 'Name der Organisation',
    nameHint: 'So sehen ihn alle, die sich anmelden',
    back: 'Zurück',
    cancel: 'Abbrechen',
    finish: 'Speichern und verwenden',
    finishing: 'Die Konfiguration wird gespeichert',
  },
} as const;
