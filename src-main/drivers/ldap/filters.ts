import {
  AndFilter,
  type BerWriter,
  EqualityFilter,
  Filter,
  OrFilter,
  PresenceFilter,
  SearchFilter,
  type SearchFilterValues,
  SubstringFilter,
} from 'ldapts';

export type { Filter } from 'ldapts';

// Filters are built from parts, never written as text: what a person typed stays a value, whatever
// characters it has.

/** Matches where all of them match. */
export function and(...filters: readonly Filter[]): Filter {
  return new AndFilter({ filters: [...filters] });
}

/** Matches where at least one of them matches. */
export function or(...filters: readonly Filter[]): Filter {
  return new OrFilter({ filters: [...filters] });
}

/** Has this value. */
export function equals(attribute: string, value: string | Buffer): Filter {
  return new EqualityFilter({ attribute, value });
}

/** Matches objects with a value of the attribute that the operator may read. */
export function isPresent(attribute: string): Filter {
  return new PresenceFilter({ attribute });
}

/** Has `part` anywhere inside. No index helps with this. */
export function contains(attribute: string, part: string): Filter {
  return new SubstringFilter({ attribute, any: [part] });
}

/** Has a value that begins with these bytes. */
export function startsWith(attribute: string, bytes: Buffer): Filter {
  return new BytePrefixFilter(attribute, bytes);
}

/** ldapts' own substring filter takes text, which half of all GUIDs are not. */
class BytePrefixFilter extends Filter {
  override readonly type: SearchFilterValues = SearchFilter.substrings;
  private readonly attribute: string;
  private readonly bytes: Buffer;

  constructor(attribute: string, bytes: Buffer) {
    super();
    this.attribute = attribute;
    this.bytes = bytes;
  }

  protected override writeFilter(writer: BerWriter): void {
    writer.writeString(this.attribute);
    writer.startSequence();
    // substrings.initial (RFC 4511, 4.5.1)
    writer.writeBuffer(this.bytes, 0x80);
    writer.endSequence();
  }

  override toString(): string {
    return `(${this.attribute}=${Filter.escape(this.bytes)}*)`;
  }
}
