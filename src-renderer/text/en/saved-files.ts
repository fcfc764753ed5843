import type { SavedFileWords } from '#shared/console/native-words.ts';

/** The text files that are saved with a key. The key file is worded as Windows words it. */
export const savedFiles: SavedFileWords = {
  keyFile: {
    title: 'BitLocker Drive Encryption recovery key ',
    verify:
      'To verify that this is the correct recovery key, compare the start of the following ' +
      'identifier with the identifier value displayed on your PC.',
    identifier: 'Identifier:',
    whenSame:
      'If the above identifier matches the one displayed by your PC, then use the following key ' +
      'to unlock your drive.',
    recoveryKey: 'Recovery Key:',
    whenDifferent:
      "If the above identifier doesn't match the one displayed by your PC, then this isn't the " +
      'right key to unlock your drive.',
    help:
      'Try another recovery key, or refer to https://go.microsoft.com/fwlink/?LinkID=260589 for ' +
      'additional assistance.',
  },
  kit: {
    title: 'Recovery kit for {computer}',
    keyId: 'Key ID: {keyId}',
    warning:
      'Whoever has this kit can open the drive. Delete it once the drive is open, and replace ' +
      'the key.',
    compare:
      'Compare the key ID on the recovery screen with the one above. If they differ, this is not ' +
      'the right key.',
    enter: 'Enter the recovery password: {recoveryPassword}',
    moved:
      'If the drive is now in another computer: start the Windows Recovery Environment there, ' +
      'open a command prompt, and type, with the letter the drive has there instead of <drive>:',
    damaged:
      'If the drive is damaged: connect an empty drive of similar or larger size. EVERYTHING ON ' +
      'IT IS OVERWRITTEN. Open a command prompt as an administrator, change to this folder, and ' +
      'type, with the letters of the damaged and of the empty drive:',
    check:
      'To check this kit: certutil -hashfile, with a file name and SHA256, prints what ' +
      '{checksums} says.',
    placeholders: { drive: '<drive>', damaged: '<damaged>', empty: '<empty>' },
  },
};
