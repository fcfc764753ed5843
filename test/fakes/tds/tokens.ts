/** A column of a result, with the type it is sent as. */
export interface Column {
  readonly name: string;
  readonly type:
    | 'nvarchar'
    | 'char'
    | 'uniqueidentifier'
    | 'int'
    | 'bit'
    | 'datetime'
    | 'varbinary';
}

export interface ResultSet {
  readonly columns: readonly Column[];
  /** By position. `datetime` takes a `Date`, `varbinary` a `Buffer`, all take `null`. */
  readonly rows: readonly (readonly unknown[])[];
}

export interface ServerFault {
  readonly number: number;
  readonly state?: number;
  readonly severity?: number;
  readonly message?: string;
}

const MORE = 0x01;
const COUNT = 0x10;
const COLLATION = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);
const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1900, 0, 1);

const byte = (value: number) => Buffer.from([value]);
const uint16 = (value: number) => Buffer.from([value & 0xff, value >> 8]);
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return bytes;
};
const shortText = (text: string) =>
  Buffer.concat([byte(text.length), Buffer.from(text, 'utf16le')]);
const longText = (text: string) =>
  Buffer.concat([uint16(text.length), Buffer.from(text, 'utf16le')]);
const token = (id: number, body: Buffer) => Buffer.concat([byte(id), uint16(body.length), body]);

/** The login is accepted (MS-TDS 2.2.7.14), TDS 7.4. */
export function loginAck(): Buffer {
  return Buffer.concat([
    token(
      0xad,
      Buffer.concat([
        byte(1),
        Buffer.from([0x74, 0, 0, 4]),
        shortText('Test server'),
        Buffer.from([16, 0, 0x10, 0]),
      ]),
    ),
    done(),
  ]);
}

/** The end of a statement (MS-TDS 2.2.7.6). */
export function done(count?: number, more = false): Buffer {
  const rows = Buffer.alloc(8);
  rows.writeBigUInt64LE(BigInt(count ?? 0));
  return Buffer.concat([
    byte(0xfd),
    uint16((count === undefined ? 0 : COUNT) | (more ? MORE : 0)),
    uint16(0),
    rows,
  ]);
}

/** MS-TDS 2.2.7.10 */
export function error({
  number,
  state = 1,
  severity = 14,
  message = 'A sentence of the server.',
}: ServerFault): Buffer {
  return token(
    0xaa,
    Buffer.concat([
      uint32(number),
      byte(state),
      byte(severity),
      longText(message),
      shortText('test'),
      shortText(''),
      uint32(1),
    ]),
  );
}

/** A challenge or an answer to one (MS-TDS 2.2.7.22). */
export function sspi(bytes: Buffer): Buffer {
  return token(0xed, bytes);
}

/** Go to another server (MS-TDS 2.2.7.9, type 20). */
export function routing(host: string, port: number): Buffer {
  const target = Buffer.concat([byte(0), uint16(port), longText(host)]);
  return token(0xe3, Buffer.concat([byte(20), uint16(target.length), target, uint16(0)]));
}

/** Result sets, one after the other. */
export function results(sets: readonly ResultSet[]): Buffer {
  if (sets.length === 0) return done();
  return Buffer.concat(
    sets.flatMap(({ columns, rows }, index) => [
      metadata(columns),
      ...rows.map((row) => rowOf(columns, row)),
      done(rows.length, index < sets.length - 1),
    ]),
  );
}

function metadata(columns: readonly Column[]): Buffer {
  return Buffer.concat([
    byte(0x81),
    uint16(columns.length),
    ...columns.flatMap(({ name, type }) => [uint32(0), uint16(1), typeOf(type), shortText(name)]),
  ]);
}

function typeOf(type: Column['type']): Buffer {
  switch (type) {
    case 'nvarchar':
      return Buffer.concat([byte(0xe7), uint16(8_000), COLLATION]);
    case 'char':
      return Buffer.concat([byte(0xaf), uint16(36), COLLATION]);
    case 'uniqueidentifier':
      return Buffer.from([0x24, 16]);
    case 'int':
      return Buffer.from([0x26, 4]);
    case 'bit':
      return Buffer.from([0x68, 1]);
    case 'datetime':
      return Buffer.from([0x6f, 8]);
    case 'varbinary':
      return Buffer.concat([byte(0xa5), uint16(8_000)]);
  }
}

function rowOf(columns: readonly Column[], row: readonly unknown[]): Buffer {
  return Buffer.concat([
    byte(0xd1),
    ...columns.map(({ type }, index) => valueOf(type, row[index])),
  ]);
}

function valueOf(type: Column['type'], value: unknown): Buffer {
  const isLong = type === 'nvarchar' || type === 'char' || type === 'varbinary';
  if (value === null || value === undefined) return isLong ? uint16(0xff_ff) : byte(0);
  const bytes = bytesOf(type, value);
  return Buffer.concat([isLong ? uint16(bytes.length) : byte(bytes.length), bytes]);
}

function bytesOf(type: Column['type'], value: unknown): Buffer {
  switch (type) {
    case 'nvarchar':
      return Buffer.from(String(value), 'utf16le');
    case 'char':
      return Buffer.from(String(value), 'latin1');
    case 'uniqueidentifier':
      return guidBytes(String(value));
    case 'int':
      return uint32(Number(value));
    case 'bit':
      return byte(value === true ? 1 : 0);
    case 'datetime':
      return dateBytes(value instanceof Date ? value : new Date(String(value)));
    case 'varbinary':
      return Buffer.isBuffer(value) ? value : Buffer.from(String(value));
  }
}

/** The first three groups with their last byte first (MS-DTYP 2.3.4.2). */
function guidBytes(text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('-', ''), 'hex');
  return Buffer.concat([
    bytes.subarray(0, 4).toReversed(),
    bytes.subarray(4, 6).toReversed(),
    bytes.subarray(6, 8).toReversed(),
    bytes.subarray(8),
  ]);
}

/** Days since 1900 and 300ths of a second since midnight. */
function dateBytes(date: Date): Buffer {
  const ms = date.getTime() - EPOCH_1900;
  const days = Math.floor(ms / DAY_MS);
  return Buffer.concat([uint32(days), uint32(Math.round(((ms - days * DAY_MS) * 3) / 10))]);
}
