import type { Command, CommandGroup } from '#shared/console/commands.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

/** `&` stands before the letter that chooses it in a menu. */
const NAMES: Readonly<Record<Command, string>> = {
  'new-request': '&Nouvelle demande',
  'open-report': '&Ouvrir un rapport enregistré…',
  lock: '&Verrouiller',
  'sign-out': 'Se &déconnecter',
  settings: '&Paramètres…',
  palette: 'Re&chercher une commande…',
  'drive-recovery': 'Récupération de &lecteur',
  'manage-tpm': 'Gérer le &TPM',
  reports: '&Rapports',
  'recovery-audit': 'Rapport d’&audit de récupération',
  'computer-compliance': 'Conformité de l’&ordinateur',
  'enterprise-compliance': 'Conformité de l’&entreprise',
  'recovery-key-backup': 'Clés &sauvegardées',
  'read-aloud': 'Lire à voix haute',
  'copy-key': 'Copier la clé',
  'show-or-hide': 'Masquer ou afficher la clé',
  'show-longer': 'Afficher la clé une minute de plus',
  'copy-for-ticket': 'Copier pour le ticket',
  'recovery-screen': 'Ce que &voit l’appelant',
  help: '&Aide sur cet écran',
  shortcuts: '&Raccourcis clavier',
  'save-diagnostics': 'Enregistrer les données de dia&gnostic…',
  about: 'À &propos de Keydesk',
};

const GROUPS: Readonly<Record<CommandGroup, string>> = {
  file: '&Fichier',
  go: 'A&tteindre',
  key: '&Clé',
  help: '&Aide',
};

export const commands = {
  names: NAMES,
  groups: GROUPS,
  /** As they are labelled on a keyboard. */
  keyNames: { Ctrl: 'Ctrl', Shift: 'Maj' },
  shortcuts: {
    title: 'Raccourcis clavier',
    lead: 'Ils fonctionnent où que soit le curseur.',
    others: {
      title: 'Autres touches',
      keys: [
        ['0–9, A–F', 'Hors d’un champ : commence une demande avec cet ID de clé'],
        ['Entrée', 'Envoie la demande ou choisit l’élément actif'],
        [
          'Échap',
          'Un pas en arrière : masque la clé, ferme une liste, revient à la dernière demande',
        ],
        ['↑ ↓ ← →', 'Passent d’un groupe à l’autre pendant la lecture d’une clé à voix haute'],
      ],
    },
  },
  palette: {
    title: 'Rechercher une commande',
    field: 'Commande, rapport, guide, ordinateur ou ID de clé',
    results: 'Résultats',
    nothing:
      'Aucun résultat. Tapez une partie du nom d’une commande ou d’un ordinateur de cette ' +
      'session, ou un ID de clé.',
    count: (results: number) => `${results} ${plural(results, 'résultat', 'résultats')}`,
    guide: 'Guide',
    recent: 'Demande récente',
    begin: (keyId: string) => `Nouvelle demande pour ${keyId}`,
  },
} as const;
