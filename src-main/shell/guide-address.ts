import { Guide, type GuidePlace } from '#shared/console/guide.ts';

// The same scheme as the console's page, which is registered once; another host.
const ORIGIN = 'app://guide';

/** The style sheet of all guides. */
export const STYLE_SHEET = 'guide.css';

/** The address of a guide, or of a heading in it. */
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
