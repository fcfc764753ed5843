import type { EventLogScript } from '#main/witnesses/event-log-witness.ts';

/** Of a computer without PowerShell. */
export const NO_EVENT_LOG: EventLogScript = {
  script: '/scripts/keydesk-events.ps1',
  environment: {},
  platform: 'linux',
};
