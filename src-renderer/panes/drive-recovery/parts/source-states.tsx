import {
  CheckmarkCircleRegular,
  ErrorCircleRegular,
  HourglassRegular,
} from '@fluentui/react-icons';
import { formatMoment, formatNumber, formatTime, isToday } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import styles from './source-states.module.css';

const ICONS = {
  waiting: <HourglassRegular />,
  answered: <CheckmarkCircleRegular />,
  failed: <ErrorCircleRegular />,
};
const text = words.driveRecovery.sources;

/** Which sources have answered, which have not, and why not. */
export function SourceStates({ sources }: { readonly sources: readonly SourceStatus[] }) {
  return (
    <ul className={styles['sources']} aria-label={text.label}>
      {sources.map(({ source, state, failure, list }) => (
        <li key={source} className={styles[state]}>
          {ICONS[state]}
          <span>
            <b>{source}</b>{' '}
            {failure === undefined ? text.states[state] : words.errors[failure]({}).what}
            {list?.asOf && list.keys !== null && (
              <> {listText(list.asOf, formatNumber(list.keys))}</>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function listText(asOf: string, keys: string): string {
  return isToday(asOf)
    ? text.list(formatTime(asOf), keys)
    : text.olderList(formatMoment(asOf), keys);
}
