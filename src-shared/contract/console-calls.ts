import { z } from 'zod';
import { CheckStep } from '../connection/connection-check.ts';
import {
  ConfigurationOrigin,
  DirectoryChoice,
  GroupChoice,
  GroupsByRole,
} from '../connection/organisation-setup.ts';
import { GuidePlace } from '../console/guide.ts';
import { LanguageChoice } from '../console/language.ts';
import { NativeWords } from '../console/native-words.ts';
import { Settings } from '../console/settings.ts';
import { ErrorCode, ErrorDetails } from '../errors.ts';
import { ProfileInfo, SessionView } from '../sign-in/session.ts';
import { Progress, TypedText, call } from './call.ts';

/** The console itself: what it is, where it is connected to, and who is signed in. */
export const consoleCalls = {
  /**
   * The page's first call. It brings the words of the native menu and dialogs, in the person's
   * language.
   */
  'app.describe': call({
    access: 'anyone',
    input: z.object({ words: NativeWords }),
    output: z.object({
      version: z.string(),
      platform: z.string(),
      profiles: z.array(ProfileInfo).min(1),
      lastUserName: z.string(),
      settings: Settings,
      /** Settings that a person could choose if an administrator had not set them. */
      managed: z.array(z.string()),
      configuration: z.object({ origin: ConfigurationOrigin, path: z.string() }),
    }),
  }),
  /** The person has chosen another language: remembers it, and takes its words from now on. */
  'app.speak': call({
    access: 'anyone',
    input: z.object({ language: LanguageChoice, words: NativeWords }),
    output: z.void(),
  }),
  /**
   * Opens a profile's store. The first opening of the demo profile makes its data and reports how
   * far it is.
   */
  'profile.open': call({
    access: 'anyone',
    input: z.object({ profileId: z.string() }),
    output: z.object({ profile: ProfileInfo }),
    progress: Progress,
  }),

  /** Opens a guide in a window of its own. */
  'help.show': call({ access: 'anyone', input: GuidePlace, output: z.void() }),

  /**
   * Checks the connection to a profile's directory step by step; as the operator, when one is
   * signed in to it.
   */
  'connection.check': call({
    access: 'anyone',
    input: z.object({ profileId: z.string() }),
    output: z.object({ steps: z.array(CheckStep) }),
    progress: CheckStep,
  }),

  /**
   * Lets the person pick a certificate authority for the setup. The file stays in main; `null`
   * while there is none.
   */
  'setup.chooseAuthorities': call({
    access: 'anyone',
    input: z.void(),
    output: z.object({ fileName: z.string().nullable() }),
  }),
  /**
   * Checks the connection to a directory; with a user name, also signs in for the rest of the
   * setup.
   */
  'setup.check': call({
    access: 'anyone',
    input: z.object({
      directory: DirectoryChoice,
      usesAuthorities: z.boolean(),
      userName: TypedText,
      password: TypedText,
    }),
    output: z.object({
      steps: z.array(CheckStep),
      entered: z
        .object({ setupId: z.uuid(), account: z.string(), netbiosName: z.string() })
        .nullable(),
    }),
    progress: CheckStep,
  }),
  'setup.groups': call({
    access: 'anyone',
    input: z.object({ setupId: z.uuid(), text: TypedText }),
    output: z.object({ groups: z.array(GroupChoice) }),
  }),
  /** Writes the person's own configuration and puts it to use. */
  'setup.finish': call({
    access: 'anyone',
    input: z.object({ setupId: z.uuid(), name: TypedText, groups: GroupsByRole }),
    output: z.object({ profileId: z.string() }),
  }),
  /** Forgets what was typed into the setup and closes its connections. */
  'setup.leave': call({ access: 'anyone', input: z.void(), output: z.void() }),

  'session.current': call({ access: 'anyone', input: z.void(), output: SessionView.nullable() }),
  /**
   * Whom the operating system would sign in, as `DOMAIN\name`; `null` for nobody. `problem` is what
   * prevents it, where something does.
   */
  'session.ticketHolder': call({
    access: 'anyone',
    input: z.object({ profileId: z.string() }),
    output: z.object({
      account: z.string().nullable(),
      problem: z.object({ code: ErrorCode, details: ErrorDetails }).nullable(),
    }),
  }),
  'session.signInByTicket': call({
    access: 'anyone',
    input: z.object({ profileId: z.string() }),
    output: SessionView,
  }),
  'session.signIn': call({
    access: 'anyone',
    input: z.object({ profileId: z.string(), userName: TypedText, password: TypedText }),
    output: SessionView,
  }),
  /** Opens the browser of the operating system, and waits for the answer of Entra ID. */
  'session.signInInBrowser': call({
    access: 'anyone',
    input: z.object({ profileId: z.string() }),
    output: SessionView,
  }),
  'session.unlock': call({
    access: 'anyone',
    input: z.object({ password: TypedText }),
    output: SessionView,
  }),
  'session.unlockByTicket': call({ access: 'anyone', input: z.void(), output: SessionView }),
  'session.unlockInBrowser': call({ access: 'anyone', input: z.void(), output: SessionView }),
  /** Answers the warning before the idle lock; without one, it does nothing. */
  'session.stay': call({ access: 'signed-in', input: z.void(), output: z.void() }),
  'session.lock': call({ access: 'signed-in', input: z.void(), output: z.void() }),
  'session.signOut': call({ access: 'signed-in', input: z.void(), output: z.void() }),
} as const;
