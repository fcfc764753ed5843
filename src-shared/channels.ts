/** The four Electron channels the bridge runs on; nothing else crosses between the processes. */
export const channels = {
  call: 'keydesk:call',
  cancel: 'keydesk:cancel',
  progress: 'keydesk:progress',
  event: 'keydesk:event',
} as const;
