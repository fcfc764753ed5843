import { isManaged } from './connection/organisation-setup.ts';
import type { OutputOf } from './contract.ts';

/**
 * The sign-in form is part of the page: the build makes it, in every language and for the profiles
 * there may be, and main writes into it what is known of this console only.
 */

/**
 * What the form is made for: the demo, where an organisation may be connected or an administrator
 * decides; one organisation, or several to choose from, with fields or (of the first) with a button
 * that opens the browser.
 */
export const FIRST_FORMS = [
  'demo',
  'managed-demo',
  'one',
  'several',
  'one-in-browser',
  'several-in-browser',
] as const;
export type FirstForm = (typeof FIRST_FORMS)[number];

/** What main writes into the page in place of these; in attributes and texts, escaped. */
export const PLACES = {
  /** Where the form goes. */
  form: '<!--first-form-->',
  nonce: '__CSP_NONCE__',
  spoken: '__SPOKEN__',
  language: '__LANGUAGE__',
  systemLanguages: '__SYSTEM_LANGUAGES__',
  description: '__DESCRIPTION__',
  lastUserName: '__LAST_USER_NAME__',
  profileId: '__PROFILE_ID__',
  profileName: '__PROFILE_NAME__',
  otherProfiles: '__OTHER_PROFILES__',
} as const;

/** Name of the page with the styles of the form, and a place for it. */
export const FIRST_PAGE = 'first-page.html';

/** Name of the file with the form. */
export const firstFormFile = (language: string, form: FirstForm): string =>
  `first-form.${language}.${form}.html`;

/** Name of the file with the words of menus and dialogs. */
export const firstWordsFile = (language: string): string => `first-words.${language}.json`;

/** What the build makes. */
export interface FirstForms {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Style elements for all of them. */
  readonly styles: string;
}

type Description = Pick<OutputOf<'app.describe'>, 'profiles' | 'configuration' | 'managed'>;

/** Which form fits; `undefined` where the page has to draw its first screen itself. */
export function firstFormFor(description: Description): FirstForm | undefined {
  const { profiles, configuration, managed } = description;
  const [first, ...others] = profiles;
  // In the forms that the build makes, a language can be chosen.
  if (managed.includes('appearance.language')) return undefined;
  if (first === undefined || first.signIn === 'windows') return undefined;
  if (first.demo) return isManaged(configuration.origin) ? 'managed-demo' : 'demo';
  const form = others.length === 0 ? 'one' : 'several';
  return first.signIn === 'entra' ? `${form}-in-browser` : form;
}
