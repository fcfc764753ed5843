import type { MessageWords } from './message-words.ts';

/** See {@link MessageWords}. */
export const ja: MessageWords = {
  labelled: (name: string, value: string) => `${name}: ${value}`,
  reasons: {
    'boot-order-changed': 'オペレーティング システムのブート順の変更',
    'bios-changed': 'BIOS の変更',
    'system-files-modified': 'オペレーティング システム ファイルの変更',
    'lost-startup-key': 'スタートアップ キーの紛失',
    'lost-pin': 'PIN の失念',
    'tpm-reset': 'TPM のリセット',
    'lost-passphrase': 'パスフレーズの失念',
    'lost-smartcard': 'スマート カードの紛失',
    other: 'その他',
    'reset-pin-lockout': 'PIN ロックアウトのリセット',
    'turn-on-tpm': 'TPM をオンにする',
    'turn-off-tpm': 'TPM をオフにする',
    'change-tpm-password': 'TPM パスワードの変更',
    'clear-tpm': 'TPM のクリア',
  },
  ownerNotice: {
    subject: (computer) => `${computer} の BitLocker 回復キーが開示されました`,
    subjectOfTpm: (computer) => `${computer} の TPM 所有者パスワードが開示されました`,
    lead: 'お使いのコンピューターの回復キーまたは所有者パスワードを、ヘルプデスクが開示しました。',
    labels: {
      computer: 'コンピューター',
      at: '時刻',
      operator: '担当者',
      reason: '理由',
      keyId: 'キー ID の先頭',
    },
    end: 'キー自体はこのメッセージに含まれていません。心当たりがない場合は、すぐにヘルプデスクに連絡してください。',
  },
  callerCode: {
    subject: 'ヘルプデスク用のコード',
    lead: 'あなたを名乗る人がヘルプデスクに電話しています。ご本人の場合は、次のコードをヘルプデスクに読み上げてください。',
    end: (minutes) =>
      `コードの有効期間は ${minutes} 分です。ヘルプデスクに電話していない場合は、コードを誰にも教えず、ヘルプデスクに連絡してください。`,
  },
  anchor: {
    subject: (organisation, workstation) =>
      `Keydesk、${organisation}: ${workstation} の監査ログのアンカー`,
    lead: '最新のエントリの番号、ハッシュ、時刻:',
    end:
      'Keydesk を使用する人が削除できない場所にこのメッセージを保管してください。レポートまたは ' +
      'keydesk store verify --anchors で、ログが切り取られたか、古い状態に戻されたか、作り直されたかを' +
      '確認できます。',
  },
};
