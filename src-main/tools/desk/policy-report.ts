import type { EffectiveSettings } from '#main/domain/settings/effective-settings.ts';
import type {
  PolicyState,
  SettingOrigin,
  SettingProblem,
  SettingValue,
} from '#shared/settings/settings-overview.ts';
import { deskWords } from '../text/en-desk.ts';
import type { DeskReport, DeskStep } from './report.ts';

/** What holds on this computer for this person, as `--policy --json` writes it. */
export interface PolicyReport extends Pick<
  DeskReport,
  'version' | 'at' | 'state' | 'configuration'
> {
  readonly policy: PolicyState;
  /** Of each setting; without a value where it is not set. */
  readonly settings: readonly {
    readonly name: string;
    readonly value?: SettingValue;
    readonly origin: SettingOrigin;
  }[];
  readonly problems: readonly SettingProblem[];
}

/** What settings hold, and what was set in vain. */
export interface FoundSettings {
  readonly policy: PolicyState;
  readonly effective: EffectiveSettings;
}

/** A policy that cannot be used is a failure; a value that cannot is worth a look. */
export function stateOf({ policy, effective }: FoundSettings): PolicyReport['state'] {
  if (policy.state === 'unusable') return 'failed';
  return effective.problems.length > 0 ? 'warning' : 'passed';
}

export function policyReport(
  about: Pick<PolicyReport, 'version' | 'at' | 'configuration'>,
  found: FoundSettings,
): PolicyReport {
  const { policy, effective } = found;
  return {
    ...about,
    state: stateOf(found),
    policy,
    settings: Array.from(effective.values, ([name, { value, origin }]) => ({
      name,
      ...(value !== undefined && { value }),
      origin,
    })),
    problems: effective.problems,
  };
}

/** The same as one step of `--check`. */
export function policyStep(found: FoundSettings): DeskStep {
  const { policy, effective } = found;
  const { place, state, fault, about } = policy;
  return {
    name: 'policy',
    state: stateOf(found),
    facts: {
      place,
      state,
      ...(fault !== undefined && { fault }),
      ...(about !== undefined && { about }),
      ...(effective.problems.length > 0 && {
        problems: effective.problems.map(deskWords.problemInShort).join(','),
      }),
    },
    ...(state === 'unusable' && { failure: 'policy.unusable' }),
  };
}

/** Every setting on a line: its name, its value, and who has set it. */
export function policyText(report: PolicyReport): string {
  const widest = Math.max(...report.settings.map(({ name }) => name.length));
  return [
    deskWords.heading(report.version, report.configuration),
    deskWords.policy(report.policy),
    ...report.settings.map(({ name, value, origin }) =>
      [` `, name.padEnd(widest), deskWords.origins[origin].padEnd(13), valueText(value)]
        .join(' ')
        .trimEnd(),
    ),
    ...report.problems.map(deskWords.problem),
    deskWords.policyVerdicts[report.state],
  ].join('\n');
}

function valueText(value: SettingValue | undefined): string {
  return value === undefined ? deskWords.notSet : JSON.stringify(value);
}
