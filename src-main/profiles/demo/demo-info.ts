import type { ProfileInfo } from '#shared/sign-in/session.ts';

/** The demo profile's name. A file of its own, since the rest of the demo is loaded on demand. */
export const DEMO_INFO: ProfileInfo = { id: 'demo', name: 'Contoso (demo)', demo: true };
