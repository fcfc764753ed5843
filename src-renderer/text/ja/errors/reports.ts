import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { formatNumber } from '#renderer/text/numbers.ts';

const rows = (most: number | undefined) =>
  most === undefined ? '行数' : `行数 (${formatNumber(most)} 行超)`;

/** Reports that are exported, printed and opened again. */
export const reportErrors = {
  'report.notAReport': () => ({
    what: 'Keydesk のレポート ファイルではありません。',
    next:
      'レポート ファイルとしてエクスポートされたファイル (拡張子 .kdreport) を' +
      '選択してください。',
  }),
  'report.newer': () => ({
    what: 'このレポート ファイルは、より新しいバージョンの Keydesk で作成されています。',
    next: 'このコンピューターの Keydesk を更新してから、もう一度開いてください。',
  }),
  'report.tooLarge': () => ({
    what: 'レポート ファイルが大きすぎるため、ここでは開けません。',
    next: 'より短い期間のレポートを依頼してください。',
  }),
  'report.closed': () => ({
    what: 'レポートは閉じられました。',
    next: 'ファイルをもう一度開いてください。',
  }),
  'anchors.none': ({ fileName = 'ファイル' }) => ({
    what: `${fileName} にアンカーがありません。何も照合していません。`,
    next:
      '照合先が書き込んだファイルか、各行にエントリの番号とハッシュがあるファイルを選択してください。' +
      'データベース管理者向けガイドに例があります。',
  }),
  'anchors.tooLarge': ({ fileName = 'ファイル' }) => ({
    what: `${fileName} は大きすぎるため、ここでは照合できません。`,
    next: '最新の部分を選択するか、長さの制限がない keydesk store verify --anchors を実行してください。',
  }),
  'report.tooManyRows': ({ most }) => ({
    what: `レポートの${rows(most)}が、この形式には多すぎます。何も書き込まれていません。`,
    next: 'CSV または Excel としてエクスポートするか、より短い期間を選択してください。',
  }),
  'report.notOnPaper': () => ({
    what: 'レポートを印刷用にレイアウトできませんでした。何も書き込まれていません。',
    next:
      'もう一度試すか、メモリの使用量が少ない CSV または Excel として' +
      'エクスポートしてください。',
  }),
  'report.notProtected': () => ({
    what:
      'このコンピューターにはレポートを保護して保管できる場所がないため、' +
      '保管されませんでした。',
    next:
      'Linux の場合は、GNOME Keyring や KWallet などのキーリングをセットアップしてください。' +
      'または、任意の場所にレポートをエクスポートしてください。',
  }),
  'report.notKept': () => ({
    what: 'このレポートはもうここに保管されていないか、表示する権限がありません。',
    next: 'レポート ファイルを依頼するか、サインインしてレポートをもう一度表示してください。',
  }),
  'report.noSigningKey': () => ({
    what: 'このアカウントには、レポート ファイルに署名するキーがありません。何も書き込まれていません。',
    next: '署名キーを管理者に依頼するか、署名されない CSV、Excel、PDF としてエクスポートしてください。',
  }),
  'printer.tooManyRows': ({ most }) => ({
    what: `レポートの${rows(most)}が、ここから印刷するには多すぎます。何も印刷されていません。`,
    next: 'PDF としてエクスポートしてそのファイルを印刷するか、より短い期間を選択してください。',
  }),
  'printer.failed': () => ({
    what: 'プリンターがレポートを受け付けませんでした。',
    next:
      'プリンターを確認してから、もう一度印刷してください。または、レポートを PDF として' +
      'エクスポートして印刷してください。',
  }),
} satisfies ErrorTexts;
