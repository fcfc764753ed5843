import { AnsweredFigure, type AuditFigure } from '#shared/audit/audit-figures.ts';
import type { BucketUnit } from '#shared/audit/day-buckets.ts';
import { UnusualSign } from '#shared/audit/unusual-activity.ts';
import type { CountedWords, NativeWords } from '#shared/console/native-words.ts';
import { fromKeys, keysOf } from '#shared/typed-keys.ts';
import type { SignWords } from './sign-words.ts';

type Report = NativeWords['report'];
/** A text with a number in it, by the forms of a language. */
type Counting = (count: number, number: string) => string;

/** What a language says of reports, as far as it stands on paper and in workbooks. */
interface ReportTexts {
  readonly answer: Readonly<Record<AnsweredFigure, Counting>>;
  readonly figures: Readonly<Record<AuditFigure, string>>;
  readonly before: (change: string, count: string) => string;
  readonly sameAsBefore: string;
  readonly paper: {
    readonly about: string;
    readonly page: string;
    readonly disclosedAt: string;
    readonly log: string;
    readonly verified: string;
    readonly head: string;
    readonly file: string;
    readonly headThen: string;
    readonly worthALook: string;
    readonly nothingStandsOut: string;
    readonly end: Counting;
    readonly preparedBy: string;
    readonly reviewedBy: string;
    readonly signature: string;
    readonly date: string;
  };
  readonly charts: Readonly<
    Record<'byResult' | 'byFailure' | 'byReason' | 'byOperator', string>
  > & { readonly by: Readonly<Record<BucketUnit, string>> };
  readonly rotation: { readonly title: string; readonly more: (count: string) => string };
  readonly chain: {
    readonly unlikeIndex: (from: string, until: string) => string;
    readonly broken: (sequence: string, why: string) => string;
    readonly why: Readonly<Record<'missing' | 'altered' | 'unlinked', string>>;
  };
  readonly unusual: {
    readonly notLooked: string;
    readonly only: string;
    readonly signs: SignWords;
  };
  readonly savedReport: Readonly<Record<'consistent' | 'altered' | 'cutShort' | 'sha256', string>>;
  readonly filters: {
    readonly activities: Readonly<Record<string, string>>;
    readonly presets: { readonly all: string };
  };
}

/** Words of a report on paper, with places where main puts what it counted. */
export function paperWords(
  texts: ReportTexts,
  general: Pick<Report['layout'], 'language' | 'labelled' | 'sentenceGap'>,
): Pick<Report, 'front' | 'layout' | 'unusual'> {
  const { charts, chain, savedReport, rotation, unusual } = texts;
  const { log, verified, head, file, headThen, disclosedAt, end, ...layout } = texts.paper;
  return {
    layout: { ...layout, ...general, end: counted(end) },
    unusual: {
      signs: fromKeys(UnusualSign.options, (sign) => unusual.signs[sign](NUMBER, '{usual}')),
      notCompared: unusual.notLooked,
    },
    front: {
      answer: fromKeys(AnsweredFigure.options, (figure) => counted(texts.answer[figure])),
      figures: texts.figures,
      before: texts.before('{change}', NUMBER),
      sameAsBefore: texts.sameAsBefore,
      charts: {
        by: charts.by,
        result: charts.byResult,
        failure: charts.byFailure,
        reason: charts.byReason,
        operator: charts.byOperator,
      },
      waiting: rotation.title,
      disclosedAt,
      more: rotation.more(NUMBER),
      log: {
        title: log,
        intact: verified,
        unlikeIndex: chain.unlikeIndex('{from}', '{until}'),
        broken: fromKeys(keysOf(chain.why), (why) => chain.broken(NUMBER, chain.why[why])),
        head,
      },
      file: {
        title: file,
        intact: savedReport.consistent,
        altered: savedReport.altered,
        'cut-short': savedReport.cutShort,
        sha256: savedReport.sha256,
        head: headThen,
      },
    },
  };
}

/** Codes of a filter that are those of no column. */
export function filterCodes({ filters, unusual }: Pick<ReportTexts, 'filters' | 'unusual'>) {
  return {
    activity: filters.activities,
    range: { all: filters.presets.all },
    unusual: { only: unusual.only },
  };
}

interface ComplianceTexts {
  readonly managed: string;
  readonly totals: Readonly<Record<'compliant' | 'nonCompliant' | 'unknown' | 'exempt', string>>;
  readonly byStatus: string;
  readonly byError: string;
  readonly noErrorReported: string;
}

/** The same of Enterprise Compliance. */
export function complianceWords(
  texts: ComplianceTexts,
): Pick<Report['compliance'], 'totals' | 'charts' | 'noErrorReported'> {
  const { compliant, nonCompliant, unknown, exempt } = texts.totals;
  return {
    totals: { managed: texts.managed, compliant, nonCompliant, unknown, exempt },
    charts: { status: texts.byStatus, error: texts.byError },
    noErrorReported: texts.noErrorReported,
  };
}

interface EscrowTexts extends Pick<
  Report['escrow'],
  'title' | 'columns' | 'computers' | 'readAt' | 'drives' | 'charts'
> {
  readonly filterNames: Report['escrow']['filters'];
  readonly withoutKey: Counting;
  readonly paper: {
    readonly read: (source: string, computers: string, keys: string) => string;
    readonly failed: (source: string) => string;
    readonly 'not-listed': (source: string) => string;
  };
}

/** The same of Recovery Key Backup. */
export function escrowWords(texts: EscrowTexts): Omit<Report['escrow'], 'values'> {
  const { title, columns, computers, readAt, drives, charts, filterNames, withoutKey, paper } =
    texts;
  return {
    title,
    columns,
    computers,
    readAt,
    drives,
    charts,
    filters: filterNames,
    withoutKey: counted(withoutKey),
    sources: {
      read: paper.read('{source}', '{computers}', '{keys}'),
      failed: paper.failed('{source}'),
      'not-listed': paper['not-listed']('{source}'),
    },
  };
}

const NUMBER = '{count}';

/** The forms of a text, its number filled in where it is known. */
function counted(text: Counting): CountedWords {
  return { none: text(0, NUMBER), one: text(1, NUMBER), more: text(2, NUMBER) };
}
