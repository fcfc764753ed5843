import type { ErrorTexts } from './error-text.ts';

const wrongGroups = (groups: string) => {
  if (groups === '') return '';
  return ` Its ${groups.includes(',') ? 'groups' : 'group'} ${groups} cannot be right.`;
};

const RESTORED =
  'Tell the person responsible for the audit log. If a backup was restored on purpose, the guide ' +
  'for administrators says what to do.';

const CONFIRMS = 'A key goes out only after it has confirmed the audit entry.';

const witnessNamed = (name: string | undefined) =>
  name === undefined ? 'A witness of the audit log' : `The witness “${name}”`;

const technical = (reason: string) => (reason === '' ? '' : ` (${reason})`);

/** Where a cloud has refused: why a role may not be enough, and what its support is told. */
const outOfReach = (requestId: string | undefined) =>
  requestId === undefined
    ? ''
    : ' With a role for an administrative unit only, a computer that was set up again for ' +
      'another owner is out of reach. Microsoft’s support finds the request by this number: ' +
      `${requestId}.`;

/** The store, sources of recovery data, and reports. */
export const sourceErrors = {
  'store.locked': () => ({
    what: 'Another program is using the store.',
    next: 'Close other programs that use it, such as a backup, and try again.',
  }),
  'store.damaged': () => ({
    what: 'The store is damaged and was left exactly as it is.',
    next: 'Restore it from a backup, or move the file away, then try again.',
  }),
  'store.replaced': () => ({
    what:
      'The file of the audit log, or a file beside it, was removed, replaced or cut while ' +
      'Keydesk was using it. Nothing was disclosed.',
    next: 'Tell whoever answers for the audit log, then close Keydesk and start it again.',
  }),
  'store.altered': () => ({
    what: 'The audit log was changed by something other than Keydesk. Nothing was disclosed.',
    next:
      'Open Reports to see where its chain breaks, and tell whoever answers for the audit log. ' +
      'Restore the store from a backup before you go on.',
  }),
  'store.clockBehind': ({ newest = '' }) => ({
    what:
      'The clock of this computer is behind the newest entry of the audit log' +
      `${newest === '' ? '' : ` (${newest})`}. Nothing was disclosed.`,
    next:
      'Set the clock right, then try again. If it is right, the clock was ahead before: tell ' +
      'whoever answers for the audit log.',
  }),
  'store.behindWitness': ({ server, witnessed, fits = 0 }) => ({
    what:
      'The end of the audit log was cut off, or an older copy was put back: a witness has newer ' +
      'entries. Nothing was disclosed.',
    next:
      (witnessed === undefined
        ? ''
        : `${witnessNamed(server)} has entries up to ${witnessed}, the log ends with entry ` +
          `${fits}. `) + RESTORED,
  }),
  'store.unlikeWitness': ({ server, witnessed }) => ({
    what:
      'An older copy of the audit log was put back and used again, or a new log was begun: a ' +
      'witness has other entries. Nothing was disclosed.',
    next:
      (witnessed === undefined ? '' : `${witnessNamed(server)} has another entry ${witnessed}. `) +
      RESTORED,
  }),
  'witness.unreachable': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} cannot be reached${technical(reason)}. ${CONFIRMS}`,
    next: 'Nothing was disclosed. Check the network, then try again, or tell your administrator.',
  }),
  'witness.timedOut': ({ server }) => ({
    what: `${witnessNamed(server)} did not answer in time. ${CONFIRMS}`,
    next: 'Nothing was disclosed. Try again, or tell your administrator.',
  }),
  'witness.notTrusted': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} has a certificate that is not trusted${technical(reason)}.`,
    next: 'Nothing was disclosed. Ask your administrator to check the certificate and caFile.',
  }),
  'witness.refused': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} refused the audit entry${technical(reason)}. ${CONFIRMS}`,
    next: 'Nothing was disclosed. Ask your administrator to check the settings of the witness.',
  }),
  'witness.notConfigured': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} cannot be used as it is configured${technical(reason)}.`,
    next:
      'Nothing was disclosed. Ask your administrator to check the files that the configuration ' +
      'of the witness names.',
  }),
  'store.newer': () => ({
    what: 'The store was made by a newer version of Keydesk.',
    next: 'Update Keydesk on this computer, then try again.',
  }),
  'store.older': () => ({
    what: 'The central store was made for an older version of Keydesk.',
    next:
      'Ask the administrator of the database to run the upgrade (keydesk store upgrade), or ' +
      'use the version of Keydesk that fits it.',
  }),
  'store.disclosedUnseen': () => ({
    what:
      'The connection was lost while the key was on its way. The store has recorded the ' +
      'disclosure, but nothing arrived here.',
    next:
      'Submit again to see it: that will be a second entry. The first stays in the audit log ' +
      'as a disclosure that nobody saw.',
  }),
  'store.full': () => ({
    what: 'The disk is full, so the audit entry could not be written. Nothing was disclosed.',
    next: 'Free some space, then try again.',
  }),
  'store.readOnly': () => ({
    what: 'The store cannot be written, so nothing can be recorded or disclosed.',
    next: 'Ask your administrator to give you write access to the profile folder, then try again.',
  }),
  'store.wrongPurpose': () => ({
    what: 'This store was made for another purpose: demo data and real data are never mixed.',
    next: 'Ask your administrator to correct the path of the store.',
  }),
  'store.keyMissing': () => ({
    what:
      'The keys in this store are encrypted, and this account does not have the key to them. ' +
      'Nothing was disclosed.',
    next:
      'Ask your administrator to put the key file of the store beside it (keydesk store ' +
      'encrypt), then try again. Reports and other sources work as before.',
  }),
  'store.keyNotProtected': () => ({
    what:
      'The key of the store is there, but this computer offers no protection for it, so it ' +
      'was not used. Nothing was disclosed.',
    next:
      'On Linux, unlock a keyring (GNOME Keyring or KWallet) and start Keydesk again. Your ' +
      'administrator can also name a key file in the configuration (keyFile).',
  }),
  'store.secretUnreadable': () => ({
    what:
      'What the store holds for this key cannot be decrypted: it was altered, or belongs to ' +
      'another key. ' +
      'Nothing was disclosed.',
    next:
      'Tell your administrator: the store must be restored from a backup, or the key imported ' +
      'into a new one.',
  }),
  'store.unavailable': () => ({
    what: 'The store cannot be reached.',
    next: 'Check the disk or the network, then try again.',
  }),

  'source.timedOut': () => ({
    what: 'The source did not answer in time.',
    next: 'Try again in a moment. If it stays this way, ask your administrator.',
  }),
  'source.notTrusted': () => ({
    what: 'This forest does not let your account in.',
    next: 'Ask your administrator for a trust to it, or to take it out of the configuration.',
  }),

  'recovery.cannotRotate': () => ({
    what: 'No source of this key can have it replaced.',
    next: 'Replace the key at the computer, once the drive is unlocked.',
  }),
  'recovery.sourcesMissing': ({ sources = '' }) => ({
    what:
      'No recovery key matches this key ID, but not every source has answered. Without an ' +
      `answer: ${sources}.`,
    next: 'The key may be there. Check the key ID with the caller, then submit again.',
  }),
  'recovery.noMatch': () => ({
    what: 'No recovery key matches this key ID.',
    next:
      'Ask the caller to read the key ID again, all 32 digits if necessary; an admin can also ' +
      'find the computer by its name. If the ID is right, the drive was never backed up here, ' +
      'or your account may not see its key: ask which organisation or account the computer ' +
      'belongs to.',
  }),
  'recovery.noneFound': () => ({
    what: 'No recovery key was found for this computer or end user.',
    next:
      'Check the name with the caller. A renamed computer may still be known under its old ' +
      'name; not every source knows who uses a computer.',
  }),
  'recovery.notPermitted': ({ requestId }) => ({
    what: 'The recovery key is there, but your account may not read it.',
    next:
      'Ask your administrator for the right to read BitLocker recovery passwords, or hand the ' +
      'call to somebody who has it.' +
      outOfReach(requestId),
  }),
  'recovery.userNotAssociated': () => ({
    what: 'A key was found, but this user is not associated with its computer.',
    next:
      'Ask the caller for the domain and user name they sign in with on that computer. If they ' +
      'have never signed in there, hand the call to a help desk admin.',
  }),
  'recovery.noneForEndUser': () => ({
    what: 'No recovery key with this key ID belongs to a computer of this end user.',
    next:
      'Ask the caller to read the key ID again, and for the domain and user name they sign in ' +
      'with on that computer. If both are right, hand the call to a help desk admin.',
  }),
  'recovery.noLongerHeld': () => ({
    what: 'This key is no longer held in memory.',
    next: 'Keydesk keeps a disclosed key only for a short time. Submit the request again.',
  }),
  'recovery.noKeyPackage': () => ({
    what: 'No key package was backed up for this drive.',
    next:
      'Try repair-bde with the recovery password alone; it searches the drive for what it ' +
      'needs.',
  }),
  'recovery.damagedPassword': ({ reason: groups = '' }) => ({
    what: `The stored recovery password is damaged and was not shown.${wrongGroups(groups)}`,
    next:
      'Ask the caller whether the drive shows another key ID, or look for the key in another ' +
      'source.',
  }),
  'recovery.keyClosed': ({ server }) => ({
    what:
      `The key is there, but the database${server === undefined ? '' : ` on ${server}`} could ` +
      'not decrypt it and gave back nothing.',
    next:
      'Look for the key in another source. Ask your administrator to open the database master ' +
      'key on this server, as after a failover, and to check the certificate ' +
      'BitLockerManagement_CERT (MBAM: MBAM Recovery Encryption Certificate).',
  }),
} satisfies ErrorTexts;
