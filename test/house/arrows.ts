/** One import as it stands in a source file. */
export interface Arrow {
  /** Path from the root, with forward slashes. */
  readonly from: string;
  /** Path from the root for a file of ours; the bare name of a package otherwise. */
  readonly to: string;
  /** Nothing of it is there when the program runs: `import type`. */
  readonly isOfTypes?: boolean;
}

const NODE = /^node:/;
const PACKAGES_OF = {
  shared: [/^zod$/],
  pureNode: [/^node:crypto$/],
  renderer: [
    /^react(-dom)?(\/.*)?$/,
    /^@fluentui\//,
    /^@tanstack\/react-virtual$/,
    /^zustand(\/.*)?$/,
    /^zod$/,
  ],
};

/** What each driver wraps, beside Node's own modules and zod. */
const LIBRARIES_OF: Readonly<Record<string, readonly string[]>> = {
  ldap: ['ldapts'],
  kerberos: ['kerberos'],
  // tarn is the pool inside mssql and knex.
  tds: ['mssql', 'tedious', 'tarn'],
  msal: ['@azure/msal-node'],
  sqlite: ['knex', 'libsql'],
  ntlm: ['js-md4'],
  smtp: ['nodemailer'],
};

interface Rule {
  readonly folder: RegExp;
  readonly why: string;
  readonly allows: readonly RegExp[];
}

const OWN = {
  shared: /^src-shared\//,
  errors: /^src-shared\/(errors|cancellation)\.ts$/,
  domain: /^src-main\/domain\//,
  ports: /^src-main\/ports\//,
  features: /^src-main\/features\//,
  drivers: /^src-main\/drivers\//,
  sources: /^src-main\/sources\//,
  witnesses: /^src-main\/witnesses\//,
  messages: /^src-main\/messages\//,
  updates: /^src-main\/updates\//,
  reports: /^src-main\/reports\//,
  router: /^src-main\/ipc\/router\.ts$/,
};
/** Node's own modules, Electron and packages: whatever is not a file of ours. */
const OUTSIDE = /^(?!src-|test\/)/;

// The first rule whose folder fits a file decides.
const RULES: readonly Rule[] = [
  {
    folder: OWN.shared,
    why: 'src-shared imports zod and itself',
    allows: [OWN.shared, ...PACKAGES_OF.shared],
  },
  {
    folder: OWN.domain,
    why: 'domain imports src-shared and itself: it decides and does nothing',
    allows: [OWN.shared, OWN.domain, ...PACKAGES_OF.pureNode],
  },
  {
    folder: OWN.ports,
    why: 'ports import src-shared and domain',
    allows: [OWN.shared, OWN.domain, OWN.ports],
  },
  {
    folder: OWN.features,
    why: 'features know ports, never sources, drivers or Electron',
    allows: [OWN.shared, OWN.domain, OWN.ports, OWN.features, OWN.router, /^node:crypto$/],
  },
  {
    folder: OWN.drivers,
    why: 'a driver wraps one outside library and knows nothing of the product',
    allows: [OWN.errors, OWN.drivers, OUTSIDE],
  },
  {
    folder: OWN.sources,
    why: 'sources know drivers, ports and decisions, never features or profiles',
    allows: [OWN.shared, OWN.domain, OWN.ports, OWN.drivers, OWN.sources, OUTSIDE],
  },
  {
    folder: OWN.witnesses,
    why: 'witnesses know drivers, ports and decisions, never a source, a feature or a profile',
    allows: [OWN.shared, OWN.domain, OWN.ports, OWN.drivers, OWN.witnesses, /^zod$/, NODE],
  },
  {
    folder: OWN.messages,
    why: 'messages know drivers, ports and decisions, never a source, a feature or a profile',
    allows: [OWN.shared, OWN.domain, OWN.ports, OWN.drivers, OWN.messages, /^zod$/, NODE],
  },
  {
    folder: OWN.updates,
    why: 'updates know drivers, ports and decisions',
    allows: [OWN.shared, OWN.domain, OWN.ports, OWN.drivers, OWN.updates, NODE],
  },
  {
    folder: /^src-main\/profiles\//,
    why: 'profiles are made of sources, witnesses and messages, never of features or Electron',
    allows: [
      OWN.shared,
      OWN.domain,
      OWN.ports,
      OWN.sources,
      OWN.witnesses,
      OWN.messages,
      /^src-main\/profiles\//,
      /^zod$/,
      NODE,
    ],
  },
  {
    folder: OWN.reports,
    why: 'reports write and read files: they know ports, decisions and drivers, never a source',
    allows: [OWN.shared, OWN.domain, OWN.ports, OWN.drivers, OWN.reports, OUTSIDE],
  },
  {
    folder: /^src-main\/desktop\//,
    why: 'desktop is what the operating system offers: it knows ports, decisions and drivers',
    allows: [OWN.shared, OWN.domain, OWN.ports, OWN.drivers, /^src-main\/desktop\//, OUTSIDE],
  },
  {
    folder: /^src-main\/tools\//,
    why: 'tools are command lines over stores: they never show a window',
    allows: [
      OWN.shared,
      OWN.domain,
      OWN.ports,
      OWN.sources,
      OWN.drivers,
      OWN.updates,
      /^src-main\/(tools|profiles)\//,
      /^(?!electron$)(?!src-|test\/)/,
    ],
  },
  {
    folder: OWN.router,
    why: 'the router is pure',
    allows: [OWN.shared, OWN.domain, ...PACKAGES_OF.pureNode],
  },
  {
    folder: /^src-main\/ipc\/(electron-transport|waiting-calls)\.ts$/,
    why: 'the transport joins router and Electron',
    allows: [OWN.shared, OWN.router, /^src-main\/ipc\/waiting-calls\.ts$/, /^electron$/],
  },
  {
    folder: /^src-main\/shell\//,
    why: 'the shell is Electron’s own',
    allows: [OWN.shared, OWN.ports, /^src-main\/shell\//, /^electron$/, /^zod$/, NODE],
  },
  {
    folder: /^src-main\/preload\//,
    why: 'preload imports the wire, the channels, their limits and Electron',
    allows: [
      /^src-main\/preload\//,
      /^src-shared\/(wire|channels|message-size)\.ts$/,
      /^electron$/,
    ],
  },
  {
    folder: /^src-main\/[a-z-]+\.ts$/,
    why: 'the composition root knows all of src-main',
    allows: [OWN.shared, /^src-main\//, /^electron$/, NODE],
  },
  {
    folder: /^src-renderer\/ui\//,
    why: 'widgets know nothing of the application',
    allows: [/^src-renderer\/ui\//, ...PACKAGES_OF.renderer],
  },
  {
    folder: /^src-renderer\/text\//,
    why: 'words know the models only',
    allows: [OWN.shared, /^src-renderer\/text\//, /^src-renderer\/api\.ts$/],
  },
  {
    folder: /^src-renderer\//,
    why: 'the page knows src-shared and its own libraries',
    allows: [OWN.shared, /^src-renderer\//, ...PACKAGES_OF.renderer],
  },
];

/** What is wrong with these imports, a sentence each. */
export function violations(arrows: readonly Arrow[]): readonly string[] {
  return [
    ...arrows.flatMap(brokenRule),
    ...arrows.flatMap(paneToPane),
    ...arrows.flatMap(sourceToSource),
    ...arrows.flatMap(foreignLibrary),
    ...arrows.flatMap(libraryBesideItsDriver),
    ...cycles(arrows),
  ];
}

function brokenRule({ from, to }: Arrow): readonly string[] {
  const rule = RULES.find(({ folder }) => folder.test(from));
  if (rule === undefined || rule.allows.some((allowed) => allowed.test(to))) return [];
  return [`${from} imports ${to}: ${rule.why}`];
}

function paneToPane({ from, to }: Arrow): readonly string[] {
  const [, pane] = /^src-renderer\/panes\/([^/]+)\//.exec(from) ?? [];
  const [, other] = /^src-renderer\/panes\/([^/]+)\//.exec(to) ?? [];
  return pane !== undefined && other !== undefined && pane !== other
    ? [`${from} imports ${to}: a pane never imports another pane`]
    : [];
}

function sourceToSource({ from, to }: Arrow): readonly string[] {
  const [, kind] = /^src-main\/sources\/([^/]+)\//.exec(from) ?? [];
  const [, other] = /^src-main\/sources\/([^/]+)\//.exec(to) ?? [];
  return kind !== undefined && other !== undefined && kind !== other
    ? [`${from} imports ${to}: a source never imports another source`]
    : [];
}

function foreignLibrary({ from, to }: Arrow): readonly string[] {
  const [, driver = ''] = /^src-main\/drivers\/([^/]+)\//.exec(from) ?? [];
  if (driver === '' || !OUTSIDE.test(to) || NODE.test(to) || to === 'zod') return [];
  return LIBRARIES_OF[driver]?.includes(libraryOf(to)) === true
    ? []
    : [`${from} imports ${to}: each outside library has one driver`];
}

// Types may go further: a query is written with knex wherever a source asks one.
function libraryBesideItsDriver({ from, to, isOfTypes = false }: Arrow): readonly string[] {
  const driver = Object.keys(LIBRARIES_OF).find((one) =>
    LIBRARIES_OF[one]?.includes(libraryOf(to)),
  );
  return driver === undefined || isOfTypes || from.startsWith(`src-main/drivers/${driver}/`)
    ? []
    : [`${from} imports ${to}: only src-main/drivers/${driver} runs this library`];
}

/** A package without the path inside it. */
function libraryOf(to: string): string {
  return to.split('/', to.startsWith('@') ? 2 : 1).join('/');
}

/** Each cycle once, from its alphabetically first file. */
function cycles(arrows: readonly Arrow[]): readonly string[] {
  const next = Map.groupBy(arrows, ({ from }) => from);
  const found = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start !== -1) {
      const cycle = path.slice(start);
      const first = cycle.indexOf([...cycle].sort()[0] ?? '');
      found.add([...cycle.slice(first), ...cycle.slice(0, first)].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const { to } of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  const done = new Set<string>();
  for (const file of next.keys()) visit(file, []);
  return [...found].map((cycle) => `a cycle: ${cycle}`);
}
