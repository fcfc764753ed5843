import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;

/** A key that is replaced on its computer. */
export const rotationErrors = {
  'rotation.noPowerShell': () => ({
    what:
      'Auf diesem Computer gibt es kein PowerShell, daher ist von hier kein anderer ' +
      'Computer erreichbar.',
    next: 'Ersetzen Sie den Schlüssel am Computer selbst.',
  }),
  'rotation.unreachable': () => ({
    what: 'Der Computer antwortet nicht. Dort wurde nichts geändert.',
    next:
      'Er muss eingeschaltet, im Netzwerk und hinter der PIN oder dem ' +
      'Wiederherstellungsschlüssel sein. Versuchen Sie es dann erneut, oder ersetzen Sie ' +
      'den Schlüssel am Computer.',
  }),
  'rotation.accessDenied': () => ({
    what: 'Der Computer hat Ihr Konto abgelehnt. Dort wurde nichts geändert.',
    next:
      'Seine Laufwerke stehen seinen lokalen Administratoren über die Remoteverwaltung ' +
      '(WinRM) offen. Bitten Sie um dieses Recht, oder geben Sie dies an jemanden weiter, ' +
      'der es hat.',
  }),
  'rotation.timedOut': () => ({
    what: 'Der Computer hat zu lange gebraucht, daher ist nicht bekannt, was dort geschehen ist.',
    next:
      'Suchen Sie nach dem neuen Schlüssel, bevor Sie es erneut versuchen. Der alte öffnet ' +
      'das Laufwerk vielleicht noch.',
  }),
  'rotation.unreadableAnswer': () => ({
    what:
      'PowerShell hat keine verlässliche Antwort gegeben, daher ist nicht bekannt, was auf ' +
      'dem Computer geschehen ist.',
    next:
      'Suchen Sie nach dem neuen Schlüssel, bevor Sie es erneut versuchen. Wenn es weiter ' +
      'fehlschlägt, sagen Sie es Ihrem Administrator; das Protokoll enthält die ' +
      'Einzelheiten.',
  }),
  'rotation.notThere': () => ({
    what: 'Kein Laufwerk dieses Computers hat diesen Schlüssel noch. Es wurde nichts geändert.',
    next:
      'Er wurde schon ersetzt, das Laufwerk ist in einem anderen Computer, oder es ist ein ' +
      'Wechseldatenträger. Suchen Sie nach dem neuen Schlüssel.',
  }),
  'rotation.locked': () => ({
    what: 'Das Laufwerk ist gesperrt. Es wurde nichts geändert.',
    next: 'Entsperren Sie es zuerst mit dem ausgegebenen Schlüssel.',
  }),
  'rotation.refused': ({ reason }) => ({
    what: `Der Computer hat diesen Schritt nicht ausgeführt${said(reason)}.`,
    next:
      'Der ausgegebene Schlüssel öffnet das Laufwerk noch. Zeigen Sie dies Ihrem ' +
      'Administrator, oder ersetzen Sie den Schlüssel am Computer.',
  }),
  'rotation.notBackedUp': ({ reason }) => ({
    what:
      'Der Computer konnte den neuen Schlüssel nicht in Active Directory ' +
      `sichern${said(reason)}, deshalb wurde der neue wieder entfernt. Der alte öffnet das ` +
      'Laufwerk noch.',
    next:
      'Fragen Sie Ihren Administrator, ob die Richtlinie für dieses Laufwerk eine ' +
      'Sicherung in Active Directory erlaubt (Code 0x00000001 heißt: nein) und ob der ' +
      'Computer einen Domänencontroller erreicht.',
  }),
  'rotation.leftBehind': ({ reason }) => ({
    what:
      'Auf dem Computer wurde ein neuer Schlüssel erstellt, der nirgends gesichert ist und ' +
      `sich nicht wieder entfernen ließ${said(reason)}. Der alte öffnet das Laufwerk noch.`,
    next:
      'Sagen Sie es Ihrem Administrator: Das neue Wiederherstellungskennwort muss am ' +
      'Computer entfernt (manage-bde -protectors -delete) oder gesichert werden ' +
      '(-adbackup).',
  }),
  'rotation.oldNotRemoved': ({ reason }) => ({
    what:
      `Der neue Schlüssel wurde erstellt und gesichert${said(reason)}, aber der alte ` +
      'öffnet das Laufwerk noch.',
    next:
      'Versuchen Sie es gleich noch einmal. Wenn es so bleibt, muss das alte ' +
      'Wiederherstellungskennwort am Computer entfernt werden (manage-bde -protectors ' +
      '-delete).',
  }),
} satisfies ErrorTexts;
