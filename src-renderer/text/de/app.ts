import type { Area } from '#shared/sign-in/role.ts';
import { ticketField } from './fields.ts';

const AREAS: Readonly<Record<Area, string>> = {
  'drive-recovery': 'Laufwerkwiederherstellung',
  'manage-tpm': 'TPM verwalten',
  reports: 'Berichte',
};

export const app = {
  product: 'Keydesk',
  tagline: 'Helpdeskkonsole für die BitLocker-Wiederherstellung',
  areas: AREAS,
  areasLabel: 'Bereiche',
  accountMenu: (name: string) => `Konto: ${name}`,
  aboutText: (version: string) => `Keydesk ${version}. ${app.tagline}.`,
  close: 'Schließen',
  cancel: 'Abbrechen',
  sentenceGap: ' ',
  labelled: (name: string, value: string) => `${name}: ${value}`,
  unknownTime: 'Nicht bekannt',
  retry: 'Erneut versuchen',
  demoLabel: 'Demoprofil',
  demoBanner: 'Demoprofil: Alle Computer, Personen und Schlüssel sind erfunden.',
  incident: (number: string) => `Vorfall ${number}.`,
  tabFailed: 'Dieser Bereich funktioniert nicht mehr.',
  tabFailedNext: 'Öffnen Sie ihn erneut. Was offengelegt wurde, steht im Überwachungsprotokoll.',
  openAgain: 'Erneut öffnen',
  making: 'Das Demoprofil wird erstellt',
  opening: 'Das Profil wird geöffnet',
  breakGlass: {
    title: 'Notfallzugriff',
    lead:
      'Als Administrator können Sie dieses eine Geheimnis erhalten, obwohl Ihr Limit erreicht ' +
      'ist. Ihre Begründung und die Offenlegung werden im Überwachungsprotokoll gekennzeichnet.',
    why: 'Warum es nicht warten kann',
    required: 'Geben Sie an, warum es nicht warten kann.',
    go: 'Über das Limit hinaus offenlegen',
    leadWithoutCode:
      'Als Administrator können Sie dieses eine Geheimnis erhalten, obwohl niemand einen Code ' +
      'vorgelesen hat. Ihre Begründung und die Offenlegung werden im Überwachungsprotokoll ' +
      'gekennzeichnet.',
    goWithoutCode: 'Ohne Code offenlegen',
    banner: (computer: string) =>
      `Notfallzugriff: Das Geheimnis von ${computer} wurde über ein Limit hinaus oder ohne ` +
      'Code offengelegt. Dies ist im Überwachungsprotokoll gekennzeichnet.',
  },
  secondPerson: {
    title: 'Zweite Person',
    lead:
      'Ein anderer Administrator gibt dieses eine Geheimnis hier neben Ihnen frei. Sie stehen ' +
      'beide im Überwachungsprotokoll. Die Freigabe gilt zwei Minuten.',
    userName: 'Administrator, der freigibt',
    password: 'Kennwort dieses Administrators',
    required: 'Füllen Sie dieses Feld aus.',
    approve: 'Freigeben und offenlegen',
    leadInBrowser:
      'Ein anderer Administrator meldet sich hier neben Ihnen mit dem Browser an und gibt dieses ' +
      'eine Geheimnis frei. Sie stehen beide im Überwachungsprotokoll. Die Freigabe gilt zwei ' +
      'Minuten.',
    approveInBrowser: 'Im Browser freigeben und offenlegen',
  },
  cloud: {
    label: 'Quellen mit eigener Anmeldung',
    signIn: (source: string) => `Bei ${source} anmelden…`,
    signOut: (source: string) => `Von ${source} abmelden`,
    signingIn: 'Fahren Sie im Browser fort, und kommen Sie dann zurück',
    readList: 'Liste neu lesen',
    nobody: (source: string) =>
      `${source}: Sie sind nicht angemeldet, daher wird diese Quelle nicht abgefragt.`,
    account: (account: string) => `Angemeldet als ${account}.`,
    list: (source: string, time: string, keys: string) =>
      `${source}, Liste von ${time}, ${keys} Schlüssel`,
    olderList: (source: string, moment: string, keys: string) =>
      `${source}, Liste vom ${moment}, ${keys} Schlüssel`,
    reading: (source: string, keys: string) =>
      `${source}: Die Schlüsselliste wird gelesen, bisher ${keys}. Bis sie vollständig ist, ` +
      `suchen Sie mit allen 32 Stellen einer Schlüssel-ID oder nach dem Computer.`,
    readingAgain: (keys: string) => `Sie wird neu gelesen, bisher ${keys} Schlüssel.`,
    none: (source: string) => `${source}: Es gibt noch keine Schlüsselliste.`,
    failed: (what: string) => `Sie konnte nicht neu gelesen werden: ${what}`,
  },
  ticket: ticketField,
  idle: {
    title: 'Sind Sie noch da?',
    text:
      'Dieser Computer wurde eine Weile nicht benutzt. Keydesk wird gleich gesperrt. Was Sie ' +
      'eingegeben haben, bleibt erhalten; Schlüssel müssen Sie neu anfordern.',
    locksIn: (time: string) => `Wird in ${time} gesperrt`,
    stay: 'Angemeldet bleiben',
  },
} as const;
