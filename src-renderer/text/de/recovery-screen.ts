/** The drawing of what a locked computer shows. Its own words are those of a German Windows. */
export const recoveryScreen = {
  title: 'Was der Anrufer sieht',
  toggle: 'Was der Anrufer sieht',
  alt:
    'Zeichnung des blauen BitLocker-Wiederherstellungsbildschirms. Von oben nach unten: der ' +
    'Titel „BitLocker-Wiederherstellung“, ein Eingabefeld, dann „Wiederherstellungsschlüssel-ID ' +
    '(zur Identifizierung Ihres Schlüssels)“ mit der Schlüssel-ID, dann Hinweise, wo der ' +
    'Schlüssel zu finden ist.',
  drawn: {
    title: 'BitLocker-Wiederherstellung',
    enter: 'Geben Sie den Wiederherstellungsschlüssel für dieses Laufwerk ein.',
    keys:
      'Verwenden Sie die Nummerntasten oder Funktionstasten F1-F10. ' +
      '(Verwenden Sie F10 für die 0.)',
    keyId: 'Wiederherstellungsschlüssel-ID (zur Identifizierung Ihres Schlüssels):',
    find: 'So finden Sie Ihren Schlüssel:',
    signIn: '- Melden Sie sich an einem anderen Gerät an, und gehen Sie zu: aka.ms/myrecoverykey',
    account: 'Melden Sie sich mit diesem Konto an: m*****n@outlook.com',
    more: '- Weitere Informationen erhalten Sie hier: aka.ms/recoverykeyfaq',
    continue: 'Drücken Sie zum Fortfahren die Eingabetaste.',
    options: 'Drücken Sie zur Anzeige weiterer Wiederherstellungsoptionen die ESC-Taste.',
  },
  legend: [
    [
      'Wiederherstellungsschlüssel-ID',
      'unter dem Eingabefeld. Für den Anfang genügen die ersten acht Zeichen.',
    ],
    ['Eingabefeld', 'Hier gibt der Anrufer die 48 Ziffern ein, die Sie vorlesen.'],
    [
      'Hinweise',
      'Sie unterscheiden sich von Computer zu Computer. Seit Windows 11, Version 24H2, können ' +
        'sie einen Teil eines Microsoft-Kontos nennen: Dann liegt der Schlüssel dort, und ' +
        'vielleicht nicht hier.',
    ],
  ],
} as const;
