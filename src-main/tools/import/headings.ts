import type { RawKey } from '#main/domain/recovery/import-row.ts';
import { withoutSecrets } from '#shared/request/secret-text.ts';

/**
 * What a column may hold. `directoryObject`: the name of a key's object, which says much of the
 * key.
 */
export type Field = keyof RawKey | 'directoryObject';

/** What the columns may be called. */
export interface Headings {
  /** Say of themselves what is in the column. */
  readonly telling: readonly string[];
  /** Taken where no telling one is there; the first of them goes before the others. */
  readonly vague: readonly string[];
}

/**
 * As Windows, Active Directory, MBAM, Configuration Manager, Microsoft Graph and the scripts around
 * them call the columns, in English, German and French. Written as {@link plainHeading} has them.
 */
export const HEADINGS: Readonly<Record<Field, Headings>> = {
  keyId: {
    telling: wordsOf(
      'recoverykeyid keyid recoverypasswordid passwordid recoveryguid msfverecoveryguid ' +
        'keyprotectorid protectorid bitlockerkeyid recoveryid bitlockerrecoverykeyid ' +
        'bitlockerrecoveryid bitlockerid bitlockerkeyprotectorid ' +
        'bitlockerrecoverypasswordid bitlockerrecoveryguid recoverykeyguid keyguid ' +
        'wiederherstellungsschlusselid wiederherstellungskennwortid schlusselid ' +
        'kennwortid schlusselkennung bitlockerschlusselid schlusselschutzvorrichtungsid ' +
        'iddecle iddeclederecuperation iddelaclederecuperation idcle ' +
        'iddumotdepassederecuperation clederecuperationid',
    ),
    vague: ['identifier', 'id'],
  },
  recoveryPassword: {
    telling: wordsOf(
      'recoverypassword recoverykey bitlockerrecoverykey bitlockerrecoverypassword ' +
        'msfverecoverypassword bitlockerkey bitlockerpassword numericalpassword ' +
        'recoverykeyvalue keyvalue wiederherstellungsschlussel wiederherstellungskennwort ' +
        'bitlockerschlussel bitlockerwiederherstellungsschlussel motdepassederecuperation ' +
        'clederecuperation clederecuperationbitlocker',
    ),
    vague: ['password', 'key', 'kennwort', 'passwort', 'schlussel', 'motdepasse', 'cle'],
  },
  computer: {
    telling: wordsOf(
      'computer computername machine machinename devicename device hostname pcname ' +
        'workstation devicedisplayname host rechner rechnername geratename gerat ' +
        'ordinateur nomdelordinateur nomdordinateur nomdelappareil appareil ' +
        'nomdelamachine poste',
    ),
    vague: ['dnshostname', 'fqdn', 'displayname', 'name', 'nom'],
  },
  domain: {
    telling: wordsOf('domain computerdomain machinedomain domane domaine domainedelordinateur'),
    vague: ['domainname', 'domanenname', 'nomdedomaine'],
  },
  dnsDomain: { telling: ['dnsdomain', 'domaindns', 'domaindnsname'], vague: [] },
  users: {
    telling: ['users', 'computerusers', 'benutzer', 'utilisateurs'],
    vague: wordsOf('user computeruser username benutzername utilisateur nomdutilisateur'),
  },
  driveLetter: {
    telling: wordsOf(
      'driveletter mountpoint laufwerkbuchstabe laufwerksbuchstabe lettredelecteur ' +
        'lettredulecteur',
    ),
    vague: ['drive', 'laufwerk', 'lecteur', 'volume'],
  },
  kind: {
    telling: wordsOf('volumetype volumekind volumetyp typedevolume volumetypeid volumetypename'),
    vague: ['drivetype', 'laufwerktyp', 'laufwerkstyp', 'typedelecteur', 'typename', 'type', 'typ'],
  },
  label: {
    telling: ['volumelabel', 'volumename', 'volumebezeichnung', 'nomdevolume', 'nomduvolume'],
    vague: ['label', 'bezeichnung', 'etiquette'],
  },
  escrowedAt: {
    telling: wordsOf(
      'escrowedat escrowdate escrowtime backedup backedupat backupdate backuptime ' +
        'backedupdatetime keycreated keycreatedat keycreateddate keycreateddatetime ' +
        'keycreationdate recoverykeycreated recoverykeycreateddate ' +
        'recoverykeycreateddatetime datekeycreated keydate keyadded dateadded gesichertam ' +
        'sicherungsdatum datedesauvegarde sauvegardele',
    ),
    vague: wordsOf(
      'whencreated createddatetime lastupdatetime datecreated createddate creationdate ' +
        'creationtime timecreated createdon createdat createdutc created timestamp date ' +
        'time erstelltam erstellungsdatum erstellt datum datedecreation creele cree',
    ),
  },
  keyPackage: {
    telling: ['keypackage', 'recoverypackage', 'msfvekeypackage', 'recoverykeypackage'],
    vague: ['package', 'schlusselpaket', 'packagedecle', 'packagedecles'],
  },
  directoryObject: {
    telling: ['distinguishedname', 'objectdn', 'keydn'],
    vague: ['canonicalname', 'dn'],
  },
};

/** Words with blanks between. */
function wordsOf(text: string): readonly string[] {
  return text.split(' ');
}

/** The fields as the command line and its messages call them. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  keyId: 'key-id',
  recoveryPassword: 'password',
  computer: 'computer',
  domain: 'domain',
  dnsDomain: 'dns-domain',
  users: 'users',
  driveLetter: 'drive',
  kind: 'volume-type',
  label: 'label',
  escrowedAt: 'date',
  keyPackage: 'key-package',
  directoryObject: 'directory-object',
};

/** Beside one of these, a column that is called `Id` and no more may be that of another thing. */
const OTHER_ID =
  /^[a-z]*(?:device|machine|computer|volume|object|user|tenant)(?:object)?(?:id|guid)$/;
const OTHER_NAME = /^(?:device(?:display)?name|device|displayname|serial(?:number)?)$/;

/** A heading without upper case, accents, blanks and signs. */
export function plainHeading(text: string): string {
  return text
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

/** In characters. */
const LONGEST_SHOWN = 40;

/**
 * A heading as it may be shown: no control of a terminal, and no password, which stands there where
 * a file has no heading.
 */
export function shownHeading(text: string): string {
  if (/\d{6}\D?\d{6}/.test(text)) return '…';
  return withoutSecrets(text)
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_SHOWN);
}

/** Whether a heading shows that the rows name something else that has an ID. */
export function isOfAnotherThing(plain: string): boolean {
  return OTHER_ID.test(plain) || OTHER_NAME.test(plain);
}
