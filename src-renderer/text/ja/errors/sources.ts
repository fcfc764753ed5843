import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const wrongGroups = (groups: string) =>
  groups === '' ? '' : `グループ ${groups} は正しい値ではありません。`;

const RESTORED =
  '監査ログの責任者に報告してください。意図的にバックアップから復元した場合の対応は、' +
  '管理者ガイドに記載されています。';

const CONFIRMS = 'キーは、照合先が監査エントリを確認した後にのみ提供されます。';

/** Stands before a particle. */
const witnessNamed = (name: string | undefined) =>
  name === undefined ? '監査ログの照合先' : `監査ログの照合先「${name}」`;

const technical = (reason: string) => (reason === '' ? '' : ` (${reason})`);

/** Where a cloud has refused: why a role may not be enough, and what its support is told. */
const outOfReach = (requestId: string | undefined) =>
  requestId === undefined
    ? ''
    : '管理単位に限定されたロールでは、別の所有者用に再設定されたコンピューターのキーは読み取れ' +
      'ません。Microsoft のサポートは、この番号で要求を確認できます: ' +
      `${requestId}。`;

/** The store, sources of recovery data, and reports. */
export const sourceErrors = {
  'store.locked': () => ({
    what: '別のプログラムがストアを使用しています。',
    next:
      'バックアップなど、ストアを使用している他のプログラムを閉じてから、' +
      'もう一度お試しください。',
  }),
  'store.damaged': () => ({
    what: 'ストアが破損しています。ストアには変更を加えていません。',
    next: 'バックアップから復元するか、ファイルを別の場所に移動してから、もう一度お試しください。',
  }),
  'store.replaced': () => ({
    what:
      'Keydesk の使用中に、監査ログのファイルまたはその付属ファイルが削除、置換、' +
      'または切り詰められました。何も開示されていません。',
    next: '監査ログの責任者に報告してから、Keydesk を終了して再起動してください。',
  }),
  'store.altered': () => ({
    what: '監査ログが Keydesk 以外によって変更されました。何も開示されていません。',
    next:
      '[レポート] を開いてチェーンが途切れている箇所を確認し、監査ログの責任者に' +
      '報告してください。続行する前に、ストアをバックアップから復元してください。',
  }),
  'store.clockBehind': ({ newest = '' }) => ({
    what:
      'このコンピューターの時計が、監査ログの最新の' +
      `エントリ${newest === '' ? '' : ` (${newest}) `}より遅れています。` +
      '何も開示されていません。',
    next:
      '時計を合わせてから、もう一度お試しください。時計が正しい場合は、以前に進んでいたことに' +
      'なります。監査ログの責任者に報告してください。',
  }),
  'store.behindWitness': ({ server, witnessed, fits = 0 }) => ({
    what:
      '監査ログの末尾が切り取られたか、古いコピーが戻されています。' +
      '照合先には、より新しいエントリがあります。何も開示されていません。',
    next:
      (witnessed === undefined
        ? ''
        : `${witnessNamed(server)}にはエントリ ${witnessed} までありますが、` +
          `ログはエントリ ${fits} で終わっています。`) + RESTORED,
  }),
  'store.unlikeWitness': ({ server, witnessed }) => ({
    what:
      '監査ログの古いコピーが戻されて再び使用されたか、ログが新しく作り直されています。' +
      '照合先には、異なるエントリがあります。何も開示されていません。',
    next:
      (witnessed === undefined
        ? ''
        : `${witnessNamed(server)}のエントリ ${witnessed} は、ログのものと異なります。`) + RESTORED,
  }),
  'witness.unreachable': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)}に接続できません${technical(reason)}。${CONFIRMS}`,
    next:
      '何も開示されていません。ネットワークを確認してもう一度試すか、' +
      '管理者に連絡してください。',
  }),
  'witness.timedOut': ({ server }) => ({
    what: `${witnessNamed(server)}が時間内に応答しませんでした。${CONFIRMS}`,
    next: '何も開示されていません。もう一度試すか、管理者に連絡してください。',
  }),
  'witness.notTrusted': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)}の証明書は信頼されていません${technical(reason)}。`,
    next: '何も開示されていません。証明書と caFile を確認するよう、管理者に依頼してください。',
  }),
  'witness.refused': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)}が監査エントリを拒否しました${technical(reason)}。${CONFIRMS}`,
    next: '何も開示されていません。照合先の設定を確認するよう、管理者に依頼してください。',
  }),
  'witness.notConfigured': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)}は、現在の構成では使用できません${technical(reason)}。`,
    next:
      '何も開示されていません。照合先の構成で指定されているファイルを確認するよう、' +
      '管理者に依頼してください。',
  }),
  'store.newer': () => ({
    what: 'ストアは、より新しいバージョンの Keydesk で作成されています。',
    next: 'このコンピューターの Keydesk を更新してから、もう一度お試しください。',
  }),
  'store.older': () => ({
    what: '中央ストアは、古いバージョンの Keydesk 用に作成されています。',
    next:
      'アップグレード (keydesk store upgrade) の実行をデータベース管理者に依頼するか、' +
      'ストアに対応するバージョンの Keydesk を使用してください。',
  }),
  'store.disclosedUnseen': () => ({
    what:
      'キーの送信中に接続が失われました。ストアには開示が記録されていますが、' +
      'ここには何も届いていません。',
    next:
      'キーを表示するには、もう一度送信してください。これは 2 つ目のエントリになります。' +
      '最初のエントリは、だれもキーを見ていない開示として監査ログに残ります。',
  }),
  'store.full': () => ({
    what: 'ディスクがいっぱいで、監査エントリを書き込めませんでした。何も開示されていません。',
    next: '空き領域を増やしてから、もう一度お試しください。',
  }),
  'store.readOnly': () => ({
    what: 'ストアに書き込めないため、記録も開示もできません。',
    next:
      'プロファイル フォルダーへの書き込みアクセス許可を管理者に依頼してから、' +
      'もう一度お試しください。',
  }),
  'store.wrongPurpose': () => ({
    what:
      'このストアは別の用途で作成されています。デモ データと実際のデータを' +
      '混在させることはできません。',
    next: 'ストアのパスを修正するよう、管理者に依頼してください。',
  }),
  'store.keyMissing': () => ({
    what:
      'このストアの回復キーは暗号化されており、このアカウントには復号に必要なキーが' +
      'ありません。何も開示されていません。',
    next:
      'ストアのキー ファイルをストアと同じ場所に置くよう管理者に依頼し ' +
      '(keydesk store encrypt)、もう一度お試しください。レポートと他のソースは' +
      'これまでどおり使用できます。',
  }),
  'store.keyNotProtected': () => ({
    what:
      'ストアのキーはありますが、このコンピューターにはキーを保護する機能がないため、' +
      '取り込まれませんでした。何も開示されていません。',
    next:
      'Linux の場合は、キーリング (GNOME Keyring または KWallet) のロックを解除してから、' +
      'Keydesk を再起動してください。管理者は、構成でキー ファイルを指定することもできます ' +
      '(keyFile)。',
  }),
  'store.secretUnreadable': () => ({
    what:
      'ストアに保存されているこの回復キーの内容を復号できません。変更されているか、別のキーの' +
      'ものです。何も開示されていません。',
    next:
      '管理者に報告してください。ストアをバックアップから復元するか、回復キーを新しいストアに' +
      'インポートする必要があります。',
  }),
  'store.unavailable': () => ({
    what: 'ストアに接続できません。',
    next: 'ディスクまたはネットワークを確認してから、もう一度お試しください。',
  }),

  'source.timedOut': () => ({
    what: 'ソースが時間内に応答しませんでした。',
    next:
      'しばらくしてからもう一度お試しください。解決しない場合は、' +
      '管理者に問い合わせてください。',
  }),
  'source.notTrusted': () => ({
    what: 'このフォレストは、お使いのアカウントのアクセスを許可していません。',
    next: 'このフォレストとの信頼関係の設定、または構成からの削除を、管理者に依頼してください。',
  }),

  'recovery.cannotRotate': () => ({
    what: 'このキーを置き換えられるソースはありません。',
    next: 'ドライブのロックを解除したら、そのコンピューターでキーを置き換えてください。',
  }),
  'recovery.sourcesMissing': ({ sources = '' }) => ({
    what:
      'このキー ID に一致する回復キーはありませんが、応答していないソースがあります。' +
      `応答なし: ${sources}。`,
    next:
      '応答していないソースにキーがある可能性があります。キー ID を発信者に確認してから、' +
      'もう一度送信してください。',
  }),
  'recovery.noMatch': () => ({
    what: 'このキー ID に一致する回復キーはありません。',
    next:
      '発信者にキー ID をもう一度読み上げてもらってください (必要な場合は全 32 桁)。' +
      'ヘルプデスク管理者は、コンピューター名で検索することもできます。ID が正しい場合は、' +
      'ドライブがここにバックアップされていないか、お使いのアカウントにキーを表示する権限が' +
      'ありません。コンピューターがどの組織またはアカウントのものかを確認してください。',
  }),
  'recovery.noneFound': () => ({
    what: 'このコンピューターまたはエンド ユーザーの回復キーは見つかりませんでした。',
    next:
      '名前を発信者に確認してください。名前を変更したコンピューターは、' +
      '古い名前で登録されている場合があります。また、コンピューターのユーザーの情報を' +
      '持たないソースもあります。',
  }),
  'recovery.notPermitted': ({ requestId }) => ({
    what: '回復キーはありますが、お使いのアカウントには読み取る権限がありません。',
    next:
      'BitLocker 回復パスワードの読み取り権限を管理者に依頼するか、権限のある担当者に通話を' +
      '引き継いでください。' +
      outOfReach(requestId),
  }),
  'recovery.userNotAssociated': () => ({
    what: 'キーは見つかりましたが、このユーザーはそのコンピューターに関連付けられていません。',
    next:
      'そのコンピューターへのサインインに使用しているドメインとユーザー名を、' +
      '発信者に確認してください。一度もサインインしたことがない場合は、ヘルプデスク管理者に' +
      '通話を引き継いでください。',
  }),
  'recovery.noneForEndUser': () => ({
    what: 'このキー ID の回復キーのうち、このエンド ユーザーのコンピューターのものはありません。',
    next:
      '発信者にキー ID をもう一度読み上げてもらい、そのコンピューターへのサインインに' +
      '使用しているドメインとユーザー名を確認してください。どちらも正しい場合は、' +
      'ヘルプデスク管理者に通話を引き継いでください。',
  }),
  'recovery.noLongerHeld': () => ({
    what: 'このキーはもう保持されていません。',
    next: 'Keydesk は、開示したキーを短時間だけ保持します。要求をもう一度送信してください。',
  }),
  'recovery.noKeyPackage': () => ({
    what: 'このドライブのキー パッケージはバックアップされていません。',
    next:
      '回復パスワードだけを指定して repair-bde をお試しください。' +
      '必要な情報がドライブ内で検索されます。',
  }),
  'recovery.damagedPassword': ({ reason: groups = '' }) => ({
    what:
      '保管されている回復パスワードは破損しているため、表示されませんでした。' +
      wrongGroups(groups),
    next:
      'ドライブに別のキー ID が表示されていないかを発信者に確認するか、別のソースでキーを' +
      '探してください。',
  }),
  'recovery.keyClosed': ({ server }) => ({
    what:
      `キーはありますが、データベース${server === undefined ? '' : ` (サーバー ${server}) `}が` +
      '暗号化を解除できず、何も返しませんでした。',
    next:
      '別のソースでキーを探してください。フェールオーバー後と同様に、このサーバーで' +
      'データベース マスター キーを開き、証明書 BitLockerManagement_CERT (MBAM の' +
      '場合: MBAM Recovery Encryption Certificate) を確認するよう、管理者に依頼してください。',
  }),
} satisfies ErrorTexts;
