import type { NativeWords } from '../../../src-shared/model/native-words.ts';

export const native: NativeWords = {
  dialogs: {
    saveKey: { title: 'Save recovery key', filterName: 'Text file' },
    saveKeyPackage: { title: 'Save key package', filterName: 'BitLocker key package' },
    saveKit: { title: 'Save recovery kit in a folder' },
    saveTpmFile: { title: 'Save TPM owner password file', filterName: 'TPM owner password file' },
    openAuthorities: { title: 'Choose certificate authority', filterName: 'Certificates' },
    openTpmFile: { title: 'Choose TPM owner password file', filterName: 'TPM owner password file' },
  },
  menu: {
    file: '&File',
    lock: '&Lock',
    signOut: '&Sign out',
    settings: 'S&ettings…',
    quit: '&Quit',
    edit: '&Edit',
    view: '&View',
    help: '&Help',
    about: '&About Keydesk',
  },
};
