import { z } from 'zod';
import { AnsweredFigure, AuditFigure } from '../audit/audit-figures.ts';
import { AUDIT_COLUMNS, AuditColumn, ReportColumn } from '../audit/audit-report.ts';
import { BucketUnit } from '../audit/day-buckets.ts';
import { UnusualSign } from '../audit/unusual-activity.ts';
import { ComputerColumn, VolumeColumn } from '../compliance/compliance-column.ts';
import { ComplianceFilter } from '../compliance/enterprise-compliance.ts';
import { EscrowColumn } from '../escrow/escrow-column.ts';
import { EscrowFilter } from '../escrow/escrow-report.ts';
import { ReportForm } from '../reports/report-file.ts';
import { Command, CommandGroup } from './commands.ts';
import { Guide } from './guide.ts';

const Word = z.string().min(1).max(160);
/** A whole sentence, as that of a failure. */
const Sentence = z.string().min(1).max(320);
/** By how many there are; `{count}` stands for the number. */
const Counted = z.object({ none: Sentence, one: Sentence, more: Sentence });
export type CountedWords = z.infer<typeof Counted>;
const LanguageTag = z.string().regex(/^[a-z]{2,3}$/);
/** A paragraph of a text file. */
const Paragraph = z.string().min(1).max(600);
const WORDLESS = AuditColumn.options.filter((column) => AUDIT_COLUMNS[column].kind !== 'code');
// Only codes have words. The names of people and computers appear in a report as they are.
const Coded = z
  .string()
  .regex(/^[A-Za-z]+\.[A-Za-z0-9.-]+$/)
  .refine((coded) => !WORDLESS.some((column) => coded.startsWith(`${column}.`)));
const FileWords = z.object({ title: Word, filterName: Word });

/**
 * What a person reads outside the page. The page supplies it, so that all words live in one place
 * and one language.
 */
export const NativeWords = z.object({
  dialogs: z.object({
    saveKey: FileWords,
    saveKeyPackage: FileWords,
    saveKit: z.object({ title: Word }),
    saveTpmFile: FileWords,
    openTpmFile: FileWords,
    openAuthorities: FileWords,
    exportReport: z.object({ title: Word, filterNames: z.record(ReportForm, Word) }),
    openReport: FileWords,
    openAnchors: FileWords,
    saveEvidence: FileWords,
    saveDiagnostics: FileWords,
    /** Of the page that the browser shows after a sign-in. */
    cloudSignIn: z.object({ title: Word, done: Word, failed: Word }),
  }),
  /** What stands in exported reports. */
  report: z.object({
    title: Word,
    columns: z.record(ReportColumn, Word),
    /** Codes of a column, as `column.code`. */
    values: z.record(Coded, Sentence),
    /** `{count}` and `{usual}` stand for what was seen, and what it is compared with. */
    unusual: z.object({ signs: z.record(UnusualSign, Sentence), notCompared: Word }),
    facts: z.object({
      organisation: Word,
      generatedBy: Word,
      generatedAt: Word,
      timeZone: Word,
      range: Word,
      activity: Word,
    }),
    /** What stands before the rows, on paper and in a workbook. */
    front: z.object({
      answer: z.record(AnsweredFigure, Counted),
      figures: z.record(AuditFigure, Word),
      /** `{change}` stands for how much more there is now, `{count}` for what it was then. */
      before: Word,
      sameAsBefore: Word,
      charts: z.object({
        by: z.record(BucketUnit, Word),
        result: Word,
        failure: Word,
        reason: Word,
        operator: Word,
      }),
      /** Heads the list of keys that were handed out and not replaced. */
      waiting: Word,
      disclosedAt: Word,
      /** `{count}` stands for a number in the next three. */
      more: Word,
      log: z.object({
        title: Word,
        intact: Sentence,
        /** `{from}` and `{until}` stand for numbers of entries. */
        unlikeIndex: Sentence,
        broken: z.object({ missing: Sentence, altered: Sentence, unlinked: Sentence }),
        head: Word,
      }),
      file: z.object({
        title: Word,
        intact: Sentence,
        altered: Sentence,
        'cut-short': Sentence,
        sha256: Word,
        head: Word,
      }),
    }),
    /**
     * `{page}` and `{pages}` stand for numbers, `{name}` and `{value}` for what something is called
     * and what it is.
     */
    layout: z.object({
      language: LanguageTag,
      about: Word,
      page: Word,
      labelled: Word,
      /** Between two sentences; Japanese has none. */
      sentenceGap: z.string().max(1),
      worthALook: Word,
      nothingStandsOut: Word,
      end: Counted,
      preparedBy: Word,
      reviewedBy: Word,
      signature: Word,
      date: Word,
    }),
    compliance: z.object({
      titles: z.object({ computer: Word, enterprise: Word }),
      computerColumns: z.record(ComputerColumn, Word),
      volumeColumns: z.record(VolumeColumn, Word),
      filters: z.record(ComplianceFilter.keyof(), Word),
      /** Codes of a column, as `column.code`. */
      values: z.record(Coded, Word),
      totals: z.object({
        managed: Word,
        compliant: Word,
        nonCompliant: Word,
        unknown: Word,
        exempt: Word,
      }),
      charts: z.object({ status: Word, error: Word }),
      /** Beside “non-compliant”, “no error” would contradict it. */
      noErrorReported: Word,
    }),
    escrow: z.object({
      title: Word,
      columns: z.record(EscrowColumn, Word),
      filters: z.record(EscrowFilter.keyof(), Word),
      /** Codes of a column, as `column.code`. */
      values: z.record(Coded, Word),
      computers: Word,
      readAt: Word,
      withoutKey: Counted,
      drives: Sentence,
      charts: z.object({ state: Word, age: Word, spread: Word }),
      /** `{source}` stands for its name, `{computers}` and `{keys}` for numbers. */
      sources: z.object({ read: Sentence, failed: Sentence, 'not-listed': Sentence }),
    }),
  }),
  menu: z.object({
    commands: z.record(Command, Word),
    groups: z.record(CommandGroup, Word),
    quit: Word,
    edit: Word,
    view: Word,
    close: Word,
    undo: Word,
    redo: Word,
    cut: Word,
    copy: Word,
    paste: Word,
    selectAll: Word,
    actualSize: Word,
    zoomIn: Word,
    zoomOut: Word,
    fullScreen: Word,
    guides: z.record(Guide, Word),
  }),
  /** What stands in the text files that are saved with a key. */
  files: z.object({
    /** As Windows words it in this language. */
    keyFile: z.object({
      title: Word,
      verify: Paragraph,
      identifier: Word,
      whenSame: Paragraph,
      recoveryKey: Word,
      whenDifferent: Paragraph,
      help: Paragraph,
    }),
    /** `{computer}`, `{keyId}`, `{recoveryPassword}` and `{checksums}` stand for what is meant. */
    kit: z.object({
      title: Word,
      keyId: Word,
      warning: Paragraph,
      compare: Paragraph,
      enter: Paragraph,
      moved: Paragraph,
      damaged: Paragraph,
      check: Paragraph,
      /** What stands in a command where the letter of a drive has to be typed. */
      placeholders: z.object({ drive: Word, damaged: Word, empty: Word }),
    }),
  }),
});
export type NativeWords = z.infer<typeof NativeWords>;
export type SavedFileWords = NativeWords['files'];
