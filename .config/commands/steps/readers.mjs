/**
 * Installs pdftotext where it can be, for the suite that reads an exported PDF. Where it cannot,
 * that suite is skipped and says why.
 */
import { installIfMissing } from './debian.mjs';

export async function prepareReaders() {
  await installIfMissing({
    program: 'pdftotext',
    packages: ['poppler-utils'],
    otherwise: 'poppler-utils could not be installed; the suite that needs it is skipped',
  });
}
