export const diagnostics = {
  title: 'Diagnosedaten speichern',
  lead:
    'Das ist alles, was in die Datei kommt. Schlüssel und Kennwörter sind nicht dabei, ' +
    'und Keydesk sendet die Datei nirgendwohin.',
  namesPeople: 'Personen nennen',
  text: 'Was in die Datei kommt',
  collecting: 'Wird zusammengestellt',
  save: 'Speichern…',
  crashed: (time: string) => `Keydesk wurde am ${time} unerwartet beendet.`,
  dismiss: 'Verwerfen',
};
