import {
  FluentProvider,
  type Theme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { type ReactNode, useSyncExternalStore } from 'react';
import styles from './themed-page.module.css';

const DARK = '(prefers-color-scheme: dark)';
const FACES = { fontFamilyBase: 'var(--face-text)', fontFamilyMonospace: 'var(--face-code)' };
const LIGHT_THEME: Theme = { ...webLightTheme, ...FACES };
const DARK_THEME: Theme = { ...webDarkTheme, ...FACES };

/**
 * Follows the desktop's light or dark setting, at once when it changes. Fluent UI itself handles
 * high contrast.
 */
export function ThemedPage({ children }: { readonly children: ReactNode }) {
  const isDark = useSyncExternalStore(watchDark, () => window.matchMedia(DARK).matches);
  return (
    <FluentProvider theme={isDark ? DARK_THEME : LIGHT_THEME} className={styles['theme']}>
      <div className={styles['page']}>{children}</div>
    </FluentProvider>
  );
}

function watchDark(onChange: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', onChange);
  return () => {
    query.removeEventListener('change', onChange);
  };
}
