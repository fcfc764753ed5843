import { Button, Field, Input } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '#renderer/api.ts';
import { LanguageSelect } from '#renderer/app/language-select.tsx';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ChoiceField, TextField } from '#renderer/ui/fields.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import type { LanguageChoice } from '#shared/console/language.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { SettingView, SettingsOverview } from '#shared/settings/settings-overview.ts';
import { type ChoicesState, createChoicesStore } from '../choices-store.ts';
import { optionTexts, settingText, valueText } from '../setting-text.ts';
import styles from '../settings.module.css';

interface ChoicesProps {
  readonly api: Api;
  /** Where the configuration comes from. */
  readonly configuration: string;
  readonly language: LanguageChoice;
  readonly onLanguage: (choice: LanguageChoice) => void;
  readonly onChosen: (settings: Settings) => void;
}

/** What a person may choose, and below it what the organisation has set; each with its origin. */
export function Choices({ api, onChosen, ...given }: ChoicesProps) {
  const [store] = useState(() => createChoicesStore(api, onChosen));
  const [wanted, setWanted] = useState('');
  const state = useStore(store);
  const { overview, list } = state;
  useEffect(() => {
    void list();
  }, [list]);
  const text = words.settingList;
  const found = (overview?.settings ?? []).filter((setting) => isWanted(setting, wanted));
  const own = found.filter(({ isPersonal }) => isPersonal);
  const others = found.filter(({ isPersonal }) => !isPersonal);
  return (
    <section className={styles['section']} aria-labelledby="settings-choices">
      <h2 id="settings-choices" className={styles['heading']}>
        {text.title}
      </h2>
      {overview && <Problems overview={overview} />}
      {state.failure && <ProblemAlert {...problemText(state.failure)} />}
      <Search wanted={wanted} onWanted={setWanted} />
      {overview && found.length === 0 && <p className={styles['small']}>{text.none}</p>}
      <ul className={styles['choices']}>
        {own.map((setting) => (
          <li key={setting.name}>
            <Choice {...given} setting={setting} state={state} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details className={styles['more']} open={wanted !== ''}>
          <summary>{text.others}</summary>
          <ul className={styles['choices']}>
            {others.map((setting) => (
              <li key={setting.name}>
                <Fixed {...given} setting={setting} overview={overview} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface SearchProps {
  readonly wanted: string;
  readonly onWanted: (wanted: string) => void;
}

function Search({ wanted, onWanted }: SearchProps) {
  const text = words.settingList;
  return (
    <Input
      type="search"
      name="searchSettings"
      aria-label={text.search}
      placeholder={text.search}
      value={wanted}
      onChange={(_event, { value }) => {
        onWanted(value);
      }}
    />
  );
}

function isWanted({ name }: SettingView, wanted: string): boolean {
  const { title, about } = settingText(name);
  const text = [name, title, about].join(' ').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((part) => text.includes(part));
}

/** What was set and is not used. */
function Problems({ overview: { policy, problems } }: { readonly overview: SettingsOverview }) {
  const text = words.settingList;
  return (
    <>
      {policy.fault && (
        <>
          <WarningLine>{text.unusable}</WarningLine>
          <p className={styles['path']}>
            {text.setIn(text.policyFaults[policy.fault], policy.about ?? policy.place)}
          </p>
        </>
      )}
      {problems.map(({ place, name, fault }) => (
        <WarningLine key={`${place} ${name}`}>
          {text.problem(text.places[place], name, text.faults[fault])}
        </WarningLine>
      ))}
    </>
  );
}

interface ChoiceProps extends Pick<ChoicesProps, 'configuration' | 'language' | 'onLanguage'> {
  readonly setting: SettingView;
  readonly state: ChoicesState;
}

function Choice({ setting, state, ...given }: ChoiceProps) {
  if (!setting.isOpen)
    return (
      <Fixed configuration={given.configuration} setting={setting} overview={state.overview} />
    );
  // The language is chosen elsewhere, too: what is spoken tells who has chosen it.
  const spoken = given.language === 'system' ? 'default' : 'person';
  const isLanguage = setting.name === 'appearance.language';
  const origin = isLanguage ? spoken : setting.origin;
  return (
    <div className={styles['choice']}>
      <ChoiceControl setting={setting} state={state} {...given} />
      <p className={styles['origin']}>
        {words.settingList.origins[origin]}
        {origin === 'person' && !isLanguage && (
          <Button
            size="small"
            appearance="transparent"
            onClick={() => void state.choose(setting.name, null)}
          >
            {words.settingList.reset}
          </Button>
        )}
      </p>
    </div>
  );
}

function ChoiceControl({ setting, state, language, onLanguage }: ChoiceProps) {
  const { name, range, value } = setting;
  const { title, about } = settingText(name);
  if (name === 'appearance.language')
    return (
      <Field label={title} hint={about}>
        <LanguageSelect choice={language} onChoose={onLanguage} />
      </Field>
    );
  if (range.kind === 'choice')
    return (
      <ChoiceField
        name={name}
        label={title}
        hint={about}
        value={typeof value === 'string' ? value : ''}
        options={optionTexts(setting)}
        onEdit={(chosen) => void state.choose(name, chosen)}
      />
    );
  const hint =
    range.kind === 'number'
      ? `${about} ${words.settingList.range(range.least, setting.highest ?? range.most)}.`
      : about;
  return (
    <TextField
      name={name}
      label={title}
      hint={hint}
      problem={state.wrong === name ? words.settingList.wrong : undefined}
      value={state.typed[name] ?? String(value ?? '')}
      onEdit={(typed) => {
        state.type(name, typed);
      }}
      onLeave={() => void state.leave(setting)}
    />
  );
}

interface FixedProps {
  readonly configuration: string;
  readonly setting: SettingView;
  readonly overview: SettingsOverview | undefined;
}

/** A setting nobody can change here, with who has set it. */
function Fixed({ configuration, setting, overview }: FixedProps) {
  const text = words.settingList;
  const { name, origin } = setting;
  const { title, about } = settingText(name);
  const place = origin === 'policy' ? overview?.policy.place : configuration;
  const isPlaced = origin === 'policy' || origin === 'configuration';
  return (
    <dl className={styles['fixed']}>
      <dt>
        {origin !== 'default' && <LockClosedRegular aria-hidden />} {title}
      </dt>
      <dd>{valueText(setting)}</dd>
      <dd className={styles['small']}>{about}</dd>
      <dd className={styles['origin']}>
        {isPlaced ? text.setIn(text.origins[origin], place ?? '') : text.origins[origin]}
      </dd>
    </dl>
  );
}
