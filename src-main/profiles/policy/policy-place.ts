/** Where the policy of a computer is kept; only an administrator may write there. */
export interface PolicyPlace {
  readonly kind: 'file' | 'registry' | 'property-list';
  /** As people know it: a path, or a key of the registry. */
  readonly path: string;
}

/** What the policy is known by: its key in the registry, its domain of preferences on macOS. */
const REGISTRY_PARENT = String.raw`HKLM\Software\Policies`;
const REGISTRY_NAME = 'Keydesk';
const PREFERENCES = 'org.keydesk.console';

export const POLICY_KEY = { parent: REGISTRY_PARENT, name: REGISTRY_NAME } as const;

/** Whatever the person says: no environment variable and no switch leads elsewhere. */
export function policyPlace(platform: NodeJS.Platform): PolicyPlace {
  if (platform === 'win32')
    return { kind: 'registry', path: [REGISTRY_PARENT, REGISTRY_NAME].join('\\') };
  return platform === 'darwin'
    ? { kind: 'property-list', path: `/Library/Managed Preferences/${PREFERENCES}.plist` }
    : { kind: 'file', path: '/etc/keydesk/policy.json' };
}
