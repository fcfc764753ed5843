import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { SavedViews } from './parts/named-views.tsx';
import { type ViewsKeeper, createViewsStore } from './views-store.ts';

/**
 * How this person looked at a report last, and what is needed to go on remembering. Undefined until
 * main has said: a report begins as it was left.
 */
export function useViews<View>(keeper: () => ViewsKeeper<View>) {
  const [store] = useState(() => createViewsStore(keeper()));
  const { views, recall, rememberLast, name, forget } = useStore(store);
  useEffect(() => void recall(), [recall]);
  if (views === undefined) return undefined;
  const saved: SavedViews<View> = { views: views.named, onName: name, onForget: forget };
  return { last: views.last, rememberLast, saved };
}
