import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** The console itself, its configuration and its clipboard. */
export const consoleErrors = {
  internal: () => ({
    what: 'In Keydesk ist ein unerwartetes Problem aufgetreten.',
    next:
      'Versuchen Sie es erneut. Geschieht es wieder, nennen Sie Ihrem Administrator die ' +
      'Vorfallnummer; die Einzelheiten stehen im Protokoll.',
  }),

  'input.invalid': () => ({
    what: 'Etwas im Formular stimmt nicht.',
    next: 'Prüfen Sie die Felder, und senden Sie erneut ab.',
  }),

  'request.cancelled': () => ({
    what: 'Die Anforderung wurde abgebrochen.',
    next: 'Nichts wurde offengelegt. Senden Sie erneut ab, wenn Sie so weit sind.',
  }),
  'request.inProgress': () => ({
    what: 'Eine andere Anforderung läuft noch.',
    next: 'Warten Sie, bis sie beendet ist, oder brechen Sie sie ab.',
  }),

  'config.invalid': ({ reason = '' }) => ({
    what: 'Die Konfigurationsdatei kann nicht verwendet werden.',
    next: `Berichtigen Sie sie, und starten Sie Keydesk neu. ${reason}`,
  }),

  'profile.unknown': () => ({
    what: 'Dieses Profil ist nicht konfiguriert.',
    next: 'Wählen Sie ein anderes Profil.',
  }),

  'link.invalid': () => ({
    what: 'Der Link wurde nicht verwendet, weil Keydesk ihn nicht kennt.',
    next:
      'Füllen Sie das Formular von Hand aus, und informieren Sie die Person, die die Links in ' +
      'Ihren Tickets erstellt.',
  }),
  'link.notPermitted': () => ({
    what:
      'Der Link wurde nicht verwendet: Er führt zur Laufwerkwiederherstellung, die Ihr Konto ' +
      'nicht verwenden darf.',
    next: 'Geben Sie das Ticket an den Helpdesk weiter.',
  }),

  'settings.managed': () => ({
    what:
      'Das ist festgelegt: durch die Richtlinie dieses Computers oder die ' +
      'Konfiguration der Organisation.',
    next:
      'Woher es kommt, steht in den Einstellungen. Wenden Sie sich an Ihren ' +
      'Administrator, wenn es anders sein soll.',
  }),

  'ticket.notOpened': () => ({
    what: 'Das Ticket wurde nicht im Browser geöffnet.',
    next:
      'Öffnen Sie es von Hand, und informieren Sie Ihren Administrator, wenn dies erneut ' +
      'geschieht.',
  }),

  'setup.managed': () => ({
    what: 'Ihr Administrator hat diese Konsole konfiguriert.',
    next: 'Wenden Sie sich an Ihren Administrator, wenn sich etwas ändern soll.',
  }),
  'setup.signOutFirst': () => ({
    what: 'Jemand ist angemeldet.',
    next: 'Melden Sie sich ab, und verbinden Sie sich dann mit Ihrer Organisation.',
  }),
  'setup.ended': () => ({
    what: 'Die Verbindung dieser Einrichtung ist beendet.',
    next: 'Geben Sie Ihr Kennwort erneut ein, und fahren Sie fort.',
  }),
  'setup.noCertificate': () => ({
    what: 'In dieser Datei ist kein Zertifikat.',
    next:
      'Wählen Sie das Zertifikat Ihrer Zertifizierungsstelle als Datei vom Typ .cer, .crt oder ' +
      '.pem.',
  }),

  'clipboard.unavailable': () => ({
    what: 'Der Schlüssel konnte nicht in die Zwischenablage kopiert werden.',
    next:
      'Vielleicht verwendet sie gerade ein anderes Programm. Versuchen Sie es erneut, oder lesen ' +
      'Sie den Schlüssel vor.',
  }),
} satisfies ErrorTexts;
