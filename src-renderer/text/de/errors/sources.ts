import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const wrongGroups = (groups: string) => {
  if (groups === '') return '';
  return groups.includes(',')
    ? ` Seine Gruppen ${groups} können nicht stimmen.`
    : ` Seine Gruppe ${groups} kann nicht stimmen.`;
};

const RESTORED =
  'Benachrichtigen Sie die Person, die für das Überwachungsprotokoll verantwortlich ist. Wurde ' +
  'absichtlich eine Sicherung wiederhergestellt, steht im Handbuch für Administratoren, was zu ' +
  'tun ist.';

const CONFIRMS =
  'Ein Schlüssel wird erst ausgegeben, wenn der Zeuge den Überwachungseintrag bestätigt hat.';

const witnessNamed = (name: string | undefined) =>
  name === undefined ? 'Ein Zeuge des Überwachungsprotokolls' : `Der Zeuge „${name}“`;

const technical = (reason: string) => (reason === '' ? '' : ` (${reason})`);

/** Where a cloud has refused: why a role may not be enough, and what its support is told. */
const outOfReach = (requestId: string | undefined) =>
  requestId === undefined
    ? ''
    : ' Mit einer Rolle nur für eine Verwaltungseinheit ist ein Computer, der für einen anderen ' +
      'Besitzer neu eingerichtet wurde, nicht erreichbar. Der Support von Microsoft findet ' +
      'die Anforderung unter dieser Nummer: ' +
      `${requestId}.`;

/** The store, sources of recovery data, and reports. */
export const sourceErrors = {
  'store.locked': () => ({
    what: 'Ein anderes Programm verwendet den Speicher.',
    next:
      'Schließen Sie andere Programme, die ihn verwenden, etwa eine Sicherung, und versuchen Sie ' +
      'es erneut.',
  }),
  'store.damaged': () => ({
    what: 'Der Speicher ist beschädigt und wurde genau so gelassen, wie er ist.',
    next:
      'Stellen Sie ihn aus einer Sicherung wieder her, oder verschieben Sie die Datei, und ' +
      'versuchen Sie es dann erneut.',
  }),
  'store.replaced': () => ({
    what:
      'Die Datei des Überwachungsprotokolls oder eine Datei daneben wurde entfernt, ersetzt oder ' +
      'gekürzt, während Keydesk sie verwendete. Nichts wurde offengelegt.',
    next:
      'Benachrichtigen Sie die Person, die für das Überwachungsprotokoll verantwortlich ist; ' +
      'schließen Sie dann Keydesk, und starten Sie es neu.',
  }),
  'store.altered': () => ({
    what:
      'Das Überwachungsprotokoll wurde von etwas anderem als Keydesk geändert. Nichts wurde ' +
      'offengelegt.',
    next:
      'Öffnen Sie „Berichte“, um zu sehen, wo die Kette unterbrochen ist, und benachrichtigen ' +
      'Sie die Person, die für das Überwachungsprotokoll verantwortlich ist. Stellen Sie den ' +
      'Speicher aus einer Sicherung wieder her, bevor Sie fortfahren.',
  }),
  'store.clockBehind': ({ newest = '' }) => ({
    what:
      'Die Uhr dieses Computers geht gegenüber dem neuesten Eintrag des Überwachungsprotokolls ' +
      `nach${newest === '' ? '' : ` (${newest})`}. Nichts wurde offengelegt.`,
    next:
      'Stellen Sie die Uhr richtig, und versuchen Sie es dann erneut. Geht sie richtig, ging sie ' +
      'zuvor vor: Benachrichtigen Sie die Person, die für das Überwachungsprotokoll ' +
      'verantwortlich ist.',
  }),
  'store.behindWitness': ({ server, witnessed, fits = 0 }) => ({
    what:
      'Das Ende des Überwachungsprotokolls wurde abgeschnitten, oder eine ältere Kopie wurde ' +
      'zurückgespielt: Ein Zeuge hat neuere Einträge. Nichts wurde offengelegt.',
    next:
      (witnessed === undefined
        ? ''
        : `${witnessNamed(server)} hat Einträge bis ${witnessed}, das Protokoll endet mit ` +
          `Eintrag ${fits}. `) + RESTORED,
  }),
  'store.unlikeWitness': ({ server, witnessed }) => ({
    what:
      'Eine ältere Kopie des Überwachungsprotokolls wurde zurückgespielt und weiterverwendet, ' +
      'oder das Protokoll wurde neu erstellt: Ein Zeuge hat andere Einträge. Nichts wurde ' +
      'offengelegt.',
    next:
      (witnessed === undefined
        ? ''
        : `${witnessNamed(server)} hat einen anderen Eintrag ${witnessed}. `) + RESTORED,
  }),
  'witness.unreachable': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} ist nicht erreichbar${technical(reason)}. ${CONFIRMS}`,
    next:
      'Nichts wurde offengelegt. Prüfen Sie das Netzwerk, und versuchen Sie es dann erneut, oder ' +
      'wenden Sie sich an Ihren Administrator.',
  }),
  'witness.timedOut': ({ server }) => ({
    what: `${witnessNamed(server)} hat nicht rechtzeitig geantwortet. ${CONFIRMS}`,
    next:
      'Nichts wurde offengelegt. Versuchen Sie es erneut, oder wenden Sie sich an Ihren ' +
      'Administrator.',
  }),
  'witness.notTrusted': ({ server, reason = '' }) => ({
    what:
      `${witnessNamed(server)} hat ein Zertifikat, dem nicht vertraut ` +
      `wird${technical(reason)}.`,
    next:
      'Nichts wurde offengelegt. Bitten Sie Ihren Administrator, das Zertifikat und caFile zu ' +
      'prüfen.',
  }),
  'witness.refused': ({ server, reason = '' }) => ({
    what:
      `${witnessNamed(server)} hat den Überwachungseintrag abgelehnt${technical(reason)}. ` +
      CONFIRMS,
    next:
      'Nichts wurde offengelegt. Bitten Sie Ihren Administrator, die Einstellungen des Zeugen zu ' +
      'prüfen.',
  }),
  'witness.notConfigured': ({ server, reason = '' }) => ({
    what:
      `${witnessNamed(server)} kann nicht so verwendet werden, wie er konfiguriert ist` +
      `${technical(reason)}.`,
    next:
      'Nichts wurde offengelegt. Bitten Sie Ihren Administrator, die Dateien zu prüfen, die die ' +
      'Konfiguration des Zeugen nennt.',
  }),
  'store.newer': () => ({
    what: 'Der Speicher wurde mit einer neueren Version von Keydesk erstellt.',
    next: 'Aktualisieren Sie Keydesk auf diesem Computer, und versuchen Sie es dann erneut.',
  }),
  'store.older': () => ({
    what: 'Der zentrale Speicher wurde für eine ältere Version von Keydesk erstellt.',
    next:
      'Bitten Sie den Administrator der Datenbank, das Upgrade auszuführen (keydesk store ' +
      'upgrade), oder verwenden Sie die Version von Keydesk, die dazu passt.',
  }),
  'store.disclosedUnseen': () => ({
    what:
      'Die Verbindung brach ab, während der Schlüssel unterwegs war. Der Speicher hat die ' +
      'Offenlegung aufgezeichnet, aber hier ist nichts angekommen.',
    next:
      'Senden Sie erneut ab, um ihn zu sehen: Das wird ein zweiter Eintrag. Der erste bleibt im ' +
      'Überwachungsprotokoll, ohne dass jemand den Schlüssel gesehen hat.',
  }),
  'store.full': () => ({
    what:
      'Der Datenträger ist voll, daher konnte der Überwachungseintrag nicht geschrieben werden. ' +
      'Nichts wurde offengelegt.',
    next: 'Geben Sie Speicherplatz frei, und versuchen Sie es dann erneut.',
  }),
  'store.readOnly': () => ({
    what:
      'Der Speicher kann nicht beschrieben werden, daher kann nichts aufgezeichnet oder ' +
      'offengelegt werden.',
    next:
      'Bitten Sie Ihren Administrator um Schreibzugriff auf den Profilordner, und versuchen Sie ' +
      'es dann erneut.',
  }),
  'store.wrongPurpose': () => ({
    what:
      'Dieser Speicher wurde für einen anderen Zweck erstellt: Demodaten und echte Daten werden ' +
      'nie vermischt.',
    next: 'Bitten Sie Ihren Administrator, den Pfad des Speichers zu berichtigen.',
  }),
  'store.keyMissing': () => ({
    what:
      'Die Schlüssel in diesem Speicher sind verschlüsselt, und diesem Konto fehlt der Schlüssel ' +
      'dazu. Nichts wurde offengelegt.',
    next:
      'Bitten Sie Ihren Administrator, die Schlüsseldatei des Speichers daneben abzulegen ' +
      '(keydesk store encrypt), und versuchen Sie es dann erneut. Berichte und andere Quellen ' +
      'funktionieren wie bisher.',
  }),
  'store.keyNotProtected': () => ({
    what:
      'Der Schlüssel des Speichers ist da, aber dieser Computer bietet keinen Schutz für ihn, ' +
      'daher wurde er nicht übernommen. Nichts wurde offengelegt.',
    next:
      'Entsperren Sie unter Linux einen Schlüsselbund (GNOME Keyring oder KWallet), und starten ' +
      'Sie Keydesk neu. Ihr Administrator kann auch eine Schlüsseldatei in der Konfiguration ' +
      'nennen (keyFile).',
  }),
  'store.secretUnreadable': () => ({
    what:
      'Was der Speicher zu diesem Schlüssel enthält, lässt sich nicht entschlüsseln: Es wurde ' +
      'geändert oder gehört zu einem anderen Schlüssel. Nichts wurde offengelegt.',
    next:
      'Benachrichtigen Sie Ihren Administrator: Der Speicher muss aus einer Sicherung ' +
      'wiederhergestellt oder der Schlüssel in einen neuen importiert werden.',
  }),
  'store.unavailable': () => ({
    what: 'Der Speicher ist nicht erreichbar.',
    next: 'Prüfen Sie den Datenträger oder das Netzwerk, und versuchen Sie es dann erneut.',
  }),

  'source.timedOut': () => ({
    what: 'Die Quelle hat nicht rechtzeitig geantwortet.',
    next:
      'Versuchen Sie es gleich noch einmal. Bleibt es so, wenden Sie sich an Ihren ' +
      'Administrator.',
  }),
  'source.notTrusted': () => ({
    what: 'Diese Gesamtstruktur lässt Ihr Konto nicht zu.',
    next:
      'Bitten Sie Ihren Administrator um eine Vertrauensstellung zu ihr, oder darum, sie aus der ' +
      'Konfiguration zu nehmen.',
  }),

  'recovery.cannotRotate': () => ({
    what: 'Keine der Quellen dieses Schlüssels kann ihn ersetzen lassen.',
    next: 'Ersetzen Sie den Schlüssel am Computer, sobald das Laufwerk entsperrt ist.',
  }),
  'recovery.sourcesMissing': ({ sources = '' }) => ({
    what:
      'Kein Wiederherstellungsschlüssel passt zu dieser Schlüssel-ID, aber nicht jede Quelle hat ' +
      `geantwortet. Ohne Antwort: ${sources}.`,
    next:
      'Vielleicht ist der Schlüssel dort. Prüfen Sie die Schlüssel-ID mit dem Anrufer, und ' +
      'senden Sie dann erneut ab.',
  }),
  'recovery.noMatch': () => ({
    what: 'Kein Wiederherstellungsschlüssel passt zu dieser Schlüssel-ID.',
    next:
      'Bitten Sie den Anrufer, die Schlüssel-ID noch einmal vorzulesen, notfalls alle 32 ' +
      'Ziffern; ein Administrator kann den Computer auch über seinen Namen finden. Stimmt die ' +
      'ID, wurde das Laufwerk hier nie gesichert, oder Ihr Konto darf seinen Schlüssel nicht ' +
      'sehen: Fragen Sie, zu welcher Organisation oder welchem Konto der Computer gehört.',
  }),
  'recovery.noneFound': () => ({
    what: 'Für diesen Computer oder Endbenutzer wurde kein Wiederherstellungsschlüssel gefunden.',
    next:
      'Prüfen Sie den Namen mit dem Anrufer. Ein umbenannter Computer ist vielleicht noch unter ' +
      'seinem alten Namen bekannt; nicht jede Quelle weiß, wer einen Computer benutzt.',
  }),
  'recovery.notPermitted': ({ requestId }) => ({
    what: 'Der Wiederherstellungsschlüssel ist da, aber Ihr Konto darf ihn nicht lesen.',
    next:
      'Bitten Sie Ihren Administrator um das Recht, BitLocker-Wiederherstellungskennwörter zu ' +
      'lesen, oder geben Sie den Anruf an jemanden weiter, der es hat.' +
      outOfReach(requestId),
  }),
  'recovery.userNotAssociated': () => ({
    what:
      'Ein Schlüssel wurde gefunden, aber dieser Benutzer ist seinem Computer nicht ' +
      'zugeordnet.',
    next:
      'Fragen Sie den Anrufer nach Domäne und Benutzernamen, mit denen er sich an diesem ' +
      'Computer anmeldet. Hat er sich dort nie angemeldet, geben Sie den Anruf an einen ' +
      'Helpdeskadministrator weiter.',
  }),
  'recovery.noneForEndUser': () => ({
    what:
      'Kein Wiederherstellungsschlüssel mit dieser Schlüssel-ID gehört zu einem Computer dieses ' +
      'Endbenutzers.',
    next:
      'Bitten Sie den Anrufer, die Schlüssel-ID noch einmal vorzulesen, und fragen Sie nach ' +
      'Domäne und Benutzernamen, mit denen er sich an diesem Computer anmeldet. Stimmt beides, ' +
      'geben Sie den Anruf an einen Helpdeskadministrator weiter.',
  }),
  'recovery.noLongerHeld': () => ({
    what: 'Dieser Schlüssel ist nicht mehr verfügbar.',
    next:
      'Keydesk bewahrt einen offengelegten Schlüssel nur kurze Zeit auf. Senden Sie die ' +
      'Anforderung erneut ab.',
  }),
  'recovery.noKeyPackage': () => ({
    what: 'Für dieses Laufwerk wurde kein Schlüsselpaket gesichert.',
    next:
      'Versuchen Sie repair-bde nur mit dem Wiederherstellungskennwort; es sucht auf dem ' +
      'Laufwerk nach dem, was es braucht.',
  }),
  'recovery.damagedPassword': ({ reason: groups = '' }) => ({
    what:
      'Das gespeicherte Wiederherstellungskennwort ist beschädigt und wurde nicht angezeigt.' +
      wrongGroups(groups),
    next:
      'Fragen Sie den Anrufer, ob das Laufwerk eine andere Schlüssel-ID anzeigt, oder suchen Sie ' +
      'den Schlüssel in einer anderen Quelle.',
  }),
  'recovery.keyClosed': ({ server }) => ({
    what:
      `Der Schlüssel ist da, aber die Datenbank${server === undefined ? '' : ` auf ${server}`} ` +
      'konnte ihn nicht entschlüsseln und hat nichts zurückgegeben.',
    next:
      'Suchen Sie den Schlüssel in einer anderen Quelle. Bitten Sie Ihren Administrator, den ' +
      'Datenbankhauptschlüssel auf diesem Server zu öffnen, etwa nach einem Failover, und das ' +
      'Zertifikat BitLockerManagement_CERT zu prüfen (MBAM: MBAM Recovery Encryption ' +
      'Certificate).',
  }),
} satisfies ErrorTexts;
