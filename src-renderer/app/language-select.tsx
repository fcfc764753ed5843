import { Select, type SelectProps } from '@fluentui/react-components';
import { Language, LanguageChoice } from '#shared/console/language.ts';
import { LANGUAGE_NAMES } from '../text/language-names.ts';
import { words } from '../text/words.ts';

interface LanguageSelectProps extends Pick<
  SelectProps,
  'appearance' | 'className' | 'disabled' | 'size'
> {
  readonly choice: LanguageChoice;
  readonly onChoose: (choice: LanguageChoice) => void;
}

/** Which language the console speaks, each by its own name. It changes at once. */
export function LanguageSelect({ choice, onChoose, ...looks }: LanguageSelectProps) {
  const text = words.settings.language;
  return (
    <Select
      {...looks}
      name="language"
      aria-label={text.title}
      value={choice}
      onChange={(_event, { value }) => {
        onChoose(LanguageChoice.parse(value));
      }}
    >
      <option value="system">{text.system}</option>
      {Language.options.map((language) => (
        <option key={language} value={language} lang={language}>
          {LANGUAGE_NAMES[language]}
        </option>
      ))}
    </Select>
  );
}
