import type { SettingTexts } from '#renderer/text/setting-texts.ts';

const SETTINGS: SettingTexts['settings'] = {
  'appearance.language': { title: '言語', about: 'コンソールの表示言語です。' },
  'appearance.theme': { title: 'テーマ', about: 'ライトまたはダークです。' },
  'appearance.textSize': { title: 'テキストのサイズ', about: 'ウィンドウのテキストの大きさです。' },
  'appearance.firstTab': {
    title: '最初のタブ',
    about: 'サインイン後に前面に表示されるタブです (そのタブがある場合)。',
  },
  'recovery.hideAfterSeconds': {
    title: '非表示にするまでの時間 (秒)',
    about: '表示された回復パスワードは、この時間が経過すると非表示になります。',
  },
  'recovery.hideAfterAtMostSeconds': {
    title: '非表示にするまでの最長時間 (秒)',
    about: 'ユーザーが選べる、非表示になるまでの最長の時間です。',
  },
  'recovery.clearClipboardAfterSeconds': {
    title: 'クリップボードを消去するまでの時間 (秒)',
    about: 'コピーしたキーは、この時間が経過するとクリップボードから消去されます。',
  },
  'recovery.clearClipboardAfterAtMostSeconds': {
    title: 'クリップボード消去までの最長時間 (秒)',
    about: 'ユーザーが選べる、クリップボードが消去されるまでの最長の時間です。',
  },
  'recovery.defaultUserDomain': {
    title: '既定のユーザー ドメイン',
    about: '名前だけが入力されたエンド ユーザーのドメインです。',
  },
  'recovery.keepForSeconds': {
    title: '開示したキーを保持する時間 (秒)',
    about: 'この時間内は、開示したキーを再び表示、コピー、保存できます。',
  },
  'recovery.sourceTimeoutSeconds': {
    title: 'ソースの応答を待つ時間 (秒)',
    about: 'この時間内に応答しないソースは検索から除外され、その名前が示されます。',
  },
  'recovery.rotateOnComputer': {
    title: 'コンピューターでのローテーション',
    about:
      '提供された Active Directory のキーを、WinRM を使用してそのコンピューターで' +
      '置き換えることができるかどうか。',
  },
  'recovery.maxMatches': { title: '一致の最大件数', about: '検索で表示されるキーの最大数です。' },
  'recovery.callerCheck.steps': {
    title: '発信者の本人確認: 手順',
    about: 'キーを渡す前にチェックを付ける手順です (1 行に 1 つ)。キーとともに記録されます。',
  },
  'recovery.callerCheck.requiredOfUsers': {
    title: '発信者の本人確認: ユーザーは必須',
    about:
      'ヘルプデスク ユーザーはすべての手順にチェックを付ける必要があります。管理者には必須ではありません。',
  },
  'disclosures.perMinute': {
    title: '1 分あたりの上限',
    about: '1 人のオペレーターに 1 分間に渡されるシークレットの最大数です。',
  },
  'disclosures.perHour': {
    title: '1 時間あたりの上限',
    about: '1 人のオペレーターに 1 時間に渡されるシークレットの最大数です。',
  },
  'disclosures.perDay': {
    title: '24 時間あたりの上限',
    about: '1 人のオペレーターに 24 時間に渡されるシークレットの最大数です。',
  },
  'disclosures.admin.perMinute': {
    title: '管理者: 1 分あたりの上限',
    about: 'ヘルプデスク管理者の 1 分あたりの上限です (異なる場合)。',
  },
  'disclosures.admin.perHour': {
    title: '管理者: 1 時間あたりの上限',
    about: 'ヘルプデスク管理者の 1 時間あたりの上限です (異なる場合)。',
  },
  'disclosures.admin.perDay': {
    title: '管理者: 24 時間あたりの上限',
    about: 'ヘルプデスク管理者の 24 時間あたりの上限です (異なる場合)。',
  },
  'disclosures.user.perMinute': {
    title: 'ユーザー: 1 分あたりの上限',
    about: 'ヘルプデスク ユーザーの 1 分あたりの上限です (異なる場合)。',
  },
  'disclosures.user.perHour': {
    title: 'ユーザー: 1 時間あたりの上限',
    about: 'ヘルプデスク ユーザーの 1 時間あたりの上限です (異なる場合)。',
  },
  'disclosures.user.perDay': {
    title: 'ユーザー: 24 時間あたりの上限',
    about: 'ヘルプデスク ユーザーの 24 時間あたりの上限です (異なる場合)。',
  },
  'disclosures.breakGlass': {
    title: '緊急アクセス',
    about: '管理者は理由を入力すれば、シークレット 1 件に限り上限を超えることができます。',
  },
  'entra.keepList': {
    title: 'Entra ID の一覧の保管',
    about:
      'Entra ID のキーの一覧 (キー自体は含みません) を、次回の起動のために暗号化して' +
      'このコンピューターに保管します。',
  },
  'tpm.remoteTimeoutSeconds': {
    title: 'TPM の応答を待つ時間 (秒)',
    about: 'TPM を照会されたコンピューターが応答するまでの制限時間です。',
  },
  'reports.keepForOffline': {
    title: 'レポートの保管',
    about:
      '最後に表示したレポートを暗号化してこのコンピューターに保管し、ネットワークなしで読めるようにします。',
  },
  'reports.keepAtMost': {
    title: '保管する最大数',
    about: '保管するレポートの最大数です。古いものから削除されます。',
  },
  'reports.importantComputers': {
    title: '重要なコンピューター',
    about: '開示を常に確認すべきコンピューターの名前です。* は任意の部分を表します。',
  },
  'secondPerson.computers': {
    title: '2 人目の承認: コンピューター',
    about:
      'シークレットの開示に 2 人目の管理者が必要なコンピューターの名前です。* は任意の部分を表します。',
  },
  'secondPerson.organisationalUnits': {
    title: '2 人目の承認: 組織単位',
    about:
      'これらの組織単位のコンピューターにも同様に適用されます (例: OU=Servers,DC=contoso,DC=com)。',
  },
  'tickets.pattern': {
    title: 'チケット番号: パターン',
    about: 'チケット番号の形式です (例: (INC|REQ)[0-9]{7})。空の場合は任意のテキストです。',
  },
  'tickets.example': { title: 'チケット番号: 例', about: '誤った番号を入力した人に表示されます。' },
  'tickets.link': {
    title: 'チケット番号: リンク',
    about: 'ブラウザーでチケットを表示する場所です。{ticket} を含む https アドレスを指定します。',
  },
  'tickets.requiredOf': {
    title: 'チケット番号: 必須にするロール',
    about: 'チケット番号がないとキーを受け取れないロールです (admin、user)。',
  },
  'tickets.requiredOfGroups': {
    title: 'チケット番号: 必須にするグループ',
    about:
      'ロールに関係なく、チケット番号がないとキーを受け取れないグループです (ドメイン\\名前、SID、オブジェクト ID、* は全員)。',
  },
  'session.recheckEverySeconds': {
    title: 'グループを確認する間隔 (秒)',
    about: 'オペレーターがまだグループに属しているかをディレクトリに確認する間隔です。',
  },
  'session.lockAfterIdleSeconds': {
    title: 'ロックするまでの時間 (秒)',
    about: 'キーボードやマウスの操作がないままこの時間が経過すると、コンソールがロックされます。',
  },
  'session.endPageAfterSeconds': {
    title: 'ページを終了するまでの時間 (秒)',
    about:
      'ロック後この時間内にページがシークレットを破棄しない場合、入力内容とともにページを終了します。',
  },
  'session.signIn': {
    title: 'サインインの方法',
    about: '各組織自身の構成にかかわらず、すべての組織に適用されるサインインの方法です。',
  },
  'updates.mode': {
    title: '更新プログラム',
    about: 'Keydesk が組織のフォルダーで新しいバージョンを確認し、通知するかどうかです。',
  },
  'updates.folder': {
    title: '更新プログラム: フォルダー',
    about: 'そのフォルダーの https アドレスです。',
  },
  'updates.publicKey': {
    title: '更新プログラム: キー',
    about: 'バージョンの一覧の署名に使用される公開キー (Base64) です。',
  },
  'updates.ring': {
    title: '更新プログラム: リング',
    about: 'このコンピューターのリングです。割り当てられるバージョンが決まります。',
  },
};

const ORIGINS: SettingTexts['origins'] = {
  default: '既定値',
  person: '自分で選択',
  configuration: '構成で指定',
  policy: 'ポリシーで指定',
  safe: '安全な値: ポリシーの値は使用できません',
};

const FAULTS: SettingTexts['faults'] = {
  unknown: 'この設定はありません。',
  wrong: '値を使用できません。',
  'too-high': 'ユーザーが選べる値を超えています。',
  'not-personal': 'ユーザーは選択できません。',
};

const POLICY_FAULTS: SettingTexts['policyFaults'] = {
  'not-json': 'JSON ではありません。',
  'not-a-policy': 'ポリシーの形式ではありません。',
  'too-large': '1 MB を超えています。',
  link: 'ファイルではなくリンクです。',
  'not-a-file': 'ファイルではありません。',
  'open-to-others': '管理者以外も変更できます。',
  newer: '新しいバージョンのものです。',
  unreadable: '読み取れません。',
};

const PLACES: SettingTexts['places'] = { policy: 'ポリシー', person: '自分の選択' };

/** Settings → what a person may choose, and what is set by whom. */
export const settingList = {
  title: '選択とポリシー',
  search: '設定の検索',
  none: '一致する設定はありません。',
  others: '組織が指定する設定',
  on: 'オン',
  off: 'オフ',
  notSet: '未設定',
  reset: '既定値に戻す',
  wrong: 'この値は指定できません。',
  settings: SETTINGS,
  options: {
    'appearance.theme': { system: 'システムの設定に従う', light: 'ライト', dark: 'ダーク' },
    'appearance.textSize': {
      normal: '標準',
      large: '大 (125%)',
      larger: 'より大 (150%)',
      largest: '最大 (200%)',
    },
    'session.signIn': {
      either: 'Windows またはパスワード',
      windows: 'Windows のみ',
      password: 'パスワードのみ',
    },
    'updates.mode': { off: 'オフ', notify: '通知する' },
  },
  origins: ORIGINS,
  faults: FAULTS,
  policyFaults: POLICY_FAULTS,
  places: PLACES,
  unusable:
    'このコンピューターのポリシーは使用できません。使用できるようになるまで安全な値が適用されます。管理者に連絡してください。',
  range: (least: number, most: number) => `${least} ～ ${most}`,
  setIn: (origin: string, place: string) => `${origin}: ${place}`,
  problem: (place: string, name: string, fault: string) => `${place}、${name}: ${fault}`,
};
