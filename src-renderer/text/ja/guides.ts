import { REPEATED_WITHIN_DAYS } from '#shared/recovery/drive-request.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import type { Guide } from '../en/guides.ts';

/** The TPM then seals the drive to the computer as it is now. */
const RESEAL =
  '保護を一度中断して再開してください (`manage-bde -protectors -disable C:`、続けて `-enable C:`)';

const BY_REASON: Readonly<Record<DriveReason, Guide>> = {
  'boot-order-changed': {
    cause:
      'USB ドライブ、ドック、またはネットワーク ブートがハード ディスクより先になったか、' +
      '更新によってブート エントリが書き換えられました。',
    now: `不要な機器を取り外し、ファームウェアでハード ディスクを先頭にしてから、${RESEAL}。`,
    prevent:
      'ファームウェアのパスワードでブート順を固定し、必要のないコンピューターでは USB からの' +
      '起動をオフにしてください。',
  },
  'bios-changed': {
    cause:
      '保護が有効なまま、ファームウェアが更新されたか、セキュア ブートなどの設定が' +
      '変更されました。',
    now: `ポリシーで必要な場合はセキュア ブートがオンであることを確認してから、${RESEAL}。`,
    prevent:
      'ファームウェアの更新時には、再起動 1 回分だけ保護を中断してください: ' +
      '`manage-bde -protectors -disable C: -rebootcount 1`',
  },
  'system-files-modified': {
    cause:
      '更新の中断、別のオペレーティング システム、修復、またはマルウェアによって、' +
      'ブート ファイルが置き換えられました。',
    now:
      '変更の心当たりがない場合は、コンピューターを使用する前に、' +
      `オフラインでマルウェア スキャンを実行してください。その後、${RESEAL}。`,
    prevent:
      'Windows の更新は最後まで完了させ、別のオペレーティング システムやブート ローダーを' +
      'インストールしないでください。',
  },
  'lost-startup-key': {
    cause:
      'スタートアップ キーの USB ドライブを紛失したか、破損しているか、接続していませんでした。',
    now:
      '紛失したキーは他人の手に渡ったものと考え、その保護機能を削除して、' +
      '新しいスタートアップ キーを作成してください。',
    prevent:
      'スタートアップ キーをコンピューターとは別に保管するか、USB ドライブが不要な TPM + PIN ' +
      'に変更してください。',
  },
  'lost-pin': {
    cause:
      'PIN を忘れたか、入力を間違え続けて TPM がロックされました。Windows の起動前は、' +
      'キーボード レイアウトが異なる場合があります。',
    now:
      'Windows で新しい PIN を設定してください: `manage-bde -changepin C:`。' +
      'TPM がロックされている場合は、[TPM の管理] でリセットしてください。',
    prevent:
      'PIN には数字だけを使い、文字キーの上の段の数字キーで入力することをお勧めします。' +
      'ほとんどのレイアウトで共通です。',
  },
  'tpm-reset': {
    cause: 'TPM がクリア、無効化、または更新されたか、マザーボードごと交換されました。',
    now: `\`tpm.msc\` で TPM を使用する準備ができていることを確認してから、${RESEAL}。`,
    prevent: 'TPM のクリアや更新、マザーボードの交換の前に、保護を中断してください。',
  },
  'lost-passphrase': {
    cause:
      'データ ドライブのパスフレーズを忘れたか、Caps Lock または別の' +
      'キーボード レイアウトのために入力内容が変わりました。',
    now:
      'ドライブのロックを解除したら、新しいパスフレーズを設定してください: ' +
      '`manage-bde -changepassword` とドライブ文字。',
    prevent:
      '固定データ ドライブの自動ロック解除を有効にしてください: ' +
      '`manage-bde -autounlock -enable` とドライブ文字。',
  },
  'lost-smartcard': {
    cause:
      'スマート カードを紛失したか、カードがブロックされているか、証明書の期限が切れたか、' +
      '新しいカードで更新されました。',
    now:
      '紛失したカードの証明書を失効させ、その保護機能をドライブから削除して、新しいカードの' +
      '保護機能を追加してください。',
    prevent: '古いカードを返却する前に、すべてのドライブに新しい証明書を追加してください。',
  },
  other: {
    cause:
      '多くはハードウェアの変更です: 別のコンピューターに移されたドライブ、新しいドック、' +
      'メモリやディスクの障害、電池切れなど。',
    now:
      '今回の起動でいつもと違った点を確認し、メモに入力してください。' +
      '別のコンピューターのドライブの場合は、「移動したドライブ」の手順に従ってください。',
    prevent: `今後変更の予定がなければ、${RESEAL}。`,
  },
};

export const guides = {
  byReason: BY_REASON,
  title: (reason: string) => `${reason}: 原因と対処`,
  cause: '一般的な原因',
  now: 'ロック解除後の対応',
  prevent: '再発防止',
  repeated: (times: number) =>
    `このコンピューターでは、${REPEATED_WITHIN_DAYS} 日間に ${times} 回の回復が` +
    '行われています。通話を終える前に原因を確認するか、コンピューターの管理チームに' +
    '引き継いでください。',
};
