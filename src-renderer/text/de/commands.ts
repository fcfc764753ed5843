import type { Command, CommandGroup } from '#shared/console/commands.ts';

/** `&` stands before the letter that chooses it in a menu. */
const NAMES: Readonly<Record<Command, string>> = {
  'new-request': '&Neue Anforderung',
  'open-report': 'Gespeicherten Bericht ö&ffnen…',
  lock: '&Sperren',
  'sign-out': '&Abmelden',
  settings: '&Einstellungen…',
  palette: '&Befehle suchen…',
  'drive-recovery': '&Laufwerkwiederherstellung',
  'manage-tpm': '&TPM verwalten',
  reports: '&Berichte',
  'recovery-audit': '&Überwachungsbericht für die Wiederherstellung',
  'computer-compliance': '&Computerkonformität',
  'enterprise-compliance': 'U&nternehmenskonformität',
  'recovery-key-backup': '&Gesicherte Schlüssel',
  'read-aloud': 'Vorlesen',
  'copy-key': 'Schlüssel kopieren',
  'show-or-hide': 'Schlüssel aus- oder einblenden',
  'show-longer': 'Schlüssel eine Minute länger anzeigen',
  'copy-for-ticket': 'Für Ticket kopieren',
  'recovery-screen': 'Was der &Anrufer sieht',
  help: '&Hilfe zu diesem Bildschirm',
  shortcuts: '&Tastenkombinationen',
  'save-diagnostics': 'Dia&gnosedaten speichern…',
  about: '&Info zu Keydesk',
};

const GROUPS: Readonly<Record<CommandGroup, string>> = {
  file: '&Datei',
  go: '&Gehe zu',
  key: '&Schlüssel',
  help: '&Hilfe',
};

export const commands = {
  names: NAMES,
  groups: GROUPS,
  /** As they are labelled on a keyboard. */
  keyNames: { Ctrl: 'Strg', Shift: 'Umschalt' },
  shortcuts: {
    title: 'Tastenkombinationen',
    lead: 'Sie funktionieren, wo immer der Cursor steht.',
    others: {
      title: 'Weitere Tasten',
      keys: [
        [
          '0–9, A–F',
          'Außerhalb eines Felds eingegeben, beginnen sie eine Anforderung mit dieser Schlüssel-ID',
        ],
        ['Eingabe', 'Sendet die Anforderung ab oder wählt aus, was den Fokus hat'],
        [
          'Esc',
          'Ein Schritt zurück: blendet den Schlüssel aus, entfernt eine Liste oder kehrt zur ' +
            'letzten Anforderung zurück',
        ],
        ['↑ ↓ ← →', 'Von Gruppe zu Gruppe, während Sie einen Schlüssel vorlesen'],
      ],
    },
  },
  palette: {
    title: 'Befehle suchen',
    field: 'Befehl, Bericht, Computer oder Schlüssel-ID',
    results: 'Ergebnisse',
    nothing:
      'Nichts gefunden. Geben Sie einen Teil vom Namen eines Befehls oder eines Computers dieser ' +
      'Sitzung oder eine Schlüssel-ID ein.',
    count: (results: number) => (results === 1 ? '1 Ergebnis' : `${results} Ergebnisse`),
    guide: 'Handbuch',
    recent: 'Letzte Anforderung',
    begin: (keyId: string) => `Neue Anforderung für ${keyId}`,
  },
} as const;
