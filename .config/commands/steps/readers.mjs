/** What tests read files back with that the console writes, and packages that are made of it. */
import { installIfMissing } from './debian.mjs';

export async function prepareReaders() {
  await installIfMissing({
    program: 'pdftotext',
    packages: ['poppler-utils'],
    otherwise: 'Exported PDFs will not be read back',
  });
  await installIfMissing({
    program: 'rpmbuild',
    packages: ['rpm'],
    otherwise: 'No .rpm will be made and read back',
  });
  await installIfMissing({
    program: 'makensis',
    packages: ['nsis'],
    otherwise: 'What the installer for Windows adds will not be compiled',
  });
  await installIfMissing({
    program: 'wixl',
    packages: ['wixl', 'msitools'],
    otherwise: 'No MSI will be made and read back',
  });
}
