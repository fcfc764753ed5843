/**
 * What a program on Electron does not do, or in named files alone: the rules of the analyser
 * Electronegativity 1.10.3 and of Electron's page "Security", over every source. The analyser
 * itself is not used: `assets/guide/security.md` says why.
 */
export interface ElectronRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** The files that may, each for a reason that stands in it. */
  readonly allowed?: readonly string[];
}

const on = (options: string) => new RegExp(String.raw`\b(?:${options})\b['"]?\s*:\s*true`);
const off = (options: string) => new RegExp(String.raw`\b(?:${options})\b['"]?\s*:\s*false`);

export const ELECTRON_RULES: readonly ElectronRule[] = [
  {
    name: 'no page has Node.js',
    pattern: on('nodeIntegration|nodeIntegrationInWorker|nodeIntegrationInSubFrames'),
  },
  {
    name: 'no page shares its context, or is without a sandbox',
    pattern: off('contextIsolation|sandbox'),
  },
  { name: 'no page has the remote module', pattern: /enableRemoteModule|@electron\/remote/ },
  { name: 'no page has a <webview>', pattern: /webviewTag['"]?\s*:\s*true|<webview|allowpopups/ },
  { name: 'no page is without web security', pattern: off('webSecurity') },
  {
    name: 'no page has what is insecure, experimental or a plug-in',
    pattern: on('allowRunningInsecureContent|experimentalFeatures|plugins|navigateOnDragDrop'),
  },
  { name: 'no page has features of Blink', pattern: /\b(?:enable|disable)BlinkFeatures\b/ },
  {
    name: 'windows are made in three files',
    pattern: /new (?:BrowserWindow|BaseWindow|WebContentsView|BrowserView)\(/,
    allowed: [
      'src-main/reports/pdf/hidden-page.ts',
      'src-main/shell/guide-window.ts',
      'src-main/shell/window.ts',
    ],
  },
  {
    name: 'no text becomes code',
    pattern: /\beval\(|new Function\(|\bvm\.\w|\bset(?:Timeout|Interval)\(\s*['"`]/,
  },
  {
    name: 'main runs no code in a page but what finds out whether it answers',
    pattern: /\.executeJavaScript(?:InIsolatedWorld)?\(|\.insertCSS\(/,
    allowed: ['src-main/shell/window.ts'],
  },
  {
    name: 'no text becomes markup in a page',
    pattern:
      /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|srcdoc/i,
  },
  {
    name: 'no certificate is accepted by hand',
    pattern: /['"]certificate-error['"]|setCertificateVerifyProc/,
  },
  {
    name: 'no connection is made without a check, or checked by hand in one file each',
    pattern: /NODE_TLS_REJECT_UNAUTHORIZED|rejectUnauthorized\s*:\s*false/,
    allowed: ['src-main/drivers/ldap/sockets.ts'],
  },
  {
    name: 'switches of Chromium are set in one file',
    pattern: /\.appendSwitch\(|\.appendArgument\(/,
    allowed: ['src-main/shell/close-network.ts'],
  },
  {
    name: 'nothing is loaded without encryption',
    pattern: /\.load(?:URL|File)\(\s*['"`](?:http:|file:)/,
  },
  {
    name: 'no scheme goes past the content policy, or serves files as such',
    pattern: /bypassCSP['"]?\s*:\s*true|registerFileProtocol|registerHttpProtocol|interceptFile/,
  },
  {
    name: 'the bridge has no channel of its own',
    pattern: /\bipcRenderer\.(?:sendSync|sendToHost|postMessage)\b|\bprocess\.once\(['"]loaded/,
  },
  {
    name: 'Electron is known to main and its preload alone',
    pattern: /from ['"]electron(?:\/\w+)?['"]/,
    allowed: ['src-main/'],
  },
  { name: 'nothing opens a debugger', pattern: /openDevTools\(|webContents\.debugger|inspector/ },
  {
    name: 'programs are started in four files, none by a shell',
    pattern: /from ['"]node:child_process['"]/,
    allowed: [
      'src-main/desktop/removable-drives/operating-system.ts',
      'src-main/drivers/mac/property-list.ts',
      'src-main/drivers/powershell/run-script.ts',
      'src-main/drivers/windows/system-program.ts',
    ],
  },
  {
    name: 'no shell is started',
    pattern: /shell\s*:\s*true|\{[^}]*\bexec(?:Sync)?\b[^}]*\} from ['"]node:child_process['"]/,
  },
  {
    name: 'nothing outside is opened but what one file has checked',
    pattern: /\.openExternal\(|\.openPath\(/,
    allowed: ['src-main/desktop/open-browser.ts'],
  },
  { name: 'nothing of Electron crosses to a page', pattern: /exposeInMainWorld\([^)]*ipcRenderer/ },
];

/** The text of a source without its comments, in which words of rules may stand. */
export function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

/** Files that break a rule. */
export function breakersOf(
  { pattern, allowed = [] }: ElectronRule,
  sources: ReadonlyMap<string, string>,
): readonly string[] {
  return [...sources].flatMap(([file, text]) =>
    pattern.test(text) && !allowed.some((place) => file.startsWith(place)) ? [file] : [],
  );
}

/** Every window has to say each of these. */
export const WINDOW_OPTIONS: readonly RegExp[] = [
  /sandbox: true/,
  /contextIsolation: true/,
  /nodeIntegration: false/,
  /setWindowOpenHandler\(\(\) => \(\{ action: 'deny' \}\)\)/,
];
