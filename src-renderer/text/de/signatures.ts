/** Who a report file comes from, by its signature. */
export const signatures = {
  fits: (organisation: string, key: string) =>
    `Von ${organisation}: mit deren Schlüssel ${key} signiert.`,
  none: 'Die Datei ist nicht signiert.',
  unknownKey: (key: string) =>
    `Mit dem Schlüssel ${key} signiert, den die Konfiguration dieses Computers nicht nennt.`,
  doesNotFit: (organisation: string, key: string) =>
    `Die Signatur passt nicht: Sie nennt den Schlüssel ${key} von ${organisation} und wurde ` +
    'nicht mit ihm für diesen Inhalt erstellt. Verlassen Sie sich nicht auf diese Datei.',
} as const;
