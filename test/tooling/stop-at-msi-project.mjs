/** What electron-builder calls in a test instead of the hook itself: it goes no further. */
import { msiProjectCreated as addToProject } from '../../.config/windows/msi-project.mjs';

/** @param {string} file */
export async function msiProjectCreated(file) {
  await addToProject(file);
  throw new Error('The description of the MSI is written');
}
