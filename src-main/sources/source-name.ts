import { z } from 'zod';

/** The name of a source, as people read it. */
export const SourceName = z.string().min(1).max(60).describe('As people read it.');
