import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { formatNumber } from '#renderer/text/numbers.ts';

const tooManyRows = (most: number | undefined) =>
  most === undefined ? 'trop de lignes' : `plus de ${formatNumber(most)} lignes, c’est trop`;

/** Reports that are exported, printed and opened again. */
export const reportErrors = {
  'report.notAReport': () => ({
    what: 'Ce n’est pas un fichier de rapport Keydesk.',
    next:
      'Choisissez un fichier exporté comme fichier de rapport ; son nom se ' +
      'termine par .kdreport.',
  }),
  'report.newer': () => ({
    what: 'Le fichier de rapport a été créé par une version plus récente de Keydesk.',
    next: 'Mettez à jour Keydesk sur cet ordinateur, puis rouvrez-le.',
  }),
  'report.tooLarge': () => ({
    what: 'Le fichier de rapport est trop volumineux pour être ouvert ici.',
    next: 'Demandez un rapport sur une période plus courte.',
  }),
  'report.closed': () => ({ what: 'Le rapport a été fermé.', next: 'Rouvrez le fichier.' }),
  'anchors.none': ({ fileName = 'le fichier' }) => ({
    what: `Il n’y a pas d’ancre dans ${fileName}. Rien n’a été comparé.`,
    next:
      'Choisissez un fichier écrit par un témoin, ou dont les lignes portent le numéro d’une ' +
      'entrée et son hachage. Le guide des administrateurs de base de données les montre.',
  }),
  'anchors.tooLarge': ({ fileName = 'Le fichier' }) => ({
    what: `${fileName} est trop volumineux pour être comparé ici.`,
    next:
      'Choisissez-en la partie la plus récente ; ou exécutez keydesk store verify --anchors, qui ' +
      'accepte toute longueur.',
  }),
  'report.tooManyRows': ({ most }) => ({
    what: `Le rapport compte ${tooManyRows(most)} pour ce format. Rien n’a été écrit.`,
    next: 'Exportez-le au format CSV ou Excel, ou choisissez une plage de dates plus courte.',
  }),
  'report.notOnPaper': () => ({
    what: 'La mise en page du rapport a échoué. Rien n’a été écrit.',
    next: 'Réessayez ; ou exportez-le au format CSV ou Excel, qui demandent moins de mémoire.',
  }),
  'report.notProtected': () => ({
    what: 'Cet ordinateur n’a pas d’emplacement protégé pour les rapports ; rien n’a été conservé.',
    next:
      'Sous Linux, configurez un trousseau tel que GNOME Keyring ou KWallet ; ou exportez le ' +
      'rapport à l’emplacement de votre choix.',
  }),
  'report.notKept': () => ({
    what: 'Ce rapport n’est plus conservé ici, ou pas pour vous.',
    next: 'Demandez un fichier de rapport, ou connectez-vous et affichez le rapport de nouveau.',
  }),
  'report.noSigningKey': () => ({
    what: 'Ce compte n’a pas de clé pour signer les fichiers de rapport. Rien n’a été écrit.',
    next:
      'Demandez la clé de signature à votre administrateur ; ou exportez au format CSV, Excel ' +
      'ou PDF, qui ne sont pas signés.',
  }),
  'printer.tooManyRows': ({ most }) => ({
    what: `Le rapport compte ${tooManyRows(most)} pour être imprimé d’ici. Rien n’a été imprimé.`,
    next:
      'Exportez-le au format PDF et imprimez ce fichier, ou choisissez une plage de dates plus ' +
      'courte.',
  }),
  'printer.failed': () => ({
    what: 'L’imprimante n’a pas accepté le rapport.',
    next:
      'Vérifiez l’imprimante, puis réimprimez ; ou exportez le rapport au format PDF et imprimez ' +
      'ce fichier.',
  }),
} satisfies ErrorTexts;
