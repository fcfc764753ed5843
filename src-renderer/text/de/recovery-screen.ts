/** The drawing of what a locked computer shows. Its own words are those of a German Windows. */
export const recoveryScreen = {
  title: 'Was der Anrufer sieht',
  toggle: 'Was der Anrufer sieht',
  alt:
    'Zeichnung des blauen BitLocker-Wiederherstellungsbildschirms. Von oben nach unten: der ' +
    'Titel „BitLocker-Wiederherstellung“, ein Eingabefeld, dann „Wiederherstellungsschlüssel-ID ' +
    '(zum Identifizieren Ihres Schlüssels)“ mit der Schlüssel-ID, dann Hinweise, wo der ' +
    'Schlüssel zu finden ist.',
  drawn: {
    title: 'BitLocker-Wiederherstellung',
    enter: 'Geben Sie den Wiederherstellungsschlüssel für dieses Laufwerk ein.',
    keys: 'Verwenden Sie die Zifferntasten oder die Funktionstasten F1-F10 (F10 für 0).',
    keyId: 'Wiederherstellungsschlüssel-ID (zum Identifizieren Ihres Schlüssels):',
    find: 'So finden Sie Ihren Schlüssel:',
    hints: [
      'Melden Sie sich auf einem anderen Gerät an: aka.ms/myrecoverykey',
      'Microsoft-Konto: m*****n@outlook.com',
      'Weitere Informationen finden Sie unter: aka.ms/recoverykeyfaq',
    ],
    continue: 'EINGABETASTE drücken, um fortzufahren',
    options: 'ESC drücken, um weitere Wiederherstellungsoptionen anzuzeigen',
  },
  legend: [
    [
      'Wiederherstellungsschlüssel-ID',
      'unter dem Eingabefeld. Für den Anfang genügen die ersten acht Zeichen.',
    ],
    ['Eingabefeld', 'hier gibt der Anrufer die 48 Ziffern ein, die Sie vorlesen.'],
    [
      'Hinweise',
      'sie unterscheiden sich von Computer zu Computer. Seit Windows 11, Version 24H2, können ' +
        'sie einen Teil eines Microsoft-Kontos nennen: Dann liegt der Schlüssel dort, und ' +
        'vielleicht nicht hier.',
    ],
  ],
} as const;
