/** The audit log beside anchors: hashes of entries that are kept elsewhere. */
export const anchors = {
  compare: 'アンカーと照合…',
  fits: (count: number, number: string, newest: string) =>
    count === 1
      ? `ログはエントリ ${newest} のアンカーと一致しています。`
      : `ログは ${number} 件のアンカーと、エントリ ${newest} まで一致しています。`,
  cutOff: (after: string, witnessed: string) =>
    `エントリ ${after} の後が切り取られているか、その時点に戻されています。エントリ ${witnessed} のアンカーがあります。`,
  putBack: (after: string, from: string) =>
    `エントリ ${after} の時点の古い状態に戻され、再び使用されています。エントリ ${from} 以降が` +
    'アンカーと異なります。',
  madeAnew: (from: string) =>
    `エントリ ${from} 以降のハッシュが作り直されています。アンカーのハッシュと異なります。`,
  anotherLog: (number: string, from: string) =>
    `${number} 件のアンカーはどれも一致しません (最初はエントリ ${from})。別のログのアンカーであるか、` +
    'このログが最初のエントリから作り直されています。',
  sparse: (first: string, last: string) =>
    `エントリ ${first} から ${last} までにはアンカーがなく、これらも影響を受けている可能性があります。`,
} as const;
