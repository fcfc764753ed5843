import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import { tpmFileProblems } from '../manage-tpm.ts';

/** TPM owner passwords and lockouts. */
export const tpmErrors = {
  'tpm.noneStored': () => ({
    what: 'Für diesen Computer ist kein TPM-Besitzerkennwort gespeichert.',
    next:
      'Windows 10, Version 1607 und höher, behält es nicht. Ein TPM 2.0 vergisst Fehlversuche ' +
      'von selbst, alle 10 Minuten einen, solange es eingeschaltet ist, und seine Sperre kann ' +
      'unten ohne Datei zurückgesetzt werden. Startet der Computer nicht, verwenden Sie ' +
      '„Laufwerkwiederherstellung“.',
  }),
  'tpm.unknownComputer': () => ({
    what: 'Dieser Computer wurde in keiner Quelle gefunden.',
    next:
      'Prüfen Sie Namen und Domäne mit dem Anrufer. Ein umbenannter Computer ist vielleicht noch ' +
      'unter seinem alten Namen bekannt.',
  }),
  'tpm.severalDomains': () => ({
    what:
      'Mehrere Domänen haben diesen NetBIOS-Namen, und mehr als eine hat einen Computer dieses ' +
      'Namens.',
    next:
      'Geben Sie den DNS-Namen der Domäne des Computers ein, etwa contoso.com, und senden Sie ' +
      'dann erneut ab.',
  }),
  'tpm.sourcesMissing': ({ sources = '' }) => ({
    what:
      'Über diesen Computer wurde nichts gefunden, aber nicht jede Quelle hat geantwortet. Ohne ' +
      `Antwort: ${sources}.`,
    next:
      'Vielleicht ist er dort bekannt. ' +
      'Prüfen Sie Namen und Domäne mit dem Anrufer, und senden Sie dann erneut ab.',
  }),
  'tpm.notPermitted': () => ({
    what: 'Ein TPM-Besitzerkennwort ist da, aber Ihr Konto darf es nicht lesen.',
    next:
      'Bitten Sie Ihren Administrator um das Recht, TPM-Besitzerinformationen zu lesen, oder ' +
      'geben Sie den Anruf an jemanden weiter, der es hat.',
  }),
  'tpm.userNotAssociated': () => ({
    what: 'Dieser Benutzer ist diesem Computer nicht zugeordnet.',
    next:
      'Fragen Sie den Anrufer nach Domäne und Benutzernamen, mit denen er sich an diesem ' +
      'Computer anmeldet. Hat er sich dort nie angemeldet, geben Sie den Anruf an einen ' +
      'Helpdeskadministrator weiter.',
  }),
  'tpm.damagedPassword': () => ({
    what: 'Das gespeicherte TPM-Besitzerkennwort ist beschädigt und wurde nicht angezeigt.',
    next:
      'Versuchen Sie ein älteres dieses Computers, oder löschen Sie das TPM, mit dem ' +
      'Wiederherstellungsschlüssel des Laufwerks zur Hand.',
  }),
  'tpm.fileUnreadable': ({ reason = '' }) => ({
    what:
      'Diese Datei kann nicht als TPM-Besitzerkennwortdatei verwendet werden. ' +
      tpmFileProblems[TpmFileProblem.safeParse(reason).data ?? 'not-xml'],
    next:
      'Wählen Sie die .tpm-Datei, die Windows oder Keydesk für diesen Computer gespeichert ' +
      'hat.',
  }),
  'tpm.otherMachine': ({ reason = '' }) => ({
    what: `Das Besitzerkennwort ist für einen anderen Computer: ${reason}. Nichts wurde gesendet.`,
    next: 'Wählen Sie die Datei dieses Computers, oder bestätigen Sie, dass diese gemeint ist.',
  }),
  'tpm.superseded': () => ({
    what:
      'Für diesen Computer ist ein neueres Besitzerkennwort gespeichert. Nichts wurde ' +
      'gesendet.',
    next:
      'Zeigen Sie das neueste an, und verwenden Sie es, oder bestätigen Sie, dass dieses gemeint ' +
      'ist.',
  }),
  'tpm.noPowerShell': () => ({
    what: 'Auf diesem Computer gibt es kein PowerShell, daher ist von hier kein TPM erreichbar.',
    next:
      'Führen Sie den Befehl unten auf einem Windows-Computer aus, oder installieren Sie ' +
      'PowerShell, und starten Sie Keydesk neu.',
  }),
  'tpm.unreachable': () => ({
    what: 'Der Computer antwortet nicht. An sein TPM wurde nichts gesendet.',
    next:
      'Er muss eingeschaltet, im Netzwerk und über die PIN hinaus sein. Hängt er an der PIN, ' +
      'verwenden Sie zuerst „Laufwerkwiederherstellung“.',
  }),
  'tpm.accessDenied': () => ({
    what: 'Der Computer hat Ihr Konto abgelehnt.',
    next:
      'Sein TPM steht seinen lokalen Administratoren über die Remoteverwaltung (WinRM) offen. ' +
      'Bitten Sie um dieses Recht, oder geben Sie den Anruf an jemanden weiter, der es hat.',
  }),
  'tpm.notFound': () => ({
    what: 'Dieser Computer meldet kein TPM.',
    next:
      'Vielleicht ist es in den Einstellungen der Firmware ausgeschaltet. Wählen Sie „TPM ' +
      'einschalten“ für die Schritte.',
  }),
  'tpm.timedOut': () => ({
    what:
      'Der Computer hat zu lange nicht geantwortet, daher ist nicht bekannt, was dort geschehen ' +
      'ist.',
    next: 'Lesen Sie den Sperrstatus, bevor Sie es erneut versuchen.',
  }),
  'tpm.unreadableAnswer': () => ({
    what:
      'PowerShell gab keine verlässliche Antwort, daher ist nicht bekannt, was dort geschehen ' +
      'ist.',
    next:
      'Lesen Sie den Sperrstatus, bevor Sie es erneut versuchen. Schlägt es weiter fehl, wenden ' +
      'Sie sich an Ihren Administrator; die Einzelheiten stehen im Protokoll.',
  }),
  'tpm.notLocked': () => ({
    what: 'Dieses TPM ist nicht gesperrt. Nichts wurde gesendet.',
    next:
      'Fragen Sie den Anrufer, was auf dem Bildschirm steht; eine falsche PIN allein sperrt es ' +
      'nicht.',
  }),
  'tpm.wrongOwnerPassword': ({ reason = '' }) => ({
    what:
      'Das TPM hat das Besitzerkennwort nicht angenommen und ist jetzt für seine Sperrdauer ' +
      `gesperrt (${reason}).`,
    next:
      'Warten Sie bei eingeschaltetem Computer, bis die Sperrdauer vorbei ist. Versuchen Sie ' +
      'dann die neueste Datei dieses Computers, oder keine unter Windows 10, Version 1703 und ' +
      'höher.',
  }),
  'tpm.defendLock': ({ reason = '' }) => ({
    what:
      'Das TPM wehrt Wörterbuchangriffe ab und nimmt jetzt kein Besitzerkennwort an ' +
      `(${reason}).`,
    next:
      'Lassen Sie den Computer eingeschaltet, und versuchen Sie es später erneut; jeder weitere ' +
      'Versuch schlägt jetzt fehl. Bis dahin startet das Wiederherstellungskennwort den Computer.',
  }),
  'tpm.alreadyOwned': ({ reason = '' }) => ({
    what: `Das TPM hat bereits einen Besitzer (${reason}).`,
    next: 'Verwenden Sie das für diesen Computer gespeicherte Besitzerkennwort.',
  }),
  'tpm.installDisabled': ({ reason = '' }) => ({
    what: `Das TPM lässt die Übernahme des Besitzes nicht zu (${reason}).`,
    next:
      'Schalten Sie das TPM in den Einstellungen der Firmware ein, und versuchen Sie es dann ' +
      'erneut.',
  }),
  'tpm.noEndorsement': ({ reason = '' }) => ({
    what: `Das TPM hat keinen Endorsement Key (${reason}).`,
    next:
      'Starten Sie den Computer neu, oder löschen Sie sein TPM, mit dem ' +
      'Wiederherstellungsschlüssel des Laufwerks zur Hand.',
  }),
  'tpm.presenceFailure': ({ reason = '' }) => ({
    what: `Die Firmware des Computers konnte die Anforderung nicht weitergeben (${reason}).`,
    next:
      'Nehmen Sie die Änderung in den Einstellungen der Firmware vor, mit jemandem am ' +
      'Computer.',
  }),
  'tpm.presenceUnsupported': ({ reason = '' }) => ({
    what: `Die Firmware des Computers unterstützt dies nicht aus Windows heraus (${reason}).`,
    next:
      'Nehmen Sie die Änderung in den Einstellungen der Firmware vor, mit jemandem am ' +
      'Computer.',
  }),
  'tpm.badArgument': ({ reason = '' }) => ({
    what:
      `Der Computer behält keine eigene Besitzerautorisierung (${reason}). Nichts wurde ` +
      'geändert.',
    next:
      'Rufen Sie das Besitzerkennwort dieses Computers ab, oder wählen Sie seine Datei, und ' +
      'versuchen Sie es erneut.',
  }),
  'tpm.otherReturnCode': ({ reason = '' }) => ({
    what: `Das TPM hat mit diesem Code abgelehnt: ${reason}.`,
    next:
      'Schlagen Sie den Code unter „TPM Services“ in der Dokumentation von Microsoft nach, oder ' +
      'starten Sie den Computer neu, und versuchen Sie es erneut.',
  }),
} satisfies ErrorTexts;
