/** Who a report file comes from, by its signature. */
export const signatures = {
  fits: (organisation: string, key: string) =>
    `${organisation} のファイルです。同組織のキー ${key} で署名されています。`,
  none: 'ファイルは署名されていません。',
  unknownKey: (key: string) => `このコンピューターの構成にないキー ${key} で署名されています。`,
  doesNotFit: (organisation: string, key: string) =>
    `署名が一致しません。${organisation} のキー ${key} と記されていますが、この内容に対してそのキーで` +
    '作成されたものではありません。このファイルを信頼しないでください。',
} as const;
