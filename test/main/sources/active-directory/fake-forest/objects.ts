import { guidText } from '#main/sources/active-directory/guids-and-sids.ts';
import { type BerElement, elementsIn } from './ber.ts';

/** An object of the made-up directory. */
export interface FakeObject {
  readonly dn: string;
  readonly values: Readonly<Record<string, readonly (string | Buffer)[]>>;
  /** Attributes that only these accounts see; everybody sees the others. */
  readonly secret?: { readonly attributes: readonly string[]; readonly readers: readonly string[] };
}

/** The object as `reader` sees it: what is hidden is not there, in filters as in answers. */
export function asSeenBy(object: FakeObject, reader: string): FakeObject {
  const { secret } = object;
  if (secret === undefined || secret.readers.includes(reader)) return object;
  return {
    dn: object.dn,
    values: Object.fromEntries(
      Object.entries(object.values).filter(([name]) => !secret.attributes.includes(name)),
    ),
  };
}

export function isInScope({ dn, values }: FakeObject, base: string, scope: number): boolean {
  const [, guid] = /^<GUID=(.*)>$/i.exec(base) ?? [];
  if (guid !== undefined)
    return (
      scope === 0 &&
      (values['objectGUID'] ?? []).some((bytes) => guidText(Buffer.from(bytes)) === guid)
    );
  const [own, wanted] = [dn.toLowerCase(), base.toLowerCase()];
  if (scope === 0) return own === wanted;
  if (scope === 1) return own.replace(/^[^,]*,/, '') === wanted;
  return wanted === '' || own === wanted || own.endsWith(`,${wanted}`);
}

/** Evaluates a filter as it stands in the request: and, or, not, equality, substrings, presence. */
export function matchesFilter(object: FakeObject, filter: BerElement): boolean {
  const parts = elementsIn(filter.bytes);
  switch (filter.tag) {
    case 0xa0:
      return parts.every((part) => matchesFilter(object, part));
    case 0xa1:
      return parts.some((part) => matchesFilter(object, part));
    case 0xa2:
      return !parts.some((part) => matchesFilter(object, part));
    case 0x87:
      return valuesOf(object, filter.bytes.toString()).length > 0;
    case 0xa3:
      return valuesOf(object, String(parts[0]?.bytes)).some(
        (value) => folded(value) === folded(parts[1]?.bytes ?? ''),
      );
    case 0xa4:
      return valuesOf(object, String(parts[0]?.bytes)).some((value) =>
        elementsIn(parts[1]?.bytes ?? Buffer.alloc(0)).every((part) =>
          hasPart(folded(value), part),
        ),
      );
    default:
      throw new Error(`no such filter: ${filter.tag}`);
  }
}

function hasPart(value: string, { tag, bytes }: BerElement): boolean {
  return tag === 0x80 ? value.startsWith(folded(bytes)) : value.includes(folded(bytes));
}

function valuesOf({ values }: FakeObject, attribute: string): readonly (string | Buffer)[] {
  const name = Object.keys(values).find((known) => known.toLowerCase() === attribute.toLowerCase());
  return name === undefined ? [] : (values[name] ?? []);
}

// One character a byte, so that bytes compare as text does.
function folded(value: string | Buffer): string {
  return Buffer.from(value).toString('latin1').toLowerCase();
}
