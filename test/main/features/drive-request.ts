import type { DriveForm } from '#shared/recovery/drive-request.ts';
import type { TestConsole } from '#test/fakes/console.ts';

/** The key that is asked for, and its recovery password. */
export const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
export const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

/** An admin's request for it. */
export function driveForm(changes: Partial<DriveForm> = {}): DriveForm {
  return {
    userDomain: '',
    userName: '',
    keyId: 'AC9D5655',
    reason: 'lost-pin',
    note: '',
    ticket: '',
    ...changes,
  };
}

/** Makes the request. @returns the disclosure id */
export async function disclosed(app: TestConsole, changes?: Partial<DriveForm>): Promise<string> {
  const output = await app.ask('recovery.submit', { form: driveForm(changes) });
  if (output.outcome !== 'disclosed') throw new Error(`it was answered by ${output.outcome}`);
  return output.disclosure.disclosureId;
}
