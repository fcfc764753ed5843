import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const named = (server: string | undefined) =>
  server === undefined ? 'Der Datenbankserver' : `Der Datenbankserver ${server}`;
const toServer = (server: string | undefined) =>
  server === undefined ? 'zum Datenbankserver' : `zu ${server}`;
const ofServer = (server: string | undefined) =>
  server === undefined ? 'des Datenbankservers' : `von ${server}`;
const onServer = (server: string | undefined) => (server === undefined ? '' : ` auf ${server}`);
const numbered = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (Nummer ${reason})`;

/** Reaching a SQL Server, and what it answers. */
export const sqlServerErrors = {
  'sql.hostUnknown': ({ server }) => ({
    what: `${named(server)} ist in diesem Netzwerk nicht bekannt.`,
    next:
      'Prüfen Sie das Netzwerk oder das VPN. Wenn andere ihn erreichen, bitten Sie Ihren ' +
      'Administrator, den Host in der Konfiguration zu berichtigen.',
  }),
  'sql.instanceUnknown': ({ server }) => ({
    what:
      `${named(server)} kennt keine Instanz dieses Namens, oder sein SQL Server-Browser ` +
      'antwortet ' +
      'nicht.',
    next:
      'Bitten Sie Ihren Administrator, die Instanz in der Konfiguration zu berichtigen oder ' +
      'stattdessen den Port anzugeben.',
  }),
  'sql.unreachable': ({ server }) => ({
    what: `${named(server)} nimmt an dieser Adresse keine Verbindungen an.`,
    next:
      'Prüfen Sie das Netzwerk oder das VPN. Wenn andere ihn erreichen, bitten Sie Ihren ' +
      'Administrator zu prüfen, ob Host und Port in der Konfiguration stimmen und ob SQL Server ' +
      'läuft.',
  }),
  'sql.timedOut': ({ server }) => ({
    what: `${named(server)} hat nicht rechtzeitig geantwortet.`,
    next:
      'Versuchen Sie es gleich noch einmal. Bleibt es so, prüfen Sie das Netzwerk oder das VPN, ' +
      'oder wenden Sie sich an Ihren Administrator.',
  }),
  'sql.connectionLost': ({ server }) => ({
    what: `Die Verbindung ${toServer(server)} brach ab, bevor er geantwortet hatte.`,
    next: 'Nichts wurde offengelegt. Versuchen Sie es erneut.',
  }),
  'sql.unreadableAnswer': ({ server }) => ({
    what: `${named(server)} hat geantwortet, aber nicht wie ein SQL Server.`,
    next: 'Bitten Sie Ihren Administrator, Host und Port in der Konfiguration zu prüfen.',
  }),
  'sql.encryptionRefused': ({ server }) => ({
    what:
      `${named(server)} bietet keine verschlüsselte Verbindung an, daher wurde die Anmeldung ` +
      'nicht gesendet.',
    next:
      'Bitten Sie Ihren Administrator, ein Zertifikat darauf zu installieren. Tritt dies ' +
      'plötzlich auf, melden Sie es: Vielleicht fängt jemand die Verbindung ab.',
  }),
  'sql.certificateExpired': ({ server }) => ({
    what:
      `Das Zertifikat ${ofServer(server)} ist abgelaufen oder noch nicht gültig. Die Anmeldung ` +
      'wurde nicht gesendet.',
    next:
      'Prüfen Sie die Uhr dieses Computers. Geht sie richtig, bitten Sie Ihren Administrator, ' +
      'das Zertifikat zu erneuern.',
  }),
  'sql.certificateUnknown': ({ server }) => ({
    what:
      `Das Zertifikat ${ofServer(server)} ist nicht von einer Zertifizierungsstelle ausgestellt, ` +
      'der dieser Computer vertraut. Die Anmeldung wurde nicht gesendet.',
    next:
      'Bitten Sie Ihren Administrator, das Zertifikat der Stelle diesem Computer oder der ' +
      'Konfiguration hinzuzufügen (caFile).',
  }),
  'sql.certificateName': ({ server }) => ({
    what:
      `Das Zertifikat ${ofServer(server)} ist für einen anderen Namen. Die Anmeldung wurde nicht ` +
      'gesendet.',
    next:
      'Bitten Sie Ihren Administrator, den konfigurierten Host zu berichtigen, den Namen im ' +
      'Zertifikat zu konfigurieren (serverName) oder ein Zertifikat für den Host auszustellen.',
  }),
  'sql.certificateWeak': ({ server }) => ({
    what:
      `Das Zertifikat ${ofServer(server)} hat einen zu schwachen Schlüssel oder eine zu schwache ` +
      'Signatur. Die Anmeldung wurde nicht gesendet.',
    next:
      'Bitten Sie Ihren Administrator um ein neues Zertifikat, mit einem Schlüssel von ' +
      'mindestens 2.048 Bit.',
  }),
  'sql.outdatedEncryption': ({ server }) => ({
    what:
      `${named(server)} bietet nur veraltete Verschlüsselung an, die dieser Computer nicht ` +
      'verwendet. Die Anmeldung wurde nicht gesendet.',
    next:
      'Bitten Sie Ihren Administrator, TLS 1.2 und seine Verschlüsselungsverfahren auf dem ' +
      'Datenbankserver zu aktivieren.',
  }),
  'sql.loginRefused': ({ server }) => ({
    what: `${named(server)} lässt dieses Konto nicht zu.`,
    next:
      'Bitten Sie Ihren Administrator um Zugriff auf die Datenbank. Bei einer SQL ' +
      'Server-Anmeldung prüfen Sie Namen und Kennwort in den Einstellungen.',
  }),
  'sql.loginUntrusted': ({ server }) => ({
    what:
      `${named(server)} nimmt Ihr Windows-Konto von hier nicht an: Es ist in einer Domäne, der ` +
      'er ' +
      'nicht vertraut, oder er verlangt erweiterten Schutz.',
    next:
      'Bitten Sie Ihren Administrator, für diese Quelle eine SQL Server-Anmeldung zu ' +
      'verwenden.',
  }),
  'sql.needsPassword': ({ sources }) => ({
    what:
      `${sources ?? 'Eine Datenbank'} nimmt nur Ihr Kennwort an, daher kann Windows Sie nicht ` +
      'ohne es anmelden.',
    next:
      'Geben Sie Ihr Kennwort ein, oder bitten Sie Ihren Administrator um eine SQL ' +
      'Server-Anmeldung dort.',
  }),
  'sql.accountDisabled': ({ server }) => ({
    what: `Dieses Konto ist${onServer(server)} deaktiviert.`,
    next: 'Bitten Sie Ihren Administrator, es zu aktivieren.',
  }),
  'sql.accountLocked': ({ server }) => ({
    what: `Dieses Konto ist${onServer(server)} gesperrt.`,
    next:
      'Bitten Sie Ihren Administrator, es zu entsperren, und versuchen Sie es dann erneut. Jeder ' +
      'weitere Versuch kann es länger sperren.',
  }),
  'sql.passwordExpired': ({ server }) => ({
    what:
      `Das Kennwort dieser Anmeldung ist${onServer(server)} abgelaufen oder muss zuerst geändert ` +
      'werden.',
    next:
      'Bitten Sie Ihren Administrator, ein neues festzulegen, und geben Sie es dann in den ' +
      'Einstellungen ein.',
  }),
  'sql.databaseUnknown': ({ server }) => ({
    what: `${named(server)} hat keine solche Datenbank oder öffnet sie für dieses Konto nicht.`,
    next:
      'Bitten Sie Ihren Administrator, den Namen der Datenbank in der Konfiguration und den ' +
      'Zugriff des Kontos darauf zu prüfen.',
  }),
  'sql.databaseUnavailable': ({ server }) => ({
    what:
      `Die Datenbank ist${onServer(server)} derzeit nicht verfügbar; vielleicht wechselt sie ` +
      'gerade auf einen anderen Server.',
    next:
      'Versuchen Sie es in einer Minute erneut. Bleibt es so, fragen Sie Ihren Administrator, ob ' +
      'die Konfiguration den Listener der Verfügbarkeitsgruppe nennt.',
  }),
  'sql.databaseReadOnly': ({ server }) => ({
    what:
      `Die Datenbank kann${onServer(server)} nicht beschrieben werden, daher kann nichts ` +
      'aufgezeichnet oder offengelegt werden.',
    next:
      'Fragen Sie Ihren Administrator, ob die Konfiguration den Listener der ' +
      'Verfügbarkeitsgruppe nennt, ohne schreibgeschützte Verbindung.',
  }),
  'sql.notPermitted': ({ server }) => ({
    what: `Ihr Konto darf dies in der Datenbank${onServer(server)} nicht tun.`,
    next:
      'Bitten Sie Ihren Administrator um das Recht, oder geben Sie den Anruf an jemanden weiter, ' +
      'der es hat. Die Handbücher für Administratoren und für Datenbankadministratoren im Menü ' +
      '„Hilfe“ führen die Rechte auf.',
  }),
  'sql.objectMissing': ({ server }) => ({
    what:
      `Der Datenbank${onServer(server)} fehlt eine Tabelle oder Prozedur, die gebraucht wird, ` +
      'oder sie verbirgt sie vor diesem Konto.',
    next:
      'Fragen Sie Ihren Administrator, ob die Konfiguration die richtige Datenbank nennt, und ' +
      'bitten Sie um die Rechte, die die Handbücher für Administratoren und für ' +
      'Datenbankadministratoren im Menü „Hilfe“ aufführen.',
  }),
  'sql.full': ({ server }) => ({
    what:
      `Die Datenbank${onServer(server)} ist voll, daher kann nichts aufgezeichnet oder ` +
      'offengelegt werden.',
    next: 'Bitten Sie Ihren Administrator, Platz zu schaffen, und versuchen Sie es dann erneut.',
  }),
  'sql.busy': ({ server }) => ({
    what: `${named(server)} ist zu ausgelastet, um zu antworten.`,
    next: 'Nichts wurde offengelegt. Versuchen Sie es gleich noch einmal.',
  }),
  'sql.refused': ({ server, reason }) => ({
    what: `${named(server)} hat die Anforderung abgelehnt${numbered(reason)}.`,
    next:
      'Versuchen Sie es erneut. Geschieht es wieder, nennen Sie Ihrem Administrator die ' +
      'Nummer.',
  }),
  'login.missing': () => ({
    what: 'Für diese Quelle ist keine Anmeldung aufbewahrt.',
    next:
      'Geben Sie die von Ihrem Administrator erhaltene in den Einstellungen unter ' +
      '„Datenbankanmeldungen“ ein.',
  }),
  'login.unreadable': () => ({
    what: 'Die für diese Quelle aufbewahrte Anmeldung kann nicht mehr gelesen werden.',
    next: 'Geben Sie sie in den Einstellungen unter „Datenbankanmeldungen“ erneut ein.',
  }),
  'login.noProtection': () => ({
    what: 'Dieser Computer bietet keinen Schutz für Anmeldungen, daher wurde sie nicht aufbewahrt.',
    next:
      'Entsperren Sie unter Linux einen Schlüsselbund (GNOME Keyring oder KWallet), und ' +
      'versuchen Sie es erneut. Ihr Administrator kann die Quelle auch Ihr Windows-Konto ' +
      'verwenden lassen.',
  }),
  'sql.outcomeUnknown': ({ server }) => ({
    what:
      `Die Verbindung ${toServer(server)} brach ab, nachdem die Anforderung gesendet war. Es ist ` +
      'nicht bekannt, ob sie ausgeführt wurde.',
    next:
      'Sie wurde nicht noch einmal gesendet und ist als unbekannt aufgezeichnet. Der Schlüssel ' +
      'gilt jetzt vielleicht als offengelegt und wird ersetzt. Erneutes Absenden ist eine neue ' +
      'Anforderung und wird als solche aufgezeichnet.',
  }),
} satisfies ErrorTexts;
