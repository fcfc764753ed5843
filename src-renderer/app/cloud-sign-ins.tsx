import { Button } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  HourglassRegular,
  PersonProhibitedRegular,
} from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CloudState } from '#shared/connection/cloud-state.ts';
import type { Api } from '../api.ts';
import { formatMoment, formatNumber, formatTime, isToday } from '../text/formats.ts';
import { problemText } from '../text/problem-text.ts';
import { words } from '../text/words.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SlowProgress } from '../ui/slow-progress.tsx';
import { type CloudsState, createCloudStore } from './cloud-store.ts';
import styles from './cloud-sign-ins.module.css';

const text = words.app.cloud;
/** How often main is asked while a list is being read, and otherwise. */
const WHILE_READING_MS = 1_000;
const OTHERWISE_MS = 5_000;

/**
 * Sources that the operator signs in to once more: whether somebody is signed in, and how old their
 * lists are.
 */
export function CloudSignIns({ api }: { readonly api: Api }) {
  const [store] = useState(() => createCloudStore(api));
  const state = useStore(store);
  const { list, clouds, task, failure } = state;
  const isReading = clouds.some((cloud) => cloud.list.reading !== null);
  useEffect(() => {
    void list();
    const timer = setInterval(() => void list(), isReading ? WHILE_READING_MS : OTHERWISE_MS);
    return () => {
      clearInterval(timer);
    };
  }, [list, isReading]);

  return (
    <section className={styles['clouds']} aria-label={text.label}>
      {clouds.map((cloud) => (
        <Cloud key={cloud.source} cloud={cloud} state={state} />
      ))}
      {task === 'signIn' && (
        <SlowProgress
          label={text.signingIn}
          cancel={{ label: words.app.cancel, run: state.cancel }}
        />
      )}
      {failure && failure.code !== 'request.cancelled' && (
        <ProblemAlert {...problemText(failure)} />
      )}
    </section>
  );
}

interface CloudProps {
  readonly cloud: CloudState;
  readonly state: CloudsState;
}

function Cloud({ cloud, state: { task, signIn, signOut, readList } }: CloudProps) {
  const { source, account, list } = cloud;
  return (
    <div className={styles['cloud']}>
      <span className={styles[account === null ? 'nobody' : 'signedIn']}>
        <StateIcon cloud={cloud} />
      </span>
      <span className={styles['text']}>
        {sentencesOf(cloud).map((sentence) => (
          <span key={sentence}>{sentence} </span>
        ))}
      </span>
      {account === null ? (
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={task !== undefined}
          onClick={() => void signIn(source)}
        >
          {text.signIn(source)}
        </Button>
      ) : (
        <>
          <Button
            size="small"
            disabledFocusable={task !== undefined || list.reading !== null}
            onClick={() => void readList(source)}
          >
            {text.readList}
          </Button>
          {cloud.isOwnSignIn !== true && (
            <Button
              size="small"
              appearance="subtle"
              disabledFocusable={task !== undefined}
              onClick={() => void signOut(source)}
            >
              {text.signOut(source)}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function StateIcon({ cloud: { account, list } }: { readonly cloud: CloudState }) {
  if (account === null) return <PersonProhibitedRegular aria-hidden="true" />;
  return list.reading === null ? (
    <CheckmarkCircleRegular aria-hidden="true" />
  ) : (
    <HourglassRegular aria-hidden="true" />
  );
}

function sentencesOf({ source, account, list }: CloudState): readonly string[] {
  if (account === null) return [text.nobody(source)];
  const { failure, notKept } = list;
  return [
    ...listSentences(source, list),
    ...(failure === undefined ? [] : [text.failed(words.errors[failure]({}).what)]),
    ...(notKept === undefined ? [] : Object.values(words.errors[notKept]({}))),
    text.account(account),
  ];
}

function listSentences(source: string, { keys, asOf, reading }: CloudState['list']) {
  const soFar = formatNumber(reading ?? 0);
  if (keys === null || asOf === null)
    return [reading === null ? text.none(source) : text.reading(source, soFar)];
  const count = formatNumber(keys);
  const known = isToday(asOf)
    ? text.list(source, formatTime(asOf), count)
    : text.olderList(source, formatMoment(asOf), count);
  return reading === null ? [`${known}.`] : [`${known}.`, text.readingAgain(soFar)];
}
