import { z } from 'zod';

/** How many views one person can name for a report. */
export const MOST_NAMED_VIEWS = 30;
/** Names that differ in case alone are different names. */
export const ViewName = z.string().trim().min(1).max(60);

/**
 * What is remembered for one person about a report: the view that was used last, and the views that
 * were given a name.
 */
export interface RememberedViews<View> {
  last: View | null;
  named: { name: string; view: View }[];
}

/** The schema of that, for a report with this schema of a view. */
export function rememberedViews<View>(view: z.ZodType<View>): z.ZodType<RememberedViews<View>> {
  return z.object({
    last: view.nullable(),
    named: z.array(z.object({ name: ViewName, view })).max(MOST_NAMED_VIEWS),
  });
}
