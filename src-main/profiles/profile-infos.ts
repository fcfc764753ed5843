import type { ProfileInfo } from '#shared/sign-in/session.ts';
import type { Configuration } from './configuration.ts';
import { DEMO_INFO } from './demo/demo-info.ts';
import { profileInfo } from './organisation/configuration.ts';

/** The organisations of a configuration, before one of them is opened; the demo without any. */
export function profileInfos({ profiles }: Configuration): readonly ProfileInfo[] {
  return profiles.length > 0 ? profiles.map(profileInfo) : [DEMO_INFO];
}
