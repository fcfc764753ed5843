import type { ErrorTexts } from './error-text.ts';

/** Files that are saved and opened. */
export const fileErrors = {
  'file.noSpace': () => ({
    what: 'There is not enough free space on the drive. Nothing was saved.',
    next: 'Free some space or choose another drive.',
  }),
  'file.writeProtected': () => ({
    what: 'The drive is write-protected. Nothing was saved.',
    next: 'Remove the write protection or choose another drive.',
  }),
  'file.refused': () => ({
    what: 'You may not write in this folder. Nothing was saved.',
    next: 'Choose another folder. Your organisation may block writing to removable drives.',
  }),
  'file.gone': () => ({
    what: 'The folder or drive is no longer there. Nothing was saved.',
    next: 'Insert the drive again or choose another folder.',
  }),
  'file.inUse': ({ fileName = 'The file' }) => ({
    what: `${fileName} is in use by another program. Nothing was saved.`,
    next: 'Close it there, then save again.',
  }),
  'file.isFolder': ({ fileName = 'this name' }) => ({
    what: `There is already a folder called ${fileName}. Nothing was saved.`,
    next: 'Choose another name.',
  }),
  'file.alreadyThere': ({ fileName = 'this name' }) => ({
    what: `There is already a different ${fileName} in this folder. Nothing was saved.`,
    next: 'Choose another folder, or remove what is there first.',
  }),
  'file.nameTooLong': () => ({
    what: 'The file name is too long for this drive. Nothing was saved.',
    next: 'Choose a shorter name.',
  }),
  'file.nameRefused': ({ fileName = 'This name' }) => ({
    what: `${fileName} is not a name this drive allows. Nothing was saved.`,
    next: 'Choose a name of letters, digits, spaces and hyphens.',
  }),
  'file.tooLarge': () => ({
    what:
      'The file is larger than this drive allows: a FAT drive takes files up to 4 GB. Nothing ' +
      'was saved.',
    next: 'Choose another drive, or save less at once.',
  }),
  'file.driveError': () => ({
    what: 'The drive failed while it was written. Nothing usable was saved.',
    next: 'The drive may be damaged. Use another one.',
  }),
  'file.notVerified': () => ({
    what: 'The saved file was not the same when it was read back, and was removed.',
    next: 'The drive may be damaged. Use another one.',
  }),
  'file.unreadable': ({ fileName = 'The file' }) => ({
    what: `${fileName} could not be read.`,
    next: 'Check that it is still there and that you may read it, then choose it again.',
  }),
  'file.notRegular': ({ fileName = 'This' }) => ({
    what: `${fileName} is a folder, a pipe or a device, and was not opened.`,
    next: 'Choose a file.',
  }),
  'file.noAnswer': ({ fileName = 'The file' }) => ({
    what: `${fileName} could not be read: its drive or share does not answer.`,
    next: 'Copy the file to this computer, then open the copy.',
  }),
  'file.tooManyRead': ({ fileName = 'The file' }) => ({
    what: `${fileName} was not opened, because other files are still being read.`,
    next:
      'Wait a moment, then choose it again. If their share does not answer, start Keydesk ' +
      'again.',
  }),
  'file.failed': () => ({
    what: 'The file could not be saved.',
    next: 'Try again, or choose another folder.',
  }),
} satisfies ErrorTexts;
