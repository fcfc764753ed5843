import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Signing in, and the directory behind it. */
export const directoryErrors = {
  'auth.badCredentials': () => ({
    what: 'Der Benutzername oder das Kennwort ist falsch.',
    next: 'Prüfen Sie den Benutzernamen, und geben Sie das Kennwort erneut ein.',
  }),
  'auth.throttled': ({ reason }) => ({
    what: `Es gab ${
      reason === 'workstation' ? 'an diesem Computer' : 'für dieses Konto'
    } zu viele Fehlversuche.`,
    next: 'Warten Sie, bis der Countdown endet, und versuchen Sie es dann erneut.',
  }),
  'auth.noRole': ({ groups }) => ({
    what: 'Ihr Konto ist in keiner der Gruppen, die Keydesk benutzen dürfen.',
    next:
      groups === undefined
        ? 'Bitten Sie Ihren Administrator, Sie in eine BitLocker-Helpdesk- oder Berichtsgruppe ' +
          'aufzunehmen.'
        : `Bitten Sie Ihren Administrator, Sie in eine dieser Gruppen aufzunehmen: ${groups}.`,
  }),
  'auth.signedOut': () => ({ what: 'Sie sind abgemeldet.', next: 'Melden Sie sich erneut an.' }),
  'auth.forbidden': () => ({
    what: 'Ihre Rolle erlaubt das nicht.',
    next:
      'Der Versuch wurde aufgezeichnet. Wenden Sie sich an Ihren Administrator, wenn Sie diesen ' +
      'Bereich brauchen.',
  }),
  'auth.locked': () => ({
    what: 'Die Konsole ist gesperrt.',
    next: 'Entsperren Sie sie, und senden Sie dann erneut ab.',
  }),
  'auth.logonHours': () => ({
    what: 'Ihr Konto darf sich zu dieser Zeit nicht anmelden.',
    next:
      'Versuchen Sie es innerhalb Ihrer Anmeldezeiten erneut, oder bitten Sie Ihren ' +
      'Administrator, sie zu ändern.',
  }),
  'auth.workstation': () => ({
    what: 'Ihr Konto darf sich von diesem Computer aus nicht anmelden.',
    next:
      'Verwenden Sie einen Computer, an dem Sie sich anmelden dürfen, oder bitten Sie Ihren ' +
      'Administrator, diesen hinzuzufügen.',
  }),
  'auth.passwordExpired': () => ({
    what: 'Ihr Kennwort ist abgelaufen.',
    next: 'Ändern Sie es in Windows, und melden Sie sich dann hier mit dem neuen an.',
  }),
  'auth.disabled': () => ({
    what: 'Ihr Konto ist deaktiviert.',
    next: 'Bitten Sie Ihren Administrator, es zu aktivieren.',
  }),
  'auth.accountExpired': () => ({
    what: 'Ihr Konto ist abgelaufen.',
    next: 'Bitten Sie Ihren Administrator, es zu verlängern.',
  }),
  'auth.mustChangePassword': () => ({
    what: 'Sie müssen Ihr Kennwort ändern, bevor Sie sich anmelden können.',
    next:
      'Melden Sie sich bei Windows an, ändern Sie es dort, und melden Sie sich dann hier mit dem ' +
      'neuen an.',
  }),
  'auth.lockedOut': () => ({
    what: 'Ihr Konto ist nach zu vielen falschen Kennwörtern gesperrt.',
    next:
      'Warten Sie, bis die Sperre endet, oder bitten Sie Ihren Administrator, es zu ' +
      'entsperren.',
  }),
  'auth.restricted': () => ({
    what: 'Eine Einschränkung Ihres Kontos lässt die Anmeldung nicht zu.',
    next:
      'Lassen Sie sich von Windows anmelden, wenn es dafür eine Schaltfläche gibt. Andernfalls ' +
      'fragen Sie Ihren Administrator, welche Einschränkung es ist: zum Beispiel „Protected ' +
      'Users“ oder eine Authentifizierungsrichtlinie.',
  }),
  'auth.logonType': () => ({
    what:
      'Ihr Konto darf sich nicht auf diese Weise anmelden: Es ist zum Beispiel Mitglied von ' +
      '„Protected Users“ oder hat nicht das Recht, sich über das Netzwerk anzumelden.',
    next:
      'Melden Sie sich mit diesem Konto bei Windows an, und öffnen Sie Keydesk dann erneut; oder ' +
      'verwenden Sie ein anderes Konto.',
  }),
  'auth.tooManyGroups': () => ({
    what: 'Ihr Konto ist in mehr Gruppen, als Windows beim Anmelden verarbeiten kann.',
    next: 'Bitten Sie Ihren Administrator, es aus einigen davon zu entfernen.',
  }),
  'auth.refused': ({ reason = '' }) => ({
    what: `Der Domänencontroller lässt die Anmeldung nicht zu, mit dem Windows-Code 0x${reason}.`,
    next: 'Nennen Sie Ihrem Administrator diese Nummer, die den Grund angibt.',
  }),

  'directory.unreachable': () => ({
    what: 'Kein Domänencontroller ist erreichbar.',
    next:
      'Prüfen Sie die Netzwerk- oder VPN-Verbindung, und versuchen Sie es dann erneut. Bleibt es ' +
      'so, wenden Sie sich an Ihren Administrator.',
  }),
  'directory.timedOut': () => ({
    what: 'Der Domänencontroller hat nicht rechtzeitig geantwortet.',
    next:
      'Versuchen Sie es gleich noch einmal. Bleibt es so, wenden Sie sich an Ihren ' +
      'Administrator.',
  }),
  'directory.refused': () => ({
    what: 'Der Domänencontroller hat die Anforderung abgelehnt.',
    next:
      'Versuchen Sie es erneut. Geschieht es wieder, wenden Sie sich an Ihren Administrator; der ' +
      'Ergebniscode steht im Protokoll.',
  }),
  'directory.clearTextRefused': () => ({
    what:
      'Der Domänencontroller bietet keine verschlüsselte Verbindung an, daher wurde Ihr Kennwort ' +
      'nicht gesendet.',
    next:
      'Bitten Sie Ihren Administrator, auf den Domänencontrollern ein Zertifikat zu ' +
      'installieren.',
  }),
  'directory.certificateExpired': () => ({
    what: 'Das Zertifikat des Domänencontrollers ist abgelaufen oder noch nicht gültig.',
    next:
      'Prüfen Sie die Uhr dieses Computers. Geht sie richtig, bitten Sie Ihren Administrator, ' +
      'das Zertifikat zu erneuern.',
  }),
  'directory.certificateUnknown': () => ({
    what:
      'Das Zertifikat des Domänencontrollers ist nicht von einer Zertifizierungsstelle ' +
      'ausgestellt, der dieser Computer vertraut.',
    next:
      'Bitten Sie Ihren Administrator, das Zertifikat der Stelle diesem Computer oder der ' +
      'Konfiguration hinzuzufügen.',
  }),
  'directory.certificateName': () => ({
    what: 'Das Zertifikat des Domänencontrollers ist für einen anderen Namen.',
    next:
      'Bitten Sie Ihren Administrator, den konfigurierten Namen zu berichtigen oder ein ' +
      'Zertifikat dafür auszustellen. Ihr Kennwort wurde nicht gesendet.',
  }),
  'directory.certificateWeak': () => ({
    what:
      'Das Zertifikat des Domänencontrollers hat einen zu schwachen Schlüssel oder eine zu ' +
      'schwache Signatur. Ihr Kennwort wurde nicht gesendet.',
    next:
      'Bitten Sie Ihren Administrator um ein neues Zertifikat, mit einem Schlüssel von ' +
      'mindestens 2.048 Bit.',
  }),
  'directory.outdatedEncryption': () => ({
    what:
      'Der Domänencontroller bietet nur veraltete Verschlüsselung an, die dieser Computer nicht ' +
      'verwendet. Ihr Kennwort wurde nicht gesendet.',
    next:
      'Bitten Sie Ihren Administrator, TLS 1.2 und seine Verschlüsselungsverfahren auf den ' +
      'Domänencontrollern zu aktivieren.',
  }),
  'directory.noLogonServer': () => ({
    what:
      'Die Domänencontroller konnten Ihr Kennwort nicht prüfen: Sie erreichen die Domäne Ihres ' +
      'Kontos nicht.',
    next:
      'Versuchen Sie es gleich noch einmal. Bleibt es so, bitten Sie Ihren Administrator, die ' +
      'Verbindung und die Vertrauensstellung zwischen den Domänen zu prüfen.',
  }),
  'directory.outsideDomain': ({ reason = '' }) => ({
    what:
      `DNS nennt Domänencontroller, die nicht in Ihrer Domäne sind: ${reason}. Ihr Kennwort ` +
      'wurde ' +
      'nicht gesendet.',
    next:
      'Wenden Sie sich an Ihren Administrator. Wenn sie richtig sind, müssen sie in der ' +
      'Konfiguration als „controllers“ aufgeführt werden.',
  }),
  'directory.groupsNotFound': () => ({
    what: 'Keine der konfigurierten Gruppen ist im Verzeichnis.',
    next:
      'Berichtigen Sie ihre Namen in der Konfiguration, oder verbinden Sie sich erneut mit Ihrer ' +
      'Organisation.',
  }),
} satisfies ErrorTexts;
