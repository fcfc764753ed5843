import { z } from 'zod';
import { type SourceKind, SourceName } from '../source-kind.ts';

const configuration = z.strictObject({
  kind: z.literal('keydesk-store'),
  name: SourceName.default('Keydesk store').describe(
    'As people read it. The recovery data kept beside the audit log.',
  ),
  keyFile: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Path of the key of an encrypted store, where the operating system cannot keep it. It ' +
        'stays there: only the people who open the store may read it.',
    ),
});

/** Recovery data in the embedded store that also holds this computer's audit log. */
export const keydeskStore = {
  configuration,
  keepsBackTpm: false,
  needsKeptLogin: () => false,
  needsPassword: () => false,
  isUnique: () => true,
  open: async ({ name }, _login, { localStore }) => localStore(name),
} satisfies SourceKind<z.infer<typeof configuration>>;
