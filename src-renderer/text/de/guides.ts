import { REPEATED_WITHIN_DAYS } from '#shared/recovery/drive-request.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import type { Guide } from '../en/guides.ts';

/** The TPM then seals the drive to the computer as it is now. */
const RESEAL =
  'halten Sie den Schutz einmal an und setzen Sie ihn fort (`manage-bde -protectors -disable ' +
  'C:`, dann `-enable C:`)';

const BY_REASON: Readonly<Record<DriveReason, Guide>> = {
  'boot-order-changed': {
    cause:
      'Ein USB-Laufwerk, eine Dockingstation oder ein Netzwerkstart kam vor der Festplatte, oder ' +
      'ein Update hat die Starteinträge neu geschrieben.',
    now:
      'Ziehen Sie ab, was nicht gebraucht wird, setzen Sie die Festplatte in der Firmware an die ' +
      `erste Stelle; ${RESEAL}.`,
    prevent:
      'Sperren Sie die Startreihenfolge mit einem Firmwarekennwort, und schalten Sie das Starten ' +
      'von USB aus, wo es niemand braucht.',
  },
  'bios-changed': {
    cause:
      'Die Firmware wurde aktualisiert oder eine Einstellung wie der sichere Start geändert, ' +
      'während der Schutz eingeschaltet war.',
    now:
      'Prüfen Sie, ob der sichere Start eingeschaltet ist, wenn Ihre Richtlinie ihn verlangt; ' +
      `${RESEAL}.`,
    prevent:
      'Lassen Sie Firmwareupdates den Schutz für einen Neustart anhalten: `manage-bde ' +
      '-protectors -disable C: -rebootcount 1`.',
  },
  'system-files-modified': {
    cause:
      'Eine Startdatei wurde ersetzt: durch ein unterbrochenes Update, ein zweites ' +
      'Betriebssystem, eine Reparatur oder Schadsoftware.',
    now:
      'Kann niemand die Änderung nennen, lassen Sie den Computer offline auf Schadsoftware ' +
      `prüfen, bevor er benutzt wird. Danach: ${RESEAL}.`,
    prevent:
      'Lassen Sie Windows seine Updates beenden, und installieren Sie kein zweites ' +
      'Betriebssystem und keinen zweiten Startlader.',
  },
  'lost-startup-key': {
    cause:
      'Das USB-Laufwerk mit dem Systemstartschlüssel ist verloren, beschädigt oder war nicht ' +
      'eingesteckt.',
    now:
      'Gehen Sie davon aus, dass jemand den verlorenen Schlüssel gefunden hat: Entfernen Sie ' +
      'seine Schutzvorrichtung, und erstellen Sie einen neuen Systemstartschlüssel.',
    prevent:
      'Bewahren Sie den Systemstartschlüssel getrennt vom Computer auf, oder wechseln Sie zu ' +
      'TPM + PIN, was kein USB-Laufwerk braucht.',
  },
  'lost-pin': {
    cause:
      'Die PIN wurde vergessen oder so oft falsch eingegeben, bis sich das TPM gesperrt hat. ' +
      'Bevor Windows startet, kann die Tastatur eine andere Belegung haben.',
    now:
      'Legen Sie in Windows eine neue PIN fest: `manage-bde -changepin C:`. Ist das TPM ' +
      'gesperrt, setzen Sie es unter „TPM verwalten“ zurück.',
    prevent:
      'Bevorzugen Sie eine PIN aus Ziffern der Reihe über den Buchstaben: Sie sind in den ' +
      'meisten Belegungen gleich.',
  },
  'tpm-reset': {
    cause:
      'Das TPM wurde gelöscht, ausgeschaltet oder aktualisiert, oder es wurde mit der ' +
      'Hauptplatine ausgetauscht.',
    now: `Prüfen Sie in \`tpm.msc\`, ob das TPM einsatzbereit ist; ${RESEAL}.`,
    prevent:
      'Halten Sie den Schutz an, bevor jemand ein TPM löscht oder aktualisiert oder eine ' +
      'Hauptplatine austauscht.',
  },
  'lost-passphrase': {
    cause:
      'Die Passphrase eines Datenlaufwerks wurde vergessen, oder die Feststelltaste oder eine ' +
      'andere Tastaturbelegung hat die Eingabe verändert.',
    now:
      'Legen Sie eine neue Passphrase fest, sobald das Laufwerk offen ist: `manage-bde ' +
      '-changepassword` und der Buchstabe des Laufwerks.',
    prevent:
      'Lassen Sie ein Festplattenlaufwerk sich selbst entsperren: `manage-bde -autounlock ' +
      '-enable` und sein Buchstabe.',
  },
  'lost-smartcard': {
    cause:
      'Die Smartcard ist verloren oder gesperrt, oder ihr Zertifikat ist abgelaufen oder wurde ' +
      'auf einer neuen Karte erneuert.',
    now:
      'Lassen Sie das Zertifikat einer verlorenen Karte sperren, entfernen Sie seine ' +
      'Schutzvorrichtung vom Laufwerk, und fügen Sie die der neuen Karte hinzu.',
    prevent:
      'Fügen Sie das neue Zertifikat jedem Laufwerk hinzu, bevor die alte Karte zurückgegeben ' +
      'wird.',
  },
  other: {
    cause:
      'Oft eine Änderung der Hardware: ein Laufwerk in einem anderen Computer, eine neue ' +
      'Dockingstation, ein Fehler von Speicher oder Datenträger, eine leere Batterie.',
    now:
      'Fragen Sie, was bei diesem Start anders war, und schreiben Sie es in die Notiz. Bei einem ' +
      'Laufwerk aus einem anderen Computer folgen Sie „Verschobenes Laufwerk“.',
    prevent: `Wenn sich nichts mehr ändern wird: ${RESEAL}.`,
  },
};

export const guides = {
  byReason: BY_REASON,
  title: (reason: string) => `${reason}: Ursache und nächste Schritte`,
  cause: 'Übliche Ursache',
  now: 'Nach dem Entsperren',
  prevent: 'Zur Vorbeugung',
  repeated: (times: number) =>
    `Dieser Computer wurde innerhalb von ${REPEATED_WITHIN_DAYS} Tagen ${times}-mal ` +
    'wiederhergestellt. Finden Sie heraus, warum, bevor das Gespräch endet, oder geben Sie den ' +
    'Fall an das Team weiter, das den Computer verwaltet.',
};
