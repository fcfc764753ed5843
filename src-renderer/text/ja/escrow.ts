import type { EscrowCodeColumn, EscrowColumn } from '#shared/escrow/escrow-column.ts';
import type {
  ComputerAccount,
  EscrowFilter,
  EscrowSource,
  EscrowState,
  KeyAge,
  KeySpread,
} from '#shared/escrow/escrow-report.ts';

const STATES: Readonly<Record<EscrowState, string>> = {
  present: 'キーあり',
  none: 'キーなし',
  damaged: '破損したキーのみ',
  unknown: '不明',
  'no-computer': 'コンピューターのないキー',
};

const AGES: Readonly<Record<KeyAge, string>> = {
  newer: 'アカウントのパスワードより新しい',
  older: 'アカウントのパスワードより古い',
  unknown: '不明',
  'not-applicable': '使用できるキーなし',
};

const SPREADS: Readonly<Record<KeySpread, string>> = {
  all: 'すべてのソースにあり',
  some: '一部のソースにあり',
  none: 'どのソースにもなし',
  unknown: '不明',
};

const ACCOUNTS: Readonly<Record<ComputerAccount, string>> = {
  enabled: '有効',
  disabled: '無効',
  unknown: '不明',
};

const COLUMNS: Readonly<Record<EscrowColumn, string>> = {
  name: 'コンピューター名',
  domain: 'ドメイン名',
  state: '回復キー',
  age: 'キーの古さ',
  newestKeyAt: '最新のキー',
  passwordSetAt: 'パスワードの変更日時',
  lastSignInAt: '前回のサインイン',
  inSources: 'キーのあるソース',
  notInSources: 'キーのないソース',
  spread: 'キーのあるソースの範囲',
  keys: 'キーの数',
  damaged: '破損したキー',
  account: 'コンピューター アカウント',
  operatingSystem: 'オペレーティング システム',
};

const FILTERS: Readonly<Record<keyof EscrowFilter, string>> = {
  state: COLUMNS.state,
  age: COLUMNS.age,
  spread: COLUMNS.spread,
  missingIn: COLUMNS.notInSources,
  account: COLUMNS.account,
  computer: COLUMNS.name,
  operatingSystem: COLUMNS.operatingSystem,
  silentSince: '次の日以降サインインなし',
};

/** Recovery Key Backup. */
export const escrow = {
  title: '回復キーのバックアップ',
  columns: COLUMNS,
  codes: { state: STATES, age: AGES, spread: SPREADS, account: ACCOUNTS } satisfies Readonly<
    Record<EscrowCodeColumn, Readonly<Record<string, string>>>
  >,
  filterNames: FILTERS,
  silent: 'サインインのない期間',
  silentDays: { '30': '30 日間', '90': '90 日間', '180': '180 日間' },
  readAt: 'ソースの読み込み日時',
  asOf: (moment: string) => `${moment} に読み込み`,
  reading: (computers: string, keys: string) =>
    `読み込み中: コンピューター ${computers} 台、キー ${keys} 個`,
  withoutKey: (count: number, number: string) =>
    count === 0
      ? '回復キーがないと確認されたコンピューターはありません。'
      : `${number} 台のコンピューターに回復キーがありません。`,
  notKnownOf: (_count: number, number: string) =>
    `${number} 台のコンピューターについては、回復キーの有無が不明です。`,
  noneListed:
    'キーを一覧表示できるソースがこのプロファイルにないため、' +
    'どのコンピューターについても不明です。',
  drives:
    '集計の単位はコンピューターで、ドライブではありません。キーのないドライブを示すソースはないため、' +
    'キーのあるコンピューターに、キーのない別のドライブがある場合があります。',
  charts: {
    state: '回復キーの状態別のコンピューター',
    age: '最新のキーの古さ',
    spread: 'キーのあるソース別のコンピューター',
  },
  computers: 'コンピューター',
  details: 'コンピューターとそのキー',
  count: (_count: number, number: string) => `${number} 行`,
  nothing: 'フィルターに一致するコンピューターはありません。',
  notKnown: '不明',
  ageHint:
    'Windows は、コンピューター アカウントのパスワードを約 30 日ごとに変更します。それより古いキーは' +
    '珍しくありませんが、コンピューターを再インストールまたは交換した場合は確認してください。',
  sources: {
    title: 'ソース',
    columns: { source: 'ソース', state: '状態', computers: 'コンピューター', keys: 'キー' },
    states: {
      reading: '読み込み中',
      read: '読み込み済み',
      failed: '読み込めませんでした',
      'not-listed': 'キーを一覧表示できません',
    } satisfies Record<EscrowSource['state'], string>,
    hidden: (_count: number, number: string) =>
      `${number} 台のコンピューターのキーは表示が許可されていません`,
    incomplete:
      '一部のソースからは、すべてのキーの情報を取得できませんでした。ほかのソースにキーのない' +
      'コンピューターは「不明」として集計されます。',
  },
  paper: {
    read: (source: string, computers: string, keys: string) =>
      `${source}: コンピューター ${computers} 台、キー ${keys} 個。`,
    failed: (source: string) => `${source} は読み込めませんでした。`,
    'not-listed': (source: string) => `${source} はキーを一覧表示できません。`,
  },
  first: {
    title: '回復キーのあるコンピューターはどれですか?',
    steps: [
      [
        'キーはどこで検索されますか?',
        'このプロファイルのソースのうち、キーを一覧表示できるすべてのソースで検索されます。' +
          '回復キーの数字が読み込まれることはありません。',
      ],
      [
        'どのくらい時間がかかりますか?',
        'すべてのコンピューターが読み込まれます。数千台なら数秒、数十万台なら数分です。' +
          'その間も作業を続けられます。',
      ],
      [
        'ソースが応答しない場合はどうなりますか?',
        'そのソースの情報は「不明」として集計され、「キーなし」とは見なされません。',
      ],
    ],
  },
} as const;
