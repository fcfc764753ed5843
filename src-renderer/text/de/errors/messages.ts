import type { ErrorText } from '#renderer/text/en/errors/error-text.ts';
import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';

const technical = (reason: string) => (reason === '' ? '' : ` (${reason})`);
const serverNamed = (name = '') =>
  name === '' ? 'Der Server für Nachrichten' : `Der Server ${name}`;

/** Messages to people, and the codes that are sent with them. */
export const messageErrors = {
  'message.unreachable': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} ist nicht erreichbar${technical(reason)}.`,
    next:
      'Prüfen Sie das Netzwerk, und versuchen Sie es dann erneut, oder wenden Sie sich an ' +
      'Ihren Administrator.',
  }),
  'message.timedOut': ({ server }) => ({
    what: `${serverNamed(server)} hat nicht rechtzeitig geantwortet.`,
    next: 'Versuchen Sie es erneut, oder wenden Sie sich an Ihren Administrator.',
  }),
  'message.notTrusted': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} hat ein Zertifikat, dem nicht vertraut wird${technical(reason)}.`,
    next: 'Bitten Sie Ihren Administrator, das Zertifikat und caFile zu prüfen.',
  }),
  'message.deferred': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} nimmt die Nachricht zurzeit nicht an${technical(reason)}.`,
    next: 'Versuchen Sie es gleich erneut, oder wenden Sie sich an Ihren Administrator.',
  }),
  'message.refused': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} hat die Nachricht abgelehnt${technical(reason)}.`,
    next:
      'Bitten Sie Ihren Administrator, die Adresse im Verzeichnis und die Einstellungen für ' +
      'Nachrichten zu prüfen.',
  }),
  'message.notConfigured': ({ reason = '' }) => ({
    what:
      'Nachrichten können nicht so gesendet werden, wie sie konfiguriert sind' +
      `${technical(reason)}.`,
    next:
      'Bitten Sie Ihren Administrator, die Dateien zu prüfen, die die Einstellungen für ' +
      'Nachrichten nennen.',
  }),
  'message.noAddress': () => ({
    what: 'Das Verzeichnis enthält keine Adresse dieses Benutzers.',
    next:
      'Prüfen Sie auf anderem Weg, wer anruft, und lassen Sie die Adresse im Verzeichnis ' +
      'eintragen.',
  }),
  'code.wrong': ({ most: left = 0 }) => ({
    what:
      left === 0
        ? 'Der Code ist falsch und kann nicht noch einmal versucht werden.'
        : 'Der Code ist falsch. ' +
          (left === 1 ? 'Es bleibt ein Versuch.' : `Es bleiben ${left} Versuche.`),
    next:
      left === 0
        ? 'Senden Sie einen neuen Code, oder beenden Sie das Gespräch.'
        : 'Bitten Sie den Anrufer, den Code noch einmal vorzulesen.',
  }),
  'code.gone': () => ({ what: 'Der Code gilt nicht mehr.', next: 'Senden Sie einen neuen.' }),
  'code.required': () => ({
    what: 'Ohne einen richtigen Code des Endbenutzers wird kein Schlüssel herausgegeben.',
    next: 'Senden Sie einen Code, und bitten Sie den Anrufer, ihn vorzulesen.',
  }),
  'approval.required': ({ computer = 'diesem Computer' }) => ({
    what:
      `Geheimnisse von ${computer} werden nur offengelegt, wenn ein zweiter Administrator ` +
      'zustimmt.',
    next:
      'Bitten Sie einen anderen Administrator, sich unten für dieses eine Geheimnis ' +
      'anzumelden.',
  }),
  'approval.gone': () => ({
    what: 'Es gibt nichts mehr freizugeben, oder die Zeit dafür ist um.',
    next: 'Senden Sie die Anforderung erneut, und lassen Sie sie dann freigeben.',
  }),
  'approval.ownRequest': () => ({
    what: 'Niemand gibt die eigene Anforderung frei.',
    next: 'Bitten Sie einen anderen Administrator.',
  }),
  'approval.notAdmin': () => ({
    what: 'Dieses Konto darf nicht freigeben: Es gehört keinem Helpdeskadministrator.',
    next: 'Bitten Sie einen Administrator.',
  }),
  'code.tooMany': () => ({
    what: 'Es wurden zu viele Codes gesendet.',
    next: 'Warten Sie einige Minuten, und senden Sie dann einen weiteren.',
  }),
} satisfies Partial<Record<ErrorCode, (details: ErrorDetails) => ErrorText>>;
