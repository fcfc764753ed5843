import type { Area } from '#shared/sign-in/role.ts';
import { ticketField } from './fields.ts';

const AREAS: Readonly<Record<Area, string>> = {
  'drive-recovery': 'ドライブの回復',
  'manage-tpm': 'TPM の管理',
  reports: 'レポート',
};

export const app = {
  product: 'Keydesk',
  tagline: 'BitLocker 回復用ヘルプデスク コンソール',
  areas: AREAS,
  areasLabel: '領域',
  accountMenu: (name: string) => `アカウント: ${name}`,
  aboutText: (version: string) => `Keydesk ${version}: ${app.tagline}`,
  close: '閉じる',
  cancel: 'キャンセル',
  sentenceGap: '',
  labelled: (name: string, value: string) => `${name}: ${value}`,
  unknownTime: '不明',
  retry: '再試行',
  demoLabel: 'デモ プロファイル',
  demoBanner: 'デモ プロファイル: コンピューター、ユーザー、キーはすべて架空のものです。',
  incident: (number: string) => `インシデント番号: ${number}`,
  tabFailed: 'この領域は動作を停止しました。',
  tabFailedNext: 'もう一度開いてください。開示した内容は監査ログに記録されています。',
  openAgain: 'もう一度開く',
  making: 'デモ プロファイルを作成しています',
  opening: 'プロファイルを開いています',
  breakGlass: {
    title: '緊急アクセス',
    lead:
      '上限に達していますが、ヘルプデスク管理者はこのシークレット 1 件に限り取得できます。' +
      '理由と開示は、フラグ付きで監査ログに記録されます。',
    why: '待てない理由',
    required: '待てない理由を入力してください。',
    go: '上限を超えて開示',
    leadWithoutCode:
      'コードは読み上げられていませんが、ヘルプデスク管理者はこのシークレット 1 件に限り取得できます。理由と開示は、フラグ付きで監査ログに記録されます。',
    goWithoutCode: 'コードなしで開示',
    banner: (computer: string) =>
      `緊急アクセス: 上限を超えて、またはコードなしで、${computer} のシークレットを開示しました。これはフラグ付きで監査ログに記録されています。`,
  },
  secondPerson: {
    title: '2 人目の承認',
    lead:
      '別の管理者がこの場で、このシークレット 1 件に限り承認します。2 人とも監査ログに' +
      '記録されます。承認は 2 分間有効です。',
    userName: '承認する管理者',
    password: '承認する管理者のパスワード',
    required: 'このフィールドに入力してください。',
    approve: '承認して開示',
    leadInBrowser:
      '別の管理者がこの場でブラウザーからサインインし、このシークレット 1 件に限り承認します。' +
      '2 人とも監査ログに記録されます。承認は 2 分間有効です。',
    approveInBrowser: 'ブラウザーで承認して開示',
  },
  cloud: {
    label: '個別のサインインが必要なソース',
    signIn: (source: string) => `${source} にサインイン…`,
    signOut: (source: string) => `${source} からサインアウト`,
    signingIn: 'ブラウザーで続行し、完了したら戻ってください',
    readList: '一覧を再読み取り',
    nobody: (source: string) => `${source}: サインインしていないため、照会されません。`,
    account: (account: string) => `${account} としてサインインしています。`,
    list: (source: string, time: string, keys: string) =>
      `${source}、${time} の一覧、キー ${keys} 件`,
    olderList: (source: string, moment: string, keys: string) =>
      `${source}、${moment} の一覧、キー ${keys} 件`,
    reading: (source: string, keys: string) =>
      `${source}: キーの一覧を読み取り中です (現在 ${keys} 件)。完了するまでは、キー ID の ` +
      '32 桁すべてか、コンピューターが必要です。',
    readingAgain: (keys: string) => `再読み取り中です (現在 ${keys} 件)。`,
    none: (source: string) => `${source}: キーの一覧はまだありません。`,
    failed: (what: string) => `再読み取りできませんでした: ${what}`,
  },
  ticket: ticketField,
  idle: {
    title: 'まだ操作中ですか?',
    text:
      'このコンピューターはしばらく操作されていません。Keydesk はまもなくロックされます。' +
      '入力内容は保持され、キーはもう一度要求する必要があります。',
    locksIn: (time: string) => `あと ${time} でロック`,
    stay: 'サインインしたままにする',
  },
} as const;
