import { z } from 'zod';

/** Where a cloud of Microsoft signs people in, and where its Graph is. */
export interface Cloud {
  readonly signIn: string;
  readonly graph: string;
}

/** Microsoft's own, by name (Microsoft Graph, "National cloud deployments"). */
const CLOUDS = {
  global: { signIn: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
  'us-government': {
    signIn: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
  },
  'us-dod': { signIn: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' },
  china: {
    signIn: 'https://login.chinacloudapi.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
  },
} as const satisfies Readonly<Record<string, Cloud>>;

/** An address without anything behind its host and port. */
const Origin = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) &&
      new URL(text).protocol === 'https:' &&
      new URL(text).origin === text.replace(/\/$/, ''),
    'is not an address such as https://graph.microsoft.com',
  );

export const CloudChoice = z.union([
  z.enum(['global', 'us-government', 'us-dod', 'china']),
  z.strictObject({
    signIn: Origin.describe('Where people sign in, such as https://login.microsoftonline.com.'),
    graph: Origin.describe('Where Microsoft Graph is, such as https://graph.microsoft.com.'),
  }),
]);

export type CloudChoice = z.infer<typeof CloudChoice>;

export function cloudOf(choice: CloudChoice = 'global'): Cloud {
  return typeof choice === 'string' ? CLOUDS[choice] : choice;
}
