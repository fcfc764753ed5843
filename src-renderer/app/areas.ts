import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Area } from '#shared/sign-in/role.ts';
import type { PaneProps } from './pane-props.ts';

/**
 * The pane of each area. Loaded when it is first shown, so that the sign-in form does not wait for
 * them.
 */
export const PANES: Readonly<Record<Area, LazyExoticComponent<ComponentType<PaneProps>>>> = {
  'drive-recovery': lazy(async () => ({
    default: (await import('../panes/drive-recovery/pane.tsx')).DriveRecoveryPane,
  })),
  'manage-tpm': lazy(async () => ({
    default: (await import('../panes/manage-tpm/pane.tsx')).ManageTpmPane,
  })),
  reports: lazy(async () => ({ default: (await import('../panes/reports/pane.tsx')).ReportsPane })),
};
