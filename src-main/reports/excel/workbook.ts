import { columnName, escaped } from './xml.ts';

/**
 * A sheet by its name, and how many rows it has, its head included; 0 where there is nothing to
 * filter and no head.
 */
export interface Sheet {
  readonly name: string;
  readonly rows: number;
  /** The number of its file in the zip, from 1. */
  readonly file: number;
}

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Of whatever is inside a workbook. */
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const PACKAGE_TYPE = 'application/vnd.openxmlformats-package';

/** How a sheet begins. */
export const WORKSHEET = `${XML_HEAD}<worksheet xmlns="${MAIN}">`;

/** Cell styles by their place in {@link styles}. */
export const STYLE = { plain: 0, head: 1, moment: 2, day: 3, title: 4, folded: 5 } as const;

const FIRST_OWN_FORMAT = 164;

const NUMBER_FORMATS = [
  `<numFmt numFmtId="${FIRST_OWN_FORMAT}" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>`,
  `<numFmt numFmtId="${FIRST_OWN_FORMAT + 1}" formatCode="yyyy\\-mm\\-dd"/>`,
];
const CALIBRI = '<name val="Calibri"/>';
const FONTS = [
  `<font><sz val="11"/>${CALIBRI}</font>`,
  `<font><b/><sz val="11"/>${CALIBRI}</font>`,
  `<font><b/><sz val="16"/>${CALIBRI}</font>`,
];
// The first two are Excel's own, whatever stands there.
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE6E6E6"/><bgColor indexed="64"/>' +
    '</patternFill></fill>',
];
const BORDERS = ['<border><left/><right/><top/><bottom/><diagonal/></border>'];
const PLAIN = 'fontId="0" fillId="0" borderId="0"';
const CELL_STYLES = [
  `<xf numFmtId="0" ${PLAIN} xfId="0"/>`,
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>',
  `<xf numFmtId="${FIRST_OWN_FORMAT}" ${PLAIN} xfId="0" applyNumberFormat="1"/>`,
  `<xf numFmtId="${FIRST_OWN_FORMAT + 1}" ${PLAIN} xfId="0" applyNumberFormat="1"/>`,
  '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  `<xf numFmtId="0" ${PLAIN} xfId="0" applyAlignment="1">` +
    '<alignment vertical="top" wrapText="1"/></xf>',
];

function counted(name: string, parts: readonly string[]): string {
  return `<${name} count="${parts.length}">${parts.join('')}</${name}>`;
}

/** One font plain, one bold; the head on grey; moments and days in a form every language reads. */
export const styles = [
  `${XML_HEAD}<styleSheet xmlns="${MAIN}">`,
  counted('numFmts', NUMBER_FORMATS),
  counted('fonts', FONTS),
  counted('fills', FILLS),
  counted('borders', BORDERS),
  counted('cellStyleXfs', [`<xf numFmtId="0" ${PLAIN}/>`]),
  counted('cellXfs', CELL_STYLES),
  '</styleSheet>',
].join('');

/**
 * What sheets there are, which of them can be filtered, and that their heads stand on every page.
 *
 * @param columns how many a sheet with rows has
 */
export function workbook(sheets: readonly Sheet[], columns: number): string {
  const listed = sheets.map(
    ({ name, file }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${file}"/>`,
  );
  // The filter's buttons appear without this; some programs forget the filter without it.
  const filters = sheets.flatMap(({ name, rows }, index) => {
    if (rows === 0) return [];
    const named = `'${escaped(name)}'!`;
    const range = `${named}$A$1:$${columnName(columns - 1)}$${rows}`;
    const isOf = `localSheetId="${index}"`;
    return [
      `<definedName name="_xlnm._FilterDatabase" ${isOf} hidden="1">${range}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" ${isOf}>${named}$1:$1</definedName>`,
    ];
  });
  return [
    `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    `<sheets>${listed.join('')}</sheets>`,
    `<definedNames>${filters.join('')}</definedNames></workbook>`,
  ].join('');
}

/** Where the sheets and their styles are. */
export function workbookRelations(sheets: number): string {
  const targets = Array.from({ length: sheets }, (_, index) => ({
    type: 'worksheet',
    target: `worksheets/sheet${index + 1}.xml`,
  }));
  return relationships([...targets, { type: 'styles', target: 'styles.xml' }]);
}

/** Where the workbook is in the zip. */
export const packageRelations = relationships([
  { type: 'officeDocument', target: 'xl/workbook.xml' },
]);

interface Relation {
  readonly type: string;
  readonly target: string;
}

function relationships(relations: readonly Relation[]): string {
  const all = relations.map(
    ({ type, target }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  const opening = `<Relationships xmlns="${PACKAGE}/relationships">`;
  return `${XML_HEAD}${opening}${all.join('')}</Relationships>`;
}

/** What each file of the zip is. */
export function contentTypes(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, index) => ({
    path: `/xl/worksheets/sheet${index + 1}.xml`,
    type: 'worksheet',
  }));
  const all = [
    { path: '/xl/workbook.xml', type: 'sheet.main' },
    { path: '/xl/styles.xml', type: 'styles' },
    ...parts,
  ].map(({ path, type }) => `<Override PartName="${path}" ContentType="${TYPE}.${type}+xml"/>`);
  const relations = `${PACKAGE_TYPE}.relationships+xml`;
  return [
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="${relations}"/>`,
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...all,
    '</Types>',
  ].join('');
}
