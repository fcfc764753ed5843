import type { ProfileInfo } from '#shared/sign-in/session.ts';

/** What the demo profile is called before any of it is loaded. */
export const DEMO_INFO: ProfileInfo = { id: 'demo', name: 'Contoso (demo)', demo: true };
