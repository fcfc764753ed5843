import { Guide, type GuidePlace } from '#shared/console/guide.ts';

/** The scheme is that of the console's page, so that one registration will do; the host is its own. */
const ORIGIN = 'app://guide';

/** The one style sheet of the guides. */
export const STYLE_SHEET = 'guide.css';

/** Where a guide is shown. */
export function addressOf({ guide, heading }: GuidePlace): string {
  return `${ORIGIN}/${guide}.html${heading === undefined ? '' : `#${heading}`}`;
}

/** The file of the guides that an address means; `undefined` for every other address. */
export function guideFile(address: string): string | undefined {
  const [url] = address.split('#');
  return [...Guide.options.map((guide) => `${guide}.html`), STYLE_SHEET].find(
    (file) => url === `${ORIGIN}/${file}`,
  );
}
