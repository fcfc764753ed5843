/** The Electron that npm run bench has found. */
export function electronExecutable(): string {
  const executable = process.env['KEYDESK_ELECTRON'];
  if (executable === undefined)
    throw new Error('Run this through npm run bench: KEYDESK_ELECTRON names the runtime.');
  return executable;
}

export function electronArgs(): readonly string[] {
  return (process.env['KEYDESK_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean);
}
