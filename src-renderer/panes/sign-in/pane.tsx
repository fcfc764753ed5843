import { Button, Field, Select } from '@fluentui/react-components';
import {
  ArchiveRegular,
  DocumentTableRegular,
  LocalLanguageRegular,
  PlugConnectedRegular,
  SettingsRegular,
} from '@fluentui/react-icons';
import type { AskError } from '#renderer/api.ts';
import { LanguageSelect } from '#renderer/app/language-select.tsx';
import type { Opening } from '#renderer/app/session-state.ts';
import { commandName } from '#renderer/text/command-name.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { ProductMark } from '#renderer/ui/product-mark.tsx';
import { isManaged } from '#shared/connection/organisation-setup.ts';
import type { LanguageChoice } from '#shared/console/language.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { Credentials } from './parts/credentials-form.tsx';
import { LinkWaits } from './parts/link-waits.tsx';
import { OfferedVersion } from './parts/offered-version.tsx';
import { OpeningState } from './parts/opening-state.tsx';
import { WayIn } from './parts/way-in.tsx';
import styles from './sign-in.module.css';

type Description = OutputOf<'app.describe'>;

interface SignInPaneProps {
  readonly description: Description | undefined;
  readonly broken: AskError | undefined;
  readonly opening: Opening;
  readonly profileId: string;
  readonly onProfile: (profileId: string) => void;
  readonly signIn: (credentials: Credentials) => Promise<void>;
  readonly ticket: OutputOf<'session.ticketHolder'> | undefined;
  readonly signInByTicket: () => Promise<void>;
  readonly signInInBrowser: (signal: AbortSignal) => Promise<void>;
  readonly onAskForTicket: () => void;
  readonly onSettings: (part: 'overview' | 'connect') => void;
  readonly isLinkWaiting: boolean;
  /** A newer version that somebody should install. */
  readonly offeredVersion?: string | undefined;
  readonly language: LanguageChoice;
  /** An administrator has chosen it. */
  readonly isLanguageManaged: boolean;
  readonly onLanguage: (choice: LanguageChoice) => void;
  readonly reportFailure: AskError | undefined;
  readonly onOpenReport: () => void;
  /** Absent while no report is kept. */
  readonly onOpenKept?: () => void;
}

/** The first screen. Takes typing at once; the store opens behind it. */
export function SignInPane(props: SignInPaneProps) {
  const { broken, description, reportFailure } = props;
  return (
    <main className={styles['screen']}>
      <div className={styles['card']}>
        <div className={styles['brand']}>
          <ProductMark size={48} />
          <div>
            <div className={styles['product']}>{words.app.product}</div>
            <div className={styles['tagline']}>{words.app.tagline}</div>
          </div>
        </div>
        {broken ? (
          <ProblemAlert {...problemText(broken)} />
        ) : (
          <>
            {props.isLinkWaiting && <LinkWaits text={words.driveRecovery.link.waitsForSignIn} />}
            <SignIn {...props} />
            {reportFailure && <ProblemAlert {...problemText(reportFailure)} />}
            {description && <OtherButtons {...props} description={description} />}
            {props.offeredVersion && <OfferedVersion version={props.offeredVersion} />}
          </>
        )}
        <div className={styles['language']}>
          <LocalLanguageRegular aria-hidden="true" fontSize={20} />
          <LanguageSelect
            appearance="underline"
            size="small"
            choice={props.language}
            disabled={props.isLanguageManaged}
            onChoose={props.onLanguage}
          />
        </div>
      </div>
    </main>
  );
}

function SignIn(props: SignInPaneProps) {
  const { opening, profileId, onProfile } = props;
  return (
    <>
      <OpeningState
        opening={opening}
        onRetry={() => {
          onProfile(profileId);
        }}
      />
      <WayIn {...props}>
        <ProfileChoice {...props} />
      </WayIn>
    </>
  );
}

function ProfileChoice({ description, profileId, onProfile }: SignInPaneProps) {
  const profiles = description?.profiles ?? [];
  if (profiles.length < 2) return null;
  return (
    <Field label={words.signIn.profile}>
      <Select
        value={profileId}
        onChange={(_event, { value }) => {
          onProfile(value);
        }}
      >
        {profiles.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface OtherButtonsProps extends Pick<
  SignInPaneProps,
  'onOpenReport' | 'onOpenKept' | 'onSettings'
> {
  readonly description: Description;
}

/** What needs nobody signed in. */
function OtherButtons({ description, onOpenReport, onOpenKept, onSettings }: OtherButtonsProps) {
  return (
    <div className={styles['ways']}>
      <Button appearance="transparent" icon={<DocumentTableRegular />} onClick={onOpenReport}>
        {words.reports.savedReport.open}
      </Button>
      {onOpenKept && (
        <Button appearance="transparent" icon={<ArchiveRegular />} onClick={onOpenKept}>
          {words.reports.kept.open}
        </Button>
      )}
      {canConnect(description) ? (
        <Button
          appearance="transparent"
          icon={<PlugConnectedRegular />}
          onClick={() => {
            onSettings('connect');
          }}
        >
          {words.signIn.connect}
        </Button>
      ) : (
        <Button
          appearance="transparent"
          icon={<SettingsRegular />}
          onClick={() => {
            onSettings('overview');
          }}
        >
          {commandName('settings')}
        </Button>
      )}
    </div>
  );
}

/** Whether there is no organisation yet, and the person may connect one. */
function canConnect({ profiles, configuration }: Description): boolean {
  return profiles.every(({ demo }) => demo) && !isManaged(configuration.origin);
}
