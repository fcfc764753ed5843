/** What the console does without a window. */
export const DESK_TASKS = [
  'version',
  'check',
  'verify-log',
  'policy',
  'update',
  'export-report',
] as const;
export type DeskTaskName = (typeof DESK_TASKS)[number];

/** What can be said of such a task, and the tasks it can be said of. */
export const DESK_OPTIONS = {
  json: ['check', 'verify-log', 'policy', 'update', 'export-report'],
  evidence: ['verify-log'],
  range: ['export-report'],
  activity: ['export-report'],
  computer: ['export-report'],
  source: ['export-report'],
  profile: ['export-report'],
  form: ['export-report'],
  to: ['update', 'export-report'],
  package: ['update'],
  overwrite: ['export-report'],
} as const satisfies Readonly<Record<string, readonly DeskTaskName[]>>;
export type DeskOption = keyof typeof DESK_OPTIONS;
