import { de } from '#renderer/text/de/index.ts';
import { en } from '#renderer/text/en/index.ts';
import { es } from '#renderer/text/es/index.ts';
import { fr } from '#renderer/text/fr/index.ts';
import { ja } from '#renderer/text/ja/index.ts';
import { LANGUAGE_NAMES } from '#renderer/text/language-names.ts';
import type { Words } from '#renderer/text/languages.ts';
import { SETTINGS, type Setting, policyName } from '#shared/settings/setting-registry.ts';

const KEY = String.raw`Software\Policies\Keydesk`;
const NAMESPACE = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const ABOUT = `xmlns="${NAMESPACE}" revision="1.0" schemaVersion="1.0"`;

/** The languages of the templates, as Windows names their folders. */
export const TEMPLATE_LANGUAGES: Readonly<Record<string, Words>> = {
  'en-US': en,
  'de-DE': de,
  'fr-FR': fr,
  'es-ES': es,
  'ja-JP': ja,
};

/** What each setting is in Group Policy. */
export function admx(): string {
  return lines(
    `<policyDefinitions ${ABOUT}>`,
    '  <policyNamespaces>',
    '    <target prefix="keydesk" namespace="Keydesk.Policies" />',
    '  </policyNamespaces>',
    '  <resources minRequiredRevision="1.0" />',
    '  <supportedOn>',
    '    <definitions>',
    '      <definition name="SUPPORTED_Keydesk" displayName="$(string.Keydesk)" />',
    '    </definitions>',
    '  </supportedOn>',
    '  <categories>',
    '    <category name="Keydesk" displayName="$(string.Keydesk)" />',
    '  </categories>',
    '  <policies>',
    ...SETTINGS.flatMap(policyOf),
    '  </policies>',
    '</policyDefinitions>',
  );
}

/** The words of the templates in one language. */
export function adml(words: Words): string {
  return lines(
    `<policyDefinitionResources ${ABOUT}>`,
    '  <displayName>Keydesk</displayName>',
    '  <description>Keydesk</description>',
    '  <resources>',
    '    <stringTable>',
    '      <string id="Keydesk">Keydesk</string>',
    ...SETTINGS.flatMap((setting) => stringsOf(setting, words)),
    '    </stringTable>',
    '    <presentationTable>',
    ...SETTINGS.flatMap((setting) => presentationOf(setting, words)),
    '    </presentationTable>',
    '  </resources>',
    '</policyDefinitionResources>',
  );
}

function policyOf(setting: Setting): readonly string[] {
  const id = policyName(setting.name);
  const isFlag = setting.range.kind === 'flag';
  const how = isFlag ? `valueName="${id}"` : `presentation="$(presentation.${id})"`;
  return [
    `    <policy name="${id}" class="Machine" displayName="$(string.${id})" ` +
      `explainText="$(string.${id}_Help)" key="${KEY}" ${how}>`,
    '      <parentCategory ref="Keydesk" />',
    '      <supportedOn ref="SUPPORTED_Keydesk" />',
    ...(isFlag ? FLAG : ['      <elements>', ...elementOf(setting, id), '      </elements>']),
    '    </policy>',
  ];
}

const FLAG = [
  '      <enabledValue><decimal value="1" /></enabledValue>',
  '      <disabledValue><decimal value="0" /></disabledValue>',
];

function elementOf({ range }: Setting, id: string): readonly string[] {
  const named = `id="${id}" valueName="${id}" required="true"`;
  switch (range.kind) {
    case 'number':
      return [`        <decimal ${named} minValue="${range.least}" maxValue="${range.most}" />`];
    case 'text':
      return [`        <text ${named} maxLength="${range.longest}" />`];
    case 'list':
      return [`        <multiText ${named} maxStrings="${range.most}" />`];
    case 'choice':
      return [
        `        <enum ${named}>`,
        ...range.options.flatMap((option) => [
          `          <item displayName="$(string.${optionId(id, option)})">`,
          `            <value><string>${escaped(option)}</string></value>`,
          '          </item>',
        ]),
        '        </enum>',
      ];
    case 'flag':
      return [];
  }
}

function stringsOf({ name, range }: Setting, words: Words): readonly string[] {
  const id = policyName(name);
  const { title, about } = words.settingList.settings[name];
  const options = range.kind === 'choice' ? range.options : [];
  return [
    string(id, title),
    string(`${id}_Help`, about),
    ...options.map((option) => string(optionId(id, option), optionText(name, option, words))),
  ];
}

function presentationOf({ name, range, byDefault }: Setting, words: Words): readonly string[] {
  if (range.kind === 'flag') return [];
  const id = policyName(name);
  const label = escaped(words.settingList.settings[name].title);
  const controls = {
    number: `<decimalTextBox refId="${id}"${
      typeof byDefault === 'number' ? ` defaultValue="${byDefault}"` : ''
    }>${label}</decimalTextBox>`,
    text: `<textBox refId="${id}"><label>${label}</label></textBox>`,
    list: `<multiTextBox refId="${id}">${label}</multiTextBox>`,
    choice: `<dropdownList refId="${id}" noSort="true">${label}</dropdownList>`,
  };
  return [`      <presentation id="${id}">${controls[range.kind]}</presentation>`];
}

function optionText(name: string, option: string, words: Words): string {
  const options: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...words.settingList.options,
    'appearance.language': { system: words.settings.language.system, ...LANGUAGE_NAMES },
    'appearance.firstTab': words.app.areas,
  };
  return options[name]?.[option] ?? option;
}

function optionId(id: string, option: string): string {
  return `${id}_${policyName(option.replaceAll('-', '.'))}`;
}

function string(id: string, text: string): string {
  return `      <string id="${id}">${escaped(text)}</string>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function lines(...all: readonly string[]): string {
  return `${['<?xml version="1.0" encoding="utf-8"?>', ...all].join('\n')}\n`;
}
