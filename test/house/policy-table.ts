import { settingList } from '#renderer/text/en/setting-list.ts';
import { SETTINGS, type Setting, policyName } from '#shared/settings/setting-registry.ts';

const BEGIN = '<!-- generated from the settings: do not edit -->\n';
const END = '<!-- end of generated -->\n';

/** A guide with the table of all settings as they are. */
export function withPolicyTable(guide: string): string {
  const [before, rest] = guide.split(BEGIN);
  const [, after] = (rest ?? '').split(END);
  if (before === undefined || after === undefined) throw new Error('the guide has no such table');
  return [before, BEGIN, '\n', table(), '\n', END, after].join('');
}

function table(): string {
  const rows = SETTINGS.map((setting) => {
    const { name, byDefault, isPersonal } = setting;
    const cells = [
      `\`${name}\``,
      `\`${policyName(name)}\``,
      rangeText(setting),
      byDefault === undefined || byDefault === '' ? '–' : `\`${JSON.stringify(byDefault)}\``,
      isPersonal ? 'yes' : 'no',
      settingList.settings[name].about,
    ];
    return rowOf(cells);
  });
  return [
    '| setting | in the registry | values | default | a person may choose it | meaning |\n',
    '|---|---|---|---|---|---|\n',
    ...rows,
  ].join('');
}

/** A line of a table in Markdown: there a bar ends a cell, inside of code too. */
export function rowOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |\n`;
}

function rangeText({ range }: Setting): string {
  switch (range.kind) {
    case 'number':
      return `${range.least} to ${range.most}`;
    case 'flag':
      return '`true` or `false`; 1 or 0 in the registry';
    case 'choice':
      return range.options.map((option) => `\`${option}\``).join(', ');
    case 'text':
      return `text, at most ${range.longest} characters`;
    case 'list':
      return `list of texts, at most ${range.most}`;
  }
}
