import type { VolumeKind } from '#shared/recovery/protector.ts';
import { DEMO_KEYS, DEMO_TPMS, type DemoKey, ownersStored } from './examples.ts';
import { type Random, createRandom } from './random.ts';

/** Ages count back from the day on which the store is made: the demo is always up to date. */
export interface ProtectorPlan {
  readonly keyId: string;
  readonly ageDays: number;
  readonly hasKeyPackage: boolean;
  readonly disclosedAgeDays: number | undefined;
}

/** A drive, and the keys it has had, oldest first. */
export interface Volume {
  readonly kind: VolumeKind;
  readonly driveLetter: string;
  readonly label: string;
  readonly protectors: readonly ProtectorPlan[];
}

/** Somebody who uses a computer. */
export interface Person {
  readonly domain: string;
  readonly name: string;
}

/** A made-up computer with all that is stored of it. */
export interface Computer {
  readonly domain: string;
  readonly name: string;
  readonly operatingSystem: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly users: readonly Person[];
  readonly volumes: readonly Volume[];
  /** How many TPM owner passwords are stored. Windows 10 1607 and later keep none. */
  readonly tpmOwners: number;
}

/** The two domains of the made-up organisation, the first one the default. */
export const DOMAINS = [
  { name: 'CONTOSO', dnsName: 'contoso.test' },
  { name: 'EMEA', dnsName: 'emea.contoso.test' },
] as const;

type Model = readonly [manufacturer: string, model: string];

const SEED = 20_260_414;
const OTHER_COMPUTERS = 252;
/** The age of the oldest key, in days: a little over two years. */
const OLDEST_KEY_DAYS = 760;

const FIRST_NAMES = [
  'anna',
  'ben',
  'carla',
  'david',
  'elena',
  'felix',
  'hannah',
  'ivan',
  'julia',
  'karim',
  'laura',
  'marco',
  'nina',
  'oscar',
  'paula',
  'rafael',
  'sara',
  'tom',
  'uma',
  'victor',
  'wei',
  'yara',
  'zoe',
] as const;
const LAST_NAMES = [
  'adams',
  'bauer',
  'costa',
  'dubois',
  'evans',
  'fischer',
  'garcia',
  'hansen',
  'ito',
  'jones',
  'kowalski',
  'lopez',
  'moreau',
  'nowak',
  'ortiz',
  'patel',
  'quinn',
  'romano',
  'smith',
  'tanaka',
  'unger',
  'vargas',
  'wilson',
  'zhang',
] as const;
const MODELS: readonly [Model, ...Model[]] = [
  ['Dell', 'Latitude 5450'],
  ['Dell', 'OptiPlex 7020'],
  ['HP', 'EliteBook 840 G10'],
  ['HP', 'ProDesk 400 G9'],
  ['Lenovo', 'ThinkPad T14 Gen 4'],
  ['Lenovo', 'ThinkCentre M70q'],
  ['Microsoft', 'Surface Laptop 6'],
];
const MODERN_SYSTEMS = [
  'Windows 11 Enterprise 23H2',
  'Windows 11 Enterprise 24H2',
  'Windows 10 Enterprise 22H2',
] as const;
const OLDER_SYSTEMS = [
  'Windows 7 Enterprise',
  'Windows 8.1 Enterprise',
  'Windows 10 Enterprise 1511',
] as const;

/** Every computer of the made-up organisation, the same each time. */
export function planEstate(): readonly Computer[] {
  const random = createRandom(SEED);
  return [
    ...demoKeyComputers(),
    ...Array.from({ length: OTHER_COMPUTERS }, (_, index) => planComputer(random, index)),
    ...demoTpmComputers(),
  ];
}

function demoKeyComputers(): readonly Computer[] {
  return DEMO_KEYS.map((demoKey) => ({
    domain: 'CONTOSO',
    name: demoKey.computer,
    operatingSystem: 'Windows 11 Enterprise 24H2',
    manufacturer: 'Lenovo',
    model: 'ThinkPad T14 Gen 4',
    users: [{ domain: 'CONTOSO', name: demoKey.user }],
    volumes: [volumeOf(demoKey)],
    tpmOwners: 0,
  }));
}

// Without encrypted drives: they are there for Manage TPM alone.
function demoTpmComputers(): readonly Computer[] {
  return DEMO_TPMS.map((demoTpm) => ({
    domain: 'CONTOSO',
    name: demoTpm.computer,
    operatingSystem: demoTpm.operatingSystem,
    manufacturer: 'Dell',
    model: 'OptiPlex 790',
    users: [{ domain: 'CONTOSO', name: demoTpm.user }],
    volumes: [],
    tpmOwners: ownersStored(demoTpm),
  }));
}

// The volume, and for some keys an older or newer key on it, that the example needs.
function volumeOf({ keyId, ageDays, shows }: DemoKey): Volume {
  const key = {
    keyId,
    ageDays,
    hasKeyPackage: shows !== 'no-key-package',
    disclosedAgeDays: undefined,
  };
  switch (shows) {
    case 'removable':
      return { kind: 'removable', driveLetter: 'E:', label: 'Field data', protectors: [key] };
    case 'disclosed':
      return {
        kind: 'operating-system',
        driveLetter: 'C:',
        label: 'Windows',
        protectors: [{ ...key, disclosedAgeDays: 2 }],
      };
    case 'superseded':
      return {
        kind: 'operating-system',
        driveLetter: 'C:',
        label: 'Windows',
        protectors: [
          { ...key, disclosedAgeDays: 310 },
          { ...key, keyId: '1A6E9B3C-48D7-4F20-B1E5-D9037A5C82F6', ageDays: 309 },
        ],
      };
    case 'one-match':
    case 'shared-prefix':
    case 'no-key-package':
      return { kind: 'operating-system', driveLetter: 'C:', label: 'Windows', protectors: [key] };
  }
}

function planComputer(random: Random, index: number): Computer {
  const domain = index % 3 === 2 ? 'EMEA' : 'CONTOSO';
  const site =
    domain === 'EMEA' ? random.pick(['BER', 'PAR', 'MAD']) : random.pick(['NYC', 'SEA', 'LON']);
  const isOlder = random.chance(15);
  const [manufacturer, model] = random.pick(MODELS);
  return {
    domain,
    // From 0300 on, so that no name is the same as in an example.
    name: `${site}-${random.pick(['LT', 'WS'])}-${String(300 + index).padStart(4, '0')}`,
    operatingSystem: isOlder ? random.pick(OLDER_SYSTEMS) : random.pick(MODERN_SYSTEMS),
    manufacturer,
    model,
    users: planUsers(random, domain),
    volumes: planVolumes(random),
    tpmOwners: isOlder ? 1 : 0,
  };
}

function planUsers(random: Random, domain: string): readonly Person[] {
  const names = Array.from(
    { length: random.int(1, 3) },
    () => `${random.pick(FIRST_NAMES)}.${random.pick(LAST_NAMES)}`,
  );
  return [...new Set(names)].map((name) => ({ domain, name }));
}

function planVolumes(random: Random): readonly Volume[] {
  const volumes: Volume[] = [
    {
      kind: 'operating-system',
      driveLetter: 'C:',
      label: 'Windows',
      protectors: planProtectors(random),
    },
  ];
  if (random.chance(45))
    volumes.push({
      kind: 'fixed',
      driveLetter: 'D:',
      label: 'Data',
      protectors: planProtectors(random),
    });
  if (random.chance(20))
    volumes.push({
      kind: 'removable',
      driveLetter: 'E:',
      label: random.pick(['Backup', 'Transfer', '']),
      protectors: planProtectors(random),
    });
  return volumes;
}

// Oldest first. Each key but the newest was disclosed once and replaced on the next day. Some of
// the newest were disclosed and are not replaced yet.
function planProtectors(random: Random): readonly ProtectorPlan[] {
  const count = random.pick([1, 1, 2, 2, 2, 3]);
  const protectors: ProtectorPlan[] = [];
  let ageDays = random.int(30 * count, OLDEST_KEY_DAYS);
  for (let left = count - 1; left >= 0; left -= 1) {
    const waits = random.chance(6) ? random.int(1, 5) : undefined;
    const replaced = Math.max(left * 12, Math.floor((ageDays * random.int(35, 80)) / 100));
    const disclosedAgeDays = left === 0 ? waits : replaced;
    protectors.push({
      keyId: random.guid(),
      ageDays,
      hasKeyPackage: !random.chance(10),
      disclosedAgeDays,
    });
    ageDays = replaced - 1;
  }
  return protectors;
}
