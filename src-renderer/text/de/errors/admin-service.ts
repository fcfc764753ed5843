import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;
const named = (server: string | undefined) => server ?? 'AdminService';

/** The administration service of Configuration Manager. */
export const adminServiceErrors = {
  'adminService.noSearchById': () => ({
    what:
      'Der AdminService listet Schlüssel nach Computern auf und lässt sich nicht allein nach ' +
      'einer Schlüssel-ID durchsuchen.',
    next:
      'Nennen Sie den Endbenutzer, oder suchen Sie die Schlüssel des Computers ohne ' +
      'Schlüssel-ID. Bis dahin wird ein Schlüssel, den nur der AdminService hat, nicht ' +
      'gefunden.',
  }),
  'adminService.signInRefused': ({ server, reason }) => ({
    what: `${named(server)} hat Ihre Anmeldung abgelehnt${said(reason)}.`,
    next:
      'Es wird erst wieder versucht, wenn Sie sich neu bei Keydesk anmelden. Tun Sie das, ' +
      'wenn Ihr Kennwort geändert wurde. Fragen Sie sonst Ihren Administrator, ob Sie ' +
      'Administratorbenutzer von Configuration Manager sind.',
  }),
  'adminService.notPermitted': ({ reason }) => ({
    what: `Configuration Manager erlaubt das Ihrem Konto nicht${said(reason)}.`,
    next:
      'Bitten Sie Ihren Administrator um eine Sicherheitsrolle mit „Lesen“ und ' +
      '„BitLocker-Wiederherstellungsschlüssel lesen“ für eine Sammlung mit diesem Computer.',
  }),
  'adminService.busy': ({ server, waitSeconds }) => ({
    what: `${named(server)} nimmt im Moment keine weiteren Anforderungen an.`,
    next:
      waitSeconds === undefined
        ? 'Versuchen Sie es in einer Minute erneut.'
        : `Versuchen Sie es in ${waitSeconds} s erneut.`,
  }),
  'adminService.failed': ({ server, reason }) => ({
    what: `Der AdminService auf ${named(server)} ist gescheitert${said(reason)}.`,
    next:
      'Versuchen Sie es in einigen Minuten erneut. Wenn es so bleibt, zeigen Sie dies Ihrem ' +
      'Administrator; das Protokoll AdminService.log auf dem Server sagt, warum.',
  }),
  'adminService.refused': ({ reason }) => ({
    what: `Der AdminService hat die Anforderung nicht angenommen${said(reason)}.`,
    next:
      'Fragen Sie Ihren Administrator, ob der Standort Configuration Manager 2010 oder neuer ' +
      'hat und ob dort die BitLocker-Verwaltung eingerichtet ist.',
  }),
  'adminService.unreadableAnswer': ({ reason }) => ({
    what:
      `Der AdminService hat eine Antwort gegeben, die nicht stimmen kann${said(reason)}. ` +
      'Nichts davon wurde übernommen.',
    next:
      'Versuchen Sie es erneut. Wenn es so bleibt, bitten Sie Ihren Administrator, den Namen ' +
      'des Servers in der Konfiguration zu prüfen.',
  }),
  'adminService.unreachable': ({ server, reason }) => ({
    what: `${named(server)} ist nicht erreichbar${said(reason)}.`,
    next:
      'Prüfen Sie das Netzwerk, und versuchen Sie es erneut. Die anderen Quellen werden ohne ' +
      'ihn abgefragt.',
  }),
  'adminService.timedOut': () => ({
    what: 'Der AdminService hat nicht rechtzeitig geantwortet.',
    next:
      'Versuchen Sie es gleich noch einmal. Wenn es so bleibt, fragen Sie Ihren ' +
      'Administrator.',
  }),
  'adminService.notTrusted': ({ server, reason }) => ({
    what:
      `${named(server)} hat ein Zertifikat, dem nicht vertraut wird${said(reason)}. Es wurde ` +
      'nichts gesendet.',
    next:
      'Fragen Sie Ihren Administrator: Dieser Computer muss dem eigenen Zertifikat des ' +
      'Standorts oder dessen Zertifizierungsstelle vertrauen, oder es muss in caFile stehen.',
  }),
} satisfies ErrorTexts;
