import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';
import { ROOT } from '#test/root.ts';
import { hasProgram } from '../../.config/commands/steps/run.mjs';

const EVENTS = String.raw`SYSTEM\CurrentControlSet\Services\EventLog\Application\Keydesk`;
const LINKS = String.raw`Software\Classes\keydesk`;
const MESSAGES = String.raw`\Microsoft.NET\Framework64\v4.0.30319\EventLogMessages.dll`;

let folder: TempFolder;
beforeAll(() => {
  folder = tempFolder();
});
afterAll(() => {
  folder.remove();
});

/** An installer of nothing, with what electron-builder's own brings where ours is put into it. */
const FRAME = String.raw`Unicode true
!include MUI2.nsh
!include LogicLib.nsh
!define PRODUCT_FILENAME Keydesk
!define isUpdated "$updated == 1"
Var installMode
Var updated
Name Keydesk
OutFile "made.exe"
!include "INCLUDED"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
Section install
  StrCpy $installMode all
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\uninstall.exe"
SectionEnd
Section un.install
  StrCpy $installMode all
  StrCpy $updated 0
  !insertmacro customUnInstall
SectionEnd
`;

describe.runIf(hasProgram('makensis'))(
  'what is added to the installer',
  { meta: { reason: 'makensis is not here (package nsis on Debian)' } },
  () => {
    let said: string;
    beforeAll(() => {
      const script = join(folder.path, 'frame.nsi');
      const included = join(ROOT, '.config/windows/installer.nsh');
      writeFileSync(script, FRAME.replace('INCLUDED', included));
      const options = ['-WX', '-V4', '-INPUTCHARSET', 'UTF8'];
      said = outputOf('makensis', [...options, script], folder.path);
    });
    const instructions = (name: string) =>
      Array.from(said.matchAll(new RegExp(`^${name}: (.*)$`, 'gm')), ([, what = '']) => what);

    test('registers the source of events for the computer, and links for its people', () => {
      expect(instructions('WriteRegExpandStr')).toEqual([
        `HKLM\\${EVENTS}\\EventMessageFile=%SystemRoot%${MESSAGES}`,
      ]);
      expect(instructions('WriteRegDWORD')).toEqual([`HKLM\\${EVENTS}\\TypesSupported=7`]);
      expect(instructions('WriteRegStr')).toEqual([
        `SHELL_CONTEXT\\${LINKS}\\=URL:Keydesk recovery link`,
        `SHELL_CONTEXT\\${LINKS}\\URL Protocol=`,
        `SHELL_CONTEXT\\${LINKS}\\shell\\open\\command\\="$INSTDIR\\Keydesk.exe" "%1"`,
      ]);
    });

    test('takes both back, and deletes the configuration only when somebody says so', () => {
      expect(instructions('DeleteRegKey')).toEqual([`SHELL_CONTEXT\\${LINKS}`, `HKLM\\${EVENTS}`]);
      expect(instructions('MessageBox')).toEqual([expect.stringContaining('on IDNO goto +3')]);
      expect(instructions('Delete')).toEqual([String.raw`"$APPDATA\Keydesk\keydesk.json"`]);
      expect(instructions('RMDir')).toEqual([String.raw`"$APPDATA\Keydesk"`]);
    });

    test('asks in each language that the installer speaks', () => {
      const recipe = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
      expect(recipe).toContain('installerLanguages: [en_US, de_DE, fr_FR, es_ES, ja_JP]');
      const asked = [...said.matchAll(/^StrCpy \$0 "(.*)" \(\)/gm)].map(([, text]) => text);
      expect(asked).toHaveLength(5);
      expect(new Set(asked).size).toBe(5);
    });
  },
);

describe.runIf(hasProgram('wixl') && hasProgram('msiinfo'))(
  'the MSI that electron-builder describes',
  { meta: { reason: 'wixl and msiinfo are not here (packages wixl and msitools on Debian)' } },
  () => {
    beforeAll(() => {
      const program = join(folder.path, 'program');
      mkdirSync(program);
      // Of no meaning: what is told of it counts.
      for (const name of ['Keydesk.exe', 'LICENSE.txt']) writeFileSync(join(program, name), name);
      copyFileSync(join(ROOT, 'assets/icons/keydesk.ico'), join(program, 'keydesk.ico'));
      writeFileSync(join(program, 'keydesk.wxs'), forWixl(describedMsi(program)));
      // It knows paths below this folder only.
      const words = ['--arch=x64', '--define=appDir=.', '--output=keydesk.msi', 'keydesk.wxs'];
      outputOf('wixl', words, program);
    });

    test('is one product for the whole computer, whose upgrades know each other', () => {
      const properties = Object.fromEntries(
        rowsOf('Property').map(([name, value]) => [name, value]),
      );
      expect(properties).toMatchObject({
        ProductName: 'Keydesk',
        Manufacturer: 'Keydesk contributors',
        ProductVersion: expect.stringMatching(/^\d+\.\d+\.\d+\.0$/),
        // Of all versions there will ever be.
        UpgradeCode: '{1D40A831-9C3D-5400-B6C0-95B662422043}',
        ALLUSERS: '1',
      });
      expect(rowsOf('Upgrade').map(([code]) => code)).toEqual(
        rowsOf('Upgrade').map(() => properties['UpgradeCode']),
      );
      const downgrade = rowsOf('LaunchCondition').find(([condition]) =>
        condition?.includes('WIX_DOWNGRADE_DETECTED'),
      );
      expect(downgrade?.[1]).toContain('newer version');
    });

    test('installs below Program Files, with its place in the Start menu', () => {
      expect(rowsOf('Directory')).toContainEqual([
        'APPLICATIONFOLDER',
        'ProgramFiles64Folder',
        'Keydesk',
      ]);
      expect(rowsOf('Shortcut').map(([, place]) => place)).toContain('ProgramMenuFolder');
      expect(rowsOf('File').map(([, , name]) => name)).toContain('Keydesk.exe');
    });

    test('registers the source of events, and the links of tickets', () => {
      const own = rowsOf('Registry').filter((row) => row[5] === 'KeydeskRegistry');
      const HKLM = '2';
      expect(own.map(([, ...row]) => row.slice(0, 4))).toEqual([
        [HKLM, EVENTS, 'EventMessageFile', `[%SystemRoot]${MESSAGES}`],
        [HKLM, EVENTS, 'TypesSupported', '#7'],
        [HKLM, LINKS, '', 'URL:Keydesk recovery link'],
        [HKLM, LINKS, 'URL Protocol', ''],
        [HKLM, String.raw`${LINKS}\shell\open\command`, '', '"[#mainExecutable]" "%1"'],
      ]);
      const component = rowsOf('Component').find(([name]) => name === 'KeydeskRegistry');
      expect(component?.[1]).toBe('{5BF8B6C5-0C1E-4E55-9C7F-6D0B2F3B9A41}');
    });
  },
);

/** What electron-builder writes for WiX, with what is added to it. It starts no WiX itself. */
function describedMsi(program: string): string {
  const out = join(folder.path, 'out');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-builder/cli.js'),
      'build',
      '--win',
      'msi',
      '--x64',
      '--publish=never',
      `--prepackaged=${program}`,
      `--config.directories.output=${out}`,
      '--config.msiProjectCreated=./test/tooling/stop-at-msi-project.mjs',
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (!`${stdout}${stderr}`.includes('The description of the MSI is written'))
    throw new Error(`electron-builder described no MSI:\n${stdout}${stderr}`);
  return readFileSync(join(out, '__msi-x64/project.wxs'), 'utf8');
}

/** The same for wixl, which reads an older form of it, and not all. */
function forWixl(project: string): string {
  const [, parts = ''] =
    /<ComponentGroup Id="ProductComponents"[^>]*>(.*?)<\/ComponentGroup>/s.exec(project) ?? [''];
  let count = 0;
  const components = parts.replaceAll('<Component>', () => {
    count += 1;
    return `<Component Id="C${count}" Guid="*">`;
  });
  const names = [...components.matchAll(/<Component Id="(\w+)"/g)].map(([, id]) => id);
  return project
    .replace('http://wixtoolset.org/schemas/v4/wxs', 'http://schemas.microsoft.com/wix/2006/wi')
    .replace(/<ComponentGroup Id=.*?<\/ComponentGroup>/s, '')
    .replace(
      '<Directory Id="APPLICATIONFOLDER" Name="Keydesk"/>',
      () => `<Directory Id="APPLICATIONFOLDER" Name="Keydesk">${components}</Directory>`,
    )
    .replace(
      '<ComponentGroupRef Id="ProductComponents"/>',
      names.map((name) => `<ComponentRef Id="${name}"/>`).join(''),
    )
    .replace(/<MediaTemplate [^>]*\/>/, '<Media Id="1" Cabinet="keydesk.cab" EmbedCab="yes"/>')
    .replace(/SourceFile="[^"]*keydesk\.ico"/, 'SourceFile="keydesk.ico"')
    .replace(/<Condition .*?<\/Condition>/s, '')
    .replaceAll(/<ShortcutProperty [^>]*\/>/g, '')
    .replaceAll(/ (AllowSameVersionUpgrades|Secure|Absent|ReadOnly)="\w+"/g, '');
}

/** The rows of a table of the MSI. A key of the registry has no separator at its end. */
function rowsOf(table: string): readonly (readonly string[])[] {
  const stdout = outputOf(
    'msiinfo',
    ['export', 'keydesk.msi', table],
    join(folder.path, 'program'),
  );
  const [, , , ...rows] = stdout.trimEnd().split(/\r?\n/);
  return rows.map((row) => row.split('\t').map((cell) => cell.replace(/\\$/, '')));
}

/** @throws Error with what the program says, unless it succeeds */
function outputOf(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
