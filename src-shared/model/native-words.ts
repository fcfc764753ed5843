import { z } from 'zod';
import { AuditColumn, ReportForm } from './audit-report.ts';

const Word = z.string().min(1).max(120);
// Words stand for codes. What people and computers are called is nobody's to reword in a report.
const Coded = z.string().regex(/^(?!(?:time|operator|endUser|computer|keyId|note|ticket|workstation)\.)[A-Za-z]+\.[a-z0-9-]+$/);
const FileWords = z.object({ title: Word, filterName: Word });

/** What a person reads outside the page. The page supplies it, so that all words live in one place and one language. */
export const NativeWords = z.object({
  dialogs: z.object({
    saveKey: FileWords,
    saveKeyPackage: FileWords,
    saveKit: z.object({ title: Word }),
    saveTpmFile: FileWords,
    openTpmFile: FileWords,
    openAuthorities: FileWords,
    exportReport: z.object({ title: Word, fileName: Word, filterNames: z.record(ReportForm, Word) }),
    openReport: FileWords,
  }),
  /** What stands in exported reports. */
  report: z.object({ columns: z.record(AuditColumn, Word), values: z.record(Coded, Word) }),
  menu: z.object({
    file: Word,
    lock: Word,
    signOut: Word,
    settings: Word,
    openReport: Word,
    quit: Word,
    edit: Word,
    view: Word,
    help: Word,
    about: Word,
  }),
});
export type NativeWords = z.infer<typeof NativeWords>;
