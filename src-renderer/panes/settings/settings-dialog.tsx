import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { Api } from '#renderer/api.ts';
import { CloudSignIns } from '#renderer/app/cloud-sign-ins.tsx';
import { words } from '#renderer/text/words.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { isManaged } from '#shared/connection/organisation-setup.ts';
import type { LanguageChoice } from '#shared/console/language.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { SessionView } from '#shared/sign-in/session.ts';
import { Choices } from './parts/choices.tsx';
import { Connect } from './parts/connect.tsx';
import { ConnectionCheck } from './parts/connection-check.tsx';
import { DatabaseLogins } from './parts/database-logins.tsx';
import { Updates } from './parts/updates.tsx';
import styles from './settings.module.css';

interface SettingsDialogProps {
  readonly api: Api;
  readonly description: OutputOf<'app.describe'>;
  readonly profileId: string;
  readonly session: SessionView | undefined;
  /** `undefined` while it is closed. */
  readonly part: 'overview' | 'connect' | undefined;
  /** A new organisation was configured: the console has to describe itself anew. */
  readonly onConfigured: (profileId: string) => Promise<void>;
  readonly onShow: (part: 'overview' | 'connect' | undefined) => void;
  readonly language: LanguageChoice;
  readonly onLanguage: (choice: LanguageChoice) => void;
  /** The person has chosen something. */
  readonly onChosen: (settings: Settings) => void;
}

const text = words.settings;

/** What the console is connected to, whether that works, and the way to another organisation. */
export function SettingsDialog({
  api,
  description,
  profileId,
  session,
  part,
  onConfigured,
  onShow,
  ...choices
}: SettingsDialogProps) {
  useReturnFocus(part !== undefined);
  const close = () => {
    onShow(undefined);
  };
  return (
    <Dialog
      open={part !== undefined}
      onOpenChange={(_event, { type }) => {
        if (type !== 'backdropClick') close();
      }}
    >
      <DialogSurface className={styles['surface']}>
        {part === 'connect' ? (
          <Connect
            api={api}
            onDone={async (configured) => {
              await onConfigured(configured);
              close();
            }}
            onCancel={close}
          />
        ) : part === undefined ? null : (
          <Overview
            api={api}
            description={description}
            profileId={session?.profile.id ?? profileId}
            isSignedIn={session !== undefined}
            onConnect={() => {
              onShow('connect');
            }}
            onClose={close}
            {...choices}
          />
        )}
      </DialogSurface>
    </Dialog>
  );
}

interface OverviewProps extends Pick<
  SettingsDialogProps,
  'api' | 'description' | 'profileId' | 'language' | 'onLanguage' | 'onChosen'
> {
  readonly isSignedIn: boolean;
  readonly onConnect: () => void;
  readonly onClose: () => void;
}

function Overview(props: OverviewProps) {
  const { api, description, profileId, isSignedIn, onClose, language, onLanguage, onChosen } =
    props;
  const profile = description.profiles.find(({ id }) => id === profileId);
  return (
    <DialogBody>
      <DialogTitle>{text.title}</DialogTitle>
      <DialogContent className={styles['content']}>
        <Organisation {...props} />
        <Choices
          api={api}
          configuration={description.configuration.path}
          language={language}
          onLanguage={onLanguage}
          onChosen={onChosen}
        />
        {isSignedIn && (profile?.databaseLogins ?? []).length > 0 && <DatabaseLogins api={api} />}
        {isSignedIn && (profile?.browserSignIns ?? []).length > 0 && (
          <section className={styles['section']} aria-labelledby="settings-cloud">
            <h2 id="settings-cloud" className={styles['heading']}>
              {text.cloud.title}
            </h2>
            <p className={styles['small']}>{text.cloud.intro}</p>
            <CloudSignIns api={api} />
          </section>
        )}
        {profile && !profile.demo && (
          <ConnectionCheck api={api} profile={profile} version={description.version} />
        )}
        <Updates api={api} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text.close}</Button>
      </DialogActions>
    </DialogBody>
  );
}

/** What the console is connected to. */
function Organisation({ description, profileId, isSignedIn, onConnect }: OverviewProps) {
  const { origin, path } = description.configuration;
  const profile = description.profiles.find(({ id }) => id === profileId);
  return (
    <section className={styles['section']} aria-labelledby="settings-organisation">
      <h2 id="settings-organisation" className={styles['heading']}>
        {text.organisation.title}
      </h2>
      <p className={styles['name']}>{profile?.name}</p>
      <p className={styles['small']}>{text.organisation.origins[origin]}</p>
      {origin !== 'none' && <p className={styles['path']}>{path}</p>}
      {!isManaged(origin) &&
        (isSignedIn ? (
          <p className={styles['small']}>{text.organisation.signOutFirst}</p>
        ) : (
          <Button onClick={onConnect}>{text.connect.open}</Button>
        ))}
    </section>
  );
}
