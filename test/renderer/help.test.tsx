import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { helpPlace } from '#renderer/app/help-place.ts';
import { openPage, openSignedIn } from './page.tsx';

describe('help for the screen in front', () => {
  const nothing = { areSettingsOpen: false, isReportOpen: false, area: undefined };

  test.each([
    ['the sign-in form', nothing, { guide: 'operator', heading: 'sign-in' }],
    ['settings', { ...nothing, areSettingsOpen: true }, { guide: 'administrator' }],
    [
      'settings above a tab',
      { ...nothing, areSettingsOpen: true, area: 'reports' as const },
      { guide: 'administrator' },
    ],
    [
      'a saved report',
      { ...nothing, isReportOpen: true },
      { guide: 'operator', heading: 'reports' },
    ],
    [
      'Drive Recovery',
      { ...nothing, area: 'drive-recovery' as const },
      { guide: 'operator', heading: 'drive-recovery' },
    ],
    [
      'Manage TPM',
      { ...nothing, area: 'manage-tpm' as const },
      { guide: 'operator', heading: 'manage-tpm' },
    ],
    [
      'Reports',
      { ...nothing, area: 'reports' as const },
      { guide: 'operator', heading: 'reports' },
    ],
  ])('at %s', (_name, front, place) => {
    expect(helpPlace(front)).toEqual(place);
  });

  test('is the sign-in part before somebody has signed in', async () => {
    const { desk, bridge } = await openPage();
    bridge.tell({ type: 'command', command: 'help' });
    await vi.waitFor(() =>
      expect(desk.shownGuides).toEqual([{ guide: 'operator', heading: 'sign-in' }]),
    );
  });

  test('follows the tab in front, and the lock screen', async () => {
    const { desk, bridge, user } = await openSignedIn('admin');
    const help = async () => {
      const before = desk.shownGuides.length;
      bridge.tell({ type: 'command', command: 'help' });
      await vi.waitFor(() => expect(desk.shownGuides).toHaveLength(before + 1));
      return desk.shownGuides.at(-1)?.heading;
    };
    expect(await help()).toBe('drive-recovery');
    await user.click(screen.getByRole('tab', { name: 'Reports' }));
    expect(await help()).toBe('reports');
    bridge.tell({ type: 'command', command: 'lock' });
    await screen.findByRole('button', { name: 'Unlock' });
    expect(await help()).toBe('sign-in');
  });
});
