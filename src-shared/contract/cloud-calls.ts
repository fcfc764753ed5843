import { z } from 'zod';
import { CloudState } from '../connection/cloud-state.ts';
import { TypedText, call } from './call.ts';

const Clouds = z.object({ clouds: z.array(CloudState) });
const OfSource = z.object({ source: TypedText });

/** Sources that the operator signs in to once more, in the browser of the operating system. */
export const cloudCalls = {
  /** Those of the profile, who is signed in to them, and how old their lists are. */
  'cloud.list': call({ access: 'signed-in', input: z.void(), output: Clouds }),
  /** Opens the browser and waits for the answer. A cancel ends the wait. */
  'cloud.signIn': call({ access: 'signed-in', input: OfSource, output: Clouds }),
  'cloud.signOut': call({ access: 'signed-in', input: OfSource, output: Clouds }),
  /** Reads the list of keys anew, in the background. */
  'cloud.readList': call({ access: 'signed-in', input: OfSource, output: Clouds }),
} as const;
