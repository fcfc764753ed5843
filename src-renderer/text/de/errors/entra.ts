import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;
const numbered = (requestId: string | undefined) =>
  requestId === undefined
    ? ''
    : ` Der Support von Microsoft findet die Anforderung unter dieser Nummer: ${requestId}.`;

/** Entra ID, and Microsoft Graph that reads from it. */
export const entraErrors = {
  'auth.browserOnly': () => ({
    what: 'Hier wird kein Kennwort angenommen: Sie melden sich mit Microsoft Entra ID an.',
    next: 'Wählen Sie „Mit Microsoft Entra ID anmelden“.',
  }),
  'auth.grantEnded': () => ({
    what:
      'Ihre Anmeldung bei Entra ID ist beendet: Sie wurde widerrufen, oder Ihr Kennwort oder ' +
      'eine Regel Ihrer Organisation hat sich geändert.',
    next: 'Melden Sie sich von Keydesk ab und wieder an.',
  }),
  'entra.signInNeeded': () => ({
    what: 'Sie sind nicht bei Entra ID angemeldet, oder diese Anmeldung ist beendet.',
    next:
      'Wählen Sie „Bei Entra ID anmelden…“, und senden Sie die Anforderung dann erneut. Ihre ' +
      'Eingaben sind noch da.',
  }),
  'entra.signInCancelled': () => ({
    what: 'Die Anmeldung bei Entra ID wurde im Browser abgebrochen.',
    next:
      'Melden Sie sich erneut an, wenn Sie dessen Schlüssel brauchen. Die anderen Quellen ' +
      'werden ohne sie abgefragt.',
  }),
  'entra.signInTimedOut': () => ({
    what:
      'Die Anmeldung bei Entra ID wurde im Browser nicht innerhalb von fünf Minuten ' +
      'abgeschlossen.',
    next:
      'Wählen Sie erneut „Bei Entra ID anmelden…“, und schließen Sie die Anmeldung im ' +
      'Browser ab.',
  }),
  'entra.signInRefused': ({ reason }) => ({
    what: `Entra ID hat die Anmeldung abgelehnt${said(reason)}.`,
    next: 'Versuchen Sie es erneut. Wenn es so bleibt, zeigen Sie dies Ihrem Administrator.',
  }),
  'entra.noBrowser': ({ reason }) => ({
    what: `Der Browser ließ sich nicht öffnen${said(reason)}.`,
    next:
      'Wählen Sie in den Windows-Einstellungen einen Standardbrowser, und versuchen Sie es ' +
      'erneut.',
  }),
  'entra.consentMissing': ({ reason }) => ({
    what: `Keydesk hat in Entra ID nicht die nötigen Berechtigungen${said(reason)}.`,
    next:
      'Bitten Sie Ihren Administrator, ihnen für die Organisation zuzustimmen; das ' +
      'Handbuch für Administratoren nennt sie.',
  }),
  'entra.accountDisabled': () => ({
    what: 'Ihr Konto ist in Entra ID deaktiviert.',
    next: 'Fragen Sie Ihren Administrator. Die anderen Quellen werden ohne Entra ID abgefragt.',
  }),
  'entra.notAllowed': ({ reason }) => ({
    what:
      'Eine Regel Ihrer Organisation lässt Ihre Anmeldung bei Entra ID hier nicht zu' +
      `${said(reason)}.`,
    next:
      'Fragen Sie Ihren Administrator, was der bedingte Zugriff für Keydesk verlangt, etwa ' +
      'einen konformen Computer, oder wem die Anwendung zugewiesen ist.',
  }),
  'entra.notRegistered': ({ reason }) => ({
    what:
      'Entra ID kennt den Mandanten oder die Anwendung so nicht, wie sie konfiguriert sind' +
      `${said(reason)}.`,
    next:
      'Bitten Sie Ihren Administrator, tenant, clientId und die Registrierung von Keydesk ' +
      'zu prüfen.',
  }),
  'entra.notSynced': ({ reason }) => ({
    what:
      `Das Konto${said(reason)} stammt nicht aus Ihrem Verzeichnis und kann deshalb nicht ` +
      'Ihres sein.',
    next:
      'Melden Sie sich bei Entra ID mit dem Konto an, das zu Ihrem Konto in Keydesk ' +
      'gehört. Ein reines Cloudkonto lässt sich hier nicht verwenden.',
  }),
  'entra.otherAccount': ({ reason }) => ({
    what: `Das Konto${said(reason)} ist nicht das, mit dem Sie sich bei Keydesk angemeldet haben.`,
    next:
      'Melden Sie sich erneut bei Entra ID an, und wählen Sie Ihr eigenes Konto. Es wurde ' +
      'nichts gelesen.',
  }),
  'entra.wrongToken': ({ reason }) => ({
    what:
      'Entra ID hat für einen anderen Mandanten, eine andere Anwendung oder ein anderes Konto ' +
      `geantwortet${said(reason)}.`,
    next:
      'Niemand wurde angemeldet. Bitten Sie Ihren Administrator, tenant und clientId in der ' +
      'Konfiguration mit der Registrierung von Keydesk zu vergleichen.',
  }),
  'entra.listIncomplete': ({ most = 0 }) => ({
    what: `Die Schlüsselliste von Entra ID wird noch gelesen (bisher ${most} Schlüssel).`,
    next:
      'Fragen Sie nach allen 32 Stellen der Schlüssel-ID, suchen Sie den Computer nach ' +
      'seinem Namen, oder senden Sie die Anforderung gleich noch einmal.',
  }),
  'entra.listNotProtected': () => ({
    what:
      'Dieser Computer hat keinen geschützten Ort für die Schlüsselliste, daher ist sie nur im ' +
      'Arbeitsspeicher.',
    next:
      'Sie können weiterarbeiten; die Liste wird nach jeder Anmeldung neu gelesen. Richten Sie ' +
      'unter Linux einen Schlüsselbund wie GNOME Keyring oder KWallet ein.',
  }),
  'entra.listNotKept': () => ({
    what:
      'Die Schlüsselliste konnte auf diesem Computer nicht aufbewahrt werden, daher ist sie nur ' +
      'im Arbeitsspeicher.',
    next:
      'Sie können weiterarbeiten. Schaffen Sie Platz auf dem Datenträger, und wählen Sie dann ' +
      '„Liste neu lesen“. Die Protokolldatei von Keydesk nennt den Grund.',
  }),
  'entra.notPermitted': ({ reason, requestId }) => ({
    what: `Entra ID erlaubt dies Ihrem Konto oder Keydesk nicht${said(reason)}.`,
    next:
      'Bitten Sie Ihren Administrator um eine Rolle wie „Helpdeskadministrator“ und um die ' +
      'Zustimmungen, die das Handbuch nennt. Mit einer Rolle nur für eine ' +
      'Verwaltungseinheit ist ein Computer, der für einen anderen Besitzer neu ' +
      `eingerichtet wurde, nicht erreichbar.${numbered(requestId)}`,
  }),
  'entra.notManaged': () => ({
    what: 'Dieser Computer wird nicht von Intune verwaltet, oder Intune zeigt ihn Ihnen nicht.',
    next:
      'Ersetzen Sie den Schlüssel am Computer. Wird er von Intune verwaltet, bitten ' +
      'Sie Ihren Administrator um die Rolle, die das Handbuch nennt.',
  }),
  'entra.throttled': ({ waitSeconds, requestId }) => ({
    what: 'Entra ID nimmt im Moment keine weiteren Anforderungen an.',
    next: `Versuchen Sie es in ${waitSeconds ?? 60} s erneut.${numbered(requestId)}`,
  }),
  'entra.unavailable': ({ reason, requestId }) => ({
    what: `Entra ID ist nicht verfügbar${said(reason)}.`,
    next: `Versuchen Sie es in einigen Minuten erneut.${numbered(requestId)}`,
  }),
  'entra.refused': ({ reason, requestId }) => ({
    what: `Entra ID hat die Anforderung abgelehnt${said(reason)}.`,
    next: `Wenn es so bleibt, zeigen Sie dies Ihrem Administrator.${numbered(requestId)}`,
  }),
  'entra.unreadableAnswer': ({ reason, requestId }) => ({
    what:
      `Entra ID hat eine Antwort gegeben, die nicht stimmen kann${said(reason)}. Es wurde ` +
      'nichts daraus übernommen.',
    next:
      'Versuchen Sie es erneut. Wenn es so bleibt, verändert vielleicht etwas zwischen ' +
      `diesem Computer und Microsoft die Antworten.${numbered(requestId)}`,
  }),
  'entra.unreachable': ({ server = 'Entra ID', reason }) => ({
    what: `${server} ist nicht erreichbar${said(reason)}.`,
    next:
      'Prüfen Sie das Netzwerk, und versuchen Sie es erneut. Die anderen Quellen werden ohne ' +
      'Entra ID abgefragt.',
  }),
  'entra.timedOut': () => ({
    what: 'Entra ID hat nicht rechtzeitig geantwortet.',
    next:
      'Versuchen Sie es gleich noch einmal. Wenn es so bleibt, fragen Sie Ihren ' +
      'Administrator.',
  }),
  'entra.notTrusted': ({ server = 'Entra ID', reason }) => ({
    what:
      `${server} hat ein Zertifikat, dem nicht vertraut wird${said(reason)}. Es wurde ` +
      'nichts gesendet.',
    next:
      'Fragen Sie Ihren Administrator: Wo das Netzwerk verschlüsselte Verbindungen öffnet, ' +
      'muss dieser Computer dessen Zertifizierungsstelle vertrauen, oder caFile muss sie ' +
      'nennen.',
  }),
} satisfies ErrorTexts;
