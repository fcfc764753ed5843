import { settingList } from '#renderer/text/en/setting-list.ts';
import { SETTINGS, type Setting, policyName } from '#shared/settings/setting-registry.ts';
import { admx } from './policy-templates.ts';

const INSTALL = './Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/Keydesk/Policy/Keydesk';
/** The name of the program, what it is, and the category of the template. */
const AREA = './Device/Vendor/MSFT/Policy/Config/Keydesk~Policy~Keydesk';
/** What stands between the lines of a list in the value of a policy. */
const BETWEEN_LINES = '\uF000';

/**
 * A custom profile of Intune, as its Graph interface takes it: the template, and each setting with
 * its default. Whoever imports it deletes what is to stay open, and changes the rest.
 */
export function intuneProfile(): string {
  const profile = {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName: 'Keydesk',
    description: 'The template, and each setting with its default: delete what you do not set.',
    omaSettings: [
      row('Keydesk: the template', INSTALL, admx()),
      ...SETTINGS.map((setting) => {
        const id = policyName(setting.name);
        const { title } = settingList.settings[setting.name];
        return row(`Keydesk: ${title}`, `${AREA}/${id}`, valueOf(setting, id));
      }),
    ],
  };
  return `${JSON.stringify(profile, undefined, 2)}\n`;
}

function row(displayName: string, omaUri: string, value: string) {
  return { '@odata.type': '#microsoft.graph.omaSettingString', displayName, omaUri, value };
}

function valueOf({ range, byDefault }: Setting, id: string): string {
  if (range.kind === 'flag') return byDefault === true ? '<enabled/>' : '<disabled/>';
  const text = Array.isArray(byDefault) ? byDefault.join(BETWEEN_LINES) : String(byDefault ?? '');
  // Of what is empty by default, nothing is set.
  return text === '' ? '<disabled/>' : `<enabled/><data id="${id}" value="${escaped(text)}"/>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
