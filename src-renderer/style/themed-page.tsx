import {
  FluentProvider,
  type Theme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { type ReactNode, useSyncExternalStore } from 'react';
import styles from './themed-page.module.css';

export const DARK = '(prefers-color-scheme: dark)';
const FACES = { fontFamilyBase: 'var(--face-text)', fontFamilyMonospace: 'var(--face-code)' };
export const LIGHT_THEME: Theme = { ...webLightTheme, ...FACES };
export const DARK_THEME: Theme = { ...webDarkTheme, ...FACES };

/**
 * Follows the desktop's light or dark setting, at once when it changes. Fluent UI itself handles
 * high contrast.
 */
export function ThemedPage({ children }: { readonly children: ReactNode }) {
  const isDark = useSyncExternalStore(watchDark, isDarkNow, isDarkNow);
  return (
    <FluentProvider theme={isDark ? DARK_THEME : LIGHT_THEME} className={styles['theme']}>
      <div className={styles['page']}>{children}</div>
    </FluentProvider>
  );
}

/** Where the first page is made there is no window, and its styles hold both. */
function isDarkNow(): boolean {
  return typeof window === 'object' && window.matchMedia(DARK).matches;
}

function watchDark(onChange: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', onChange);
  return () => {
    query.removeEventListener('change', onChange);
  };
}
